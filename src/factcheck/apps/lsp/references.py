"""The other places of the findings at a position, and the mentions of a name."""

from lsprotocol.types import Location, TextDocumentPositionParams

from factcheck.apps.lsp.hovers import findings_at
from factcheck.apps.lsp.places import area, at, location, places
from factcheck.apps.lsp.positions import is_inside
from factcheck.apps.lsp.work import Outcome


def others(outcome: Outcome, params: TextDocumentPositionParams) -> list[Location]:
    """Return the other places of the findings at a position."""
    uri, position = params.text_document.uri, params.position
    found: list[Location] = []
    for finding in findings_at(outcome, uri, at(position)):
        for place in places(finding):
            one = location(place, outcome)
            is_here = one.uri == uri and is_inside(position, one.range)
            if not is_here and one not in found:
                found.append(one)
    return found


def mentions(outcome: Outcome, params: TextDocumentPositionParams) -> list[Location]:
    """Return every mention of the entity named at a position."""
    uri, position = params.text_document.uri, params.position
    for entity in outcome.report.dossier.entities if outcome.report else ():
        found = [area(one.span, outcome) for one in entity.mentions]
        if any(one.uri == uri and is_inside(position, one.range) for one in found):
            return found
    return []
