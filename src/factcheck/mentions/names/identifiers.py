"""Handles and host names: words that look like no name and name somebody or something all the same.

A host name is told from an ordinary compound ("mid-1990s", "covid-19") by an underscore, by three
pieces or by a number that begins with 0; in code any two pieces will do.
"""

import bisect

from factcheck.model import BlockKind, Document, Name, NameKind, Quotation, Role, Span
from factcheck.patterns import lazy

_HANDLE = lazy(r"(?<![\w@./])@[A-Za-z]\w{2,38}(?:[.-]\w+)*")
_HOST = lazy(r"(?<![\w@./\\-])[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+(?![-./\\]?\w)")
_ADDRESS = lazy(r"\b(?:https?://|www\.)\S+")
_PIECE = lazy(r"[-_]")
_FEWEST_PIECES = 3
_OF_OTHERS = frozenset({Role.REFERENCES, Role.NOTES})


def identifiers(document: Document, quotations: tuple[Quotation, ...]) -> tuple[Name, ...]:
    """Find the handles ("@a-handle") and host names ("db-primary-03") of running text, in order.

    Those in addresses, file names, blocks of code and references are left out.
    """
    text = document.text
    if "@" not in text and "-0" not in text and "_" not in text and not _HOST.search(text):
        return ()
    spans = [one.span for one in quotations]
    masks = [Span(*match.span()) for match in _ADDRESS.finditer(text)]
    found = [Span(*match.span()) for match in _HANDLE.finditer(text)]
    found += [Span(*match.span()) for match in _HOST.finditer(text) if _is_host(text, match.span())]
    return tuple(
        Name(span, (document.words(span),), NameKind.IDENTIFIER, quoted=_holds(spans, span))
        for span in sorted(found)
        if not _holds(masks, span) and _is_running(document, span)
    )


def _is_host(text: str, span: tuple[int, int]) -> bool:
    start, end = span
    word = text[start:end]
    pieces = _PIECE.split(word)
    numbered = any(piece[-1].isdigit() for piece in pieces)
    padded = any(piece[0] == "0" and piece.isdigit() for piece in pieces)
    coded = text[max(0, start - 1) : start] == "`" == text[end : end + 1]
    return coded or "_" in word or padded or (numbered and len(pieces) >= _FEWEST_PIECES)


def _is_running(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    skipped = block is not None and block.kind in (BlockKind.HEADING, BlockKind.CODE)
    return not skipped and document.role_at(span.start) not in _OF_OTHERS


def _holds(spans: list[Span], inner: Span) -> bool:
    """Say whether one of some spans in order, which do not overlap, holds another."""
    at = bisect.bisect_right(spans, inner.start, key=lambda one: one.start) - 1
    return at >= 0 and spans[at].contains(inner)
