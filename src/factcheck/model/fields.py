"""Validators for the fields of values that programs create."""

from __future__ import annotations

import enum
import operator
import types
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs

from factcheck.errors import UsageError

_MOST = 60
"""Maximum number of characters of a wrong value in a message."""
Choice = TypeVar("Choice", bound=enum.StrEnum)
Item = TypeVar("Item")


class FieldError(ValueError):
    """An invalid field value; the message names the field, the value and the expected values."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        """Store the field ("Claim.id"), the value and a description of what was expected."""
        super().__init__(f"{field} {value!r:.60}: expected {expected}")
        self.field = field
        self.value = value
        self.expected = expected

    def __reduce__(self) -> tuple[type[FieldError], tuple[str, object, str]]:
        """Return the class and the three arguments, for pickling."""
        return type(self), (self.field, self.value, self.expected)


def filled(instance: object, field: Any, value: Any) -> None:
    """Validate that a string is not blank, or that a tuple is not empty.

    Raises:
        FieldError: The value is empty.
    """
    if not (value.strip() if isinstance(value, str) else value):
        expected = "text that is not blank" if isinstance(value, str) else "at least one item"
        raise FieldError(f"{type(instance).__name__}.{field.name}", value, expected)


def counted(instance: object, field: Any, value: int) -> None:
    """Validate that a number is not negative.

    Raises:
        FieldError: The number is below 0.
    """
    if value < 0:
        expected = "a whole number of 1 or more, or 0 if unknown"
        raise FieldError(f"{type(instance).__name__}.{field.name}", value, expected)


def share(instance: object, field: Any, value: float) -> None:
    """Validate that a number is between 0 and 1.

    Raises:
        FieldError: The number is outside this range.
    """
    if not 0 <= value <= 1:
        raise FieldError(f"{type(instance).__name__}.{field.name}", value, "a number from 0 to 1")


def one_of(field: str, choices: type[Choice], value: Choice | str) -> Choice:
    """Return a member of an enumeration, given the member or its value.

    Raises:
        FieldError: There is no such member.
    """
    try:
        return choices(value)
    except ValueError:
        raise FieldError(field, value, f"one of {', '.join(choices)}") from None


def items_of(argument: str, given: object, kind: type[Item]) -> list[Item]:
    """Return the items of an iterable argument as a list; a single item is accepted as well.

    Raises:
        UsageError: An item is not of this type; the message names the argument.
    """
    every: list[Any] = [given]
    if isinstance(given, Iterable) and not isinstance(given, kind):
        every = list(given)
    for one in every:
        if not isinstance(one, kind):
            what = "strings" if kind is str else f"{kind.__name__} objects"
            raise UsageError(f"{argument} {one!r:.90}: expected one or more {what}.")
    return every


def whole(argument: str, value: object, least: int | None = None) -> int:
    """Return an argument that is a whole number.

    Raises:
        TypeError: The argument is not a whole number; the message names the argument.
        FieldError: The argument is below `least`.
    """
    try:
        number = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"{argument} {value!r:.60}: expected a whole number") from None
    if least is not None and number < least:
        raise FieldError(argument, value, f"a whole number of {least} or more")
    return number


def short(self: Any) -> str:
    """Return a representation with only the fields that differ from their defaults, shortened."""
    shown = []
    for one in attrs.fields(type(self)):
        value = getattr(self, one.name)
        if one.repr and value not in (None, False, "", (), {}, frozenset(), one.default):
            shown.append(f"{one.name}={_cut(value)}")
    return f"{type(self).__name__}({', '.join(shown)})"


def _cut(value: object) -> str:
    given = repr(value)
    return given if len(given) <= _MOST else f"{given[:_MOST]}…"


def typed(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Add validators for the annotated types of an attrs class; this is a field transformer.

    It covers classes, tuples of one class, other collections (without their items), and unions of
    these with None.
    """
    return [_with_type(field) for field in fields]


def _with_type(field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    kinds = _kinds(field.type) if field.init else None
    if kinds is None:
        return field
    validator = _validator(*kinds)
    if field.validator:
        validator = attrs.validators.and_(validator, field.validator)
    return field.evolve(validator=validator)


def _kinds(type_: Any) -> tuple[tuple[type, ...], tuple[type, ...]] | None:
    """Return the classes that a field allows and those of its tuple items; None for other types."""
    parts = get_args(type_) if get_origin(type_) in (Union, types.UnionType) else (type_,)
    classes: list[type] = []
    items: tuple[type, ...] = ()
    for part in parts:
        if get_origin(part) is tuple and get_args(part)[1:] == (...,):
            inner = _kinds(get_args(part)[0])
            if inner is None:
                return None
            classes.append(tuple)
            items = inner[0]
        elif isinstance(part, type):
            classes += [float, int] if part is float else [part]
        elif isinstance(get_origin(part), type):
            classes.append(get_origin(part))
        else:
            return None
    return tuple(classes), items


def _validator(classes: tuple[type, ...], items: tuple[type, ...]) -> Callable[..., None]:
    exact = frozenset(classes)

    def check(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        if type(value) not in exact and not isinstance(value, classes):
            raise TypeError(_refused(instance, attribute.name, value, _told(classes, items)))
        if items and value:
            wrong = next((one for one in value if not isinstance(one, items)), None)
            if wrong is not None:
                expected = f"each item to be {_told(items, ())}"
                raise TypeError(_refused(instance, attribute.name, wrong, expected))

    return check


def _refused(instance: object, name: str, value: object, expected: str) -> str:
    found = "None" if value is None else f"{_cut(value)} of type {type(value).__name__}"
    return f"{type(instance).__name__}.{name}: expected {expected}, not {found}"


def _told(classes: tuple[type, ...], items: tuple[type, ...]) -> str:
    """Return the expected types in words: "a tuple of Name", "Edtf or None"."""
    names = [
        f"a tuple of {_told(items, ())}"
        if one is tuple and items
        else "None"
        if one is type(None)
        else one.__name__
        for one in classes
    ]
    return " or ".join(names)
