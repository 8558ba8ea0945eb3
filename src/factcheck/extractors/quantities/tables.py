"""Tables: what the first cell of a row and the head of a column say of the figures in them."""

import bisect
import re
from collections.abc import Iterator
from itertools import accumulate

from attrs import field, frozen

from factcheck.model import BlockKind, Document, Role, Span

_BAR = " | "
_COUNTED = re.compile(r"(?:numbers?|counts?|how many|amounts?|totals?|sum)?\Z", re.IGNORECASE)
"""Heads that say nothing of what is counted; the head of the labels then does."""
_TOTAL = re.compile(
    r"\W*(?:grand |overall )?(?:totals?|sum|all|together|in all)\W*\Z", re.IGNORECASE
)


@frozen
class _Row:
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each cell begins in the text."""
    heads: tuple[str, ...]
    """The cells of the table's first row."""


@frozen
class Tables:
    """The rows of a document, each with the column heads of its table."""

    document: Document
    _rows: dict[int, _Row] = field(init=False, repr=False, eq=False)
    """By the start of the row."""

    def __attrs_post_init__(self) -> None:
        """Cut the rows in cells once."""
        object.__setattr__(self, "_rows", dict(_rows(self.document)))

    def label(self, span: Span) -> str:
        """Return what a cell says by its place: the row's label, or else the column's head.

        A row that is called a total says nothing of its figures, either.
        The rows of a chronology have dates for labels, which say nothing of their figures.
        """
        row = self._row(span)
        if row is None or self.document.role_at(span.start) is Role.CHRONOLOGY:
            return ""
        column = bisect.bisect_right(row.starts, span.start) - 1
        headed = len(row.heads) == len(row.cells) and row.heads is not row.cells
        head = row.heads[column] if headed and _has_letters(row.heads[column]) else ""
        if not column or not _has_letters(row.cells[0]):
            return head
        is_total = headed and _TOTAL.match(row.cells[0])
        told = row.heads[0] if is_total and _COUNTED.match(head) else head
        return told if is_total and _has_letters(told) else row.cells[0]

    def numbers_row(self, span: Span) -> bool:
        """Say whether a number is the whole first cell of a row."""
        row = self._row(span)
        return row is not None and row.starts[0] == span.start and len(row.cells[0]) == len(span)

    def _row(self, span: Span) -> _Row | None:
        block = self.document.block_at(span.start) if self._rows else None
        return self._rows.get(block.span.start) if block else None


def _rows(document: Document) -> Iterator[tuple[int, _Row]]:
    heads: tuple[str, ...] = ()
    for block in document.blocks:
        if block.kind is not BlockKind.ROW:
            heads = ()
            continue
        cells = tuple(document.words(block.span).split(_BAR))
        heads = heads or cells
        lengths = accumulate((len(cell) + len(_BAR) for cell in cells), initial=block.span.start)
        yield block.span.start, _Row(cells, tuple(lengths)[:-1], heads)


def _has_letters(words: str) -> bool:
    return any(char.isalpha() for char in words)
