"""What the fields of values that people make may hold."""

import enum
from typing import Any, TypeVar

Choice = TypeVar("Choice", bound=enum.StrEnum)


class FieldError(ValueError):
    """A value that a field cannot have; the message names field, value and what is expected."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        """Keep the field as "Claim.id", the value and what is expected."""
        super().__init__(f"{field}: {value!r:.60}; expected: {expected}")
        self.field = field
        self.value = value
        self.expected = expected

    def __reduce__(self) -> tuple[type["FieldError"], tuple[str, object, str]]:
        """Pickle by the three parts."""
        return type(self), (self.field, self.value, self.expected)


def filled(instance: object, field: Any, value: Any) -> None:
    """Refuse no words, and a tuple without items.

    Raises:
        FieldError: it is empty.
    """
    if not (value.strip() if isinstance(value, str) else value):
        expected = "words" if isinstance(value, str) else "at least one"
        raise FieldError(f"{type(instance).__name__}.{field.name}", value, expected)


def counted(instance: object, field: Any, value: int) -> None:
    """Refuse a number below 0.

    Raises:
        FieldError: it is one.
    """
    if value < 0:
        expected = "a whole number from 1, or 0 for unknown"
        raise FieldError(f"{type(instance).__name__}.{field.name}", value, expected)


def share(instance: object, field: Any, value: float) -> None:
    """Refuse a number that is not from 0 to 1.

    Raises:
        FieldError: it is not.
    """
    if not 0 <= value <= 1:
        raise FieldError(f"{type(instance).__name__}.{field.name}", value, "a number from 0 to 1")


def one_of(field: str, choices: type[Choice], value: Choice | str) -> Choice:
    """Return one of some choices, which may be given by its value.

    Raises:
        FieldError: it is none of them.
    """
    try:
        return choices(value)
    except ValueError:
        raise FieldError(field, value, f"one of {', '.join(choices)}") from None
