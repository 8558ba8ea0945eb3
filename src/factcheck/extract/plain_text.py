"""Text converted to ASCII signs, in which patterns find statistical results; tables included."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import product

from attrs import frozen

from factcheck.model import BlockKind, Document, Span
from factcheck.model.rows import tables

_UNREAD = BlockKind.CODE, BlockKind.QUOTE
_TEX = re.compile(r"\\(?:(?:math|text)[a-z]{0,6}|left|right|[,;:!])")
_PLAIN = str.maketrans("‐‑‒–—−’^~$*{}\\", "------'" + " " * 7)
_RESULT = re.compile(
    r"\s*(?:[<>=≤≥(\[+-]|p\s?[=<>])*\s?\.?\d[\d.,]*\s?(?:%|[a-z]{1,3})?(?:\s?[(\[].*|[)\]])?\s*"
)

_HEADERS = 4
"""Maximum number of rows of headers."""


@frozen(eq=False)
class Text:
    """A text with the places of its pieces in the document."""

    words: str
    pieces: tuple[tuple[int, int], ...]
    """For each piece, where it begins in the text and in the document."""
    is_table: bool = False
    """Whether it is a table: `|header¦header‖cell` for each cell, and ¶ before each row."""

    def span(self, start: int, end: int) -> Span:
        """Return the place of some words in the document."""
        return Span(self._place(start), self._place(max(start, end - 1)) + (end > start))

    def _place(self, offset: int) -> int:
        start, place = self.pieces[bisect_right(self.pieces, (offset, 1 << 60)) - 1]
        return place + offset - start


def texts(document: Document, *literals: str) -> Iterator[Text]:
    """Yield all tables, and the blocks that contain one of the given words, as plain text."""
    if any(one in document.text for one in literals):
        for block in document.blocks:
            words = document.words(block.span)
            if block.kind not in _UNREAD and any(one in words for one in literals):
                yield Text(_plain(words), ((0, block.span.start),))
    yield from document.once("plain tables", lambda one: tuple(_tables(one)))


def _tables(document: Document) -> Iterator[Text]:
    for table in tables(document):
        width = Counter(len(row.cells) for row in table).most_common(1)[0][0]
        rows = [row.cells for row in table if len(row.cells) == width]
        cells = [[_plain(document.words(cell)).replace("+", " ") for cell in row] for row in rows]
        body = (at for at in range(1, len(rows)) if any(map(_RESULT.fullmatch, cells[at][1:])))
        first, words, pieces = next(body, len(rows)), "", list[tuple[int, int]]()
        if first > _HEADERS:
            continue
        marks = "|" + "¦" * (first - 1) + "‖"
        for row, column in product(range(first, len(rows)), range(width)):
            words += "" if column else "|¶"
            for line, mark in zip((*range(first), row), marks, strict=True):
                at = column
                while line < first - 1 and at > 1 and not cells[line][at].strip():
                    at -= 1
                pieces.append((len(words) + 1, rows[line][at].start))
                words += mark + cells[line][at]
        yield Text(words + "|", tuple(pieces), is_table=True)


def _plain(text: str) -> str:
    """Return a text of the same length with ASCII signs and without the marks of formulas."""
    if not text.isascii():
        text = "".join(unicodedata.normalize("NFKC", char)[0] for char in text)
    if "\\" in text:
        text = _TEX.sub(lambda found: " " * len(found[0]), text)
    return text.translate(_PLAIN)
