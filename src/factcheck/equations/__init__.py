"""Do the numbers agree? Parts and wholes, shares, products, changes, distances, ages, counts."""

from collections.abc import Iterator

from factcheck.equations import formulas, tables, totals
from factcheck.equations.cues import Numbers
from factcheck.model import Share, Span, Tally

__all__ = ["Numbers", "shares", "sums"]


def sums(numbers: Numbers) -> list[Tally]:
    """Return the sums of a document in order; one that two cues find is kept once."""
    found: dict[tuple[Span, ...], Tally] = {}
    for one in _sums(numbers):
        found.setdefault((one.total.span, *(part.span for part in one.parts)), one)
    return sorted(found.values(), key=lambda one: one.total.span)


def _sums(numbers: Numbers) -> Iterator[Tally]:
    yield from totals.totals(numbers.without_bounds())
    for read in (formulas.sums, formulas.votes, formulas.written, totals.hundreds):
        yield from read(numbers)
    for grid in tables.grids(numbers.document, numbers.known):
        yield from tables.totals(grid)
        yield from tables.reckoned(grid)


def shares(numbers: Numbers) -> Iterator[Share]:
    """Yield parts and wholes with the share that a document tells of them."""
    yield from formulas.shares(numbers)
    for grid in tables.grids(numbers.document, numbers.known):
        yield from tables.rates(grid)
