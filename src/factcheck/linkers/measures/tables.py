"""Totals of tables: a last row that is called a total, a column that counts up."""

import bisect
import re
from collections.abc import Iterator, Sequence

from factcheck.model import BlockKind, Document, Quantity, Span, Tally

_BAR = " | "
_TOTAL = re.compile(r"\W*(?:grand )?(?:total|sum|all|overall)\b\W*\Z", re.IGNORECASE)
_SILENT = re.compile(r"\b(?:cumulative|running total|average|mean|rate|share)\b|%", re.IGNORECASE)
_SHARES = frozenset({"%", "per cent", "percent", "‰"})
_LEAST_ROWS = 2


def totals(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the total of each column under a row that is called so, with the cells above it."""
    for rows in _tables(document):
        cells = [_cells(document, row) for row in rows]
        if len(rows) > _LEAST_ROWS and _TOTAL.match(document.words(cells[-1][0])):
            for column in range(1, len(cells[-1])):
                tally = _column(document, quantities, [row[column : column + 1] for row in cells])
                if tally:
                    yield tally


def _column(
    document: Document, quantities: Sequence[Quantity], cells: Sequence[list[Span]]
) -> Tally | None:
    """Return the last cell of a column as the total of the others, if all hold numbers alone."""
    if not all(cells) or _SILENT.search(document.words(cells[0][0])):
        return None
    numbers = [_number(quantities, cell[0]) for cell in cells[1:]]
    unit = numbers[-1].unit if numbers[-1] else ""
    known = [number for number in numbers if number and number.unit in ("", unit)]
    if len(known) < len(numbers) or len(known) <= _LEAST_ROWS or known[-1].unit in _SHARES:
        return None
    return Tally(known[-1], tuple(known[:-1]))


def _tables(document: Document) -> Iterator[list[Span]]:
    rows: list[Span] = []
    for block in document.blocks:
        if block.kind is BlockKind.ROW:
            rows.append(block.span)
            continue
        if rows:
            yield rows
        rows = []
    if rows:
        yield rows


def _cells(document: Document, row: Span) -> list[Span]:
    cells, start = [], row.start
    for cell in document.words(row).split(_BAR):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + len(_BAR)
    return cells


def _number(quantities: Sequence[Quantity], cell: Span) -> Quantity | None:
    """Return the quantity that fills a cell; None where it holds anything else."""
    at = bisect.bisect_left(quantities, cell.start, key=lambda one: one.span.start)
    if at < len(quantities) and quantities[at].span == cell:
        return quantities[at]
    return None
