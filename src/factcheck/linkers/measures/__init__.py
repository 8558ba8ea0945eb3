"""Quantities → measures: figures told twice, adding up, listed, converted."""

from collections.abc import Sequence

from factcheck.linkers.measures.apportioned import apportioned
from factcheck.linkers.measures.changes import changes
from factcheck.linkers.measures.columns import reckoned
from factcheck.linkers.measures.contrasts import contrasts
from factcheck.linkers.measures.conversions import conversions
from factcheck.linkers.measures.divisions import divisions
from factcheck.linkers.measures.givers import givers
from factcheck.linkers.measures.groups import groups
from factcheck.linkers.measures.growths import growths
from factcheck.linkers.measures.hundreds import hundreds
from factcheck.linkers.measures.listings import listings
from factcheck.linkers.measures.partitions import partitions
from factcheck.linkers.measures.portions import portions
from factcheck.linkers.measures.products import products
from factcheck.linkers.measures.rates import rates
from factcheck.linkers.measures.ratios import multiples, shares
from factcheck.linkers.measures.remainders import remainders
from factcheck.linkers.measures.running import running
from factcheck.linkers.measures.sums import sums
from factcheck.linkers.measures.tables import totals
from factcheck.linkers.measures.tallies import tallies
from factcheck.linkers.measures.votes import votes
from factcheck.linkers.measures.wholes import wholes
from factcheck.model import Claim, Document, Event, Facts, Measures, Quantity, Span, Tally

__all__ = ["measures"]


def measures(
    document: Document, facts: Facts, claims: Sequence[Claim], events: Sequence[Event]
) -> Measures:
    """Return the figures of a document that belong together."""
    if not facts.quantities:
        return Measures()
    added = _tallies(document, facts.quantities)
    return Measures(
        contrasts=(
            *contrasts(document, facts, claims, events),
            *portions(document, facts.quantities, added),
        ),
        tallies=tuple(added),
        shares=(
            *shares(document, facts.quantities),
            *apportioned(document, facts.quantities),
            *growths(document, facts.quantities),
            *rates(document, facts.quantities),
        ),
        multiples=tuple(multiples(document, facts.quantities)),
        listings=tuple(listings(document, facts.quantities)),
        conversions=tuple(conversions(document, facts.quantities)),
    )


def _tallies(document: Document, quantities: Sequence[Quantity]) -> list[Tally]:
    """Return the sums of a document in order; one that two readers find is kept once."""
    readers = (
        divisions,
        tallies,
        sums,
        products,
        totals,
        reckoned,
        partitions,
        remainders,
        running,
        groups,
        hundreds,
        givers,
        votes,
        wholes,
        changes,
    )
    found: dict[tuple[Span, ...], Tally] = {}
    for read in readers:
        for one in read(document, quantities):
            found.setdefault((one.total.span, *(part.span for part in one.parts)), one)
    return sorted(found.values(), key=lambda one: one.total.span)
