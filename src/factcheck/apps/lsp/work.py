"""Jobs: a document or claims folder with the current text of the editor, and its outcome."""

from collections.abc import Mapping

from attrs import field, frozen

from factcheck.apps.lsp.positions import Encoding, Lines
from factcheck.claims.log import Standing
from factcheck.errors import Problem
from factcheck.model import Report


@frozen
class Text:
    """A file as in the editor, or as on disk."""

    uri: str
    lines: Lines = field(repr=False)
    version: int | None = None
    """None for a file that is not open."""


@frozen
class Job:
    """One version of a document or claims folder to check."""

    key: str
    """Key of the document in the session."""
    name: str
    """Name of the document in reports: a path, invented if there is no file."""
    data: bytes | None = field(repr=False)
    """None for a claims folder."""
    texts: Mapping[str, Text] = field(repr=False)
    """Path in reports → open text."""
    encoding: Encoding
    is_file: bool = True
    """Whether the document has a file, beside which decisions can be stored."""

    @property
    def versions(self) -> dict[str, int | None]:
        """Return the version of each text."""
        return {one.uri: one.version for one in self.texts.values()}


@frozen
class Outcome:
    """The result of a job."""

    job: Job
    report: Report | None = None
    """The report without findings that decisions, suppressions or the baseline cover."""
    standing: Standing | None = None
    """All findings with the decisions on them; None if decisions cannot be stored."""
    problems: tuple[Problem, ...] = ()
    """Errors in the document, or in a file beside it, that prevent reading it."""
    faults: tuple[str, ...] = ()
    """Internal errors, for the log."""
    others: dict[str, Text] = field(factory=dict, eq=False, repr=False)
    """Other files that contain places, as they were when first used."""
