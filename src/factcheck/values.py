"""Frozen attrs classes that are quick to make, of which there are some three hundred.

A run makes values of a quarter of them, or of half, and what attrs does for a class (it writes an
`__init__` and compiles it) takes longer than all else in the start of the program. So a class of
fields alone has its slots at once, and what attrs makes of it when it is first asked for, which is
when the first value is made. A `__repr__`, an `__eq__` and a `__hash__` are ordinary functions that
ask the class for its fields.

Classes that people make themselves refuse values of another type (`typed`), and say which field is
meant where one is asked for that they do not have (`asked_for`).
"""

import types
from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

import attrs

__all__ = ["asked_for", "frozen", "typed"]

Class = TypeVar("Class", bound=type)
_MOST = 60
"""Characters of a wrong value in a message."""

if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(cls: type | None = None, **settings: Any) -> Any:
        """Make a class of frozen values; takes what `attrs.frozen` takes, except `order`."""
        if cls is None:
            return lambda decorated: frozen(decorated, **settings)
        own = vars(cls)
        shows = settings.pop("repr", True) and "__repr__" not in own
        compares = settings.pop("eq", True) and "__eq__" not in own

        def made() -> type:
            return attrs.frozen(cls, eq=False, repr=False, **settings)

        def finish(whole: type) -> None:
            if shows:
                _show_fields(whole)
            if compares:
                _compare_by_fields(whole)

        if settings.get("slots", True) and all(map(_is_copied_as_it_is, own.values())):
            return _waiting(cls, made, finish)
        whole = made()
        finish(whole)
        return whole


# ---- classes that wait for their first value ----


class _Waiting:
    """Stands for what attrs makes of a class, until it is asked for."""

    def __init__(self, name: str, complete: Callable[[], type]) -> None:
        self.name = name
        self.complete = complete

    def __get__(self, instance: object, owner: type) -> Any:
        whole = vars(self.complete())
        if self.name not in whole:
            raise AttributeError(self.name)
        made = whole[self.name]
        return made.__get__(instance, owner) if hasattr(made, "__get__") else made


_COMPLETING = RLock()
_ASKED = (
    "__attrs_attrs__",
    "__attrs_props__",
    "__match_args__",
    "__getstate__",
    "__setstate__",
    "__init__",
)
"""What may be asked for before there is a value; `__init__` last, since it is there when all is."""
_WITH_VALUES = ("__setattr__", "__delattr__")
_NOT_COPIED = ("__dict__", "__weakref__")


def _is_copied_as_it_is(value: object) -> bool:
    """True if a part of a class does the same in a copy of it that has slots."""
    function = getattr(value, "fget", None) or getattr(value, "__func__", value)
    names = getattr(getattr(function, "__code__", None), "co_freevars", ())
    return not isinstance(value, cached_property) and "__class__" not in names


def _waiting(cls: type, made: Callable[[], type], finish: Callable[[type], None]) -> type:
    """Return a copy of a class with slots for its fields, complete when it is first asked for."""
    fields = [name for name, type_ in cls.__annotations__.items() if _is_field(type_)]
    has_weak = any("__weakref__" in vars(base) for base in cls.__mro__[1:])
    body = {name: value for name, value in vars(cls).items() if name not in {*fields, *_NOT_COPIED}}
    body["__slots__"] = (*fields, *(() if has_weak else ("__weakref__",)))

    def complete() -> type:
        with _COMPLETING:
            if not isinstance(vars(copy)["__init__"], _Waiting):
                return copy
            parts = vars(made())
            for name in (*_WITH_VALUES, *_ASKED[:-1]):
                if name in parts:
                    setattr(copy, name, parts[name])
                elif name in _ASKED:
                    delattr(copy, name)
            finish(copy)
            copy.__init__ = parts["__init__"]  # type: ignore[misc]
            return copy

    body |= {name: _Waiting(name, complete) for name in _ASKED}
    copy = type(cls)(cls.__name__, cls.__bases__, body)
    return copy


def _is_field(type_: object) -> bool:
    """True if an annotation is that of a field, not of something of the class."""
    return not str(type_).startswith(("typing.ClassVar", "ClassVar"))


# ---- what they show, and when they are equal ----


def _show_fields(cls: Any) -> None:
    names = [field.name for field in attrs.fields(cls) if field.repr]

    def __repr__(self: object) -> str:  # noqa: N807 - it becomes a method
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"

    cls.__repr__ = __repr__


def _compare_by_fields(cls: Any) -> None:
    names = [field.name for field in attrs.fields(cls) if field.eq]
    compared: Any = attrgetter(*names) if names else type

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if type(other) is not type(self):
            return NotImplemented
        return bool(compared(self) == compared(other))

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
    both = attrs.validators.and_(validator, field.validator) if field.validator else validator
    return field.evolve(validator=both)


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

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
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


def asked_for(**guesses: str) -> Callable[[Class], Class]:
    """Let a class say which field is meant where one is asked for that it does not have.

    Args:
        guesses: Names that people try, each with where that stands.
    """

    def decorate(cls: Class) -> Class:
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
