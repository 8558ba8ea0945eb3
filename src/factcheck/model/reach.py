"""The reach of dates (all instants that they may cover), and comparisons of reaches."""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from factcheck.model.bounded import Bounded
from factcheck.model.points import OPEN, UNKNOWN, EdtfError, Gap, Instant, Point

Ends = tuple[Point | Bounded | Gap, ...]
"""One item for a date; two for an interval, at least one of them a point."""


class Reach(NamedTuple):
    """A half-open range of instants; infinite on the side of an open or unknown end."""

    lower: float
    upper: float
    sure_lower: float
    """Like `lower`, but an interval with an unknown start begins at its end."""
    sure_upper: float

    def overlaps(self, other: "Reach") -> bool:
        """Return True if the two ranges share an instant."""
        return self.lower < other.upper and other.lower < self.upper

    def before(self, other: "Reach") -> bool:
        """Return True if this range ends before the other begins."""
        return self.upper <= other.lower

    def contains(self, other: "Reach") -> bool:
        """Return True if the other range is inside this one."""
        return self.sure_lower <= other.lower and other.upper <= self.sure_upper


def points_of(ends: Ends) -> tuple[Point | Bounded, ...]:
    """Return the ends that are dates."""
    return tuple(end for end in ends if not isinstance(end, Gap))


def is_open(end: Point | Bounded | Gap, *, last: bool) -> bool:
    """Return True if a date has no bound on one side: an open interval, or an open set."""
    if isinstance(end, Bounded):
        return (end.last if last else end.first) is None
    return isinstance(end, Gap)


def hull(ranges: Iterable[tuple[Instant, Instant]]) -> tuple[Instant, Instant]:
    """Return the smallest range that contains all the given ranges."""
    lowers, uppers = zip(*ranges, strict=True)
    return min(lowers), max(uppers)


@lru_cache(maxsize=4_096)
def reach(ends: Ends, *, utc: bool) -> Reach:
    """Return the reach of a date or interval; see `Point.reach` for `utc`."""
    points = points_of(ends)
    if not points:
        return Reach(-math.inf, math.inf, -math.inf, math.inf)
    lower, upper = hull(point.reach(utc=utc) for point in points)
    below, above = is_open(ends[0], last=False), is_open(ends[-1], last=True)
    return Reach(
        -math.inf if below else lower,
        math.inf if above else upper,
        -math.inf if below and ends[0] != UNKNOWN else lower,
        math.inf if above and ends[-1] != UNKNOWN else upper,
    )


def check_ends(ends: Ends) -> None:
    """Validate the ends of an interval.

    Raises:
        EdtfError: The interval has no date, or certainly ends before it starts. The error's `part`
        is "start" or "end".
    """
    points = points_of(ends)
    if not points and ends != (OPEN, OPEN):
        raise EdtfError("an interval requires a date on at least one end", "start")
    if len(points) < 2:  # noqa: PLR2004 - an interval has two ends
        return
    start, end = points
    utc = start.has_offset or end.has_offset
    if reach((end,), utc=utc).before(reach((start,), utc=utc)):
        raise EdtfError(f"the end {end} is before the start {start}", "end")
