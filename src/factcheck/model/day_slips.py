"""Whether one slip of the pen explains that a date stands out of order.

A log by several hands is kept loosely: an entry is put in late, the hours are of many zones, a
branch is laid behind the other as a whole. There a date is wrong only if another year, month or
day, written with other digits in one place or with two of them swapped, would be in order. The
narrower the place, the less such a digit is found by chance; so a month must fit within half a
month, a year within half a year. Entries that are a few days off are put in late, by another hand:
another day is meant only where a weekday beside the date confirms it.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import frozen

from factcheck.model.calendar import Unit, date_of, day_number, days_in_month, weekday_of

_ROOM = {Unit.MONTH: 15, Unit.YEAR: 183}
"""Days between the neighbours within which a slip of a unit is no chance; a day proves nothing."""
_MONTHS = range(1, 13)
_SWAPPED = 2
"""Digits that are in another place where two change theirs."""
_SPREAD = range(-30, 31)
"""Years in which another digit, or a swap, may put a date."""


@frozen
class Place:
    """The days, each as its number, between which a date must lie where it stands; None: open."""

    first: int | None
    last: int | None

    def has(self, day: int) -> bool:
        """True if a day may stand here."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def room(self, day: int) -> int:
        """Return how many days there are, up to a day where one side is open."""
        first = day if self.first is None else self.first
        last = day if self.last is None else self.last
        return last - first


def are_slips(days: Sequence[int], weekdays: Sequence[int | None], place: Place) -> bool:
    """True if one and the same slip put all of these out of order: the year, the month or the day.

    Args:
        days: The day numbers of entries that stand one behind the other.
        weekdays: The weekday written with each, if any.
        place: Where they stand.
    """
    each = [set(_meant(day, weekday, place)) for day, weekday in zip(days, weekdays, strict=True)]
    return bool(set.intersection(*each))


def _meant(day: int, weekday: int | None, place: Place) -> Iterator[tuple[Unit, int]]:
    """Yield the unit, and its number, that may be meant, in order at the place.

    A weekday that fits the day attests it; one that does not must fit the day that is meant.
    """
    is_refuted = weekday is not None and weekday != weekday_of(day)
    if not is_refuted and (weekday is not None or place.has(day)):
        return
    others = chain(_others(day), _next_to(day) if is_refuted else ())
    for unit, number, other in others:
        room = _ROOM.get(unit, -1)
        is_sure = weekday == weekday_of(other) if is_refuted else place.room(other) <= room
        if place.has(other) and is_sure:
            yield unit, number


def _others(day: int) -> Iterator[tuple[Unit, int, int]]:
    """Yield the days that differ by one slip: which unit, its number, and the day."""
    year, month, number = date_of(day)
    for other in (year + by for by in _SPREAD):
        if _is_slip(f"{other:04}", f"{year:04}") and number <= days_in_month(other, month):
            yield Unit.YEAR, other, day_number(other, month, number)
    for other in _MONTHS:
        if _is_slip(f"{other:02}", f"{month:02}") and number <= days_in_month(year, other):
            yield Unit.MONTH, other, day_number(year, other, number)
    for other in range(1, days_in_month(year, month) + 1):
        if _is_slip(f"{other:02}", f"{number:02}"):
            yield Unit.DAY, other, day_number(year, month, other)


def _next_to(day: int) -> Iterator[tuple[Unit, int, int]]:
    """Yield the day before and the day behind."""
    yield from ((Unit.DAY, other, other) for other in (day - 1, day + 1))


def _is_slip(one: str, other: str) -> bool:
    """True if two numbers of one length differ in one digit, or in the order of two."""
    apart = sum(a != b for a, b in zip(one, other, strict=True))
    return apart == 1 or (apart == _SWAPPED and sorted(one) == sorted(other))
