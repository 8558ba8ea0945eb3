"""Text in italics or code: words under discussion, foreign words, code names."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from factcheck.model.text import Document, Span

_LONGEST = 60
"""Maximum length of emphasized text in code points; anything longer is a phrase or paragraph."""
_TAGS = rf"<(?P<tag>i|em|dfn|cite|var)\b[^<>]{{0,80}}>(?P<html>.{{1,{_LONGEST}}}?)</(?P=tag)>"
_MARKS = (
    rf"(?<![\w*\\])(?P<mark>[*_])(?=[^\s*_])(?P<text>[^*\n]{{1,{_LONGEST}}}?)(?<=[^\s*_])"
    r"(?P=mark)(?![\w*])"
)
_LONGEST_CODE = 120
"""Maximum length of a code element in code points, including highlighting tags inside it."""
_CODE = rf"<(?P<of>code|kbd|samp|tt)\b[^<>]{{0,80}}>(?P<code>.{{1,{_LONGEST_CODE}}}?)</(?P=of)>"
_SET_OFF = re.compile(f"{_TAGS}|{_CODE}|{_MARKS}", re.IGNORECASE | re.DOTALL)
"""Matches emphasis and code. Source: HTML Living Standard; CommonMark 0.31, section 6.2."""


class Emphasis:
    """The passages of a Markdown or HTML document in italics or code; none in other formats."""

    def __init__(self, document: Document) -> None:
        """Store the document; it is scanned on first use."""
        self._document = document

    @cached_property
    def _stretches(self) -> list[list[tuple[int, int]]]:
        return [list(_found(file.text)) for file in self._document.files]

    def holds(self, span: Span) -> bool:
        """Return True if a span is inside italics or code."""
        if not self._document.pieces:
            return False
        file, start = self._document.origin(span.start)
        stretches = self._stretches[file]
        at = bisect_right(stretches, (start, len(self._document.files[file].text))) - 1
        return at >= 0 and start < stretches[at][1]


def _found(text: str) -> Iterator[tuple[int, int]]:
    for match in _SET_OFF.finditer(text) if any(mark in text for mark in "<*_") else ():
        yield match.span("html" if match["tag"] else "code" if match["of"] else "text")
