"""Other statements in a document about the date of an event, and which date they confirm."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.agreement import coincide, dated, is_fine
from factcheck.model.claims import Claim
from factcheck.model.dossier import Dossier
from factcheck.model.events import Event, EventLink
from factcheck.model.facts import Date
from factcheck.model.text import Span

Mentions = Mapping[Span, Sequence[Date]]
"""Maps the span of an event's date to the dates of the claims linked with it."""


def linked(dossier: Dossier) -> Iterator[tuple[Event, EventLink, Claim, Claim]]:
    """Yield each link between claims of an event, with the event's date as each claim's date."""
    for event in dossier.events:
        for link in event.links:
            left, right = dossier.claim(link.left), dossier.claim(link.right)
            if link.dates:
                left, right = dated(left, link.dates[0]), dated(right, link.dates[1])
            yield event, link, left, right


def mentions(dossier: Dossier) -> Mentions:
    """Return a map of each date of an event to the dates of the claims linked with it."""
    found: defaultdict[Span, list[Date]] = defaultdict(list)
    for _, _, left, right in linked(dossier):
        if left.date and right.date:
            found[left.date.span].append(right.date)
            found[right.date.span].append(left.date)
    return found


def witnesses(known: Mentions, mention: Span, date: Date, against: Date) -> tuple[Span, ...]:
    """Return the other claims of an event that confirm one date and contradict another.

    Args:
        known: The result of `mentions`.
        mention: The span of a date of the event.
        date: The date that may be right.
        against: The date that may be wrong.
    """
    return tuple(
        one.span
        for one in known.get(mention, ())
        if is_fine(one) and coincide(one, date) and not coincide(one, against)
    )
