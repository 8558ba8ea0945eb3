"""Totals of tables: rows that are called a total, or that say how many rows they add up.

A row that says "Total" or "Sum" is one. Where a label only hints at it ("Both days", "Five years",
"All", none at all) the rows above must add up to it, or miss it by one slip of the pen.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.grids import Column, Grid, grids
from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.model import Document, Quantity, Tally
from factcheck.model.numerals import CARDINALS
from factcheck.patterns import lazy

_CALLED = lazy(r"\W*(?:grand |sub-?|overall )?(?:total|sum)s?\b", re.IGNORECASE)
_HINTED = lazy(
    r"\W*(?:all(?: the)?\b|overall\b|altogether\b|together\b|combined\b|in all\b|whole\b|Σ|∑|\Z)",
    re.IGNORECASE,
)
_WITHIN = lazy(r"\W*(?:of (?:which|whom|these|them)|including|thereof|among them)\b", re.IGNORECASE)
"""What a row begins with that tells a part of the row above it."""
_COUNTED = lazy(
    r"\W*(?:all |the |all the )?(?P<count>both|\d{1,2}|[a-z]+)\b"
    r"(?! (?:best|worst|highest|lowest|largest|smallest|greatest|more|others?|further)\b)",
    re.IGNORECASE,
)
_SILENT = lazy(
    r"\b(?:cumulative|running total|to date|so far|average|mean|median|rate|share|ratio|index|rank"
    r"|age|per|price|percentage|peak|maximum|minimum|max|min)\b|%",
    re.IGNORECASE,
)
_SHARES = frozenset({"%", "per cent", "percent", "‰"})
_LEAST_ROWS = 2
_NEAR = 0.25


def totals(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the total of each column under a row that is one, with the cells above it."""
    for grid in grids(document, quantities):
        for row, label in enumerate(grid.labels):
            above = _above(grid, row)
            is_called = _CALLED.match(label) is not None and row == len(grid.labels) - 1
            if is_called or _counts(label, above) or _hints(label, grid, row):
                columns = (_column(column, row, above) for column in grid.columns)
                yield from (one for one in columns if one and (is_called or _is_meant(one)))


def _above(grid: Grid, row: int) -> list[int]:
    """Return the rows above that a total adds up: neither totals nor parts of another row.

    Where its label has a comma ("Calls, both days") they have the same words in front of theirs.
    """
    stem = grid.labels[row].rpartition(",")[0]
    above: list[int] = []
    for at in range(row - 1, -1, -1):
        if _CALLED.match(grid.labels[at]) or _WITHIN.match(grid.labels[at]):
            continue
        if stem and not grid.labels[at].startswith(f"{stem},"):
            break
        above.insert(0, at)
    return above


def _counts(label: str, above: Sequence[int]) -> bool:
    """Say whether a label tells as many things as there are rows: "Both days", "Five years"."""
    found = _COUNTED.match(label.rpartition(",")[2])
    if not found:
        return False
    word = found["count"].lower()
    count = 2 if word == "both" else int(word) if word.isdigit() else CARDINALS.get(word, 0)
    return count == len(above) >= _LEAST_ROWS


def _hints(label: str, grid: Grid, row: int) -> bool:
    """Say whether the last row may be a total: "All wards", "Overall", or without a label."""
    part = label.rpartition(",")[2]
    return row == len(grid.labels) - 1 and _HINTED.match(part) is not None


def _column(column: Column, row: int, above: Sequence[int]) -> Tally | None:
    """Return a cell as the total of those above it, if all of them hold numbers or nothing."""
    total = column.cells[row]
    told = [column.cells[at] for at in above if not column.nil[at]]
    parts = tuple(one for one in told if one)
    if total is None or len(parts) < max(len(told), _LEAST_ROWS) or _SILENT.search(column.head):
        return None
    alike = all(part.unit in ("", total.unit) for part in parts)
    return Tally(total, parts) if alike and total.unit not in _SHARES else None


def _is_meant(tally: Tally) -> bool:
    """Say whether cells can be the parts of a total that is not called so."""
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    over = sum(parts) - total
    return not over or (abs(over) <= _NEAR * total and is_one_slip(total, parts))
