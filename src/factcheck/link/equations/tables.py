"""Sums in tables: totals, balances, averages, differences and running totals.

An equation between rows is checked in each column, and one between columns in each row. It is used
if a label states it, or if it holds in most of the places where it can be checked. Where it does
not hold, one of its figures is wrong, unless another equation for the same result holds there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, permutations

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.document.text import grouped, stem, word_list
from factcheck.extract.quantities.values import digits
from factcheck.extract.tables import Cell, Table, tables_of_figures
from factcheck.link.equations.amounts import NEAR, excess, is_one_slip
from factcheck.link.equations.cues import any_of, following, leading
from factcheck.model import MONTHS, BlockKind, Document, Quantity, Span, Tally
from factcheck.model.numerals import CARDINALS
from factcheck.model.prove import value
from factcheck.model.text import beginning_in

_FITS = 2
"""Minimum number of places where an equation holds for each place where it does not."""
_MANY = 3
"""Number of places where an equation must hold if it is used without a label or near values."""
_EVIDENCE = 5
"""Minimum number of digits in the results of the places where an equation holds.

With so many digits, it does not hold by chance.
"""
_SURE = 4
"""Number of exact sums that show that the figures of a table are not rounded."""
_COUNTS = 1_000
"""Whole numbers below this, without a unit, are counts and not rounded."""
_REACH = 40
"""Maximum number of lines in a sum that no label states."""
_FAR = 200
"""Maximum number of lines between a total and its parts."""
_LINES = 12
"""Maximum number of lines among which differences and running totals are looked for."""
_HUNDRED = 100
_HALF = 0.5
_BLOCKS = 5
"""Maximum number of blocks between a table and a sentence that states the total of a column."""
_TINY = 1e-7
_RATE = re.compile(r"[^\W\d]/[^\W\d]")
"""A unit that is a rate: "(t/ha)"."""


@frozen
class _Equation:
    """A result that is the sum of other lines, multiplied by weights."""

    result: int
    """The index of the line."""
    terms: tuple[tuple[int, float], ...]
    """Pairs (index of a line, weight)."""
    call: int = 0
    """How clearly labels state it: 2 "total", 1 a hint, 0 not at all."""
    runs: bool = False
    """Whether the result in the preceding place is added, as in a running balance."""


@frozen(eq=False)
class Grid:
    """The figures of a table, with its rows or its columns as lines."""

    labels: Sequence[str]
    """The label of each line."""
    places: Sequence[str]
    """The label of each place in a line: the headers of the columns if lines are rows."""
    lines: Sequence[Sequence[Cell]]
    samples: Sequence[Cell]
    """The number of members of each line, if its label states one: "Boys (n = 25)"."""
    samples_of_places: Sequence[Cell]
    is_percent: bool = False
    """Whether the caption of the table says that shares are percentages."""
    has_rows: bool = True
    """Whether the lines are rows. A column without a header may be anything."""
    _kept: dict[str, frozenset[int]] = field(factory=dict, init=False)

    def named(self, name: str) -> frozenset[int]:
        """Return the lines whose labels contain a phrase of a list in `lexicon/equations.txt`."""
        if name not in self._kept:
            pattern = any_of(name)
            found = (at for at, label in enumerate(self.labels) if pattern.search(label))
            self._kept[name] = frozenset(found)
        return self._kept[name]

    @cached_property
    def blank(self) -> frozenset[int]:
        """The lines without figures, such as headings inside the table."""
        return frozenset(
            at for at, line in enumerate(self.lines) if not any(one.figure for one in line)
        )

    @cached_property
    def called(self) -> frozenset[int]:
        """The lines whose labels say that they are totals."""
        return frozenset(at for at, label in enumerate(self.labels) if is_total(label))

    @cached_property
    def opened(self) -> Mapping[int, int]:
        """The opening line of each closing line: "Stock at 1 May" of "Stock at 30 April"."""
        known: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        ends = lexicon.words("equations.ends of accounts") | {one.lower() for one in MONTHS}
        for at, label in enumerate(self.labels):
            words = {word for word in label.lower().split() if not word.isdigit()}
            if at not in self.blank and words & ends:
                known[frozenset(words - ends)].append(at)
        pairs = (lines for words, lines in known.items() if words and len(lines) == 2)  # noqa: PLR2004
        return {last: first for first, last in pairs}

    @cached_property
    def inside(self) -> frozenset[int]:
        """The lines that are a part of the line above, or that cannot be added."""
        begins = following("equations.part row")
        parts = (at for at, label in enumerate(self.labels) if begins.match(label))
        return frozenset(parts) | (self.named("equations.no total") - self.called)

    @cached_property
    def added(self) -> frozenset[int]:
        """The lines that may be parts of a total."""
        of_some = {at for at, label in enumerate(self.labels) if is_total(label, of_all=False)}
        return frozenset(range(len(self.lines))) - self.blank - self.inside - of_some

    def is_repeated(self, line: int, place: int) -> bool:
        """Return True if a total repeats the only line of its block, which is above it."""
        bounds = self.called | self.blank
        is_alone = line > 0 and line - 1 not in bounds and (line - 2 in bounds or line == 1)
        return is_alone and self.value(line, place) == self.value(line - 1, place)

    def value(self, line: int, place: int) -> float | None:
        """Return the number in a cell; 0 for an empty cell, None for other words."""
        cell = self.lines[line][place]
        return value(cell.figure) if cell.figure else 0.0 if cell.is_nil else None


def is_total(label: str, *, of_all: bool = True) -> bool:
    """Return True if a label says that a line is the total of other lines, or of some of them."""
    begins, ends = following("equations.total row"), leading("equations.total row")
    is_of_some = of_all and any_of("equations.total of some").search(label)
    return bool((begins.match(label) or ends.search(label)) and not is_of_some)


def is_hinted(label: str) -> bool:
    """Return True if a label may belong to a total: "All wards"."""
    return bool(following("equations.hinted row").match(label))


def grids(table: Table) -> Iterator[Grid]:
    """Yield the body of a table with its rows as lines, then with its columns as lines."""
    rows = [
        [evolve(cell, figure=None) if cell.is_estimate else cell for cell in row[table.stub :]]
        for row in table.cells[table.first :]
    ]
    labels, heads = table.labels[table.first :], table.heads[table.stub :]
    if heads:
        of_rows, of_columns, _ = table.samples
        yield Grid(labels, heads, rows, of_rows, of_columns, table.is_percent)
        columns = [*zip(*rows, strict=True)]
        yield Grid(heads, labels, columns, of_columns, of_rows, table.is_percent, has_rows=False)


def totals(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the results of sums in tables with their terms, whether they add up or not."""
    for table in tables_of_figures(document):
        beside = {abs(value(one)) for one in beginning_in(quantities, table.above)}
        broken = dict[frozenset[Span], tuple[int, Tally]]()
        for grid in grids(table):
            found = [*_tallies(grid, beside)]
            fitting = {one.total.span for _, one in found if one.holds(document)}
            for call, one in found:
                if one.holds(document):
                    yield one
                elif one.total.span not in fitting:
                    key = frozenset(each.span for each in one.figures)
                    known = broken.get(key, (-1, one))
                    broken[key] = max(
                        known, (call, one), key=lambda each: (each[0], each[1].total.span)
                    )
        sharing = grouped((one.total.span, key) for key, (_, one) in broken.items())
        for key, (_, one) in broken.items():
            others = chain.from_iterable(sharing.get(span, ()) for span in key)
            if not any(key < other for other in others):
                yield one
        yield from _in_text(document, table, quantities)


def _tallies(grid: Grid, beside: Iterable[float]) -> Iterator[tuple[int, Tally]]:
    """Yield the sums of each line, with the best equation where it does not hold.

    Each comes with how clearly labels state its equation; see `_Equation.call`.
    """
    equations: defaultdict[int, dict[_Equation, None]] = defaultdict(dict)
    for one in chain(_called(grid), _averages(grid), _balances(grid), _free(grid)):
        equations[one.result][one] = None
    for several in equations.values():
        tried = [_placed(grid, one) for one in several]
        used = [one for one in tried if one.is_used]
        for at in range(len(grid.places)):
            rivals = {one.breaks[at].parts: one for one in used if at in one.breaks}
            best = max(rivals.values(), key=lambda one: len(one.fits), default=None)
            if best and grid.is_repeated(best.equation.result, at):
                continue
            least = len(best.fits) if best and len(best.fits) > 1 else 0
            fitting = [one.fits[at] for one in tried if at in one.fits and len(one.fits) >= least]
            yield from ((0, one) for one in fitting[:1])
            if fitting or best is None or (not best.fits and len(rivals) > 1):
                continue
            tally = best.breaks[at]
            is_account = best.equation.result in grid.opened
            parts = () if is_account else tally.parts
            known = {*map(abs, map(value, parts)), *beside} if not best.fits else ()
            is_in_label = f"{abs(excess(tally)):g}" == grid.places[at]
            if abs(excess(tally)) not in known and not is_in_label:
                yield best.equation.call, tally


@frozen(eq=False)
class _Tried:
    """An equation with its sums where it holds and where it does not, by place."""

    equation: _Equation
    fits: Mapping[int, Tally]
    breaks: Mapping[int, Tally]
    strays: int
    """The number of places where it is far from true."""

    @cached_property
    def is_used(self) -> bool:
        """Whether the equation is certain enough that a place where it fails is an error."""
        fits, breaks = len(self.fits), len(self.breaks)
        breaks += 0 if self.equation.call else self.strays
        if fits >= max(_MANY, _FITS * breaks) or (fits > 1 and fits >= breaks * _FITS):
            shown = {value(one.total) for one in self.fits.values()}
            if not self.equation.call:
                return sum(len(digits(one)) for one in shown) >= _EVIDENCE
            return True
        if self.equation.call and fits:
            return breaks <= fits
        is_few = 0 < breaks <= self.equation.call and not self.strays
        return is_few and all(_is_meant(one, self.equation.call) for one in self.breaks.values())


def _is_meant(tally: Tally, call: int) -> bool:
    """Return True if a label and the figures show that a sum is wrong, and not another sum."""
    off = abs(excess(tally))
    is_left_out = any(off in (abs(value(one)), 2 * abs(value(one))) for one in tally.parts)
    is_near, is_slip = off <= NEAR * abs(value(tally.total)), is_one_slip(tally)
    return (is_near or is_slip) if call > 1 else (is_near and (is_slip or is_left_out))


def _placed(grid: Grid, one: _Equation) -> _Tried:
    """Return the sums of an equation by place: those that hold and those that do not."""
    found = {
        at: tally for at in range(len(grid.places)) if (tally := _tally(grid, one, at)) is not None
    }
    exact = {at for at, tally in found.items() if not excess(tally)}
    slacks = {at: _slack(grid, one, at) for at in found}
    rounded = {at for at in found if at not in exact and abs(excess(found[at])) <= slacks[at]}
    if all(weight.is_integer() for _, weight in one.terms):
        rounded = {at for at in rounded if not all(map(_is_count, found[at].figures))}
    if len(exact) >= _SURE * len(rounded):
        rounded = set()
    fits = {at: found[at] for at in exact}
    fits |= {at: _loose(found[at], slacks[at]) for at in rounded}
    wrong = {at: found[at] for at in found if at not in fits and _can_add(grid, at)}
    is_sum = all(weight == 1 for _, weight in one.terms) and not one.runs
    must_be_close = is_sum or one.call
    breaks = {at: tally for at, tally in wrong.items() if not must_be_close or _is_close(tally)}
    return _Tried(one, fits, breaks, len(wrong) - len(breaks))


def _is_count(one: Quantity) -> bool:
    return not one.unit and value(one).is_integer() and abs(value(one)) < _COUNTS


def _loose(tally: Tally, slack: float) -> Tally:
    """Return a sum that holds because its figures are rounded."""
    number = value(tally.total)
    return evolve(tally, total=evolve(tally.total, low=number - slack, high=number + slack))


def _slack(grid: Grid, one: _Equation, at: int) -> float:
    """Return how far a sum may be off by rounding; a mean with decimals may be truncated."""
    cells = [(grid.lines[line][at], weight) for line, weight in one.terms]
    halves = (
        abs(weight) * cell.half
        for cell, weight in cells
        if weight.is_integer() or not (cell.figure and _is_count(cell.figure))
    )
    is_mean = any(not weight.is_integer() for _, weight in cells)
    result = grid.lines[one.result][at].half
    return sum(halves) + (2 * result if is_mean and result < _HALF else result) + _TINY


def _can_add(grid: Grid, at: int) -> bool:
    """Return True if the label of a place does not say that its figures cannot be added."""
    place = grid.places[at]
    return not (any_of("equations.no total").search(place) or _RATE.search(place))


def _is_close(tally: Tally) -> bool:
    """Return True if a wrong sum is near its total or differs by a typo."""
    return abs(excess(tally)) <= NEAR * abs(value(tally.total)) or is_one_slip(tally)


def _tally(grid: Grid, one: _Equation, at: int) -> Tally | None:
    """Return the sum of an equation in one place; None if it cannot be calculated there."""
    total = grid.lines[one.result][at].figure
    terms = [(grid.lines[line][at], weight) for line, weight in one.terms]
    if one.runs:
        terms.insert(0, (grid.lines[one.result][at - 1], 1.0))
    if (
        (one.runs and not at)
        or total is None
        or any(not (cell.figure or cell.is_nil) for cell, _ in terms)
    ):
        return None
    parts = [(cell.figure, weight) for cell, weight in terms if cell.figure and value(cell.figure)]
    units = {part.unit for part, _ in parts} - {""}
    if len(parts) < 2 or not value(total) or len(units | {total.unit} - {""}) > 1:  # noqa: PLR2004
        return None
    weights = tuple(weight for _, weight in parts)
    plain = () if set(weights) == {1.0} else weights
    return Tally(total, tuple(part for part, _ in parts), plain)


def _called(grid: Grid) -> Iterator[_Equation]:
    """Yield the sums that labels state: of the block above or below, of all lines, of subtotals."""
    called = grid.called
    bounds = called | grid.blank
    for at, label in enumerate(grid.labels):
        if at in grid.blank or at in grid.inside:
            continue
        top, bottom = max(0, at - _FAR), min(len(grid.lines), at + _FAR)
        above = next((line for line in range(at - 1, top, -1) if line in bounds), top - 1)
        below = next((line for line in range(at + 1, bottom) if line in bounds), bottom)
        near = _adding(grid, range(above + 1, at))
        call = 2 if at in called else 0
        if not call and ((not label and grid.has_rows) or is_hinted(label)):
            call = 1
        if not call and (at in grid.opened or _counted(label) == len(near)):
            call = 1
        if not call:
            continue
        before = [line for line in range(top, at) if line in called][-_REACH:]
        rest = _adding(grid, range(before[-1] + 1 if before else top, at))
        several = [near, [line for line in near if line not in grid.named("equations.opening row")]]
        if call > 1:
            several += [_adding(grid, range(top, at)), before, before + rest, before[-1:] + rest]
            several += [before[-2:], rest]
        for lines in several:
            yield from _sum(at, lines, call)
        if call > 1:
            yield from _sum(at, _adding(grid, range(at + 1, below)), 1)
            yield from _sum(at, _adding(grid, range(at + 1, bottom)), 1)


def _sum(at: int, lines: Sequence[int], call: int) -> Iterator[_Equation]:
    if len(lines) > 1:
        yield _Equation(at, tuple((line, 1.0) for line in lines), call)


def _adding(grid: Grid, lines: Iterable[int]) -> list[int]:
    return [line for line in lines if line in grid.added]


def _counted(label: str) -> int:
    """Return how many lines a label says that it sums: 5 for "Five years"; 0 if it does not."""
    words = [word for word in label.lower().split() if word not in ("all", "the")]
    return CARDINALS.get(words[0], 0) if words else 0


def _averages(grid: Grid) -> Iterator[_Equation]:
    """Yield the averages of the lines above."""
    for at in grid.named("equations.average row"):
        lines = _adding(grid, range(max(0, at - _FAR), at))
        if len(lines) > 1:
            yield _Equation(at, tuple((line, 1 / len(lines)) for line in lines), 1)


def _balances(grid: Grid) -> Iterator[_Equation]:
    """Yield the balances that labels hint at: receipts minus payments, perhaps with an opening."""
    for at in sorted({*grid.named("equations.balance row"), *grid.opened} - grid.blank):
        totals = [line for line in sorted(grid.called) if line < at][-4:]
        if at in grid.opened:
            first = grid.opened[at]
            between = [line for line in totals if line > first]
            if len(between) == 2:  # noqa: PLR2004 - what came and what went
                yield _Equation(at, ((first, 1.0), (between[0], 1.0), (between[1], -1.0)), 2)
                continue
        openings = [line for line in sorted(grid.named("equations.opening row")) if line < at][:2]
        keys = [*dict.fromkeys((*totals, *range(max(0, at - 3), at)))]
        keys = [line for line in keys if line not in grid.blank]
        for one, other in permutations(keys, 2):
            yield _Equation(at, ((one, 1.0), (other, -1.0)), 1)
            for first in openings:
                if first not in (one, other):
                    yield _Equation(at, ((first, 1.0), (one, 1.0), (other, -1.0)), 1)
        for first in openings:
            for one in keys:
                if one != first:
                    yield _Equation(at, ((first, 1.0), (one, 1.0)), 1)


def _free(grid: Grid) -> Iterator[_Equation]:
    """Yield the equations that hold in several places although no label states them."""
    count, places = len(grid.lines), range(len(grid.places))
    hits: Counter[tuple[int, int, int]] = Counter()
    for at, place in ((at, place) for at in range(count) for place in places):
        result = grid.value(at, place)
        for step in (-1, 1) if result else ():
            total, parts, line = 0.0, 0, at + step
            while 0 <= line < count and abs(line - at) <= _REACH:
                one = grid.value(line, place)
                if one is None:
                    break
                total, parts = total + one, parts + (one != 0)
                if parts > 1 and abs(total - (result or 0)) <= _TINY * abs(total):
                    hits[at, step, line] += 1
                line += step
    above = {at for (at, step, _), number in hits.items() if number > 1 and step < 0}
    for (at, step, line), number in hits.items():
        terms = tuple((one, 1.0) for one in range(at + step, line + step, step))
        if number > 1:
            yield _Equation(at, terms)
        elif step < 0 and line - 1 in above:
            yield _Equation(at, terms, 1)
    if count <= _LINES and len(places) >= _MANY:
        yield from _signed(grid)


def _in_text(document: Document, table: Table, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the totals in the text near a table that has no total of its own."""
    grid = next((one for one in grids(table)), None)
    if grid is None or grid.called:
        return
    near = [*range(max(0, table.at - _BLOCKS), table.at), *range(table.end, table.end + _BLOCKS)]
    blocks = [document.blocks[at] for at in near if at < len(document.blocks)]
    figures = [
        (one, word_list(document.words(block.span)))
        for block in blocks
        if block.kind is not BlockKind.ROW
        for one in beginning_in(quantities, block.span)
    ]
    stated = {value(one) for one in quantities}
    cells = chain.from_iterable(table.cells)
    shown = {value(one.figure) for one in cells if one.figure}
    for place, head in enumerate(grid.places):
        lines = [at for at in _adding(grid, range(len(grid.lines))) if at not in grid.called]
        parts = [grid.lines[at][place].figure for at in lines]
        known = tuple(one for one in parts if one)
        are_whole = all(value(one).is_integer() for one in known)
        if len(known) < _MANY or len({one.unit for one in known}) > 1 or not are_whole:
            continue
        nouns = {stem(word) for word in word_list(head)}
        if any(value(one) <= 0 for one in known) or any(map(is_hinted, grid.labels)):
            continue
        tallies = [
            Tally(one, known)
            for one, words in figures
            if not one.unit
            and value(one) not in shown
            and ("total" in words or not nouns.isdisjoint(map(stem, word_list(one.noun))))
        ]
        right = [one for one in tallies if not excess(one)]
        wrong = [one for one in tallies if len(digits(value(one.total))) >= _MANY]
        wrong = [one for one in wrong if is_one_slip(one) and one.sum not in stated]
        yield from right or (wrong if len({value(one.total) for one in wrong}) == 1 else ())


def _signed(grid: Grid) -> Iterator[_Equation]:
    """Yield differences of two lines, and running totals of one or two lines.

    A label that several lines have, such as "Δ" after each count, does not say which lines differ.
    """
    times = Counter(grid.labels)
    lines = [at for at, one in enumerate(grid.labels) if at not in grid.blank and times[one] == 1]
    values = [[grid.value(at, place) for place in range(len(grid.places))] for at in lines]
    known = dict(zip(lines, values, strict=True))
    for at in lines:
        others = [line for line in lines if line != at]
        changes: list[tuple[tuple[int, float], ...]] = [
            ((one, 1.0), (other, -1.0)) for one, other in permutations(others, 2)
        ]
        for terms in changes:
            yield from _likely(known, _Equation(at, terms))
        changes += [((one, sign),) for one in others for sign in (1.0, -1.0)]
        for terms in changes:
            yield from _likely(known, _Equation(at, terms, runs=True))


def _likely(known: Mapping[int, Sequence[float | None]], one: _Equation) -> Iterator[_Equation]:
    """Yield an equation if it holds in most places."""
    fits = breaks = 0
    added = set[float | None]()
    results = known[one.result]
    for at, result in enumerate(results):
        terms = [(known[line][at], weight) for line, weight in one.terms]
        if one.runs:
            terms.append((results[at - 1] if at else None, 1.0))
        if not result or any(number is None for number, _ in terms):
            continue
        found = sum(weight * number for number, weight in terms if number is not None)
        is_fit = abs(found - result) <= _TINY * abs(result)
        if is_fit:
            added.add(terms[0][0])
        fits, breaks = fits + is_fit, breaks + (not is_fit)
        if breaks > _FITS and breaks * _FITS > fits:
            return
    if fits >= max(_MANY, breaks * _FITS) and len(added) >= _MANY:
        yield one
