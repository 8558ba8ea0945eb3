"""Parts of the analysis that failed on one document, and placeholders for their results."""

from typing import Any, NoReturn

from attrs import field, frozen


@frozen
class Failure:
    """A part of the analysis that failed on a document."""

    part: str
    """The field of `Facts`, `Measures` or `Dossier` that is missing as a result: "dates"."""
    why: str
    """The error, or the name and error of another failed part on which this part depends."""
    where: str = field(default="", repr=False)
    """The traceback; empty if another failed part is the cause."""

    def __str__(self) -> str:
        """Return the failed part and the error, as `part: why`."""
        return f"{self.part}: {self.why}"


class PartFailedError(Exception):
    """Raised when code uses the result of a part of the analysis that failed."""


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
