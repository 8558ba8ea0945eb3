"""What else a document states about the date of an event: which side of a conflict it confirms."""

from collections.abc import Iterator

from factcheck.model.agreement import coincide, dated, is_fine
from factcheck.model.claims import Claim
from factcheck.model.dossier import Dossier
from factcheck.model.facts import Date


def linked(dossier: Dossier) -> Iterator[tuple[Claim, Claim]]:
    """Yield the two mentions of each link between mentions of an event that have a date.

    Each claim has the date of the event as its own.
    """
    for event in dossier.events:
        for link in event.links:
            left, right = dossier.claim(link.left), dossier.claim(link.right)
            if link.dates:
                left, right = dated(left, link.dates[0]), dated(right, link.dates[1])
            if left.date and right.date:
                yield left, right


def witnesses(dossier: Dossier, mention: Date, date: Date, against: Date) -> tuple[Claim, ...]:
    """Return the other mentions of an event that confirm one date of it and exclude another.

    Args:
        dossier: Of the document.
        mention: A date of the event, as it is printed.
        date: The date that may be right.
        against: The date that may be wrong.
    """
    found: dict[object, Claim] = {}
    for pair in linked(dossier):
        for one, other in (pair, pair[::-1]):
            its = other.date
            if not (one.date and its) or one.date.span != mention.span or not is_fine(its):
                continue
            if coincide(its, date) and not coincide(its, against):
                found.setdefault(its.span, other)
    return tuple(found.values())
