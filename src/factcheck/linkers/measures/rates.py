"""Columns of per cent in tables: shares of the total of a column, or of another column in its row.

What they are shares of shows in the rows that fit; those are held to it that do not.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from attrs import frozen

from factcheck.linkers.measures.grids import Column, Grid, grids
from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.numbers import PERCENT
from factcheck.model import Document, Quantity, Share
from factcheck.patterns import lazy

_HEADED = lazy(r"%|\bper ?cent\b|\b(?:[Ss]hare|[Rr]ate|[Pp]ercentage|[Pp]roportion)\b")
_TOTAL = lazy(
    r"\W*(?:grand )?(?:total|sum|all|altogether|together|overall|in all)\b", re.IGNORECASE
)
_BASE = 100.0
_LEAST_FITS, _FITS_A_BREAK = 3, 3
_LEAST_WHOLE = 20
"""Below, shares that are rounded to whole numbers fit by chance."""
_MOST_COLUMNS = 8
_SLACK = 0.55
"""Of the last place: whatever rounds to it."""


@frozen
class _Relation:
    fits: int
    breaks: tuple[Share, ...]


def rates(document: Document, quantities: Sequence[Quantity]) -> Iterator[Share]:
    """Yield the cells of a column of per cent that are not the share that the others are."""
    for grid in grids(document, quantities):
        shares = [one for one in grid.columns if _is_share(one)]
        counts = [one for one in grid.columns if one not in shares and _is_counted(one)]
        if not shares or len(grid.columns) > _MOST_COLUMNS:
            continue
        for column in shares:
            found = [_related(document, trios) for trios in _trios(grid, column, counts)]
            likely = [one for one in found if one.fits >= _LEAST_FITS]
            best = max(likely, key=lambda one: one.fits - len(one.breaks), default=None)
            if best and len(best.breaks) * _FITS_A_BREAK <= best.fits:
                yield from best.breaks


def _is_share(column: Column) -> bool:
    """Say whether a column tells shares: by its unit, or by its head where it has none."""
    units = {cell.unit for cell in column.cells if cell}
    headed = units == {""} and _HEADED.search(column.head)
    return bool(units) and bool(units <= PERCENT or headed)


def _is_counted(column: Column) -> bool:
    return sum(1 for cell in column.cells if cell and not cell.hedge) >= _LEAST_FITS


_Trio = tuple[Quantity | None, Quantity | None, Quantity | None]


def _trios(grid: Grid, column: Column, counts: Sequence[Column]) -> Iterator[list[_Trio]]:
    """Yield (part, whole, ratio) of each row, for all that a column may be the share of."""
    bottom = grid.labels and _TOTAL.match(grid.labels[-1])
    for part in counts if bottom else ():
        rows = zip(part.cells[:-1], column.cells[:-1], strict=True)
        yield [(cell, part.cells[-1], ratio) for cell, ratio in rows]
    for part, whole in permutations(counts, 2):
        yield list(zip(part.cells, whole.cells, column.cells, strict=True))


def _related(document: Document, trios: Sequence[_Trio]) -> _Relation:
    shares = [
        Share(part, whole, ratio, _BASE)
        for part, whole, ratio in trios
        if part and whole and ratio and 0 < value(part) <= value(whole) >= _LEAST_WHOLE
    ]
    breaks = tuple(one for one in shares if not _fits(document, one))
    return _Relation(len(shares) - len(breaks), breaks)


def _fits(document: Document, share: Share) -> bool:
    places = len(document.words(share.ratio.span).split()[0].rstrip("%").partition(".")[2])
    found = _BASE * value(share.part) / value(share.whole)
    return math.isclose(found, value(share.ratio), abs_tol=_SLACK * 10.0**-places)
