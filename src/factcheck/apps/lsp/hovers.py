"""Hovers: the proof, the other places and the options of a finding."""

from collections.abc import Iterator
from urllib.parse import quote

from lsprotocol.types import Hover, HoverParams, MarkupContent, MarkupKind, Range

from factcheck.analysis.settling.decided import came_back
from factcheck.apps.lsp.diagnostics import PageOf
from factcheck.apps.lsp.places import at, location, places
from factcheck.apps.lsp.positions import is_touching
from factcheck.apps.lsp.work import Outcome
from factcheck.claims.log import Stands
from factcheck.model import Finding, options
from factcheck.output.decided import came_back_told, mending_told
from factcheck.output.escape import markdown


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


def decisions_on(outcome: Outcome, finding: Finding) -> Stands | None:
    """Return the decisions on a finding; None if decisions cannot be stored."""
    stood = outcome.standing.every if outcome.standing else ()
    return next((one for one in stood if one.finding == finding), None)


def hover(outcome: Outcome, params: HoverParams, page_of: PageOf) -> Hover | None:
    """Return the hover for the findings at a position; None if there are none.

    Args:
        outcome: Result of the check.
        params: The editor's request.
        page_of: Function that returns the URI of a check's page.
    """
    uri, position = params.text_document.uri, params.position
    found = findings_at(outcome, uri, at(position))
    if not found:
        return None
    parts = ("\n".join(_marked_up(one, outcome, page_of)) for one in found)
    content = MarkupContent(MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return Hover(content)


def _marked_up(finding: Finding, outcome: Outcome, page_of: PageOf) -> Iterator[str]:
    """Yield Markdown lines for a finding; text from the document is escaped."""
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
        yield f"- *fix:* {markdown(mending_told(finding, way))}"
    stood = decisions_on(outcome, finding)
    for line in came_back_told(came_back(stood)) if stood is not None and stood.was else ():
        yield f"- *reopened:* {markdown(line)}"
