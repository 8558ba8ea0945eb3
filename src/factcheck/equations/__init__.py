"""Do the numbers agree? Parts and wholes, shares, products, changes, distances, ages, counts."""

from collections.abc import Sequence

from factcheck.equations import formulas, orders, tables, totals
from factcheck.equations.ages import ages, ages_printed
from factcheck.equations.conversions import conversions, measured
from factcheck.equations.counts import counts
from factcheck.equations.cues import Numbers
from factcheck.equations.distances import reckonings
from factcheck.equations.lengths import lengths
from factcheck.model import Document, Facts, Measures, Share, Span, Tally

__all__ = ["ages", "ages_printed", "arithmetic", "lengths", "reckonings"]


def arithmetic(document: Document, facts: Facts) -> Measures:
    """Return the figures that add up, are shares of each other, are counted or converted."""
    years = tuple(orders.romans(document))
    if not facts.quantities:
        return Measures(mismatches=years)
    numbers = Numbers.of(document, facts.quantities, facts.dates)
    grids = [*tables.grids(document, numbers.known)]
    return Measures(
        tallies=tuple(_sums(numbers, grids)),
        shares=tuple(_shares(numbers, grids)),
        multiples=tuple(dict.fromkeys(formulas.multiples(numbers))),
        listings=tuple(counts(document, facts.quantities)),
        conversions=(*conversions(numbers), *measured(document)),
        mismatches=(*years, *dict.fromkeys(orders.mismatches(numbers, grids))),
    )


def _sums(numbers: Numbers, grids: Sequence[tables.Grid]) -> list[Tally]:
    """Return the sums of a document in order; one that two cues find is kept once."""
    told = [*totals.totals(numbers.without_bounds())]
    for read in (formulas.sums, formulas.votes, formulas.written, totals.hundreds):
        told += read(numbers)
    for grid in grids:
        told += (*tables.totals(grid), *tables.reckoned(grid))
    found: dict[tuple[Span, ...], Tally] = {}
    for one in told:
        found.setdefault((one.total.span, *(part.span for part in one.parts)), one)
    return sorted(found.values(), key=lambda one: one.total.span)


def _shares(numbers: Numbers, grids: Sequence[tables.Grid]) -> list[Share]:
    """Return parts and wholes with the share told of them; one that two cues find is kept once."""
    told = [*formulas.shares(numbers), *(one for grid in grids for one in tables.rates(grid))]
    return [*{(one.part.span, one.whole.span, one.ratio.span): one for one in told}.values()]
