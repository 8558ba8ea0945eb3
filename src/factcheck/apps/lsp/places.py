"""Conversion of places in a report to URIs and ranges."""

from lsprotocol.types import Location, Position, Range

from factcheck.apps.lsp.buffers import uri_of
from factcheck.apps.lsp.positions import Lines
from factcheck.apps.lsp.work import Outcome, Text
from factcheck.claims.claimfiles.nodes import MOST_YAML
from factcheck.errors import Problem
from factcheck.model import Finding, Place, Span
from factcheck.storage import read_limited


def text_of(path: str, outcome: Outcome) -> Text:
    """Return the text of a file as it was checked: from the editor, or read from disk."""
    job = outcome.job
    if path in job.texts:
        return job.texts[path]
    if path not in outcome.others:
        files = outcome.report.dossier.document.files if outcome.report else ()
        words = next((file.text for file in files if file.path == path), None)
        text = _read(path) if words is None else words
        outcome.others[path] = Text(uri_of(path), Lines(text, job.encoding))
    return outcome.others[path]


def is_own(place: Place, outcome: Outcome) -> bool:
    """Return True if a place is in the checked document, not in a source or table."""
    job = outcome.job
    return place.path in job.texts or (job.data is None and place.path.startswith(f"{job.name}/"))


def _read(path: str) -> str:
    """Return the contents of a file; empty if it cannot be read."""
    try:
        return read_limited(path, MOST_YAML).decode("utf-8-sig", errors="replace")
    except OSError:
        return ""


def location(place: Place, outcome: Outcome) -> Location:
    """Return the location of a place."""
    text = text_of(place.path, outcome)
    if not text.lines.text:  # too large to read only for a position
        start = Position(place.line - 1, place.column - 1)
        return Location(text.uri, Range(start, Position(place.end_line - 1, place.end_column - 1)))
    return Location(text.uri, text.lines.range(place))


def area(span: Span, outcome: Outcome) -> Location:
    """Return the location of a span of the document."""
    assert outcome.report is not None  # noqa: S101 - a span belongs to a document
    return location(outcome.report.dossier.document.place(span), outcome)


def problem_location(problem: Problem, outcome: Outcome) -> Location:
    """Return the location of a problem, extended to the end of its line so that it is visible."""
    text = text_of(problem.path, outcome)
    line = text.lines.line(problem.line - 1)
    end = max(problem.column, len(line) + 1)
    words = line[problem.column - 1 :]
    place = Place(problem.path, problem.line, problem.column, problem.line, end, words)
    return Location(text.uri, text.lines.range(place))


def places(finding: Finding) -> tuple[Place, ...]:
    """Return all places of a finding, the flagged place first."""
    return (finding.place, *(part.place for part in finding.related))


def at(position: Position) -> Range:
    """Return the empty range at a position."""
    return Range(position, position)
