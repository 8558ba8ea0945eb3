"""What two documents of a book have in common, which decides what may differ between them."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import mutable

from factcheck.model import Chapter, Common, Date, Edtf, Span

_DAY = 86_400
_SLACK = 45
"""Days by which a recurring event of a series may be earlier or later."""
_SHARE = 0.6
"""The same as a share of the time between two documents."""


@mutable(eq=False)
class Boundaries:
    """The documents of a book, queried by place."""

    chapters: Sequence[Chapter]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.chapters]

    def number(self, offset: int) -> int:
        """Return the number, from 0, of the chapter that contains an offset.

        -1 if there is none.
        """
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset <= self.chapters[at].span.end else -1

    def common(self, one: Span, other: Span) -> frozenset[Common]:
        """Return what the documents of two places have in common."""
        left, right = (self.chapters[self.number(span.start)] for span in (one, other))
        found = set(Common)
        if are_of_other_times(left.dated, right.dated):
            found.discard(Common.TIME)
        if left.authors and right.authors and left.authors.isdisjoint(right.authors):
            found.discard(Common.HAND)
        return frozenset(found)

    def may_recur(self, one: Date, other: Date) -> bool:
        """Return True if two dates are as far apart as the documents that contain them.

        This is the case for a yearly meeting in the reports of two years.
        """
        left, right = (self.chapters[self.number(date.span.start)] for date in (one, other))
        apart, between = _days(left.dated, right.dated), _days(one.value, other.value)
        if apart is None or between is None or not are_of_other_times(left.dated, right.dated):
            return False
        return abs(apart - between) <= max(_SLACK, _SHARE * abs(apart)) and apart * between > 0


def are_of_other_times(one: Edtf | None, other: Edtf | None) -> bool:
    """Return True if two documents were written at different times."""
    return one is not None and other is not None and not one.overlaps(other)


def _days(one: Edtf | None, other: Edtf | None) -> float | None:
    """Return the days between two dates, from the middle of each."""
    middles = [_middle(date) for date in (one, other)]
    if middles[0] is None or middles[1] is None:
        return None
    return (middles[1] - middles[0]) / _DAY


def _middle(date: Edtf | None) -> float | None:
    if date is None or date.lower is None or date.upper is None:
        return None
    return (date.lower + date.upper) / 2
