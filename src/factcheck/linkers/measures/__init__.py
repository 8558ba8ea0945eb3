"""Quantities → measures: figures told twice, adding up, listed, converted."""

from collections.abc import Sequence

from factcheck.equations import Numbers, formulas, shares, sums
from factcheck.equations.conversions import conversions
from factcheck.equations.counts import counts
from factcheck.linkers.measures.contrasts import contrasts
from factcheck.model import Claim, Document, Event, Facts, Measures

__all__ = ["measures"]


def measures(
    document: Document, facts: Facts, claims: Sequence[Claim], events: Sequence[Event]
) -> Measures:
    """Return the figures of a document that belong together."""
    if not facts.quantities:
        return Measures()
    numbers = Numbers.of(document, facts.quantities, facts.dates)
    return Measures(
        contrasts=tuple(contrasts(document, facts, claims, events)),
        tallies=tuple(sums(numbers)),
        shares=tuple(shares(numbers)),
        multiples=tuple(dict.fromkeys(formulas.multiples(numbers))),
        listings=tuple(counts(document, facts.quantities)),
        conversions=tuple(conversions(numbers)),
    )
