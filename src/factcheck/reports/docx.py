"""Findings as comments in the Word document that was checked."""

from collections.abc import Iterator

from factcheck.model import Document, Finding, Place, Report
from factcheck.reports.escape import printable
from factcheck.word import Package
from factcheck.word.commenting import Note, commented

CONTEXT = 40
"""Characters shown on either side of the words of another place."""


def to_docx(report: Report, data: bytes) -> bytes:
    """Return the document with a comment at every place of every finding.

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
    notes = [
        note for finding in report.findings for note in _notes(report.dossier.document, finding)
    ]
    return commented(Package(report.path, data), notes, report.ran)


def _notes(document: Document, finding: Finding) -> Iterator[Note]:
    """Yield a comment for each place of a finding."""
    places = [finding.place, *(part.place for part in finding.related)]
    for number, place in enumerate(places):
        if place.path != document.files[0].path:
            continue  # it stands in a .bib
        start, end = _range(document, place)
        others = places[:number] + places[number + 1 :]
        lines = (
            f"{finding.code} {finding.name}: {finding.message}",
            *(f"Compare {_shown(document, other)}" for other in others),
            *finding.proof,
            *_repairs(finding, "counter" if number else "this"),
        )
        yield Note(start, end, tuple(printable(line) for line in lines))


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
