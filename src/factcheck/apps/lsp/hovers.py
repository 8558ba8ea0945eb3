"""Hovers: the proof, the other places and the options of a finding."""

from collections.abc import Iterator
from urllib.parse import quote

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from factcheck.analysis.settling.decided import came_back
from factcheck.apps.lsp.diagnostics import PageOf
from factcheck.apps.lsp.places import at, location, places
from factcheck.apps.lsp.positions import is_inside, is_touching
from factcheck.apps.lsp.work import Outcome
from factcheck.claims.log import Stands
from factcheck.model import Finding, options
from factcheck.output.decided import came_back_told, mending_told
from factcheck.output.escape import markdown, printable


def findings_at(outcome: Outcome, uri: str, area: Range) -> tuple[Finding, ...]:
    """Return the open findings with a place that touches a range of a file."""
    if outcome.report is None:
        return ()
    return tuple(
        finding
        for finding in (
            *outcome.report.findings,
            *(one.finding for one in outcome.report.unverified),
        )
        if any(
            one.uri == uri and is_touching(one.range, area)
            for one in (location(place, outcome) for place in places(finding))
        )
    )


def stands_of(outcome: Outcome, finding: Finding) -> Stands | None:
    """Return the decisions on a finding; None if decisions cannot be stored."""
    stood = outcome.standing.every if outcome.standing else ()
    return next((one for one in stood if one.finding == finding), None)


def hover(
    outcome: Outcome, uri: str, position: Position, page_of: PageOf, *, is_plain: bool = False
) -> Hover | None:
    """Return the hover for the findings at a position; None if there are none.

    Args:
        outcome: Result of the check.
        uri: URI of the file.
        position: Position in it.
        page_of: Returns the URI of a check's page.
        is_plain: Whether the editor does not support Markdown.
    """
    found = findings_at(outcome, uri, at(position))
    if not found:
        return None
    if is_plain:
        text = "\n\n".join("\n".join(_plain(one)) for one in found)
        content = MarkupContent(MarkupKind.PlainText, text)
    else:
        parts = ("\n".join(_marked_up(one, outcome, page_of)) for one in found)
        content = MarkupContent(MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    area = next(
        one.range
        for one in (location(place, outcome) for place in places(found[0]))
        if one.uri == uri and is_inside(position, one.range)
    )
    return Hover(content, area)


def _marked_up(finding: Finding, outcome: Outcome, page_of: PageOf) -> Iterator[str]:
    """Yield Markdown in which all text from the document is escaped."""
    page = page_of(finding.code)
    code = f"[{finding.code}]({page})" if page else finding.code
    yield f"**{code}** {finding.severity.value}: {markdown(finding.message)}"
    yield ""
    for line in finding.proof:
        yield f"- {markdown(line)}"
    for part in finding.related:
        place = location(part.place, outcome)
        address = quote(place.uri, safe=":/%#?=&@+,;~$!*'")
        where = f"[{part.place.counted} {part.place.line}]({address}#L{place.range.start.line + 1})"
        yield f"- {markdown(part.told)}, {where}: “{markdown(part.place.text)}”"
    for way in options(finding):
        yield f"- *to mend:* {markdown(mending_told(finding, way))}"
    stood = stands_of(outcome, finding)
    for line in came_back_told(came_back(stood)) if stood is not None and stood.was else ():
        yield f"- *came back:* {markdown(line)}"


def _plain(finding: Finding) -> Iterator[str]:
    yield printable(f"{finding.code} {finding.severity.value}: {finding.message}")
    yield from (printable(f"- {line}") for line in finding.proof)
    for part in finding.related:
        place = part.place
        yield printable(f"- {part.told}, {place.counted} {place.line}: “{place.text}”")
    for way in options(finding):
        yield printable(f"- to mend: {mending_told(finding, way)}")
