"""Copies of values whose parts are made on first use: some parts are replaced, none is made."""

from typing import Any, cast

from attrs import fields_dict


class Changed:
    """Makes a class of copies: what is not replaced is asked of the value that it is a copy of.

    A part that is made later is thus made of the other parts as they were before.
    """

    _volatile = frozenset[str]()
    """Parts that may still change in the value that it is a copy of."""

    def __init__(self, before: object, parts: dict[str, Any]) -> None:
        vars(self).update(parts, _before=before)

    def __getattr__(self, name: str) -> Any:
        """Return a part that was not replaced, and keep it.

        Raises:
            AttributeError: there is no such part.
        """
        if name not in fields_dict(cast("Any", type(self))):
            raise AttributeError(name)
        value = getattr(vars(self)["_before"], name)
        if name not in self._volatile:
            vars(self)[name] = value
        return value
