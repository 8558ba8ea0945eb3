"""Parts of the analysis that failed on one document, and placeholders for their results."""

from typing import Any, NoReturn

from attrs import field, frozen


@frozen
class Failure:
    """A part of the analysis that failed on a document."""

    part: str
    """The field of `Facts`, `Measures` or `Dossier` that it would have set: "dates"."""
    why: str
    """The error, or the failed part that it depends on, with that part's error."""
    where: str = field(default="", repr=False)
    """The traceback; empty if the cause is another failed part."""

    def __str__(self) -> str:
        """Return `part: why`."""
        return f"{self.part}: {self.why}"


class PartFailedError(Exception):
    """Code used the result of a part that failed."""


class Missing:
    """Placeholder for the result of a failed part; using it raises `PartFailedError`."""

    def __init__(self, failure: Failure) -> None:
        """Store the failure."""
        self._failure = failure

    def _refuse(self, *_: object) -> NoReturn:
        raise PartFailedError(str(self._failure))

    def __getattr__(self, _: str) -> Any:
        """Raise `PartFailedError`."""
        self._refuse()

    __bool__ = __contains__ = __getitem__ = __iter__ = __len__ = _refuse
