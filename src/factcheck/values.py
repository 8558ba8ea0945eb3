"""Frozen attrs classes that are quick to make, of which there are some three hundred.

A run makes values of a quarter of them, or of half, and what attrs does for a class takes longer
than all else in the start of the program. So a class has its slots at once. When its first value is
made it gets an `__init__`, written here if no field has more than a `_Field` tells, such as a
default, a converter or a type, and by attrs if one has. What else attrs makes of a class is made
when it is first asked for; not before is attrs itself imported. `evolve` and `fields_of` do not
ask. A `__repr__`, an `__eq__` and a `__hash__` are ordinary functions that know the fields.

Classes that people make themselves refuse values of another type (`typed`), and say which field is
meant where one is asked for that they do not have (`asked_for`).
"""

import functools
import types
from _thread import RLock
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar, Union, get_args, get_origin

if TYPE_CHECKING:
    import attrs

__all__ = [
    "answer_nobody",
    "asked_for",
    "cached_property",
    "evolve",
    "field",
    "fields_of",
    "frozen",
    "is_made_of_fields",
    "mutable",
    "typed",
]

Class = TypeVar("Class", bound=type)
_MOST = 60
"""Characters of a wrong value in a message."""


class _Nothing:
    """Stands for a default that a field does not have, or that is made for each value."""

    def __repr__(self) -> str:
        return "NOTHING"


_NOTHING: Any = _Nothing()


class _Described:
    """What is said of a field, by the names under which `attrs.field` takes it."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings


if TYPE_CHECKING:
    from functools import cached_property

    from attrs import evolve, field, frozen, mutable
else:

    def field(**settings: Any) -> _Described:
        """Describe a field; takes what `attrs.field` takes."""
        return _Described(settings)

    class cached_property:  # noqa: N801 - it stands for that of functools
        """That of functools without its lock, which Python 3.12 took away: it costs the most."""

        def __init__(self, func: Callable[[Any], Any]) -> None:
            self.func = func
            self.__doc__ = func.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            """Learn the name under which the value is kept."""
            self.name = name

        def __get__(self, instance: object, owner: type | None = None) -> Any:
            """Make the value when it is first asked for; then the instance has it itself."""
            if instance is None:
                return self
            value = vars(instance)[self.name] = self.func(instance)
            return value

    def evolve(value: Any, /, **changes: Any) -> Any:
        """Return a copy of a value with some fields changed; nothing is asked of attrs for it."""
        for name, alias in _given(type(value)):
            if alias not in changes:
                changes[alias] = getattr(value, name)
        return type(value)(**changes)

    def frozen(cls: type | None = None, **settings: Any) -> Any:
        """Make a class of frozen values; takes what `attrs.frozen` takes, except `order`."""
        if cls is None:
            return lambda decorated: frozen(decorated, **settings)
        return _made(cls, "frozen", settings)

    def mutable(cls: type | None = None, **settings: Any) -> Any:
        """Make a class whose values change, and are equal to themselves alone (`eq=False`)."""
        if cls is None:
            return lambda decorated: mutable(decorated, **settings)
        return _made(cls, "mutable", settings)


@cache
def _given(cls: type) -> tuple[tuple[str, str], ...]:
    """Return the fields that a class is given, each with the name by which it is."""
    return tuple((one.name, one.alias) for one in fields_of(cls) if one.init)


def is_made_of_fields(cls: type) -> bool:
    """True if a class, or one that it is made of, is one of values as here."""
    return any(base in _MAKING or "__attrs_attrs__" in vars(base) for base in cls.__mro__)


def fields_of(cls: type) -> "Sequence[_Field]":
    """Return the fields of a class: what they are called, and whether they are given."""
    return (cls in _MAKING and _MAKING[cls].plain) or _fields_by_attrs(cls)


def _fields_by_attrs(cls: type) -> "Sequence[_Field]":
    """Return the same of a class that attrs has made, without the defaults."""
    import attrs  # noqa: PLC0415 - most classes are never asked for what only attrs knows

    return [
        _Field(one.name, init=one.init, repr=bool(one.repr), eq=bool(one.eq))
        for one in attrs.fields(cls)
    ]


def _make_by_attrs(cls: type, kind: str, settings: dict[str, Any]) -> type:
    """Return a class as `attrs.frozen` or `attrs.mutable` makes it, without equality or repr."""
    import attrs  # noqa: PLC0415 - as above

    for name, value in tuple(vars(cls).items()):
        if isinstance(value, _Described):
            setattr(cls, name, attrs.field(**value.settings))
    made: type = getattr(attrs, kind)(cls, eq=False, repr=False, **settings)
    return made


def _made(cls: type, kind: str, settings: dict[str, Any]) -> type:
    """Return a class as attrs would make it, in which most waits until it is asked for."""
    own = vars(cls)
    shows = settings.pop("repr", True) and "__repr__" not in own
    compares = settings.pop("eq", True) and "__eq__" not in own

    def made(**besides: bool) -> type:
        return _make_by_attrs(cls, kind, {**settings, **besides})

    def finish(whole: type, fields: Sequence[_Field]) -> None:
        if shows:
            _show_fields(whole, [one.name for one in fields if one.repr])
        if compares:
            _compare_by_fields(whole, [one.name for one in fields if one.eq])

    if settings.get("slots", True) and _is_copied_as_it_is(own.values()):
        is_typed = settings == {"field_transformer": typed}
        plain = _plain_fields if not settings else _typed_fields if is_typed else None
        return _Making(cls, made, finish, plain, is_frozen=kind == "frozen").copied()
    whole = made()
    finish(whole, _fields_by_attrs(whole))
    return whole


# ---- classes that wait for their first value ----


class _Field(NamedTuple):
    """A field that is set as it is given; the names are those of `attrs.Attribute`."""

    name: str
    default: Any = _NOTHING
    """What makes it, if `is_made`."""
    is_made: bool = False
    """Whether its default is made anew for each value."""
    init: bool = True
    repr: bool = True
    eq: bool = True
    converter: Callable[[Any], Any] | None = None
    validator: Callable[[Any, Any, Any], None] | None = None
    classes: tuple[type, ...] = ()
    """What its values are of; empty if that is not checked."""
    items: tuple[type, ...] = ()
    """What the items of its tuples are of."""

    @property
    def has_default(self) -> bool:
        """True if it need not be given."""
        return self.default is not _NOTHING

    @property
    def alias(self) -> str:
        """Return the name by which it is given to `__init__`."""
        return self.name.lstrip("_")


class _Waiting:
    """Stands in a class for what is made of it, until it is asked for."""

    def __init__(self, name: str, make: "Callable[[_Making], type]") -> None:
        self.name = name
        self.make = make

    def __get__(self, instance: object, owner: type) -> Any:
        """Make it, and return it as if it had stood there.

        It may stand there no more: another thread has made it since this one looked it up.
        """
        # `inspect` asks a class for its `__init__` as it asks a value (since Python 3.13).
        classes = (instance if isinstance(instance, type) else owner).__mro__
        cls = next((one for one in classes if one in _MAKING and self.name in vars(one)), None)
        whole = vars(self.make(_MAKING[cls])) if cls else {}
        if self.name not in whole:
            raise AttributeError(self.name)
        made = whole[self.name]
        return made.__get__(instance, owner) if hasattr(made, "__get__") else made


_COMPLETING = RLock()
_MAKING: "dict[type, _Making]" = {}
"""What makes each class whole."""
_ASKED = (
    "__attrs_attrs__",
    "__attrs_props__",
    "__match_args__",
    "__getstate__",
    "__setstate__",
)
"""What few runs ask a class for."""


_KEPT = {cached_property, functools.cached_property}
"""What keeps a value with its instance."""
_CODE_OF: dict[type, Callable[[Any], Any]] = {
    types.FunctionType: attrgetter("__code__"),
    property: attrgetter("fget.__code__"),
    staticmethod: attrgetter("__func__.__code__"),
    classmethod: attrgetter("__func__.__code__"),
    **dict.fromkeys(_KEPT, attrgetter("func.__code__")),
}


def _is_copied_as_it_is(parts: Iterable[object]) -> bool:
    """True if all parts of a class do the same in a copy of it that has slots."""
    functions = ((_CODE_OF[type(part)], part) for part in parts if type(part) in _CODE_OF)
    return all("__class__" not in code_of(one).co_freevars for code_of, one in functions)


class _Making:
    """Makes a copy of a class that has slots, and what belongs to it when it is first asked for."""

    def __init__(
        self,
        cls: type,
        made: Callable[..., type],
        finish: Callable[[type, Sequence[_Field]], None],
        fields: "Callable[[type], list[_Field] | None] | None",
        *,
        is_frozen: bool,
    ) -> None:
        self.cls = cls
        self.made = made
        self.finish = finish
        self.fields = fields
        self.is_frozen = is_frozen
        self.copy: Any = None

    @cached_property
    def plain(self) -> "Sequence[_Field] | None":
        """Return the fields; None if only attrs can make the `__init__`."""
        return self.fields(self.cls) if self.fields else None

    def copied(self) -> type:
        """Return the copy, with what waits."""
        cls = self.cls
        names = [name for name, type_ in cls.__annotations__.items() if _is_field(type_)]
        left_out = {*names, "__dict__", "__weakref__"}
        body = {name: value for name, value in vars(cls).items() if name not in left_out}
        body["__slots__"] = (*names, *_slots_besides(cls))
        body |= _WAITING
        if self.is_frozen:
            body |= {"__setattr__": _refuse_to_change, "__delattr__": _refuse_to_change}
        self.copy = type(cls)(cls.__name__, cls.__bases__, body)
        _MAKING[self.copy] = self
        made: type = self.copy
        return made

    def begin(self) -> type:
        """Make what the first value needs, and return the class."""
        if self.plain is None:
            return self.complete()
        with _COMPLETING:
            if isinstance(vars(self.copy)["__init__"], _Waiting):
                self.finish(self.copy, self.plain)
                self.copy.__init__ = _init_of(self.copy, self.plain, is_frozen=self.is_frozen)
        made: type = self.copy
        return made

    def complete(self) -> type:
        """Make what attrs makes, and return the class."""
        copy = self.copy
        with _COMPLETING:
            if isinstance(vars(copy).get("__attrs_attrs__"), _Waiting):
                parts = vars(self.made(init=self.plain is None))
                for name in _ASKED:
                    if name in parts:
                        setattr(copy, name, parts[name])
                    else:
                        delattr(copy, name)
                if self.plain is None:
                    self.finish(copy, _fields_by_attrs(copy))
                    copy.__init__ = parts["__init__"]
                else:
                    self.begin()  # a value that another process made begins without `__init__`
        made: type = copy
        return made


_WAITING = {name: _Waiting(name, _Making.complete) for name in _ASKED}
_WAITING["__init__"] = _Waiting("__init__", _Making.begin)


def _is_field(type_: object) -> bool:
    """True if an annotation is that of a field, not of something of the class."""
    if isinstance(type_, str):
        return not type_.startswith(("typing.ClassVar", "ClassVar"))
    return type_ is not ClassVar and getattr(type_, "__origin__", None) is not ClassVar


def _slots_besides(cls: type) -> Iterator[str]:
    """Yield the slots that values have besides those of their fields."""
    if not any("__weakref__" in vars(base) for base in cls.__mro__[1:]):
        yield "__weakref__"
    if not _KEPT.isdisjoint(map(type, vars(cls).values())):
        yield "__dict__"


def _refuse_to_change(*_: object) -> None:
    import attrs  # noqa: PLC0415 - as above

    raise attrs.exceptions.FrozenInstanceError


def _plain_fields(cls: type) -> list[_Field] | None:
    """Return the fields of a class; None if only attrs can make its `__init__`."""
    if any("__attrs_attrs__" in vars(base) for base in cls.__mro__[1:]):
        return None
    fields = []
    for name, type_ in cls.__annotations__.items():
        if _is_field(type_):
            one = _plain_field(name, vars(cls).get(name, _NOTHING))
            if one is None:
                return None
            fields.append(one)
    return fields


def _plain_field(name: str, value: Any) -> _Field | None:
    """Return a field of a class that has a value under its name; None if only attrs can set it."""
    if type(value).__name__ == "_CountingAttr":  # `attrs.field` returns it
        return None
    if not isinstance(value, _Described):
        return _Field(name, value)
    settings = dict(value.settings)
    if "factory" in settings:
        settings |= {"default": settings.pop("factory"), "is_made": True}
    is_plain = settings.keys() <= set(_Field._fields) and (
        "converter" not in settings or settings.get("init", True)
    )
    return _Field(name, **settings) if is_plain else None


def _typed_fields(cls: type) -> list[_Field] | None:
    """Return the same of a class whose fields say what they are of."""
    fields = _plain_fields(cls)
    if fields is None:
        return None
    kinds = [_kinds(cls.__annotations__[one.name]) if one.init else None for one in fields]
    return [
        one._replace(classes=kind[0], items=kind[1]) if kind else one
        for one, kind in zip(fields, kinds, strict=True)
    ]


class _Shape(NamedTuple):
    """What an `__init__` does with one field."""

    init: bool
    is_made: bool
    converts: bool
    checks: bool
    checks_items: bool
    validates: bool


def _shape(field: _Field) -> _Shape:
    converts, validates = bool(field.converter), bool(field.validator)
    checks, checks_items = bool(field.classes), bool(field.items)
    return _Shape(field.init, field.is_made, converts, checks, checks_items, validates)


def _init_of(cls: type, fields: Sequence[_Field], *, is_frozen: bool) -> Callable[..., None]:
    """Return the `__init__` of a class, of which attrs need not make it."""
    fields = [one for one in fields if one.init or one.has_default]
    given = [one for one in fields if one.init]
    is_followed = hasattr(cls, "__attrs_post_init__")
    code = _code(tuple(map(_shape, fields)), is_frozen=is_frozen, is_followed=is_followed)
    names = {f"field{at}": one.name for at, one in enumerate(fields)}
    made = types.FunctionType(
        code.replace(
            co_varnames=("self", *(one.alias for one in given)),
            co_names=tuple(names.get(name, name) for name in code.co_names),
        ),
        _meanings(cls, fields),
        "__init__",
        tuple(_NOTHING if one.is_made else one.default for one in given if one.has_default),
    )
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    types_ = {one.alias: cls.__annotations__[one.name] for one in given}
    made.__annotations__ = {**types_, "return": None}
    return made


def _meanings(cls: type, fields: Sequence[_Field]) -> dict[str, Any]:
    """Return what the names in the `__init__` of a class stand for."""
    own = vars(cls)
    known: dict[str, Any] = {"NOTHING": _NOTHING}
    for at, one in enumerate(fields):
        known[f"set{at}"] = own[one.name].__set__
        known[f"default{at}"] = one.default
        if one.converter or one.validator or one.items:
            known |= {f"told{at}": one, f"convert{at}": one.converter}
            known |= {f"validate{at}": one.validator}
            known[f"check{at}"] = _validator(one.classes, one.items)
    typed_fields = [one for one in fields if one.classes]
    if typed_fields:
        known["known"] = of_types = set[tuple[type, ...]]()
        known["check"] = _check_of_types(typed_fields, of_types)
    return known


def _check_of_types(
    fields: Sequence[_Field], known: set[tuple[type, ...]]
) -> Callable[[object, tuple[object, ...]], None]:
    """Return what refuses values of wrong types, and learns the types that it does not refuse."""
    checks = [(one, _validator(one.classes, one.items)) for one in fields]

    def check(instance: object, values: tuple[object, ...]) -> None:
        for (one, validate), value in zip(checks, values, strict=True):
            validate(instance, one, value)
        known.add(tuple(map(type, values)))

    return check


@cache
def _code(shapes: tuple[_Shape, ...], *, is_frozen: bool, is_followed: bool) -> types.CodeType:
    """Compile the `__init__` of all classes for which it is written in one way."""
    given = ", ".join(f"given{at}" for at, one in enumerate(shapes) if one.init)
    lines = [line for at, one in enumerate(shapes) for line in _lines(at, one, is_frozen=is_frozen)]
    checked = [f"given{at}" for at, one in enumerate(shapes) if one.checks]
    if checked:
        of_types = "".join(f"type({one}), " for one in checked)
        lines.append(f"if ({of_types}) not in known: check(self, ({', '.join(checked)},))")
    for at, one in enumerate(shapes):
        if one.checks_items:
            lines.append(f"if given{at}: check{at}(self, told{at}, given{at})")
        if one.validates:
            lines.append(f"validate{at}(self, told{at}, {_value(at, one)})")
    if is_followed:
        lines.append("self.__attrs_post_init__()")
    body = "\n ".join(lines or ["pass"])
    known: dict[str, Any] = {}
    exec(compile(f"def __init__(self, {given}):\n {body}", "<__init__>", "exec"), known)  # noqa: S102 - ours
    code: types.CodeType = known["__init__"].__code__
    return code


def _value(at: int, shape: _Shape) -> str:
    """Return what stands for the value of a field, which has a number."""
    return f"given{at}" if shape.init else f"default{at}()" if shape.is_made else f"default{at}"


def _lines(at: int, shape: _Shape, *, is_frozen: bool) -> Iterator[str]:
    """Yield the lines that set a field."""
    value = _value(at, shape)
    if shape.init and shape.is_made:
        yield f"if given{at} is NOTHING: given{at} = default{at}()"
    if shape.converts:
        yield f"{value} = convert{at}({value})"
    yield f"set{at}(self, {value})" if is_frozen else f"self.field{at} = {value}"


# ---- what they show, and when they are equal ----


def _show_fields(cls: Any, names: Sequence[str]) -> None:
    def __repr__(self: object) -> str:  # noqa: N807 - it becomes a method
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"

    cls.__repr__ = __repr__


def _compare_by_fields(cls: Any, names: Sequence[str]) -> None:
    compared: Any = attrgetter(*names) if names else type

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other is self:
            return True
        if type(other) is not type(self):
            return NotImplemented
        is_equal: bool = compared(self) == compared(other)
        return is_equal

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(compared(self))

    cls.__eq__ = __eq__
    cls.__hash__ = __hash__


# ---- types ----


def typed(_: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """Give the fields of a class validators of their types; a field transformer of attrs.

    Read are classes, tuples of one class, and these or None; other types are left alone.
    """
    return [_with_type(field) for field in fields]


def _with_type(field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    kinds = _kinds(field.type) if field.init else None
    if kinds is None:
        return field
    validator = _validator(*kinds)
    if field.validator:
        import attrs  # noqa: PLC0415 - as above

        validator = attrs.validators.and_(validator, field.validator)
    return field.evolve(validator=validator)


def _kinds(type_: Any) -> tuple[tuple[type, ...], tuple[type, ...]] | None:
    """Return the classes of a field, and those of the items of its tuple; None if it has others."""
    parts = get_args(type_) if get_origin(type_) in (Union, types.UnionType) else (type_,)
    classes: list[type] = []
    items: tuple[type, ...] = ()
    for part in parts:
        if get_origin(part) is tuple and get_args(part)[1:] == (...,):
            inner = _kinds(get_args(part)[0])
            if inner is None or inner[1]:
                return None
            classes.append(tuple)
            items = inner[0]
        elif isinstance(part, type):
            classes += [float, int] if part is float else [part]
        else:
            return None
    return tuple(classes), items


def _validator(classes: tuple[type, ...], items: tuple[type, ...]) -> Callable[..., None]:
    exact = frozenset(classes)

    def check(instance: object, attribute: "attrs.Attribute[Any] | _Field", value: Any) -> None:
        if type(value) not in exact and not isinstance(value, classes):
            raise TypeError(_refused(instance, attribute.name, value, _told(classes, items)))
        if items and value:
            wrong = next((one for one in value if not isinstance(one, items)), None)
            if wrong is not None:
                expected = f"each item is {_told(items, ())}"
                raise TypeError(_refused(instance, attribute.name, wrong, expected))

    return check


def _refused(instance: object, name: str, value: object, expected: str) -> str:
    given = repr(value)
    shown = given if len(given) <= _MOST else f"{given[:_MOST]}…"
    found = f"{shown} of type {type(value).__name__}"
    return f"{type(instance).__name__}.{name}: {found}; expected: {expected}"


def _told(classes: tuple[type, ...], items: tuple[type, ...]) -> str:
    """Say what is expected: "a tuple of Name", "Edtf or None"."""
    names = [
        f"a tuple of {_told(items, ())}"
        if one is tuple and items
        else "None"
        if one is type(None)
        else one.__name__
        for one in classes
    ]
    return " or ".join(names)


# ---- fields that people ask for ----


_ANSWERS = [True]
"""The last one counts."""


def answer_nobody() -> None:
    """Make the classes that are not made yet without their answers: each look at a field is slower.

    For a program of its own, in which nobody types the names of fields.
    """
    _ANSWERS.append(False)


def asked_for(**guesses: str) -> Callable[[Class], Class]:
    """Let a class say which field is meant where one is asked for that it does not have.

    Args:
        guesses: Names that people try, each with where that stands.
    """

    def decorate(cls: Class) -> Class:
        if not _ANSWERS[-1]:
            return cls

        def __getattr__(self: object, name: str) -> Any:  # noqa: N807 - it becomes a method
            raise AttributeError(_unknown(type(self), name, guesses), name=name, obj=self)

        cls.__getattr__ = __getattr__  # type: ignore[attr-defined]
        return cls

    return decorate


def _unknown(cls: type, name: str, guesses: dict[str, str]) -> str:
    told = f"'{cls.__name__}' object has no attribute '{name}'"
    if name.startswith("_"):
        return told
    if name in guesses:
        return f"{told}: see {guesses[name]}"
    import difflib  # noqa: PLC0415 - few programs ask for what is not there

    known = [one for one in dir(cls) if not one.startswith("_")]
    near = difflib.get_close_matches(name, known, n=1)
    return f"{told}: did you mean '{near[0]}'?" if near else f"{told}. It has: {', '.join(known)}"
