"""Totals of tables: rows that are called a total, or that other columns show to be one.

A row that says "Total" or "Sum" is one. Where a label only hints at it ("Both days", "Five years",
"Spent in all", none at all) the rows must add up to it, or miss it by one slip of the pen. A last
row of any label is a total if it adds up in another column, and so are rows "of which".
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
_SAYS_ALL = lazy(
    r"\b(?:in all|in total|total|altogether|together|combined|all told)\W*\Z", re.IGNORECASE
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
_LEAST_PROOF = 50
"""A total from here on that three rows add up to is no chance."""
_PROVING_ROWS = 3


def totals(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the total of each column under a row that is one, with the cells it adds up."""
    for grid in grids(document, quantities):
        for row, label in enumerate(grid.labels):
            above = _above(grid, row)
            is_last = all(_says_of_others(below) for below in grid.labels[row + 1 :])
            if _CALLED.match(label) and is_last:
                yield from _tallies(grid, row, above)
            elif _counts(label, above) or (is_last and _hints(label)):
                yield from filter(_is_meant, _tallies(grid, row, above))
            elif is_last:
                yield from _proven(_tallies(grid, row, above))
        yield from _leading(grid)
        yield from _divided(grid)


def _tallies(grid: Grid, row: int, parts: Sequence[int]) -> list[Tally]:
    """Return what each column has in a row, with its cells in the rows of the parts."""
    columns = (_column(column, row, parts) for column in grid.columns)
    return [one for one in columns if one]


def _proven(tallies: Sequence[Tally]) -> Iterator[Tally]:
    """Yield the totals of a row if all but one add up, and that one misses by a slip."""
    wrong = [one for one in tallies if _over(one)]
    proofs = [one for one in tallies if one not in wrong and _is_proof(one)]
    if proofs and len(wrong) == 1 and _is_meant(wrong[0]):
        yield from tallies


def _is_proof(tally: Tally) -> bool:
    told = sum(1 for part in tally.parts if value(part))
    return told >= _PROVING_ROWS and value(tally.total) >= _LEAST_PROOF


def _leading(grid: Grid) -> Iterator[Tally]:
    """Yield the totals of a first row that says to be one: "All farms"."""
    label = grid.labels[0]
    if len(grid.labels) > _PROVING_ROWS and label and (_CALLED.match(label) or _hints(label)):
        below = [at for at in range(1, len(grid.labels)) if not _WITHIN.match(grid.labels[at])]
        yield from filter(_is_meant, _tallies(grid, 0, below))


def _divided(grid: Grid) -> Iterator[Tally]:
    """Yield rows with those that tell parts of them below: "of whom men", "of whom women"."""
    whole, parts = 0, list[int]()
    for row, label in enumerate((*grid.labels, "")):
        if _WITHIN.match(label) and row:
            parts.append(row)
            continue
        if len(parts) >= _LEAST_ROWS:
            tallies = _tallies(grid, whole, parts)
            wrong = [one for one in tallies if _over(one)]
            if len(wrong) == 1 < len(tallies) and _is_meant(wrong[0]):
                yield from tallies
        whole, parts = row, []


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


def _says_of_others(label: str) -> bool:
    """Say whether a row tells of those above it: a part of one, an average, a share."""
    return bool(_WITHIN.match(label) or _SILENT.search(label))


def _hints(label: str) -> bool:
    """Say whether a row may be a total: "All wards", "Overall", "In both years together"."""
    part = label.rpartition(",")[2]
    return _HINTED.match(part) is not None or _SAYS_ALL.search(label) is not None


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
    over = _over(tally)
    return not over or (abs(over) <= _NEAR * total and is_one_slip(total, parts))


def _over(tally: Tally) -> float:
    return sum(value(part) for part in tally.parts) - value(tally.total)
