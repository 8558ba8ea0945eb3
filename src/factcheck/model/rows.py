"""Tables: rows divided into cells."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, groupby

from attrs import frozen

from factcheck.model.text import BlockKind, Document, Span

_BAR = re.compile(r" ?\|(?: |$)")
"""The separator between two cells; an empty first or last cell has no space next to it."""


@frozen
class Row:
    """One row of a table."""

    span: Span
    cells: tuple[Span, ...]
    head: tuple[Span, ...]
    """The cells of the first row of the table."""

    @property
    def is_headed(self) -> bool:
        """Whether the first row of the table is a different row with the same number of cells."""
        return len(self.head) == len(self.cells) and self.head != self.cells

    def column(self, offset: int) -> int:
        """Return the index of the cell, from 0, that contains a code point."""
        return bisect_right(self.cells, offset, key=lambda cell: cell.start) - 1


@frozen(eq=False)
class _Tables:
    all: tuple[tuple[Row, ...], ...]

    @cached_property
    def by_start(self) -> Mapping[int, Row]:
        """Return a map of start offsets to rows."""
        return {row.span.start: row for table in self.all for row in table}


def tables(document: Document) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each table; adjacent rows form a table unless a new one is marked."""
    return _tables(document).all


def row_at(document: Document, offset: int) -> Row | None:
    """Return the table row at an offset in the text; None outside tables."""
    rows = _tables(document).by_start
    block = document.block_at(offset) if rows else None
    return rows.get(block.span.start) if block else None


def _tables(document: Document) -> _Tables:
    return document.once("tables", lambda one: _Tables(tuple(_made(one))))


def _made(document: Document) -> Iterator[tuple[Row, ...]]:
    begun = accumulate(block.begins for block in document.blocks)
    told = zip(begun, document.blocks, strict=True)
    for (_, kind), rows in groupby(told, key=lambda one: (one[0], one[1].kind)):
        if kind is BlockKind.ROW:
            spans = [block.span for _, block in rows]
            head = _cells(document, spans[0])
            yield tuple(Row(span, _cells(document, span), head) for span in spans)


def _cells(document: Document, row: Span) -> tuple[Span, ...]:
    return parts_between(row, [*_BAR.finditer(document.text, row.start, row.end)])


def parts_between(whole: Span, joints: Sequence[re.Match[str]]) -> tuple[Span, ...]:
    """Return the parts of a span between separators."""
    starts = [whole.start, *(one.end() for one in joints)]
    ends = [*(one.start() for one in joints), whole.end]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
