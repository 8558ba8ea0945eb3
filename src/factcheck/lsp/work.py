"""What is worked on at once: a document or a claims folder, as it is in the editor now."""

from collections.abc import Mapping

from attrs import field, frozen

from factcheck.decisions import Standing
from factcheck.errors import Problem
from factcheck.lsp.positions import Encoding, Lines
from factcheck.model import Report


@frozen
class Text:
    """A file as the editor has it, or as it is on disk."""

    uri: str
    lines: Lines = field(repr=False)
    version: int | None = None
    """None for a file that is not open."""


@frozen
class Job:
    """One version of a document or of a claims folder, to be checked."""

    key: str
    """What it goes by in the session."""
    name: str
    """How it is called in reports: a path, that of a document without a file made up."""
    data: bytes | None = field(repr=False)
    """None of a claims folder."""
    texts: Mapping[str, Text] = field(repr=False)
    """What is open of it, by the path in reports."""
    encoding: Encoding
    is_file: bool = True
    """False while a document has no file, beside which decisions could stand."""

    @property
    def versions(self) -> dict[str, int | None]:
        """Return the version of each text."""
        return {one.uri: one.version for one in self.texts.values()}


@frozen
class Outcome:
    """What came of it."""

    job: Job
    report: Report | None = None
    """What is left once decisions, instructions and the baseline have settled the rest."""
    standing: Standing | None = None
    """All findings beside the decisions on them; None where no decisions can be kept."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in the document or in a file beside it, so that it could not be read."""
    faults: tuple[str, ...] = ()
    """What went wrong in factcheck itself, for the log."""
    others: dict[str, Text] = field(factory=dict, eq=False, repr=False)
    """Files in which places stand, too, as they were when they were first asked for."""
