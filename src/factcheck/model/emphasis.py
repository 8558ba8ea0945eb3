"""What a text sets off: words that it speaks about, those of other languages, names of code."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from factcheck.model.text import Document, Span

_LONGEST = 60
"""Code points of a stretch; longer ones are emphasis, or whole paragraphs."""
_TAGS = rf"<(?P<tag>i|em|dfn|cite|var)\b[^<>]{{0,80}}>(?P<html>.{{1,{_LONGEST}}}?)</(?P=tag)>"
_MARKS = (
    rf"(?<![\w*\\])(?P<mark>[*_])(?=[^\s*_])(?P<text>[^*\n]{{1,{_LONGEST}}}?)(?<=[^\s*_])"
    r"(?P=mark)(?![\w*])"
)
_LONGEST_CODE = 120
"""Code points of a name of code with the tags inside it that colour its parts."""
_CODE = rf"<(?P<of>code|kbd|samp|tt)\b[^<>]{{0,80}}>(?P<code>.{{1,{_LONGEST_CODE}}}?)</(?P=of)>"
_SET_OFF = re.compile(f"{_TAGS}|{_CODE}|{_MARKS}", re.IGNORECASE | re.DOTALL)
"""Source: HTML Living Standard, text-level semantics; CommonMark 0.31, § 6.2."""


class Emphasis:
    """The stretches in italics or set as code of Markdown or HTML; other documents have none."""

    def __init__(self, document: Document) -> None:
        """Read nothing yet: few words are asked for."""
        self._document = document

    @cached_property
    def _stretches(self) -> list[list[tuple[int, int]]]:
        return [list(_found(file.text)) for file in self._document.files]

    def holds(self, span: Span) -> bool:
        """True if a stretch lies in one that is set in italics or as code."""
        if not self._document.pieces:
            return False
        file, start = self._document.origin(span.start)
        stretches = self._stretches[file]
        at = bisect_right(stretches, (start, len(self._document.files[file].text))) - 1
        return at >= 0 and start < stretches[at][1]


def _found(text: str) -> Iterator[tuple[int, int]]:
    for match in _SET_OFF.finditer(text) if any(mark in text for mark in "<*_") else ():
        yield match.span("html" if match["tag"] else "code" if match["of"] else "text")
