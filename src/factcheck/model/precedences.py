"""Precedences: one thing told as before, after or during another, with the dates of both."""

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
"""Days between dates of which one has no year: further apart they may be of two years."""
_NEAR_SECONDS = 6 * 3_600
"""Seconds between times of day: further apart the later one may be of the night before."""


class Order(enum.StrEnum):
    """How a text says that one thing lies to another; the value is the word for it."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


_IS = {Order.AFTER: "lies before", Order.BEFORE: "lies after", Order.DURING: "is no day of"}


@frozen
class Precedence:
    """What is dated by `this` is told as before, after or during what is dated by `other`."""

    cue: Span
    """The word that says so: "after", "prior to"."""
    order: Order
    event: Span
    """The words that name the other thing: "the ban of February 20"."""
    this: Date
    other: Date
    """Is in `event`."""

    def decide(self, document: Document) -> Verdict:
        """Return whether the two dates can lie as the words say."""
        refused = in_order(self.this, self.order, self.other)
        if refused:
            return refused
        date = document.words(self.this.span)
        return Proved(
            "CHR06",
            self.this.span,
            f"{date} is told as {self.order} “{document.words(self.event)}”",
            proof=(f"{self.this.value} {_IS[self.order]} {self.other.value}",),
            related=(Related(self.other.span), Related(self.cue, "cue")),
        )


def in_order(this: Date, order: Order, other: Date) -> Refused | None:
    """Return why two dates can lie in an order; None where they cannot.

    What the words leave out, a year or a day, may explain what seems turned.
    """
    first, second = aligned(this, other)
    if first is None or second is None or first.has_time != second.has_time:
        return Refused(Reason.NO_VALUE, "a day and a time of day are in no order")
    stated = this.stated & other.stated
    if _is_turned(first, order, second) and _is_near(first, second, stated):
        return None
    return Refused(Reason.HOLDS, f"{first} can be {order} {second}")


def _is_turned(first: Edtf, order: Order, second: Edtf) -> bool:
    """True if two values lie otherwise than the words say."""
    if order is Order.DURING:
        return second.is_interval and not first.overlaps(second)
    earlier, later = (first, second) if order is Order.AFTER else (second, first)
    return earlier.before(later)


def _is_near(first: Edtf, second: Edtf, stated: Collection[Unit]) -> bool:
    """True if the units that both words state leave no year or day that explains the order."""
    gap = abs((first.lower or 0) - (second.lower or 0))
    if first.has_time and Unit.DAY not in stated:
        return gap <= _NEAR_SECONDS
    return Unit.YEAR in stated or gap <= _NEAR_DAYS * DAY
