"""Entries that a reader joined: a plain text without blank lines between them."""

import bisect
import re
from collections.abc import Iterator

from factcheck.extractors.references.authors import authors_of
from factcheck.extractors.references.dating import dating_of
from factcheck.model import Document, Span

_ENDED = re.compile(r"[.)\]>”\"/]$|\d$")
_INVERTED = re.compile(r"[^,.\s]+(?:\s[^,.\s]+)?,\s|[-–—]{2,}")
_REACH = 400


def entries_in(document: Document, span: Span) -> Iterator[Span]:
    """Yield the entries of a block: one, or as many as lines of the file begin a new one.

    A line begins an entry if the words before it are at an end and it begins with authors, the
    family name first or with the year behind them.
    """
    starts = [span.start, *(at for at in _lines(document, span) if _begins(document, span, at))]
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


def _begins(document: Document, span: Span, at: int) -> bool:
    if not _ENDED.search(document.text[span.start : at].rstrip()[-1:]):
        return False
    words = document.text[at : min(span.end, at + _REACH)]
    authors = authors_of(words)
    if authors.same:
        return True
    dated = bool(authors.people) and dating_of(words, authors.end).beside > 0
    return dated or (bool(authors.people) and bool(_INVERTED.match(words)))
