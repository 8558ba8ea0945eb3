"""Copies of values with lazily computed parts: some parts are replaced, none is computed."""

from typing import Any, cast

from attrs import fields_dict


def is_equal(first: object, second: object, kind: Any) -> bool:
    """Return True if two values of an attrs class are equal, however each computes its parts."""
    if not isinstance(second, kind):
        return False
    return all(getattr(first, part) == getattr(second, part) for part in fields_dict(kind))


class Changed:
    """Base class of copies that look up unreplaced parts in the original value.

    A part that is computed later is therefore computed from the original parts.
    """

    _volatile = frozenset[str]()
    """Parts that may still change in the original value."""

    def __init__(self, before: object, parts: dict[str, Any]) -> None:
        vars(self).update(parts, _before=before)

    def __getattr__(self, name: str) -> Any:
        """Return a part that was not replaced, and keep it.

        Raises:
            AttributeError: There is no such part.
        """
        if name not in fields_dict(cast("Any", type(self))):
            raise AttributeError(name)
        value = getattr(vars(self)["_before"], name)
        if name not in self._volatile:
            vars(self)[name] = value
        return value
