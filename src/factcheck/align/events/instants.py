"""Clock times → instants: one moment in several zones, "14:02 UTC (15:02 CET)", a world clock."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.model import BlockKind, Date, DateRole, Document, Instant
from factcheck.model.points import Clock

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
    found = (*_found(document, dates), *_on_world_clocks(document, dates))
    return tuple(sorted(found, key=lambda one: one.this.span))


def _on_world_clocks(document: Document, dates: Sequence[Date]) -> Iterator[Instant]:
    """Yield the time of a world clock that is not of the moment of all others."""
    for run in _world_clocks(document, dates):
        moments = Counter(_moment(date) for date in run)
        usual, count = moments.most_common(1)[0]
        odd = [date for date in run if _moment(date) != usual]
        if len(odd) == 1 and count >= _CITIES - 1:
            other = next(date for date in run if _moment(date) == usual)
            rest = (_moment(odd[0]) - usual) % _DAY
            yield Instant(odd[0], other, rest if rest <= _DAY // 2 else rest - _DAY)


def _world_clocks(document: Document, dates: Sequence[Date]) -> Iterator[list[Date]]:
    """Yield times of different zones that stand one each in rows or items that touch."""
    run: list[Date] = []
    last = -1
    for at, block in enumerate(document.blocks):
        if block.kind not in (BlockKind.ROW, BlockKind.ITEM):
            continue
        first = bisect_left(dates, block.span.start, key=lambda date: date.span.start)
        behind = bisect_left(dates, block.span.end, key=lambda date: date.span.start)
        times = [date for date in dates[first:behind] if _has_zone(date)]
        if at != last + 1 or len(times) != 1:
            yield from [run] if _are_of_cities(run) else []
            run = []
        run, last = run + times if len(times) == 1 else [], at
    yield from [run] if _are_of_cities(run) else []


def _has_zone(date: Date) -> bool:
    clock = _clock(date)
    return clock is not None and clock.offset is not None


def _are_of_cities(run: Sequence[Date]) -> bool:
    zones = {clock.offset for date in run if (clock := _clock(date))}
    return len(run) >= _CITIES <= len(zones)


def _moment(date: Date) -> int:
    """Return the minute of a day in Greenwich that a time of a known zone is."""
    clock = _clock(date)
    return (_of_day(clock) - (clock.offset or 0)) % _DAY if clock else -1


def _found(document: Document, dates: Sequence[Date]) -> Iterator[Instant]:
    for other, this in pairwise(dates):
        gap = document.text[other.span.end : this.span.start]
        closed = document.text[this.span.end : this.span.end + 1] == ")"
        if not closed or gap not in _OPENS:
            continue
        first, second = _clock(other), _clock(this)
        if first is None or second is None or first.offset is second.offset is None:
            continue
        apart = _minutes_apart(first, second)
        if apart is not None:
            yield Instant(this, other, apart)


def _clock(date: Date) -> Clock | None:
    """Return a single time that the author tells, without "about"."""
    value = date.value
    if value is None or value.single is None or date.role is DateRole.QUOTED:
        return None
    return None if value.is_approximate or value.is_uncertain else value.single.clock


def _minutes_apart(first: Clock, second: Clock) -> int | None:
    """Return the minutes between two times, days aside; None where they are not of two zones."""
    if first.offset == second.offset:
        return None
    minutes = _of_day(second) - (second.offset or 0) - _of_day(first) + (first.offset or 0)
    cycle = _HALF_HOUR if None in (first.offset, second.offset) else _DAY
    rest = minutes % cycle
    return rest if rest <= cycle // 2 else rest - cycle


def _of_day(clock: Clock) -> int:
    return clock.hour * _HOUR + clock.minute
