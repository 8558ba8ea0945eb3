"""Tables: what the first cell of a row and the head of a column say of the figures in them."""

import bisect
from collections.abc import Iterator
from itertools import accumulate

from attrs import field

from factcheck import lexicon
from factcheck.model import BlockKind, Document, Role, Span
from factcheck.text import word_list
from factcheck.values import frozen

_BAR = " | "
_BEFORE_TOTAL = frozenset({"grand", "overall", "in"})
_TOTALS = frozenset({"total", "totals", "sum", "all", "together"})
"""What the label of a row of totals is made of: "Grand total", "In all"."""


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
        if not headed or not is_total(row.cells[0]):
            return row.cells[0]
        told = row.heads[0] if _says_nothing(head) else head
        return told if _has_letters(told) else row.cells[0]

    def numbers_row(self, span: Span) -> bool:
        """True if a number is the whole first cell of a row."""
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


def is_total(label: str) -> bool:
    """True if a row is called a total, which says nothing of its figures."""
    words = word_list(label)
    return bool(words) and words[-1] in _TOTALS and _BEFORE_TOTAL.issuperset(words[:-1])


def _says_nothing(head: str) -> bool:
    """True if the head of a column says nothing of what is counted; that of the labels does."""
    words = " ".join(word_list(head))
    return not words or words == "how many" or words in lexicon.words("quantities.counts")


def _has_letters(words: str) -> bool:
    return any(char.isalpha() for char in words)
