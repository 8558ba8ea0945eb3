"""Quantities → measures: figures told twice, adding up, listed, converted."""

from collections.abc import Sequence

from factcheck.equations import Numbers, formulas, sums
from factcheck.linkers.measures.columns import reckoned
from factcheck.linkers.measures.contrasts import contrasts
from factcheck.linkers.measures.conversions import conversions
from factcheck.linkers.measures.listings import listings
from factcheck.linkers.measures.rates import rates
from factcheck.linkers.measures.tables import totals
from factcheck.model import Claim, Document, Event, Facts, Measures, Span, Tally

__all__ = ["measures"]


def measures(
    document: Document, facts: Facts, claims: Sequence[Claim], events: Sequence[Event]
) -> Measures:
    """Return the figures of a document that belong together."""
    if not facts.quantities:
        return Measures()
    numbers = Numbers.of(document, facts.quantities, facts.dates)
    added = _tallies(numbers)
    return Measures(
        contrasts=tuple(contrasts(document, facts, claims, events)),
        tallies=tuple(added),
        shares=(
            *formulas.shares(numbers),
            *rates(document, facts.quantities),
        ),
        multiples=tuple(dict.fromkeys(formulas.multiples(numbers))),
        listings=tuple(listings(document, facts.quantities)),
        conversions=tuple(conversions(document, facts.quantities)),
    )


def _tallies(numbers: Numbers) -> list[Tally]:
    """Return the sums of a document in order; one that two readers find is kept once."""
    document, quantities = numbers.document, numbers.known
    found: dict[tuple[Span, ...], Tally] = {}
    for one in (*totals(document, quantities), *reckoned(document, quantities), *sums(numbers)):
        found.setdefault((one.total.span, *(part.span for part in one.parts)), one)
    return sorted(found.values(), key=lambda one: one.total.span)
