"""Parts of the analysis that failed on one document, and what stands for their results."""

from typing import Any, NoReturn

from attrs import field, frozen


@frozen
class Failure:
    """That a part of the analysis failed on a document."""

    part: str
    """The field of `Facts`, `Measures` or `Dossier` that it would have filled: "dates"."""
    why: str
    """The error, or the part that it needed, with its error."""
    where: str = field(default="", repr=False)
    """The traceback; empty where another part that it needed had failed."""

    def __str__(self) -> str:
        """Return `part: why`."""
        return f"{self.part}: {self.why}"


class PartFailedError(Exception):
    """The result of a part that failed was asked for."""


class Missing:
    """Stands for the result of a part that failed: whatever uses it fails for the same reason."""

    def __init__(self, failure: Failure) -> None:
        """Keep the failure."""
        self._failure = failure

    def _refuse(self, *_: object) -> NoReturn:
        raise PartFailedError(str(self._failure))

    def __getattr__(self, _: str) -> Any:
        """Refuse to be used."""
        self._refuse()

    __bool__ = __contains__ = __getitem__ = __iter__ = __len__ = _refuse
