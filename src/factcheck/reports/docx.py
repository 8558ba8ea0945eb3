"""Findings as comments in the Word document that was checked."""

from collections.abc import Iterator

from factcheck.model import Choice, Decision, Document, Finding, Place, Report, accepted
from factcheck.reports.decided import decision_told
from factcheck.reports.escape import printable
from factcheck.word import Package
from factcheck.word.commenting import Note, commented

CONTEXT = 40
"""Characters shown on either side of the words of another place."""


def to_docx(report: Report, data: bytes) -> bytes:
    """Return the document with a comment at every place of every finding.

    What is dismissed or put off has none. A query asks its question at every place; of a finding
    that is accepted the comment stands where something is to be changed, and says what.

    Args:
        report: Of that document.
        data: The bytes of the document, as they were read.

    Returns:
        The bytes of the document with comments by "factcheck", without a date. Nothing that was in
        it is changed: runs are parted where a comment begins or ends inside one, with the same
        properties. What stands in a note or a text box is commented on where the text leads there.
        A comment of this program that no longer holds is taken out.

    Raises:
        UnreadableError: the bytes are no Word document, or are damaged.
    """
    document = report.dossier.document
    notes = [note for finding in report.findings for note in _notes(document, finding)]
    for one in report.settled:
        if one.decision and one.decision.do in (Choice.ACCEPTED, Choice.QUERIED):
            notes += _notes(document, one.finding, one.decision)
    return commented(Package(report.path, data), notes, report.ran)


def _notes(
    document: Document, finding: Finding, decision: Decision | None = None
) -> Iterator[Note]:
    """Yield a comment for each place of a finding."""
    places = [finding.place, *(part.place for part in finding.related)]
    way = accepted(finding, decision) if decision else None
    for number, place in enumerate(places):
        if place.path != document.files[0].path or (way and number != way.changes):
            continue  # it stands in a .bib, or is right
        start, end = _range(document, place)
        others = places[:number] + places[number + 1 :]
        lines = (
            f"{finding.code} {finding.name}: {finding.message}",
            *([_told(decision, finding)] if decision else []),
            *(f"Compare {_shown(document, other)}" for other in others),
            *finding.proof,
            *(() if decision else _repairs(finding, "counter" if number else "this")),
        )
        yield Note(start, end, tuple(printable(line) for line in lines))


def _told(decision: Decision, finding: Finding) -> str:
    """Return what is decided as a sentence of its own: "Query to the author by ed: Which?"."""
    told = decision_told(decision, finding)
    return told[:1].upper() + told[1:]


def _range(document: Document, place: Place) -> tuple[int, int]:
    """Return the offsets of a place in its file; of a mere point those of the character there."""
    starts = document.files[0].line_starts
    start = starts[place.line - 1] + place.column - 1
    end = starts[place.end_line - 1] + place.end_column - 1
    return start, max(end, start + 1)


def _shown(document: Document, place: Place) -> str:
    """Return the words of a place, which paragraph they stand in, and what is around them."""
    if place.path != document.files[0].path:
        return f"“{place.text}” ({place.path}, line {place.line})"
    text = document.files[0].text
    start, end = _range(document, place)
    first = max(start - CONTEXT, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    last = min(end + CONTEXT, len(text) if stop < 0 else stop)
    before = "" if text[first - 1 : first] in ("", "\n") else "…"
    after = "" if text[last : last + 1] in ("", "\n") else "…"
    where = f"{place.counted} {place.line}" + (f", {place.section}" if place.section else "")
    return f"“{place.text}” ({where}): {before}{text[first:last]}{after}"


def _repairs(finding: Finding, side: str) -> Iterator[str]:
    for item in finding.suggestions:
        if item.side == side:
            yield f"Possible here: “{item.text}”"
