"""Days and clock times of a document as keys: where else one of them is told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.model import Date, DateKind, Edtf, Unit
from factcheck.model.agreement import closed, coincide, is_fine
from factcheck.model.points import Point

_LONGEST = 31
"""A stretch of so many days tells each of them; of a longer one only the ends are told."""
_HALF_HOUR, _DAY = 30, 86_400
_CLOCK = -1

Key = tuple[int, int]
"""A month and a day of it; or, of a clock time, a mark and its minute in the half-hour."""


class Moments:
    """The dates of a document, to be found by their day or minute."""

    def __init__(self, dates: Iterable[Date]) -> None:
        """Index the dates that are known to the day or closer."""
        self._dates: defaultdict[Key, list[Date]] = defaultdict(list)
        for date in dates:
            for key in set(_keys(date)):
                self._dates[key].append(date)

    def of(self, date: Date) -> Iterator[Date]:
        """Yield the other dates that may tell the same day or minute as one, in whatever words.

        What is counted from another date tells it in any year, since that may be inferred.
        """
        for key in set(_asked(date)):
            for other in self._dates.get(key, ()):
                same = other.kind is DateKind.RELATIVE or coincide(closed(date), closed(other))
                if same and other.span != date.span:
                    yield other


def _asked(date: Date) -> Iterator[Key]:
    """Yield the keys under which the same is told: of a time its minute, not its day."""
    found = list(_keys(date))
    clocks = [key for key in found if key[0] == _CLOCK]
    yield from clocks or found


def _keys(date: Date) -> Iterator[Key]:
    value = date.value
    if value is None or not is_fine(date):
        return
    for end in value.ends:
        if isinstance(end, Point) and end.clock:
            yield _CLOCK, end.clock.minute % _HALF_HOUR
        if isinstance(end, Point) and _has_day(date):
            yield end.month or 0, end.day or 0
    yield from _stretch(value)


def _has_day(date: Date) -> bool:
    return date.kind is not DateKind.CLOCK or Unit.DAY in date.stated


def _stretch(value: Edtf) -> Iterator[Key]:
    """Yield the days inside a short stretch of days."""
    start, lower, upper = value.start, value.lower, value.upper
    if not value.is_interval or value.has_time or start is None or lower is None or upper is None:
        return
    days = (upper - lower) // _DAY
    for number in range(1, days if days <= _LONGEST else 0):
        point = start.shift(number, Unit.DAY).single
        if point is not None:
            yield point.month or 0, point.day or 0
