"""Quantities → measures: figures told twice, adding up, listed, converted."""

from collections.abc import Sequence

from factcheck.linkers.measures.changes import changes
from factcheck.linkers.measures.columns import reckoned
from factcheck.linkers.measures.contrasts import contrasts
from factcheck.linkers.measures.conversions import conversions
from factcheck.linkers.measures.listings import listings
from factcheck.linkers.measures.partitions import partitions
from factcheck.linkers.measures.ratios import multiples, shares
from factcheck.linkers.measures.tables import totals
from factcheck.linkers.measures.tallies import tallies
from factcheck.model import Claim, Document, Event, Facts, Measures

__all__ = ["measures"]


def measures(
    document: Document, facts: Facts, claims: Sequence[Claim], events: Sequence[Event]
) -> Measures:
    """Return the figures of a document that belong together."""
    if not facts.quantities:
        return Measures()
    return Measures(
        contrasts=tuple(contrasts(document, facts, claims, events)),
        tallies=tuple(
            sorted(
                [
                    *tallies(document, facts.quantities),
                    *totals(document, facts.quantities),
                    *reckoned(document, facts.quantities),
                    *partitions(document, facts.quantities),
                    *changes(document, facts.quantities),
                ],
                key=lambda one: one.total.span,
            )
        ),
        shares=tuple(shares(document, facts.quantities)),
        multiples=tuple(multiples(document, facts.quantities)),
        listings=tuple(listings(document, facts.quantities)),
        conversions=tuple(conversions(document, facts.quantities)),
    )
