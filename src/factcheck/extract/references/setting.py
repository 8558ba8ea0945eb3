"""Words that the file sets in italics or small capitals.

The text of a document has no markup. In the file, the markup is between two pieces of text: "*" and
"_" in Markdown, tags in a web page. It is not available for other formats.
"""

import bisect
import re
from collections.abc import Iterator

from factcheck.model import Document, Span

_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>em|i|cite|span|dfn|var)\b(?P<rest>[^<>]{0,200})>", re.IGNORECASE
)
_SET_OFF = ("small-caps", "smallcaps", "italic")
"""Values in the attributes of a tag that set its words in italics or small capitals."""
_STARS = re.compile(r"(?<!\\)(?P<mark>\*{1,3}|_{1,3})")
_REACH = 400
"""Maximum number of characters of markup in the file before the first piece."""


def set_off(document: Document, span: Span) -> Iterator[Span]:
    """Yield the parts of a span that the file sets in italics or small capitals, in order."""
    pieces = document.pieces
    first = max(0, bisect.bisect_right(pieces, span.start, key=lambda piece: piece.start) - 1)
    after = bisect.bisect_left(pieces, span.end, key=lambda piece: piece.start)
    if first >= after:
        return
    source = document.files[pieces[first].file].text
    is_web = source.lstrip()[:1] == "<" or "</" in source
    open_tags: list[bool] = []
    is_starred, before, last = False, _before(document, first, source), Span(0, 0)
    for piece in pieces[first:after]:
        gap = source[before : piece.offset]
        before = piece.offset + piece.length
        for tag in _TAG.finditer(gap):
            if tag["end"]:
                open_tags = open_tags[:-1]
            elif not tag["rest"].endswith("/"):
                rest, is_span = tag["rest"].lower(), tag["name"].lower() == "span"
                open_tags.append(not is_span or any(word in rest for word in _SET_OFF))
        marks = () if is_web else _STARS.finditer(gap)
        is_starred ^= sum(len(mark["mark"]) != 2 for mark in marks) % 2 == 1  # noqa: PLR2004
        start, end = max(piece.start, span.start), min(piece.start + piece.length, span.end)
        if (is_starred or any(open_tags)) and start < end:
            is_next = (
                last.end and start - last.end <= 1 and not document.text[last.end : start].isalnum()
            )
            if last.end and not is_next:
                yield last
            last = Span(last.start if is_next else start, end)
    if last.end:
        yield last


def _before(document: Document, first: int, source: str) -> int:
    """Return the offset at which the markup before a piece starts: where the last piece ends."""
    piece = document.pieces[first]
    previous = document.pieces[first - 1] if first else None
    behind = previous.offset + previous.length if previous and previous.file == piece.file else 0
    return max(behind, piece.offset - _REACH, source.rfind("\n\n", 0, piece.offset))
