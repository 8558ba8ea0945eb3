"""Frozen attrs classes that are quick to make, of which there are some two hundred.

`attrs.frozen` writes and compiles a `__repr__`, an `__eq__` and a `__hash__` for each class, at
every start of the program; that is two thirds of the time that a class takes. Here they are
ordinary functions that ask the class for its fields. All else is done by attrs.
"""

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["frozen"]

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
        made = attrs.frozen(cls, eq=False, repr=False, **settings)
        if shows:
            _show_fields(made)
        if compares:
            _compare_by_fields(made)
        return made


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
