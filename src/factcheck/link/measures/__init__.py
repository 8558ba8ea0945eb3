"""Figures for the same thing that cannot both be right, including those in a claims folder."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcheck.document.text import stem
from factcheck.extract.tables import tables_of_figures
from factcheck.link.equations.results import results
from factcheck.link.frames.frame import TermCounts
from factcheck.link.measures.figures import figures
from factcheck.link.measures.restated import restated
from factcheck.model import Claim, Contrast, Document, Event, Facts, Measures, Quantity, Span
from factcheck.model.prove import contradict, value
from factcheck.model.rows import row_at


def contrasts(
    document: Document,
    facts: Facts,
    claims: Sequence[Claim],
    events: Sequence[Event],
    wider: TermCounts | None = None,
) -> tuple[Contrast, ...]:
    """Return the pairs of figures that contradict each other, in order of the flagged figure.

    Args:
        document: The document.
        facts: All facts of the document.
        claims: The statements of the document.
        events: The events that the statements report.
        wider: Term counts of a larger collection, if the document consists of some of its
            statements.
    """
    known = list(figures(document, facts.quantities, claims))
    found = restated(document, facts.names, known, claims, events, wider)
    links = [
        Contrast(this.quantity, other.quantity, why)
        for this, other, why in found
        if not _is_in_table(document, this.quantity, other.quantity)
    ]
    told = {frozenset((one.this.span, one.other.span)) for one in links}
    of_tables = [one for one in results(document, facts.quantities) if isinstance(one, Contrast)]
    links += [one for one in of_tables if frozenset((one.this.span, one.other.span)) not in told]
    return tuple(sorted(compared(links), key=lambda one: one.this.span))


def _is_in_table(document: Document, figure: Quantity, other: Quantity) -> bool:
    """Return True if a figure in the text is in the table that it is compared with."""
    row = row_at(document, other.span.start)
    if row is None or row_at(document, figure.span.start):
        return False
    shown = (
        one.figure
        for table in tables_of_figures(document)
        if table.has(other.span)
        for cells in table.cells
        for one in cells
    )
    return any(one and value(one) == value(figure) for one in shown)


# ---- links of a claims folder ----

_Kind = tuple[frozenset[str], str]
"""The stems of what is counted, and the unit."""


def compared(links: Iterable[Contrast]) -> Iterator[Contrast]:
    """Yield the linked figures that contradict each other, at most once for each flagged number."""
    told = set[Span]()
    for link in links:
        if link.this.span not in told and contradict(link.this, link.other):
            told.add(link.this.span)
            yield link


def declared_measures(claims: Sequence[Claim], events: Sequence[Event]) -> Measures:
    """Return the figures of declared events that count the same thing and have different values.

    The claims folder states which claims describe the same event, so nothing is inferred. A claim
    with two figures of the same kind is skipped.
    """
    told = {claim.id: claim for claim in claims}
    links = [
        Contrast(this, other, f"linked as one event: {event.key}")
        for event in events
        for link in event.links
        if link.declared
        for other, this in _of_one_kind(told[link.left], told[link.right])
    ]
    return Measures(contrasts=tuple(compared(links)))


def _of_one_kind(left: Claim, right: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    mine, theirs = _by_kind(left), _by_kind(right)
    for kind, one in mine.items():
        other = theirs.get(kind)
        if one and other:
            yield one, other


def _by_kind(claim: Claim) -> dict[_Kind, Quantity | None]:
    """Return the only figure of each kind; None for a kind with several figures."""
    found: dict[_Kind, Quantity | None] = {}
    for quantity in claim.quantities:
        kind = frozenset(stem(word) for word in quantity.noun.lower().split()), quantity.unit
        if kind != (frozenset(), ""):
            found[kind] = None if kind in found else quantity
    return found
