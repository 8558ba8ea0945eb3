"""Do the numbers agree? Parts and wholes, shares, products, changes, distances, ages, counts."""

from factcheck.equations import formulas, totals
from factcheck.equations.cues import Numbers
from factcheck.model import Document, Facts, Span, Tally

__all__ = ["Numbers", "sums"]


def sums(numbers: Numbers) -> list[Tally]:
    """Return the sums of running text in order; one that two cues find is kept once."""
    found: dict[tuple[Span, ...], Tally] = {}
    readers = (formulas.sums, formulas.votes, formulas.written, totals.hundreds)
    told = [*totals.totals(numbers.without_bounds())]
    for one in (*told, *(one for read in readers for one in read(numbers))):
        found.setdefault((one.total.span, *(part.span for part in one.parts)), one)
    return sorted(found.values(), key=lambda one: one.total.span)
