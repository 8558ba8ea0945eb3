"""The errata list that is sent to an author: what to read for what, or which two differ."""

from collections.abc import Iterator, Sequence

from factcheck.model import Finding, Place, Report, Suggestion
from factcheck.reports.escape import markdown

_SHORT = {"line": "l.", "paragraph": "para."}


def to_errata(reports: Sequence[Report]) -> str:
    """Return the errata of every report as Markdown, one line a finding, in order of the text.

    Where the document itself has one side more often, the line says so with the count; where it
    does not decide, both repairs stand side by side.
    """
    return "\n".join("\n".join(_list(report)) + "\n" for report in reports)


def _list(report: Report) -> Iterator[str]:
    yield f"# Errata: {markdown(_title(report))}\n"
    if not report.findings:
        yield "No conflicts found." if report.ran else "Nothing was checked."
    for finding in sorted(report.findings, key=_order):
        yield f"- {_line(finding)}"


def _title(report: Report) -> str:
    own = report.dossier.record.source
    parts = [part for part in (own.title, own.subtitle) if part] if own else []
    return ": ".join(parts) or report.path


def _order(finding: Finding) -> tuple[int, int, int, int]:
    """Return the place in the document, which in a claims folder is not that in the files."""
    return (
        int(finding.place.page or 0),
        finding.place.cited,
        finding.place.line,
        finding.place.column,
    )


def _line(finding: Finding) -> str:
    """Return one erratum, closed by its code so that `factcheck explain` can be asked."""
    here = [item for item in finding.suggestions if item.side == "this"]
    there = [item for item in finding.suggestions if item.side == "counter"]
    place = _where(finding.place)
    if here and there and finding.related:
        words = _either(finding, here[0], there[0])
    elif here:
        others = "".join(f" or *{markdown(item.text)}*" for item in here[1:])
        words = f"{place}: {_for_read(finding.place.text, here[0])}{others}"
    else:
        words = f"{place}: *{markdown(finding.place.text)}*: {markdown(finding.message)}"
    return f"{words} [{finding.code}]"


def _either(finding: Finding, here: Suggestion, there: Suggestion) -> str:
    other = finding.related[0].place
    first = f"{_where(finding.place)}: either {_for_read(finding.place.text, here)}"
    return f"{first}, or {_where(other)}: {_for_read(other.text, there)}"


def _for_read(words: str, repair: Suggestion) -> str:
    """Return "for *this* read *that* (4 other places)"."""
    text = f"for *{markdown(words)}* read *{markdown(repair.text)}*"
    if repair.places < 1:
        return text
    noun = "place" if repair.places == 1 else "places"
    return f"{text} ({repair.places} other {noun})"


def _where(place: Place) -> str:
    """Return "l. 102, narrative"; of a claim file the line it cites and the place in the file."""
    page = f"p. {place.page}, " if place.page else ""
    line = f"{page}{_SHORT[place.counted]} {place.cited or place.line}"
    section = f", {place.section}" if place.section else ""
    file = f" ({markdown(place.path)}:{place.line})" if place.cited else ""
    return f"{line}{section}{file}"
