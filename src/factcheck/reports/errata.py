"""The errata list that is sent to an author: what to read for what, or which two differ."""

from collections.abc import Iterator, Sequence

from factcheck.model import (
    Choice,
    Decision,
    Finding,
    Option,
    Place,
    Report,
    Suggestion,
    accepted,
)
from factcheck.reports.escape import markdown

_SHORT = {"line": "l.", "paragraph": "para."}


def to_errata(reports: Sequence[Report]) -> str:
    """Return the errata of every report as Markdown, one line a finding, in order of the text.

    Where the document itself has one side more often, the line says so with the count; where it
    does not decide, both repairs stand side by side. Where a person has accepted one side, that
    alone is told; what is dismissed or put off is left out, and queries stand behind the errata.
    """
    return "\n".join("\n".join(_list(report)) + "\n" for report in reports)


def _list(report: Report) -> Iterator[str]:
    yield f"# Errata: {markdown(_title(report))}\n"
    chosen = {id(one.finding): one.decision for one in report.settled if one.decision}
    asked = (Choice.ACCEPTED, Choice.QUERIED)
    decided = [one.finding for one in report.settled if one.decision and one.decision.do in asked]
    listed = sorted((*report.findings, *decided), key=_order)
    queries = [one for one in listed if _is_query(chosen.get(id(one)))]
    errata = [one for one in listed if not _is_query(chosen.get(id(one)))]
    if not listed:
        yield "No conflicts found." if report.ran else "Nothing was checked."
    for finding in errata:
        yield f"- {_line(finding, chosen.get(id(finding)))}"
    if queries:
        yield from (*([""] if errata else []), "## Queries to the author\n")
    for finding in queries:
        yield f"- {_query(finding, chosen[id(finding)])}"


def has_errata(report: Report) -> bool:
    """True if the errata list of a document has something to tell its author."""
    return bool(report.findings or _decided(report))


def _decided(report: Report) -> list[Finding]:
    """Return the findings that are accepted, and those of which the author is asked."""
    asked = (Choice.ACCEPTED, Choice.QUERIED)
    return [one.finding for one in report.settled if one.decision and one.decision.do in asked]


def _is_query(decision: Decision | None) -> bool:
    """True if a decision asks the author."""
    return decision is not None and decision.do is Choice.QUERIED


def _query(finding: Finding, decision: Decision) -> str:
    """Return what the author is asked, with the places that it is about."""
    others = [part.place for part in finding.related]
    beside = "".join(f"; {_where(place)}: *{markdown(place.text)}*" for place in others)
    words = f"{_where(finding.place)}: *{markdown(finding.place.text)}*{beside}"
    asked = decision.why or finding.message
    to = f" ({markdown(decision.to)})" if decision.to else ""
    return f"{words}: {markdown(asked)}{to} [{finding.code}]"


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


def _line(finding: Finding, decision: Decision | None = None) -> str:
    """Return one erratum, closed by its code so that `factcheck explain` can be asked."""
    way = accepted(finding, decision) if decision else None
    if way is not None:
        return f"{_mended(finding, way)} [{finding.code}]"
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


def _mended(finding: Finding, way: Option) -> str:
    """Return what is to be changed of a finding of which one reading is accepted."""
    places = [finding.place, *(part.place for part in finding.related)]
    changed = places[way.changes]
    if way.words:
        return f"{_where(changed)}: for *{markdown(changed.text)}* read *{markdown(way.words)}*"
    told = f"{_where(changed)}: *{markdown(changed.text)}*: {markdown(finding.message)}"
    if way.keeps is None:
        return told
    kept = places[way.keeps]
    return f"{told}; {_where(kept)}, *{markdown(kept.text)}*, is right"


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
