"""The report for a terminal: each finding with both places, marks under the words, the proof."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from factcheck.model import CheckRun, Finding, Place, Report, Severity, SourceFile, Status
from factcheck.reports.escape import printable
from factcheck.reports.excerpt import excerpt

WIDTH = 100
"""Columns of a report that goes to no terminal."""

Paint = Callable[[str, str], str]
"""Takes a style ("error", "warning", "note", "bold", "dim", "counter") and the words."""


def plain(_: str, words: str) -> str:
    """Paint nothing."""
    return words


def to_text(reports: Sequence[Report], *, columns: int = WIDTH, paint: Paint = plain) -> str:
    """Return the findings of every report, one block each, and what was not checked.

    Args:
        reports: In the order in which they are to be shown.
        columns: Width of the terminal; at least 40 are used.
        paint: Adds colour; by default none.
    """
    blocks = [block for report in reports for block in _blocks(report, max(40, columns), paint)]
    return "\n".join(blocks)


def summary(reports: Sequence[Report]) -> str:
    """Return the counts in one line: "2 errors, 5 warnings in 1 document"."""
    counts = Counter(finding.severity for report in reports for finding in report.findings)
    found = ", ".join(_plural(counts[kind], kind.value) for kind in Severity if counts[kind])
    documents = _plural(len(reports), "document")
    return f"{found or 'no conflicts'} in {documents}"


def unchecked(report: Report) -> tuple[str, ...]:
    """Return a line for each check that did not run, with its reason."""
    return tuple(map(_unchecked, (run for run in report.checks if run.status is not Status.RAN)))


def _unchecked(run: CheckRun) -> str:
    verb = "failed" if run.status is Status.FAILED else "did not run"
    return f"{run.code} {run.name} {verb}: {printable(run.reason)}"


def _blocks(report: Report, columns: int, paint: Paint) -> Iterator[str]:
    files = {source.path: source for source in report.dossier.document.files}
    for finding in report.findings:
        yield "\n".join(_lines(finding, files, columns, paint)) + "\n"
    notes = unchecked(report)
    if not report.findings:
        yield f"{printable(report.path)}: no conflicts found" + ("" if notes else "\n")
    elif notes:
        yield f"{printable(report.path)}: not everything was checked"
    if notes:
        yield "\n".join(paint("dim", f"  {note}") for note in notes) + "\n"


def _lines(
    finding: Finding, files: dict[str, SourceFile], columns: int, paint: Paint
) -> Iterator[str]:
    place = finding.place
    where = paint("bold", f"{printable(place.path)}:{place.line}:{place.column}:")
    code = paint(finding.severity.value, f"{finding.code} {finding.severity.value}")
    yield f"{where} {code} {printable(finding.message)}"
    gutter = max(len(str(part.line)) for part in (place, *(r.place for r in finding.related)))
    yield from _marked(place, files, columns - gutter - 3, gutter, _mark(paint, finding, "^"))
    for part in finding.related:
        mark = _mark(paint, finding, "-", part.role)
        yield from _marked(part.place, files, columns - gutter - 3, gutter, mark)
    for line in finding.proof:
        yield f"{' ' * gutter} = {printable(line)}"


def _mark(paint: Paint, finding: Finding, char: str, role: str = "") -> Callable[[int], str]:
    """Return what draws the line under marked words, so many columns long."""
    style = finding.severity.value if char == "^" else "counter"
    label = f" {role}" if role else ""
    return lambda length: paint(style, char * length + label)


def _marked(
    place: Place,
    files: dict[str, SourceFile],
    columns: int,
    gutter: int,
    mark: Callable[[int], str],
) -> Iterator[str]:
    """Yield the line of a place and the marks under it."""
    cut = excerpt(files[place.path], place, columns)
    yield f"{place.line:>{gutter}} | {cut.line}"
    yield f"{' ' * gutter} | {' ' * cut.indent}{mark(cut.length)}  {_section(place)}".rstrip()


def _section(place: Place) -> str:
    cited = f", line {place.cited} of the document" if place.cited else ""
    return f"({place.section}{cited})" if place.section or cited else ""


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
