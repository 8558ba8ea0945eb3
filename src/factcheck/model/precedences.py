"""Statements that one thing happens before, after or during another, with the dates of both."""

import enum
from collections.abc import Collection

from attrs import frozen

from factcheck.model.agreement import DAY, aligned
from factcheck.model.dates import Edtf, Unit
from factcheck.model.facts import Date
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.text import Document, Span

_NEAR_DAYS = 60
"""Maximum number of days between two dates if one has no year; otherwise their years may differ."""
_NEAR_SECONDS = 6 * 3_600
"""Maximum seconds between two times; beyond it, the later one may be from the night before."""


class Order(enum.StrEnum):
    """The stated order of two things; the value is the English word."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


_IS = {Order.AFTER: "is before", Order.BEFORE: "is after", Order.DURING: "is not within"}


@frozen
class Precedence:
    """A statement that an event on the date `this` is before, after or during another event."""

    cue: Span
    """The word that states the order: "after", "prior to"."""
    order: Order
    event: Span
    """The words that name the other event: "the ban of February 20"."""
    this: Date
    other: Date
    """A date inside `event`."""

    def decide(self, document: Document) -> Verdict:
        """Return the verdict on whether the two dates can have the stated order."""
        refused = in_order(self.this, self.order, self.other)
        if refused:
            return refused
        date = document.words(self.this.span)
        return Proved(
            "CHR06",
            self.this.span,
            f"{date} is said to be {self.order} “{document.words(self.event)}”",
            proof=(f"{self.this.value} {_IS[self.order]} {self.other.value}",),
            related=(Related(self.other.span), Related(self.cue, "cue")),
        )


def in_order(this: Date, order: Order, other: Date) -> Refused | None:
    """Return why two dates can be in the stated order; None if they cannot be.

    An omitted year or day may explain an apparent contradiction.
    """
    first, second = aligned(this, other)
    if first is None or second is None or first.has_time != second.has_time:
        return Refused(Reason.NO_VALUE, "a date and a time of day cannot be ordered")
    stated = this.stated & other.stated
    if _is_turned(first, order, second) and _is_near(first, second, stated):
        return None
    return Refused(Reason.HOLDS, f"{first} can be {order} {second}")


def _is_turned(first: Edtf, order: Order, second: Edtf) -> bool:
    """Return True if two values contradict the stated order."""
    if order is Order.DURING:
        return second.is_interval and not first.overlaps(second)
    earlier, later = (first, second) if order is Order.AFTER else (second, first)
    return earlier.before(later)


def _is_near(first: Edtf, second: Edtf, stated: Collection[Unit]) -> bool:
    """Return True if no omitted year or day can explain the contradiction."""
    gap = abs((first.lower or 0) - (second.lower or 0))
    if first.has_time and Unit.DAY not in stated:
        return gap <= _NEAR_SECONDS
    return Unit.YEAR in stated or gap <= _NEAR_DAYS * DAY
