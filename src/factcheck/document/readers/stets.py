"""Suppressions from the comments in a Word document: "stet" and resolved comments.

- A comment whose first word is "stet" suppresses the findings in the commented words. Codes
  and a reason may follow: "stet CHR01: two time zones". As a reply to a factcheck comment, it
  suppresses only that finding.
- A resolved factcheck comment suppresses its finding at that place.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.document.word import Comment
from factcheck.model import IGNORE, STET, Document, Piece, Span, Suppression

_STET = re.compile(
    r"\s*stet\b[\s.,:–—-]{0,3}(?P<codes>(?:[A-Z]{3}(?:\d\d)?\b[,\s]{0,3}){0,20})[:\s–—-]{0,3}"
    r"(?P<reason>[\s\S]{0,2000})",
    re.IGNORECASE,
)
_CODES = re.compile(r"\b[A-Z]{3}(?:\d\d)?\b")


@frozen
class _Ruling:
    """The checks that a comment suppresses, and the reason."""

    codes: tuple[str, ...]
    reason: str
    word: str


def suppressions(document: Document, found: Sequence[Comment]) -> tuple[Suppression, ...]:
    """Return the suppressions in the comments of a document, in text order."""
    by_name = {comment.name: comment for comment in found}
    pieces = sorted(document.pieces, key=lambda piece: piece.offset)
    told = [
        _suppression(document, pieces, by_name.get(comment.parent, comment), ruling)
        for comment in found
        if (ruling := _ruling(comment, by_name.get(comment.parent)))
    ]
    return tuple(sorted(told, key=lambda one: one.covers))


def _ruling(comment: Comment, parent: Comment | None) -> _Ruling | None:
    check = (parent or comment).check
    stet = _STET.match(comment.text)
    if stet:
        codes = tuple(_CODES.findall(stet["codes"])) or ((check,) if check else ())
        return _Ruling(codes, " ".join(stet["reason"].split()) or STET, STET)
    if check and comment.resolved and not parent:
        return _Ruling((check,), "resolved in Word", IGNORE)
    return None


def _suppression(
    document: Document, pieces: Sequence[Piece], comment: Comment, ruling: _Ruling
) -> Suppression:
    place = document.files[0].place(comment.start, comment.end)
    covers = _covered(pieces, comment.start, comment.end)
    return Suppression(covers, ruling.codes, ruling.reason, covers, place, ruling.word)


def _covered(pieces: Sequence[Piece], start: int, end: int) -> Span:
    """Return the span of the document that corresponds to a range of its file."""
    first = bisect_right(pieces, start, key=lambda piece: piece.offset + piece.length)
    after = bisect_left(pieces, end, key=lambda piece: piece.offset)
    spans = list(_parts(pieces[first:after], start, end))
    if not spans:
        return Span(0, 0)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _parts(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Span]:
    for piece in pieces:
        shift = piece.start - piece.offset
        yield Span(max(start, piece.offset), min(end, piece.offset + piece.length)).shift(shift)
