"""Document symbols for the editor's outline: sections, statements, dates, entities."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen
from lsprotocol.types import (
    DocumentSymbol,
    DocumentSymbolParams,
    Location,
    SymbolKind,
    TextDocumentPositionParams,
    WorkspaceSymbol,
)

from factcheck.apps.lsp.hovers import findings_at
from factcheck.apps.lsp.places import area, at, location, places
from factcheck.apps.lsp.positions import is_inside
from factcheck.apps.lsp.work import Outcome
from factcheck.model import BlockKind, Claim, Date, Document, Dossier, Entity, NameKind, Span
from factcheck.output.escape import printable

_MOST = 80
"""Maximum number of characters in a name."""
_MOST_FOUND = 200
"""Maximum number of symbols in a search result."""
_KINDS = {
    NameKind.PERSON: SymbolKind.Object,
    NameKind.ORGANISATION: SymbolKind.Module,
    NameKind.PLACE: SymbolKind.Package,
}


@frozen
class _Symbol:
    """An entry of the outline."""

    name: str
    kind: SymbolKind
    span: Span
    chosen: Span
    """The span that the editor selects."""
    detail: str = ""
    words: str = field(default="", repr=False)
    """The words that are searched."""


def document_symbols(outcome: Outcome, params: DocumentSymbolParams) -> list[DocumentSymbol]:
    """Return the outline of a file: sections, their statements, and dates and names in these."""
    if outcome.report is None:
        return []
    found = [
        DocumentSymbol(
            name=_short(one.name) or "…",
            kind=one.kind,
            range=whole.range,
            selection_range=area(one.chosen, outcome).range,
            detail=_short(one.detail) or None,
        )
        for one in _symbols(outcome.report.dossier)
        if (whole := area(one.span, outcome)).uri == params.text_document.uri
    ]
    return _nested(found)


def _nested(symbols: Sequence[DocumentSymbol]) -> list[DocumentSymbol]:
    """Return the top-level symbols, each with the symbols inside it."""
    top: list[DocumentSymbol] = []
    open_: list[DocumentSymbol] = []
    for one in sorted(symbols, key=_order):
        while open_ and not _holds(open_[-1], one):
            open_.pop()
        if open_:
            open_[-1].children = [*(open_[-1].children or ()), one]
        else:
            top.append(one)
        open_.append(one)
    return top


def _order(one: DocumentSymbol) -> tuple[int, int, int, int]:
    """Return a sort key that puts a symbol before the symbols inside it."""
    start, end = one.range.start, one.range.end
    return start.line, start.character, -end.line, -end.character


def _holds(one: DocumentSymbol, other: DocumentSymbol) -> bool:
    return is_inside(other.range.start, one.range) and is_inside(other.range.end, one.range)


def _symbols(known: Dossier) -> Iterator[_Symbol]:
    yield from _sections(known.document)
    yield from (_claim(one) for one in known.claims)
    yield from (_date(known, one) for one in known.facts.dates)
    yield from (_entity(one) for one in known.entities)


def _sections(document: Document) -> Iterator[_Symbol]:
    """Yield each heading with the text up to the next heading of the same or a higher level."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    for number, one in enumerate(headings):
        ends = (after.span.start for after in headings[number + 1 :] if after.level <= one.level)
        span = Span(one.span.start, next(ends, len(document.text)))
        name, role = document.words(one.span), document.role_at(one.span.start)
        yield _Symbol(name, SymbolKind.String, span, one.span, role.value, name)


def _claim(one: Claim) -> _Symbol:
    date = str(one.date.value) if one.date and one.date.value else ""
    return _Symbol(one.says, SymbolKind.Event, one.span, one.span, date, one.says)


def _date(known: Dossier, one: Date) -> _Symbol:
    words = known.document.words(one.span) or one.words
    return _Symbol(words, SymbolKind.Number, one.span, one.span, str(one.value or ""))


def _entity(one: Entity) -> _Symbol:
    span = one.mentions[0].span
    forms = " ".join((one.canonical, *(form.text for form in one.forms)))
    kind = _KINDS.get(one.kind, SymbolKind.Object)
    count = len(one.mentions)
    return _Symbol(one.canonical, kind, span, span, f"{one.kind.value}, {count}×", forms)


def workspace_symbols(outcomes: Sequence[Outcome], asked: str) -> list[WorkspaceSymbol]:
    """Return the symbols of open documents that contain the words searched for."""
    found: list[WorkspaceSymbol] = []
    for outcome in outcomes:
        for one in _symbols(outcome.report.dossier) if outcome.report else ():
            if len(found) == _MOST_FOUND:
                return found
            if one.words and asked.casefold() in one.words.casefold():
                place = area(one.chosen, outcome)
                found.append(WorkspaceSymbol(place, _short(one.name), one.kind))
    return found


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


def _short(words: str) -> str:
    told = printable(words)
    return told if len(told) <= _MOST else f"{told[: _MOST - 1]}…"
