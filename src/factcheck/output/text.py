"""The report for a terminal: each finding with both places, marks under the words, the proof."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from attrs import frozen

from factcheck.model import (
    CheckRun,
    Document,
    Finding,
    Place,
    RelatedPlace,
    Report,
    Severity,
    SourceFile,
    Status,
    Unverified,
)
from factcheck.model.whereabouts import whereabouts
from factcheck.output.decided import came_back_told, settled_told
from factcheck.output.escape import printable, width
from factcheck.output.excerpt import excerpt
from factcheck.output.suspected import by_maker

WIDTH = 100
"""Width in columns of a report that does not go to a terminal."""

MOST_IN_FULL = 30
"""Findings of a check per document that are shown with both places; further ones take one line."""
MOST_IN_SHORT = 200
"""Findings shown in one line each; the rest are counted, since nobody reads thousands."""

_VERBS = {
    Status.FAILED: "failed",
    Status.NOT_APPLICABLE: "did not run",
    Status.RAN: "ran in part",
}
NOT_RUN = (Status.NOT_APPLICABLE, Status.FAILED)
"""The states of a check that did not run."""

Paint = Callable[[str, str], str]
"""A function of a style ("error", "warning", "note", "bold", "dim", "counter") and the words."""


def plain(_: str, words: str) -> str:
    """Return words without colour."""
    return words


def to_text(
    reports: Sequence[Report],
    *,
    columns: int = WIDTH,
    paint: Paint = plain,
    verbose: bool = False,
    everything: bool = False,
) -> str:
    """Return the findings of every report, one block each, and the checks that failed.

    Args:
        reports: The reports, in the order in which to show them.
        columns: Width of the terminal; at least 40 are used.
        paint: Adds colour; by default none.
        verbose: Whether to add a line for each reason why checks had nothing to check.
        everything: Whether to show settled findings, with the reason.
    """
    drawn = _Drawn(max(40, columns), paint, verbose, everything)
    blocks = [block for report in reports for block in _blocks(report, drawn)]
    return "\n".join(blocks)


Reports = Report | Iterable[Report]
"""The reports of some documents, or of a single one."""


def several(reports: Reports) -> list[Report]:
    """Return reports as a list: of a single report, a sequence or a generator."""
    return [reports] if isinstance(reports, Report) else list(reports)


def summary(reports: Sequence[Report]) -> str:
    """Return the counts in one line: "2 errors, 5 warnings in 1 document"."""
    if not reports:
        return "nothing was checked"
    counts = Counter(finding.severity for report in reports for finding in report.findings)
    found = ", ".join(plural(counts[kind], kind.value) for kind in Severity if counts[kind])
    read = sum(max(1, len(report.dossier.chapters)) for report in reports)
    documents = plural(read, "document")
    return f"{found or 'no conflicts'} in {documents}"


def unchecked(report: Report, statuses: Collection[Status] = NOT_RUN) -> tuple[str, ...]:
    """Return a line for each reason why checks did not run, with their codes.

    Args:
        report: The report of a document.
        statuses: The states to list.
    """
    groups: dict[tuple[Status, str], list[CheckRun]] = {}
    for run in report.checks:
        if run.status in statuses or (run.reason and Status.NOT_APPLICABLE in statuses):
            groups.setdefault((run.status, run.reason), []).append(run)
    return tuple(map(_unchecked, groups.values()))


def _unchecked(runs: Sequence[CheckRun]) -> str:
    first = runs[0]
    verb = _VERBS[first.status]
    name = f"{first.code} {first.name}" if len(runs) == 1 else ", ".join(run.code for run in runs)
    return f"{name} {verb}: {printable(first.reason)}"


@frozen
class _Drawn:
    """The settings for drawing a report."""

    columns: int
    paint: Paint
    verbose: bool
    everything: bool


def _blocks(report: Report, drawn: _Drawn) -> Iterator[str]:
    told = {id(one.finding): tuple(came_back_told(one)) for one in report.came_back}
    lines = partial(_lines, report, drawn)
    shown: Counter[str] = Counter()
    in_short: dict[str, list[Finding]] = {}
    for finding in report.findings:
        shown[finding.code] += 1
        if shown[finding.code] <= MOST_IN_FULL:
            yield "\n".join(lines(finding, told.get(id(finding), ()))) + "\n"
        else:
            in_short.setdefault(finding.code, []).append(finding)
    for code, rest in in_short.items():
        yield "\n".join(_in_short(report.path, code, rest, drawn.paint)) + "\n"
    for one in report.settled if drawn.everything else ():
        yield "\n".join(lines(one.finding, (settled_told(one),))) + "\n"
    yield from _closing(report, drawn)
    for heading, suspected in by_maker(report).items():
        yield "\n".join(_suspected(heading, suspected, report, drawn)) + "\n"


def _suspected(
    heading: str, suspected: Sequence[Unverified], report: Report, drawn: _Drawn
) -> Iterator[str]:
    """Yield the suspicions of one maker, in the form of findings without code and severity."""
    yield drawn.paint("bold", f"{printable(report.path)}: {printable(heading)}")
    for one in suspected[:MOST_IN_FULL]:
        head = f"{_at(one.places[0], drawn.paint)} {printable(one.message)}"
        marked = one.places[0], "note", one.finding.related
        yield from _drawn_places(report, drawn, head, marked, one.details)
    if len(suspected) > MOST_IN_FULL:
        left = len(suspected) - MOST_IN_FULL
        yield f"  … and {left:,} more; --format jsonl and html have all"


def _closing(report: Report, drawn: _Drawn) -> Iterator[str]:
    """Yield that nothing was found, and what was not checked."""
    notes = unchecked(report, NOT_RUN if drawn.verbose else (Status.FAILED,))
    if not report.findings:
        yield f"{printable(report.path)}: {_clean(report)}" + ("" if notes else "\n")
    elif notes:
        yield f"{printable(report.path)}: not everything was checked"
    if notes:
        yield "\n".join(drawn.paint("dim", f"  {note}") for note in notes) + "\n"


def _clean(report: Report) -> str:
    """Return the message for a document without findings."""
    if not report.ran:
        return "nothing was checked"
    return "; ".join(("no conflicts found", *left_out(report)))


def left_out(report: Report) -> Iterator[str]:
    """Yield in words how many checks had nothing to check, or left a part unchecked."""
    idle = sum(run.status is Status.NOT_APPLICABLE for run in report.checks)
    if idle:
        yield idle_checks(idle)
    partial = sum(run.status is Status.RAN and bool(run.reason) for run in report.checks)
    if partial:
        yield partial_checks(partial)


def idle_checks(count: int) -> str:
    """Return how many checks found nothing in a document that they could check."""
    return f"{plural(count, 'check')} had nothing to check"


def partial_checks(count: int) -> str:
    """Return how many checks read only claims, and not the text of their document."""
    return f"{plural(count, 'check')} read the claims only, not the text of their document"


def _in_short(path: str, code: str, rest: Sequence[Finding], paint: Paint) -> Iterator[str]:
    """Yield the remaining findings of one check: a line each, and then the number of the rest."""
    head = f"{printable(path)}: {plural(len(rest), f'more {code} finding')}, in short"
    yield paint("bold", head)
    for finding in rest[:MOST_IN_SHORT]:
        where = f"{printable(finding.place.path)}:{finding.place.line}:{finding.place.column}"
        yield f"  {where}: {printable(finding.message)}"
    if len(rest) > MOST_IN_SHORT:
        yield f"  … and {len(rest) - MOST_IN_SHORT:,} more; --format jsonl and html have all"


def _lines(report: Report, drawn: _Drawn, finding: Finding, more: Sequence[str]) -> Iterator[str]:
    severity = finding.severity.value
    code = drawn.paint(severity, f"{finding.code} {severity}")
    head = f"{_at(finding.place, drawn.paint)} {code} {printable(finding.message)}"
    marked = finding.place, severity, finding.related
    return _drawn_places(report, drawn, head, marked, (*finding.proof, *more))


def _at(place: Place, paint: Paint) -> str:
    return paint("bold", f"{printable(place.path)}:{place.line}:{place.column}:")


def _drawn_places(
    report: Report,
    drawn: _Drawn,
    head: str,
    marked: tuple[Place, str, Sequence[RelatedPlace]],
    more: Sequence[str],
) -> Iterator[str]:
    """Yield a line with the message, each place with marks under its words, and the rest."""
    place, severity, related = marked
    paint = drawn.paint
    yield head
    gutter = max(len(str(part.line)) for part in (place, *(r.place for r in related)))
    margin = _Margin(gutter, drawn.columns, report.dossier.document, paint)
    yield from margin.marked(place, severity, "^", "")
    for part in related:
        label = f" {part.told}{_elsewhere(part.place, place)}"
        yield from margin.marked(part.place, "counter", "-", label)
    for line in more:
        yield f"{' ' * gutter} = {printable(line)}"


@frozen
class _Margin:
    """Draws lines of files with their numbers, and marks under the words."""

    gutter: int
    columns: int
    document: Document
    paint: Paint

    def marked(self, place: Place, style: str, char: str, label: str) -> Iterator[str]:
        """Yield the line of a place and the marks under it."""
        told = f"  {_section(self.document, place)}"
        room = self.columns - self.gutter - len(" | ")
        cut = excerpt(self._file(place), place, room, width(label + told))
        mark = self.paint(style, char * cut.length + label)
        yield f"{place.line:>{self.gutter}} | {cut.line}"
        yield f"{' ' * self.gutter} | {' ' * cut.indent}{mark}{told}".rstrip()

    def _file(self, place: Place) -> SourceFile:
        return next(file for file in self.document.files if file.path == place.path)


def _elsewhere(place: Place, other: Place) -> str:
    """Return the file name of a place if it differs from that of the finding.

    A claims folder is one document; so is a file with pages.
    """
    is_part = place.cited or place.path.removesuffix(place.page) == other.path.removesuffix(
        other.page
    )
    return "" if is_part else f" in {printable(place.path)}"


def _section(document: Document, place: Place) -> str:
    """Return the section of a place, or a description if its lines cannot be counted.

    In a Word document that is the heading above, and the number of the paragraph below it.
    """
    if place.counted == "paragraph" and not place.cited:
        return f"({printable(whereabouts(document, place))})"
    page = f"page {place.page}" if place.page else ""
    cited = f"line {place.cited} of the document" if place.cited else ""
    told = ", ".join(part for part in (page, place.section, cited) if part)
    return f"({told})" if told else ""


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: "1 finding", "2 findings"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
