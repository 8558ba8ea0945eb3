"""Precedences: one thing told as before, after or during another, with the dates of both."""

import enum

from factcheck.model.agreement import DAY, aligned
from factcheck.model.dates import Edtf, Unit
from factcheck.model.facts import Date
from factcheck.model.text import Span
from factcheck.values import frozen

_NEAR_DAYS = 60
"""Days between dates of which one has no year: further apart they may be of two years."""
_NEAR_SECONDS = 6 * 3_600
"""Seconds between times of day: further apart the later one may be of the night before."""


class Order(enum.StrEnum):
    """How a text says that one thing lies to another; the value is the word for it."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


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
    """Stands in `event`, or where the other thing is told by itself."""
    shared: tuple[str, ...] = ()
    """The words by which another telling was found; empty where `event` has the date."""

    @property
    def is_contradicted(self) -> bool:
        """Say whether the two dates cannot lie as the words say."""
        first, second = aligned(self.this, self.other)
        if first is None or second is None or first.has_time != second.has_time:
            return False
        if self.order is Order.DURING:
            return (
                second.is_interval and not first.overlaps(second) and self._is_near(first, second)
            )
        earlier, later = (first, second) if self.order is Order.AFTER else (second, first)
        return earlier.before(later) and self._is_near(first, second)

    def _is_near(self, first: Edtf, second: Edtf) -> bool:
        """Say whether what the words leave out, a year or a day, cannot explain the order."""
        gap = abs((first.lower or 0) - (second.lower or 0))
        stated = self.this.stated & self.other.stated
        if first.has_time and Unit.DAY not in stated:
            return gap <= _NEAR_SECONDS
        return Unit.YEAR in stated or gap <= _NEAR_DAYS * DAY
