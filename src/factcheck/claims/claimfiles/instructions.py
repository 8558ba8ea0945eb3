"""factcheck instructions in the comments of claim files, as suppressions.

A comment above a claim, in it or after one of its lines applies to that claim; `ignore-file`
applies to all claims of its file or, in `document.yaml`, of the folder.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import evolve, frozen

from factcheck.model import (
    IGNORE_FILE,
    MARK,
    Document,
    Instruction,
    SourceFile,
    Span,
    Suppression,
    instruction,
)

_COMMENT = re.compile(rf"(?:^|(?<=\s))#[^\S\n]*{MARK}(?P<told>[^\n]*)", re.MULTILINE)
_ITEM = re.compile(r"^ *- ", re.MULTILINE)
_BETWEEN = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?\n)*")
"""Blank lines and comments."""


@frozen
class _File:
    """A file of the folder, in the document composed from all files."""

    document: Document
    number: int
    source: SourceFile
    items: tuple[int, ...]
    """Starts of its claims."""

    def suppressions(self) -> Iterator[Suppression]:
        """Yield the suppressions in its comments."""
        for match in _COMMENT.finditer(self.source.text):
            told = instruction(match["told"])
            if told and not self._is_value(match.start()):
                yield self._suppression(told, *match.span())

    def _suppression(self, told: Instruction, start: int, end: int) -> Suppression:
        covers = self._whole() if told.word == IGNORE_FILE else self._claim(start, end)
        place, point = self.source.place(start, end), Span(covers.start, covers.start)
        return Suppression(point, told.codes, told.reason, covers, place, told.word)

    def _is_value(self, offset: int) -> bool:
        """Return True if an offset is inside the words of a claim, where "#" begins no comment."""
        pieces = (piece for piece in self.document.pieces if piece.file == self.number)
        return any(one.offset <= offset < one.offset + one.length for one in pieces)

    def _whole(self) -> Span:
        if not self.items:
            return Span(0, len(self.document.text))
        return self._between(0, len(self.source.text))

    def _claim(self, start: int, end: int) -> Span:
        """Return the claim directly below a comment, or else the one around it."""
        behind = _BETWEEN.match(self.source.text, end)
        is_above = behind is not None and behind.end() in self.items
        at = bisect_right(self.items, behind.end() if behind and is_above else start)
        if at == 0:
            return Span(0, 0)
        stop = self.items[at] if at < len(self.items) else len(self.source.text)
        line = self.source.text.rfind("\n", 0, start) + 1
        if is_above and self.source.text[line:start].strip():  # after the last line of a claim
            return self._claim(line, line)
        return self._between(self.items[at - 1], stop)

    def _between(self, start: int, stop: int) -> Span:
        """Return the span of the blocks in a range of the file."""
        starts = [
            piece.start
            for piece in self.document.pieces
            if piece.file == self.number and start <= piece.offset < stop
        ]
        blocks = [block for at in starts if (block := self.document.block_at(at))]
        return Span(blocks[0].span.start, blocks[-1].span.end) if blocks else Span(0, 0)


def heeded(document: Document) -> Document:
    """Return the document of a claims folder with the suppressions in its comments."""
    if not any(MARK in source.text for source in document.files):
        return document
    found = [
        one
        for number, source in enumerate(document.files)
        for one in _File(document, number, source, _items(source.text)).suppressions()
    ]
    return evolve(document, suppressions=tuple(found))


def _items(text: str) -> tuple[int, ...]:
    """Return the starts of the items of the outermost list."""
    found = list(_ITEM.finditer(text))
    least = min((len(match[0]) for match in found), default=0)
    return tuple(match.start() for match in found if len(match[0]) == least)
