"""Tables: rows that add up others, columns that are reckoned from others.

What a row or column is shows in its label, or in the cells: where enough of them fit a relation,
those that do not are held to it. Each relation is tried on a whole row or column at once.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations

from attrs import frozen

from factcheck.equations.amounts import MOST, NEAR, PERCENT, excess, is_one_slip, sharp
from factcheck.equations.cues import any_of, following
from factcheck.mentions.quantities.values import value
from factcheck.model import Document, Quantity, Role, Share, Span, Tally
from factcheck.model.measures import Mismatch
from factcheck.model.numerals import CARDINALS
from factcheck.model.rows import tables
from factcheck.model.text import beginning_in

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_FIGURE = re.compile(r"(?:[$€£] ?)?\d[\d,.]*(?: ?(?:%|per cent|[a-z]{1,3}))?")
_OPENING = re.compile(
    r"(?i)\b(?:opening|brought forward|carried (?:forward|over)|balance|in hand)\b"
)
_NIL = frozenset({"", "-", "–", "—", "nil", "none"})
_MOST_COLUMNS = 8
_LEAST_ROWS, _PROVING_ROWS = 2, 3
_LEAST_PROOF = 50
"""A total from here on that three rows add up to is no chance."""
_LEAST_FITS, _LEAST_CALLED, _LEAST_SHARES = 4, 2, 3
"""Rows that must fit, those where the head of the column says what it is, and those of shares."""
_FITS_A_BREAK, _SHARES_A_BREAK = 2, 3
_NEAR = 0.5
"""Share of a cell by which what it is reckoned from may be off."""
_LEAST_WHOLE = 20
"""Below, shares that are rounded to whole numbers fit by chance."""
_LEAST_MEANT = 3
"""Rows of which a mean is told."""
_SLACK = 0.55
"""Of the last place of a share or mean: whatever rounds to it."""


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

    document: Document
    labels: tuple[str, ...]
    """The first cells of the rows below the head."""
    columns: tuple[Column, ...]
    """Those behind the first, as many as all rows have."""
    above: tuple[Quantity, ...] = ()
    """The figures of the block above, of which one may be an opening balance."""
    is_opened: bool = False
    """That block says that it tells one."""


def grids(
    document: Document, quantities: Sequence[Quantity], around: Sequence[Quantity]
) -> Iterator[Grid]:
    """Yield the tables of a document that have a head and rows of one length; no chronologies.

    Args:
        document: In which they are.
        quantities: The figures in the rows of tables.
        around: All figures of the document.

    Numbers of one column are exact if one of them is: who gives 1,905 does not round 1,900.
    """
    for table in tables(document):
        rows = [row for row in table if document.role_at(row.span.start) is not Role.CHRONOLOGY]
        cells = [row.cells for row in rows]
        width = len(cells[0]) if len(rows) > 1 else 0
        if width > 1 and all(len(row) == width for row in cells):
            if _is_headless(document, cells[0]):
                cells.insert(0, tuple(Span(one.start, one.start) for one in cells[0]))
            labels = tuple(document.words(row[0]) for row in cells[1:])
            columns = [[row[at] for row in cells] for at in range(1, width)]
            told = tuple(_column(document, quantities, column) for column in columns)
            above = _block_above(document, rows[0].span)
            figures = tuple(_exact(one) for one in beginning_in(around, above) if not one.hedge)
            is_opened = _OPENING.search(document.words(above)) is not None
            yield Grid(document, labels, told, figures, is_opened)


def _block_above(document: Document, row: Span) -> Span:
    at = bisect_left(document.blocks, row.start, key=lambda one: one.span.start)
    return document.blocks[at - 1].span if at else Span(0, 0)


def _is_headless(document: Document, row: Sequence[Span]) -> bool:
    """True if a first row has figures, and so is no head."""
    label, *words = (document.words(cell).strip() for cell in row)
    figures = all(map(_FIGURE.fullmatch, words))
    return figures and any(map(str.isalpha, label))


def _column(document: Document, quantities: Sequence[Quantity], cells: Sequence[Span]) -> Column:
    words = [document.words(cell).strip() for cell in cells[1:]]
    numbers = [_number(document, quantities, cell) for cell in cells[1:]]
    if any(one and one.low == one.high and not one.hedge for one in numbers):
        numbers = [one and _exact(one) for one in numbers]
    nil = tuple(word.lower() in _NIL for word in words)
    return Column(document.words(cells[0]), tuple(numbers), nil)


def _number(document: Document, quantities: Sequence[Quantity], cell: Span) -> Quantity | None:
    """Return the quantity that fills a cell, a bare number like a year included."""
    at = bisect_left(quantities, cell.start, key=lambda one: one.span.start)
    if at < len(quantities) and quantities[at].span == cell:
        return quantities[at]
    words = document.words(cell)
    number = float(words.replace(",", "")) if _PLAIN.fullmatch(words) else None
    return None if number is None or number >= MOST else Quantity(cell, number, number)


def _exact(quantity: Quantity) -> Quantity:
    """Return a whole number of which the rounding is not to be feared."""
    is_whole = value(quantity) == round(value(quantity)) and not quantity.hedge
    return sharp(quantity) if is_whole else quantity


def totals(grid: Grid) -> Iterator[Tally]:
    """Yield the cells of rows that add up others, with the cells that each adds up."""
    called = [_begins_with(label, "equations.total row") for label in grid.labels]
    within = [_begins_with(label, "equations.part row") for label in grid.labels]
    silent = [any_of("equations.no total").search(label) is not None for label in grid.labels]
    end = len(called)
    while end and (within[end - 1] or silent[end - 1]):
        end -= 1
    for row, label in enumerate(grid.labels):
        is_last = row + 1 >= end
        count = _counted(label)
        if not (is_last or count) or any_of("equations.total of some").search(label):
            continue
        above = _above(grid, row, [one or two for one, two in zip(called, within, strict=True)])
        tallies = _across(grid, row, above)
        if called[row] and is_last:
            yield from filter(None, (_with_opening(grid, one) for one in tallies))
        elif count == len(above) or (is_last and _hints(label)):
            yield from filter(_may_add_up, tallies)
        elif is_last:
            yield from _proven(tallies, _PROVING_ROWS)
    is_first = len(grid.labels) > _PROVING_ROWS and bool(grid.labels[0])
    if is_first and (called[0] or _hints(grid.labels[0])):
        below = [at for at in range(1, len(grid.labels)) if not within[at]]
        yield from filter(_may_add_up, _across(grid, 0, below))
    yield from _divided(grid, within)


def _with_opening(grid: Grid, tally: Tally) -> Tally | None:
    """Return a total with its parts, and with an opening balance that is told above the table.

    None where the parts are so far off that it is of something else, or where one of them is a
    part of another: without it they add up.
    """
    off = excess(tally)
    if not off or off in map(value, tally.parts):
        return None if off else tally
    opened = [Tally(tally.total, (one, *tally.parts)) for one in grid.above]
    if not all(map(excess, opened)):
        return None
    told = opened if grid.is_opened and len(opened) == 1 else [tally]
    return (
        told[0] if abs(excess(told[0])) <= NEAR * value(tally.total) or is_one_slip(tally) else None
    )


def _begins_with(label: str, item: str) -> bool:
    return following(item).match(label.lstrip(" -–*_")) is not None


def _divided(grid: Grid, within: Sequence[bool]) -> Iterator[Tally]:
    """Yield rows with those that tell parts of them below: "of whom men", "of whom women"."""
    whole, parts = 0, list[int]()
    for row, is_part in enumerate((*within, False)):
        if is_part and row:
            parts.append(row)
            continue
        if len(parts) >= _LEAST_ROWS:
            yield from _proven(_across(grid, whole, parts), _LEAST_ROWS)
        whole, parts = row, []


def _proven(tallies: Sequence[Tally], rows: int) -> Iterator[Tally]:
    """Yield the sums of a row if all but one add up, and that one misses by a slip."""
    wrong = [one for one in tallies if excess(one)]
    told = [
        sum(1 for part in one.parts if value(part)) >= rows for one in tallies if not excess(one)
    ]
    large = any(value(one.total) >= _LEAST_PROOF for one in tallies)
    if any(told) and large and len(wrong) == 1 and _may_add_up(wrong[0]):
        yield from tallies


def _above(grid: Grid, row: int, left_out: Sequence[bool]) -> list[int]:
    """Return the rows above that a total adds up: neither totals nor parts of another row.

    Where its label has a comma ("Calls, both days") they have the same words in front of theirs.
    """
    stem = grid.labels[row].rpartition(",")[0]
    above: list[int] = []
    for at in range(row - 1, -1, -1):
        if not left_out[at]:
            if stem and not grid.labels[at].startswith(f"{stem},"):
                break
            above.append(at)
    return above[::-1]


def _counted(label: str) -> int:
    """Return as how many things a label tells of: "Both days", "Five years"; 0 for none."""
    part = label.rpartition(",")[2].split()
    words = [word.strip("*_").lower() for word in part if word.lower() not in ("all", "the")]
    if not words or any_of("equations.some of many").search(label):
        return 0
    told = {"both": 2, **CARDINALS}.get(words[0], 0)
    return int(words[0]) if words[0].isdecimal() and len(words[0]) <= _LEAST_ROWS else told


def _hints(label: str) -> bool:
    """True if a row may be a total: "All wards", "Overall", "In both years together"."""
    part = label.rpartition(",")[2].strip()
    says_all = any_of("equations.altogether row").search(part)
    return not part or _begins_with(part, "equations.hinted row") or says_all is not None


def _across(grid: Grid, row: int, parts: Sequence[int]) -> list[Tally]:
    """Return what each column has in a row, with its cells in the rows of the parts."""
    columns = (_down(column, row, parts) for column in grid.columns)
    return [one for one in columns if one]


def _down(column: Column, row: int, above: Sequence[int]) -> Tally | None:
    """Return a cell as the total of others, if all of them hold numbers or nothing."""
    total = column.cells[row]
    told = [column.cells[at] for at in above if not column.nil[at]]
    parts = tuple(one for one in told if one)
    if total is None or len(parts) < max(len(told), _LEAST_ROWS) or total.unit in PERCENT:
        return None
    alike = all(part.unit in ("", total.unit) for part in parts)
    is_summed = alike and not any_of("equations.no total").search(column.head)
    return Tally(total, parts) if is_summed else None


def _may_add_up(tally: Tally) -> bool:
    """True if cells can be the parts of a total that is not called so."""
    off = abs(excess(tally))
    return not off or (off <= NEAR * value(tally.total) and is_one_slip(tally))


def reckoned(grid: Grid) -> Iterator[Tally]:
    """Yield the cells of reckoned columns that are not the sum of what they are reckoned from."""
    for column in grid.columns if len(grid.columns) <= _MOST_COLUMNS else ():
        likely = [one for one in _relations(grid, column) if _is_likely(*one)]
        best = max(likely, key=lambda one: one[0] - len(one[1]), default=None)
        yield from best[1] if best else ()


_Relation = tuple[int, list[Tally], bool]
"""Rows that fit, those that do not, and whether the heads of the columns say what they are."""


def _relations(grid: Grid, column: Column) -> Iterator[_Relation]:
    """Yield the ways in which a column may be reckoned from the others of its table."""
    others = [one for one in grid.columns if one is not column]
    called = _begins_with(column.head, "equations.reckoned column")
    for other in others:
        yield _counted_up(column, other, is_called=called)
    for pair in combinations(others, 2):
        less = any(_begins_with(part.head, "equations.difference column") for part in pair)
        yield _added_up(column, pair, is_called=called or less)
    in_front = grid.columns[: grid.columns.index(column)]
    if len(in_front) > 2:  # noqa: PLR2004 - two are a pair
        yield _added_up(column, in_front, is_called=called)


def _counted_up(column: Column, other: Column, *, is_called: bool) -> _Relation:
    """Take each cell for the sum of the one above it and its neighbour in another column.

    A cell that breaks the row below it as well, by as much, is told once.
    """
    rows = [(c, o) for c, o in zip(column.cells, other.cells, strict=True) if c and o]
    if len(rows) < len(column.cells) - 1:
        return 0, [], is_called
    breaks: list[Tally] = []
    off = fits = 0.0
    for (before, _), (now, part) in pairwise(rows):
        tally = Tally(now, (before, part))
        off, last = excess(tally), off
        fits += not off
        if off and off != -last:
            breaks.append(tally)
    return int(fits), breaks, is_called


def _added_up(column: Column, parts: Sequence[Column], *, is_called: bool) -> _Relation:
    """Take each cell for the sum of its neighbours in other columns."""
    tallies = [
        Tally(total, tuple(part for part in row if part))
        for total, *row in zip(column.cells, *(part.cells for part in parts), strict=True)
        if total and sum(1 for part in row if part and value(part)) > 1
    ]
    breaks = [one for one in tallies if excess(one)]
    return len(tallies) - len(breaks), breaks, is_called


def _is_likely(fits: int, breaks: Sequence[Tally], called: bool) -> bool:  # noqa: FBT001
    """True if so many rows fit that the others are wrong."""
    least = _LEAST_CALLED if called else _LEAST_FITS
    return fits >= max(least, _FITS_A_BREAK * len(breaks)) and all(
        abs(excess(one)) <= _NEAR * value(one.total) and (called or is_one_slip(one))
        for one in breaks
    )


def rates(grid: Grid) -> Iterator[Share]:
    """Yield the cells of a column of per cent that are not the share that the others are."""
    shares = [one for one in grid.columns if _is_of_shares(one)]
    others = [one for one in grid.columns if one not in shares]
    counts = [one for one in others if sum(map(bool, one.cells)) >= _LEAST_SHARES]
    for column in shares if len(grid.columns) <= _MOST_COLUMNS else ():
        likely = list[tuple[int, list[Share]]]()
        for told in _shares(grid, column, counts):
            breaks = [one for one in told if not _rounds_to(grid, one.ratio, one.worth)]
            if len(told) - len(breaks) >= _LEAST_SHARES:
                likely.append((len(told) - len(breaks), breaks))
        fits, breaks = max(likely, key=lambda one: one[0] - len(one[1]), default=(0, []))
        if len(breaks) * _SHARES_A_BREAK <= fits:
            yield from breaks


def _is_of_shares(column: Column) -> bool:
    """True if a column tells shares: by its unit, or by its head where it has none."""
    units = {cell.unit for cell in column.cells if cell}
    headed = units == {""} and any_of("equations.share column").search(column.head)
    return bool(units) and bool(units <= PERCENT or headed)


def _shares(grid: Grid, column: Column, counts: Sequence[Column]) -> Iterator[list[Share]]:
    """Yield each row of a column as a share, for all that it may be the share of."""
    is_total = bool(grid.labels) and _begins_with(grid.labels[-1], "equations.total row")
    for part in counts if is_total else ():
        yield _shares_by_row(zip(part.cells[:-1], [part.cells[-1]] * len(part.cells), column.cells))  # noqa: B905
    for part, whole in permutations(counts, 2):
        yield _shares_by_row(zip(part.cells, whole.cells, column.cells, strict=True))


def _shares_by_row(
    rows: Iterator[tuple[Quantity | None, Quantity | None, Quantity | None]],
) -> list[Share]:
    return [
        Share(part, whole, ratio, 100.0)
        for part, whole, ratio in rows
        if part and whole and ratio and 0 < value(part) <= value(whole) >= _LEAST_WHOLE
    ]


def wrong_means(grid: Grid) -> Iterator[Mismatch]:
    """Yield the cells of a row of means that are none, where the others are."""
    for row, label in enumerate(grid.labels):
        if row < _LEAST_MEANT or not any_of("equations.mean row").match(label.strip(" *_")):
            continue
        held = [pair for column in grid.columns if (pair := _mean(column, row))]
        wrong = [(cell, mean) for cell, mean in held if not _rounds_to(grid, cell, mean)]
        if len(wrong) == 1 < len(held):
            cell, mean = wrong[0]
            told = grid.document.words(cell.span)
            says = f"the mean of the rows above is {mean:,.4g}, not {told}"
            yield Mismatch(cell.span, says, (), ())


def _mean(column: Column, row: int) -> tuple[Quantity, float] | None:
    """Return a cell and the mean of those above; None if one of them has no number."""
    *above, cell = column.cells[: row + 1]
    told = [value(one) for one in above if one]
    return (cell, sum(told) / len(told)) if cell and len(told) == len(above) else None


def _rounds_to(grid: Grid, cell: Quantity, worth: float) -> bool:
    """True if a cell has what a number is rounded to its last place."""
    digits = grid.document.words(cell.span).split()[0].rstrip("%")
    return abs(worth - value(cell)) <= _SLACK * 10.0 ** -len(digits.partition(".")[2])
