"""Names: people, bodies and places in running text, by the document's own evidence."""

import bisect

from factcheck.mentions.names.evidence import Evidence, gather
from factcheck.mentions.names.identifiers import identifiers as identifiers
from factcheck.mentions.names.kinds import Company, company, first_guess, settle
from factcheck.mentions.names.runs import runs
from factcheck.mentions.names.titles import role_after, titles
from factcheck.mentions.names.tokens import Token, blocks, is_titled
from factcheck.model import BlockKind, Document, Name, Quotation, Role, Span

_OF_OTHERS = frozenset({Role.REFERENCES, Role.NOTES})
"""Sections whose names are spelled as their sources spell them."""


def names(document: Document, quotations: tuple[Quotation, ...]) -> tuple[Name, ...]:
    """Find the mentions of people, bodies and places, in order.

    A capital proves nothing at the start of a sentence, in a heading or in a title: there a word
    is a name only if the document shows it elsewhere, or if it is no ordinary word.
    """
    prose = [
        (block.kind is BlockKind.QUOTE, tokens)
        for block, tokens in blocks(document)
        if not is_titled(block.kind, document.text[block.span.end - 1], tokens)
    ]
    evidence = gather(tokens for _, tokens in prose)
    found: list[Name] = []
    around: list[Company] = []
    spans = [quotation.span for quotation in quotations]
    for set_off, tokens in prose:
        for name, beside in _in_block(document, tokens, evidence):
            quoted = set_off or _is_quoted(document, spans, name.span)
            found.append(_as_quoted(name) if quoted else name)
            around.append(beside)
    return tuple(settle(document, found, around))


def _in_block(
    document: Document, tokens: list[Token], evidence: Evidence
) -> list[tuple[Name, Company]]:
    """Return the names of one block with the words beside them."""
    titled = titles(tokens, evidence)
    found = []
    for first, end in runs(tokens, titled, evidence):
        span = Span(tokens[first].start, tokens[end - 1].end)
        parts = tuple(token.text for token in tokens[first:end])
        title = titled.before.get(first)
        role = None if tokens[end - 1].possessive else role_after(document.text, span.end)
        kind = first_guess(parts, titled=bool(title or role))
        found.append((Name(span, parts, kind, title, role), company(tokens, first, end)))
    return found


def _is_quoted(document: Document, quotations: list[Span], span: Span) -> bool:
    at = bisect.bisect_right(quotations, span.start, key=lambda quotation: quotation.start) - 1
    inside = at >= 0 and span.end <= quotations[at].end
    return inside or document.role_at(span.start) in _OF_OTHERS


def _as_quoted(name: Name) -> Name:
    return Name(name.span, name.parts, name.kind, name.title, name.role, quoted=True)
