"""Entries that a reader joined: a plain text without blank lines between them."""

import bisect
from collections.abc import Iterator

from factcheck.mentions.references.authors import authors_of
from factcheck.mentions.references.dating import dating_of
from factcheck.model import Document, Piece, Span
from factcheck.patterns import lazy

_ENDED = lazy(r"[.)\]>”\"/]$|\d$")
_INVERTED = lazy(r"[^,.\s]+(?:\s[^,.\s]+)?,\s|[-–—]{2,}")
_REACH = 400


def entries_in(document: Document, span: Span) -> Iterator[Span]:
    """Yield the entries of a block: one, or as many as lines of the file begin a new one.

    A line begins an entry if the words before it are at an end and it begins with authors, the
    family name first or with the year behind them. Lines set in go on: "Riga, 1957" is no author.
    """
    set_in = set(_set_in(document, span))
    lines = [at for at in _lines(document, span) if at not in set_in]
    starts = [span.start, *(at for at in lines if _begins(document, span, at))]
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        words = document.text[start:end]
        yield Span(start, start + len(words.rstrip()))


def _lines(document: Document, span: Span) -> Iterator[int]:
    """Yield the places of a block at which a line of the file begins, the first left out."""
    pieces = document.pieces
    first, after = (
        bisect.bisect_left(pieces, at, key=lambda piece: piece.start)
        for at in (span.start, span.end)
    )
    for index in range(first, after):
        piece = pieces[index]
        source = document.files[piece.file].text
        before = pieces[index - 1] if index > first else None
        if before and "\n" in source[before.offset + before.length : piece.offset]:
            yield piece.start
        end = piece.offset + piece.length
        at = source.find("\n", piece.offset, end)
        while at >= 0:
            yield piece.start + at + 1 - piece.offset
            at = source.find("\n", at + 1, end)


def _set_in(document: Document, span: Span) -> Iterator[int]:
    """Yield the places at which lines begin further in than the first one of their block."""
    pieces = document.pieces
    first = bisect.bisect_left(pieces, span.start, key=lambda piece: piece.start)
    after = bisect.bisect_left(pieces, span.end, key=lambda piece: piece.start)
    margin = _indent(document, pieces[first]) if first < after else 0
    for piece in pieces[first + 1 : after]:
        if _indent(document, piece) > margin:
            yield piece.start


def _indent(document: Document, piece: Piece) -> int:
    """Return how far in the line begins that a piece begins; 0 if it does not begin one."""
    source = document.files[piece.file].text
    start = source.rfind("\n", 0, piece.offset) + 1
    return 0 if source[start : piece.offset].strip() else piece.offset - start


def _begins(document: Document, span: Span, at: int) -> bool:
    if not _ENDED.search(document.text[span.start : at].rstrip()[-1:]):
        return False
    words = document.text[at : min(span.end, at + _REACH)]
    authors = authors_of(words)
    if authors.same:
        return True
    dated = bool(authors.people) and dating_of(words, authors.end).beside > 0
    return dated or (bool(authors.people) and bool(_INVERTED.match(words)))
