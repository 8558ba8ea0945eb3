"""Copies of values whose parts are computed on first use. Making a copy computes nothing."""

from typing import Any, cast

from attrs import fields_dict


def is_equal(first: object, second: object, kind: Any) -> bool:
    """Return True if two values have equal fields, even if they compute them differently."""
    if not isinstance(second, kind):
        return False
    return all(getattr(first, part) == getattr(second, part) for part in fields_dict(kind))


class Changed:
    """Base class of copies that take the parts that were not replaced from the original value.

    A part that is computed after the copy was made is therefore still based on the original parts.
    """

    _volatile = frozenset[str]()
    """Parts that may still change in the original value."""

    def __init__(self, before: object, parts: dict[str, Any]) -> None:
        vars(self).update(parts, _before=before)

    def __getattr__(self, name: str) -> Any:
        """Return a part that was not replaced, and store it in the copy.

        Raises:
            AttributeError: The value has no such part.
        """
        if name not in fields_dict(cast("Any", type(self))):
            raise AttributeError(name)
        value = getattr(vars(self)["_before"], name)
        if name not in self._volatile:
            vars(self)[name] = value
        return value
