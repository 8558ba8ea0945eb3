"""Clock times → instants: one moment in several zones, "14:02 UTC (15:02 CET)", a world clock."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from factcheck.model import BlockKind, Date, DateRole, Document, Instant
from factcheck.model.points import Clock
from factcheck.model.text import beginning_in

_OPENS = frozenset({" (", " (that is ", " (i.e. ", " (or "})
"""Between a time and the same moment in another zone."""
_DAY, _HALF_HOUR = 1_440, 30
_HOUR = 60
_CITIES = 4
"""Times of different zones in rows or items that follow one another: so many make a world clock."""


def times_in_two_zones(document: Document, dates: Sequence[Date]) -> tuple[Instant, ...]:
    """Return the times behind which a bracket has the same moment in another zone.

    A time without a zone may be of any, and only its minutes are compared. Of a world clock, a row
    or item for each city, the one time that is no moment of all others is returned.
    """
    found = (*_in_brackets(document, dates), *_on_world_clocks(document, dates))
    return tuple(sorted(found, key=lambda one: one.this.span))


def _in_brackets(document: Document, dates: Sequence[Date]) -> Iterator[Instant]:
    """Yield the times of another zone that a bracket has behind a time."""
    text = document.text
    for other, this in pairwise(dates):
        is_closed = text.startswith(")", this.span.end)
        if not is_closed or text[other.span.end : this.span.start] not in _OPENS:
            continue
        first, second = _clock(other), _clock(this)
        if first and second and first.offset != second.offset:
            cycle = _HALF_HOUR if None in (first.offset, second.offset) else _DAY
            yield Instant(this, other, _apart(_moment(second) - _moment(first), cycle))


def _on_world_clocks(document: Document, dates: Sequence[Date]) -> Iterator[Instant]:
    """Yield the time of a world clock that is not of the moment of all others."""
    single = list(_single_times(document, dates))
    for _, group in groupby(enumerate(single), key=lambda one: one[1][0] - one[0]):
        run = [(date, clock) for _, (_, date, clock) in group]
        moments = [_moment(clock) % _DAY for _, clock in run]
        usual, count = Counter(moments).most_common(1)[0]
        zones = {clock.offset for _, clock in run}
        if len(run) >= _CITIES <= len(zones) and count == len(run) - 1:
            at = next(at for at, moment in enumerate(moments) if moment != usual)
            other = run[moments.index(usual)][0]
            yield Instant(run[at][0], other, _apart(moments[at] - usual, _DAY))


def _single_times(document: Document, dates: Sequence[Date]) -> Iterator[tuple[int, Date, Clock]]:
    """Yield the number of each row or item with one time that has a zone, and that time."""
    for at, block in enumerate(document.blocks):
        if block.kind in (BlockKind.ROW, BlockKind.ITEM):
            told = beginning_in(dates, block.span)
            clocks = [(date, clock) for date in told if (clock := _clock(date))]
            zoned = [(date, clock) for date, clock in clocks if clock.offset is not None]
            if len(zoned) == 1:
                yield at, *zoned[0]


def _clock(date: Date) -> Clock | None:
    """Return a single time that the author tells, without "about"."""
    value = date.value
    if value is None or value.single is None or date.role is DateRole.QUOTED:
        return None
    return None if value.is_approximate or value.is_uncertain else value.single.clock


def _moment(clock: Clock) -> int:
    """Return the minute in Greenwich that a time is; of an unknown zone that of its own clock."""
    return clock.hour * _HOUR + clock.minute - (clock.offset or 0)


def _apart(minutes: int, cycle: int) -> int:
    """Return the minutes between two times, whole cycles aside."""
    rest = minutes % cycle
    return rest if rest <= cycle // 2 else rest - cycle
