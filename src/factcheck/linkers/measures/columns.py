"""Columns that are reckoned from others: one that counts up, one that adds up its row.

What a column is shows in its cells: enough rows must fit, and what is told is where one does not.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from attrs import frozen

from factcheck.linkers.measures.grids import Column, Grid, grids
from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_CALLED = lazy(
    r"\W*(?:grand )?(?:total|sum|all|both|together|overall|cumulative|running)\b", re.IGNORECASE
)
_LESS = lazy(
    r"\W*(?:net |the )?(?:surplus|balance|difference|margin|profit|gain|loss|deficit|remaining|left"
    r"|remainder|rest|increase|net)\b",
    re.IGNORECASE,
)
"""The head of a column that tells by how much one of two others is the greater."""
_LEAST_FITS, _LEAST_CALLED = 4, 2
"""Rows that must fit, and those that must where the head of the column says what it is."""
_FITS_A_BREAK = 2
_MOST_COLUMNS = 8
_NEAR = 0.5
"""Share of a total by which its parts may be off."""


@frozen
class _Relation:
    """How one column may be reckoned, row by row."""

    fits: int
    breaks: tuple[Tally, ...]
    is_called: bool = False
    """The heads of its columns say so."""


def reckoned(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the cells of reckoned columns that are not the sum of what they are reckoned from."""
    for grid in grids(document, quantities):
        if len(grid.columns) > _MOST_COLUMNS:
            continue
        for column in grid.columns:
            likely = [one for one in _relations(grid, column) if _is_likely(one)]
            best = max(likely, key=lambda one: one.fits - len(one.breaks), default=None)
            yield from best.breaks if best else ()


def _relations(grid: Grid, column: Column) -> Iterator[_Relation]:
    """Yield the ways in which a column may be reckoned from the others of its table."""
    others = [one for one in grid.columns if one is not column]
    for other in others:
        yield _counted_up(column, other)
    for pair in combinations(others, 2):
        yield _added_up(column, pair)
    in_front = grid.columns[: grid.columns.index(column)]
    if len(in_front) > 2:  # noqa: PLR2004 - two are a pair
        yield _added_up(column, in_front)


def _counted_up(column: Column, other: Column) -> _Relation:
    """Take each cell for the sum of the one above it and its neighbour in another column.

    A cell that breaks the row below it as well, by as much, is told once.
    """
    rows = [(c, o) for c, o in zip(column.cells, other.cells, strict=True) if c and o]
    if len(rows) < len(column.cells) - 1:
        return _Relation(0, ())
    tallies = [Tally(now, (before, part)) for (before, _), (now, part) in pairwise(rows)]
    breaks: list[Tally] = []
    over = 0.0
    for tally in tallies:
        over, before = _over(tally), over
        if over and over != -before:
            breaks.append(tally)
    fits = sum(not _over(one) for one in tallies)
    return _Relation(fits, tuple(breaks), bool(_CALLED.match(column.head)))


def _added_up(column: Column, parts: Sequence[Column]) -> _Relation:
    """Take each cell for the sum of its neighbours in other columns."""
    tallies = [
        Tally(total, tuple(part for part in row if part))
        for total, *row in zip(column.cells, *(part.cells for part in parts), strict=True)
        if total and sum(1 for part in row if part and value(part)) > 1
    ]
    breaks = tuple(one for one in tallies if _over(one))
    pair = len(parts) == 2 and any(_LESS.match(part.head) for part in parts)  # noqa: PLR2004
    return _Relation(len(tallies) - len(breaks), breaks, bool(_CALLED.match(column.head)) or pair)


def _over(tally: Tally) -> float:
    return sum(value(part) for part in tally.parts) - value(tally.total)


def _is_likely(relation: _Relation) -> bool:
    """Say whether so many rows fit that the others are wrong."""
    called = relation.is_called
    return relation.fits >= max(
        _LEAST_CALLED if called else _LEAST_FITS, _FITS_A_BREAK * len(relation.breaks)
    ) and all(
        abs(_over(one)) <= _NEAR * value(one.total)
        and (called or is_one_slip(value(one.total), [value(part) for part in one.parts]))
        for one in relation.breaks
    )
