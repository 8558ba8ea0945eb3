"""Tables as grids of numbers: cells, the quantities that fill them, labels and heads."""

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck.model import BlockKind, Document, Quantity, Role, Span
from factcheck.patterns import lazy

_BAR = lazy(r" ?\|(?: |$)")
_PLAIN = lazy(r"\d{1,3}(?:,\d{3})+|\d+")
_FIGURE = lazy(r"(?:[$€£] ?)?\d[\d,.]*(?: ?(?:%|per cent|[a-z]{1,3}))?")
_NIL = lazy(r"[-–—]?\Z|nil\Z|none\Z", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR, _YEAR_DIGITS = 1000, 2199, 4


@frozen
class Column:
    """The cells of one column below its head."""

    head: str
    """The words of the first row; empty if it has none."""
    cells: tuple[Quantity | None, ...]
    """One a row; None where a cell holds anything but one number."""
    nil: tuple[bool, ...]
    """Whether a cell says that there is nothing: empty, or a dash."""


@frozen
class Grid:
    """A table whose first row is its head and whose first column has the labels."""

    labels: tuple[str, ...]
    """The first cells of the rows below the head."""
    columns: tuple[Column, ...]
    """Those behind the first, as many as all rows have."""


def grids(document: Document, quantities: Sequence[Quantity]) -> Iterator[Grid]:
    """Yield the tables of a document that have a head and rows of one length; no chronologies.

    Numbers of one column are exact if one of them is: who gives 1,905 does not round 1,900.
    """
    for rows in _tables(document):
        cells = [_cells(document, row) for row in rows]
        width = len(cells[0])
        if len(rows) > 1 and width > 1 and all(len(row) == width for row in cells):
            if _is_headless(document, cells[0]):
                cells.insert(0, [Span(one.start, one.start) for one in cells[0]])
            labels = tuple(document.words(row[0]) for row in cells[1:])
            columns = tuple(
                _column(document, quantities, [row[at] for row in cells]) for at in range(1, width)
            )
            yield Grid(labels, columns)


def _is_headless(document: Document, row: Sequence[Span]) -> bool:
    """Say whether a first row has figures, none of them a year, and so is no head."""
    label, *words = (document.words(cell).strip() for cell in row)
    figures = all(_FIGURE.fullmatch(one) and not _is_year(one) for one in words)
    return figures and any(map(str.isalpha, label))


def _tables(document: Document) -> Iterator[list[Span]]:
    rows: list[Span] = []
    for block, behind in pairwise((*document.blocks, None)):
        if block is None or block.kind is not BlockKind.ROW:
            continue
        if document.role_at(block.span.start) is not Role.CHRONOLOGY:
            rows.append(block.span)
        if rows and (behind is None or behind.kind is not BlockKind.ROW):
            yield rows
            rows = []


def _cells(document: Document, row: Span) -> list[Span]:
    """Return the cells of a row, empty ones at its ends included, where the space is missing."""
    bars = list(_BAR.finditer(document.text, row.start, row.end))
    starts = [row.start, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), row.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _column(document: Document, quantities: Sequence[Quantity], cells: Sequence[Span]) -> Column:
    words = [document.words(cell) for cell in cells[1:]]
    numbers = [_number(document, quantities, cell) for cell in cells[1:]]
    if all(_is_year(word) for word in words if word.strip()):
        numbers = [None for _ in numbers]
    if any(one and one.low == one.high and not one.hedge for one in numbers):
        numbers = [one and _exact(one) for one in numbers]
    nil = tuple(bool(_NIL.match(word.strip())) for word in words)
    return Column(document.words(cells[0]), tuple(numbers), nil)


def _number(document: Document, quantities: Sequence[Quantity], cell: Span) -> Quantity | None:
    """Return the quantity that fills a cell, a bare number like a year included."""
    at = bisect.bisect_left(quantities, cell.start, key=lambda one: one.span.start)
    if at < len(quantities) and quantities[at].span == cell:
        return quantities[at]
    words = document.words(cell)
    if not _PLAIN.fullmatch(words):
        return None
    value = float(words.replace(",", ""))
    return Quantity(cell, value, value)


def _is_year(words: str) -> bool:
    is_four = len(words) == _YEAR_DIGITS and words.isdigit()
    return is_four and _FIRST_YEAR <= int(words) <= _LAST_YEAR


def _exact(quantity: Quantity) -> Quantity:
    """Return a number of which the rounding is not to be feared."""
    middle = (quantity.low + quantity.high) / 2
    is_whole = middle == round(middle) and not quantity.hedge
    return evolve(quantity, low=middle, high=middle) if is_whole else quantity
