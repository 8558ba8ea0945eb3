"""Which words of a stretch the file sets off: in italics or in small capitals.

The text of a document is bare of its marks; between two pieces of it the file has them: "*" and "_"
in Markdown, tags in a web page. Readers of other files keep no trace of them.
"""

import bisect
import re
from collections.abc import Iterator

from attrs import field, mutable

from factcheck.model import Document, Span

_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>em|i|cite|span|dfn|var)\b(?P<rest>[^<>]{0,200})>", re.IGNORECASE
)
_SET_OFF = ("small-caps", "smallcaps", "italic")
"""In what is said of a span that sets its words off."""
_STARS = re.compile(r"(?<!\\)(?P<mark>\*{1,3}|_{1,3})")
_REACH = 400
"""Signs of the file before the first piece in which its marks stand."""


@mutable(eq=False)
class _Setting:
    """What is set off at one place of the file, and what is open there."""

    is_web: bool
    open_tags: list[bool] = field(factory=list)
    """For each tag that is open, whether it sets off its words."""
    starred: bool = False

    def is_set_off(self) -> bool:
        """True if the words that follow are set off."""
        return self.starred or any(self.open_tags)

    def pass_over(self, gap: str) -> None:
        """Take in the marks between two pieces."""
        for tag in _TAG.finditer(gap):
            if tag["end"]:
                self.open_tags = self.open_tags[:-1]
            elif not tag["rest"].endswith("/"):
                is_span, rest = tag["name"].lower() == "span", tag["rest"].lower()
                self.open_tags.append(not is_span or any(word in rest for word in _SET_OFF))
        for mark in _STARS.finditer(gap) if not self.is_web else ():
            if len(mark["mark"]) != 2:  # noqa: PLR2004 - two are bold
                self.starred = not self.starred


def set_off(document: Document, span: Span) -> Iterator[Span]:
    """Yield the stretches of a span of the text that its file sets off, in order."""
    pieces = document.pieces
    first = max(0, bisect.bisect_right(pieces, span.start, key=lambda piece: piece.start) - 1)
    after = bisect.bisect_left(pieces, span.end, key=lambda piece: piece.start)
    if first >= after:
        return
    source = document.files[pieces[first].file].text
    setting = _Setting(is_web=source.lstrip()[:1] == "<" or "</" in source)
    before = _before(document, first, source)
    found: list[Span] = []
    for piece in pieces[first:after]:
        setting.pass_over(source[before : piece.offset])
        before = piece.offset + piece.length
        start, end = max(piece.start, span.start), min(piece.start + piece.length, span.end)
        if setting.is_set_off() and start < end:
            joins = found and not any(map(str.isalnum, document.text[found[-1].end : start]))
            close = bool(joins) and start - found[-1].end <= 1
            found[-1:] = [Span(found[-1].start, end)] if close else [*found[-1:], Span(start, end)]
    yield from found


def _before(document: Document, first: int, source: str) -> int:
    """Return where the marks in front of a piece begin: behind the piece before it."""
    piece = document.pieces[first]
    previous = document.pieces[first - 1] if first else None
    behind = previous.offset + previous.length if previous and previous.file == piece.file else 0
    return max(behind, piece.offset - _REACH, source.rfind("\n\n", 0, piece.offset))
