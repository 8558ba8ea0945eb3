"""Ratios in tables: shares of a row or column, growth, averages per unit, and "25 (58%)".

A ratio between columns is used if it holds in most rows, and a ratio between rows if it holds in
most columns. Where it does not hold, one of its figures is wrong.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, permutations

from attrs import evolve, frozen

from factcheck.document.text import grouped
from factcheck.extract.quantities.fractions import fractions
from factcheck.extract.quantities.values import digits
from factcheck.extract.tables import Cell, Table, tables_of_figures
from factcheck.link.equations.amounts import PERCENT, may_be
from factcheck.link.equations.tables import Grid, grids, is_total
from factcheck.model import Document, Quantity, Share, Span
from factcheck.model.prove import value

_LEAST = 3
"""Minimum number of places where a ratio holds, in all and for each place where it does not."""
_STATED = 2
"""The same if each ratio is printed after its part."""
_LINES = 12
"""Maximum number of lines between which ratios are looked for."""
_FAR = 20
"""Maximum number of figures of a line that are tried as the whole of its shares."""
_EVIDENCE = 8
"""Minimum number of digits of two ratios that do not hold by chance."""
_CLEAR = 3
"""Minimum number of percentages that are rounded up, and of others for each that is not right."""
_HALF = 0.5
_TINY = 1e-9
_TWO_DIGITS = 20
"""Minimum ratio of a quotient to half of the unit of its last digit."""
_HUNDRED = 100.0
_PER = re.compile(r"\bper (\d[\d,]*)")


@frozen
class _Ratio:
    """A printed ratio with the figures from which it may be calculated."""

    ratio: Quantity
    printed: float
    """Half of the unit of the last digit of the ratio."""
    half: float
    """The same without final zeros: "34.30" may be "34.3"."""
    part: Quantity
    whole: Quantity
    vague: float = 0.0
    """Relative difference that the printed digits of the part and the whole allow."""
    is_growth: bool = False
    """Whether the ratio is the change from `whole` to `part`."""

    def fits(self, base: float) -> bool:
        """Return True if the ratio may be right; it may be truncated instead of rounded."""
        part, whole = value(self.part), value(self.whole)
        worth, said = base * part / whole, value(self.ratio)
        if self.is_growth:
            worth -= base
        return abs(worth - said) < 2 * self.half + abs(worth) * self.vague

    def is_near(self, base: float) -> bool:
        """Return True if the ratio is so near to the right one that it must be an error."""
        return may_be(value(self.ratio), base * value(self.part) / value(self.whole))

    def share(self, base: float) -> Share:
        """Return the ratio as a statement that can be decided."""
        part = self.part
        if self.is_growth:
            change = value(part) - value(self.whole)
            part = evolve(part, low=change, high=change, number=change)
        said = value(self.ratio)
        is_loose = base < _HUNDRED or self.half > self.printed
        slack = (2 * self.half if is_loose else 0.0) + abs(said) * self.vague
        ratio = evolve(self.ratio, low=said - slack, high=said + slack)
        return Share(part, self.whole, ratio, base)


_Ratios = Iterable[_Ratio]


def ratios_of_tables(document: Document) -> Iterator[Share]:
    """Yield the ratios in tables with their parts and wholes, whether they are right or wrong.

    Fractions with their percentage are included, even those in the text.
    """
    found: dict[tuple[Span, Span], list[Share]] = defaultdict(list)
    partial = set[Span]()
    for table in tables_of_figures(document):
        both = [*grids(table)]
        are_partial = any(grid.named("equations.unknown row") for grid in both)
        for grid in both:
            for at in range(len(grid.lines)):
                several = [*_best(_in_cells(table, grid, at), _STATED)]
                is_small = len(grid.lines) - len(grid.blank) <= _LINES
                if is_small and not several:
                    several = [*_best(_of_other_lines(grid, at))]
                if is_small and at not in grid.blank:
                    several += _best(_of_line(grid, at))
                for one in several:
                    found[one.ratio.span, one.whole.span].append(one)
                    partial.update([one.ratio.span] if are_partial else [])
    holding = {
        frozenset(each.span for each in one.figures)
        for one in chain.from_iterable(found.values())
        if one.holds(document)
    }
    stated = [Share(part, whole, ratio, _HUNDRED) for part, whole, ratio in fractions(document)]
    groups = [stated]
    by_whole = grouped((key[1], shares[0]) for key, shares in found.items())
    for shares in by_whole.values():
        breaks = {(value(one.part), value(one.ratio)) for one in shares if not one.holds(document)}
        if len(breaks) <= max(1, len(shares) // _LEAST - 1):
            groups.append(
                [
                    one
                    for one in shares
                    if one.holds(document)
                    or frozenset(each.span for each in one.figures) not in holding
                ]
            )
    yield from _rounded(groups, partial)


def _rounded(groups: Sequence[Sequence[Share]], partial: Container[Span]) -> Iterator[Share]:
    """Yield percentages, marked as rounded if most of those in the document clearly are.

    Those that were adjusted so that the percentages of one whole add up to 100 are not marked, nor
    those in `partial`, which may leave out unknown cases.
    """
    off, clear, count = set[Span](), 0, 0
    for shares in groups:
        is_forced = abs(sum(value(one.ratio) for one in shares) - _HUNDRED) < _TINY
        for one in shares:
            places = len(f"{value(one.ratio):.10g}".partition(".")[2])
            said, worth = value(one.ratio), one.worth
            is_exact = one.ratio.low == one.ratio.high and one.ratio.span not in partial
            is_part = not one.whole.span.contains(one.part.span)
            is_count = one.base == _HUNDRED and is_exact and is_part
            count += is_count
            if is_count and not is_forced and abs(worth - said) > _HALF * 10**-places + _TINY:
                off.add(one.ratio.span)
            clear += is_count and said > worth
    are_few = clear >= _CLEAR and len(off) * _CLEAR < count
    for one in chain.from_iterable(groups):
        yield evolve(one, is_rounded=True) if are_few and one.ratio.span in off else one


def _best(several: Iterator[tuple[float, _Ratios]], least: int = _LEAST) -> Iterator[Share]:
    """Yield the ratios of the hypothesis that holds most often, if it holds often enough."""
    best, most = list[Share](), least - 1
    for base, ratios in several:
        found, fits, breaks = list[_Ratio](), list[_Ratio](), 0
        for one in ratios:
            if base < _HUNDRED and abs(value(one.ratio)) < _TWO_DIGITS * one.printed:
                continue
            found.append(one)
            if one.fits(base):
                fits.append(one)
            else:
                breaks += 1
                if breaks > 1 and breaks * least > len(fits):
                    break
        shown = {(value(one.part), value(one.whole)): digits(value(one.ratio)) for one in fits}
        if base >= _HUNDRED and len(set(shown.values())) == 1:
            continue
        needed = least * (2 if base >= _HUNDRED else 3)
        count = sum(map(str.isdigit, "".join(shown.values())))
        is_long = len(fits) > 1 and all(one.fits(base) or one.is_near(base) for one in found)
        is_long = is_long and breaks < len(fits) and count >= _EVIDENCE
        if (
            len(fits) > most - is_long
            and len(fits) >= least * breaks - is_long
            and (count >= needed or is_long)
        ):
            best, most = [one.share(base) for one in found], len(fits)
    yield from best


def _of_line(grid: Grid, at: int) -> Iterator[tuple[float, _Ratios]]:
    """Yield what the ratios of a line may be: pairs (base, ratios with part and whole)."""
    known = grid.lines[at]
    lines = [line for line in range(len(grid.lines)) if line not in grid.blank and line != at]
    is_percent = at in grid.named("equations.ratio row") or any(
        one.figure.unit in PERCENT for one in known if one.figure
    )
    per = _PER.search(grid.labels[at])
    base = float(per[1].replace(",", "")) if per else 1.0
    for one, other in permutations(lines, 2):
        if is_percent:
            yield _HUNDRED, _made(known, grid.lines[one], grid.lines[other])
            yield _HUNDRED, _made(known, grid.lines[one], grid.lines[other], is_growth=True)
        else:
            yield base, _made(known, grid.lines[one], grid.lines[other])
    for line in lines if is_percent else ():
        cells = grid.lines[line]
        yield _HUNDRED, _made(known[1:], cells[1:], cells, is_growth=True)
        yield _HUNDRED, _made(known, cells, cells[1:], is_growth=True)
        for whole in _wholes(grid, line):
            yield _HUNDRED, _made(known, cells, [whole] * len(cells))


def _made(
    known: Sequence[Cell], parts: Sequence[Cell], wholes: Sequence[Cell], *, is_growth: bool = False
) -> Iterator[_Ratio]:
    is_fine = any(one.loose == one.half for one in known if one.figure)
    for cells in zip(known, parts, wholes, strict=False):
        figures = [one.figure for one in cells if one.figure and value(one.figure)]
        if len(figures) == len(cells) and figures[1] != figures[2]:
            halves = zip(cells[1:], figures[1:], strict=True)
            vague = sum(cell.half / abs(value(one)) for cell, one in halves if cell.half < _HALF)
            printed = cells[0].half, cells[0].half if is_fine else cells[0].loose
            yield _Ratio(figures[0], *printed, figures[1], figures[2], vague, is_growth)


def _wholes(grid: Grid, line: int) -> Iterator[Cell]:
    """Yield the figures that may be the whole of a line: its totals, and the sum of its figures."""
    cells = grid.lines[line]
    totals = [at for at, label in enumerate(grid.places) if is_total(label)]
    yield from (cells[at] for at in totals)
    known = [(value(one.figure), at) for at, one in enumerate(cells) if one.figure]
    if known and not totals:
        yield cells[max(known)[1]]
    parts = [one.figure for at, one in enumerate(cells) if one.figure and at not in totals]
    if len(parts) > 1 and not totals:
        span, total = Span(cells[0].span.start, cells[-1].span.end), sum(map(value, parts))
        yield Cell(span, evolve(parts[0], span=span, low=total, high=total, number=total))


def _in_cells(table: Table, grid: Grid, at: int) -> Iterator[tuple[float, _Ratios]]:
    """Yield what the shares in cells such as "25 (58%)" may refer to."""
    cells, shares = grid.lines[at], _shares(grid, at)
    if not shares:
        return
    own, of_table = grid.samples[at], table.samples[2]
    beside = [one for one in cells if one.figure and not one.share][:_FAR]
    for whole in (own, of_table, *_wholes(grid, at), *beside):
        yield _HUNDRED, _made(shares, cells, [whole] * len(cells))


def _of_other_lines(grid: Grid, at: int) -> Iterator[tuple[float, _Ratios]]:
    """Yield the shares in cells as parts of the figures beside them, or of the members there."""
    cells, shares = grid.lines[at], _shares(grid, at)
    for whole in (grid.samples_of_places, *grid.lines) if shares else ():
        if whole is not cells:
            yield _HUNDRED, _made(shares, cells, whole)


def _shares(grid: Grid, at: int) -> list[Cell]:
    """Return the shares in the cells of a line; empty if there are too few."""
    is_percent = "%" in grid.labels[at] or grid.is_percent
    called = [
        bool(one.share) and "%" in place
        for one, place in zip(grid.lines[at], grid.places, strict=True)
    ]
    found = [
        evolve(one, figure=one.share, half=one.half_share)
        if one.share and (is_called if any(called) else one.share.unit or is_percent)
        else evolve(one, figure=None)
        for one, is_called in zip(grid.lines[at], called, strict=True)
    ]
    return found if sum(one.figure is not None for one in found) >= _LEAST else []
