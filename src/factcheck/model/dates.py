"""Dates and intervals as documents tell them: EDTF on the proleptic Gregorian calendar.

Relations between two dates never claim more than what is written. They compare the *reach* of each:

- An approximate (`~`, `%`) or uncertain (`?`, `%`) date reaches half an hour beyond a time, three
  days beyond a day, and one of its own unit beyond anything longer; a year that ends in 0 reaches
  five years, since it may be rounded to the decade.
- A season reaches over all months that it may cover in either hemisphere.
- Local times and days compare with each other as they stand. Where one of two dates has an offset
  from UTC and the other has none, the latter reaches 14 hours further on each side, for it may have
  been told in any zone.
- An unknown end may be anywhere; an open end goes on for ever.
"""

import math
from functools import cached_property

from attrs import evolve, frozen

from factcheck.model import edtf
from factcheck.model.bounded import Bounded
from factcheck.model.calendar import (
    DAY_SECONDS,
    MONTHS,
    WEEKDAYS,
    Unit,
    day_number,
    days_in_month,
    is_finer,
    weekday_of,
)
from factcheck.model.fields import FieldError
from factcheck.model.points import OPEN, Clock, EdtfError, Gap, Instant, Point
from factcheck.model.reach import Ends, Reach, check_ends, hull, is_open, points_of, reach
from factcheck.model.shifts import shifted
from factcheck.model.spoken import spoken_end, spoken_ends

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Edtf",
    "EdtfError",
    "Instant",
    "Unit",
    "day_number",
    "days_in_month",
    "spoken",
]


@frozen(repr=False)
class Edtf:
    """A date, a date with a time, or an interval between two of them."""

    ends: Ends
    """One for a date, two for an interval; made by the class methods, which check them."""

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read EDTF.

        Raises:
            EdtfError: Says at which column something else was expected, or which day is not there.
        """
        return cls(edtf.read(text))

    @classmethod
    def of(
        cls,
        year: int,
        month: int | None = None,
        day: int | None = None,
        *,
        approximate: bool = False,
        uncertain: bool = False,
    ) -> "Edtf":
        """Return a day, month or year; a month may be a code of EDTF: 21-24, 33-36, 40, 41.

        Raises:
            EdtfError: If the calendar has no such date.
        """
        point = Point(year, month, day, is_approximate=approximate, is_uncertain=uncertain)
        return cls((point,))

    @classmethod
    def interval(cls, start: "Edtf | None", end: "Edtf | None") -> "Edtf":
        """Return all from `start` to `end`, both included; None leaves that side open.

        Raises:
            EdtfError: If both are None, one is an interval, or the end lies before the start.
        """
        ends = _as_end(start), _as_end(end)
        if start is None is end:
            raise EdtfError("an interval needs a date at one end at least", "start")
        check_ends(ends)
        return cls(ends)

    @classmethod
    def at(
        cls,
        day: "Edtf",
        hour: int,
        minute: int,
        second: int | None = None,
        offset_minutes: int | None = None,
    ) -> "Edtf":
        """Return a time on a day, which keeps the day's qualifiers.

        Without seconds the whole minute is meant. The offset, east of UTC and within 14 hours, is
        None for local time. Midnight at the end of a day is 0:00 of the next.

        Raises:
            EdtfError: If `day` is not a day, or no clock shows such a time.
        """
        point = day.single
        if point is None or point.precision is not Unit.DAY:
            raise EdtfError(f"a time needs a day, not {day}")
        return cls((evolve(point, clock=Clock(hour, minute, second, offset_minutes)),))

    def __str__(self) -> str:
        """Return the canonical EDTF, which `parse` reads back as an equal value."""
        return "/".join(str(end.value if isinstance(end, Gap) else end) for end in self.ends)

    def __repr__(self) -> str:
        """Return an expression that makes it."""
        return f"Edtf.parse({str(self)!r})"

    @cached_property
    def single(self) -> Point | None:
        """What is known of a single date; None for an interval."""
        first = self.ends[0]
        return first if len(self.ends) == 1 and isinstance(first, Point) else None

    @cached_property
    def _points(self) -> tuple[Point | Bounded, ...]:
        return points_of(self.ends)

    @property
    def is_interval(self) -> bool:
        """Whether it has a start and an end of its own."""
        return len(self.ends) > 1

    @property
    def start(self) -> "Edtf | None":
        """The start of an interval; None if it is open or unknown, and for a single date."""
        return _as_date(self.ends[0]) if self.is_interval else None

    @property
    def end(self) -> "Edtf | None":
        """The end of an interval, which belongs to it; None as for `start`."""
        return _as_date(self.ends[-1]) if self.is_interval else None

    @property
    def year(self) -> int | None:
        """The year of a single date; None for intervals, decades and centuries."""
        point = self.single
        return None if point is None or point.blank else point.year

    @property
    def month(self) -> int | None:
        """The month of a single date, 1 to 12; None where it is not known."""
        point = self.single
        month = point.month if point else None
        return month if month in range(1, 13) else None

    @property
    def day(self) -> int | None:
        """The day of a single date, 1 to 31; None where it is not known."""
        return self.single.day if self.single and self.single.day_number is not None else None

    @cached_property
    def precision(self) -> Unit:
        """The smallest unit that is known; of an interval, that of its less precise end."""
        if not self._points:
            return Unit.CENTURY
        first, last = self._points[0].precision, self._points[-1].precision
        return last if first is not last and is_finer(first, last) else first

    @cached_property
    def is_approximate(self) -> bool:
        """Whether it, or an end of it, is marked `~` or `%`."""
        return any(point.is_approximate for point in self._points)

    @cached_property
    def is_uncertain(self) -> bool:
        """Whether it, or an end of it, is marked `?` or `%`."""
        return any(point.is_uncertain for point in self._points)

    @cached_property
    def has_time(self) -> bool:
        """Whether it, or an end of it, has a time of day."""
        return any(point.clock for point in self._points)

    @property
    def is_day(self) -> bool:
        """Whether it is exactly one calendar day, without qualifier or time."""
        point = self.single
        return point is not None and point.precision is Unit.DAY and not point.mark

    @property
    def weekday(self) -> int | None:
        """The weekday, 0 for Monday, of a day or a time on it; None where it is not certain."""
        point = self.single
        if point is None or point.day_number is None or point.mark:
            return None
        return weekday_of(point.day_number)

    @property
    def lower(self) -> Instant | None:
        """The first second, as written; None for an open or unknown start."""
        return None if is_open(self.ends[0], last=False) else self._bounds[0]

    @property
    def upper(self) -> Instant | None:
        """The second after the last, as written; None for an open or unknown end."""
        return None if is_open(self.ends[-1], last=True) else self._bounds[1]

    @cached_property
    def _bounds(self) -> tuple[Instant, Instant]:
        return hull(point.bounds() for point in self._points)

    @cached_property
    def has_offset(self) -> bool:
        """Whether a time in it counts from UTC."""
        return any(point.has_offset for point in self._points)

    @cached_property
    def local_reach(self) -> Reach:
        """All that it may stand for, next to a date without an offset."""
        return reach(self.ends, utc=False)

    @cached_property
    def utc_reach(self) -> Reach:
        """All that it may stand for, next to a date with an offset."""
        return reach(self.ends, utc=True)

    def overlaps(self, other: "Edtf") -> bool:
        """Say whether both may share an instant."""
        return Reach.overlaps(*_reaches(self, other))

    def before(self, other: "Edtf") -> bool:
        """Say whether every instant of this is certainly before every instant of `other`."""
        return Reach.before(*_reaches(self, other))

    def contains(self, other: "Edtf") -> bool:
        """Say whether all that `other` may mean lies within what this may mean.

        An open end contains everything on its side; an unknown one nothing beyond the known end.
        """
        return Reach.contains(*_reaches(self, other))

    def days_until(self, other: "Edtf") -> int | None:
        """Return the days from this day to `other`; None unless both are exact days."""
        if self.lower is None or other.lower is None or not (self.is_day and other.is_day):
            return None
        return (other.lower - self.lower) // DAY_SECONDS

    def shift(self, amount: int, unit: Unit) -> "Edtf":
        """Return the date so many units later, or earlier; of an interval, both ends.

        Where the day does not exist in the month that is reached, the month is returned: 31 January
        and one month give February.

        Raises:
            EdtfError: If the unit is smaller than what is known: a month and some days.
        """
        return Edtf(
            tuple(end if isinstance(end, Gap) else shifted(end, amount, unit) for end in self.ends)
        )

    def sort_key(self) -> tuple[float, float, str]:
        """Order by first second, last second and text; a gap starts first and ends last."""
        return (
            -math.inf if self.lower is None else self.lower,
            math.inf if self.upper is None else self.upper,
            str(self),
        )

    def __lt__(self, other: "Edtf") -> bool:
        """Compare by `sort_key`: a total order, not a claim about what came first."""
        return self.sort_key() < other.sort_key()


def _reaches(one: Edtf, other: Edtf) -> tuple[Reach, Reach]:
    if one.has_offset or other.has_offset:
        return one.utc_reach, other.utc_reach
    return one.local_reach, other.local_reach


def _as_date(end: Point | Bounded | Gap) -> Edtf | None:
    return None if isinstance(end, Gap) else Edtf((end,))


def _as_end(date: Edtf | None) -> Point | Bounded | Gap:
    if date is None:
        return OPEN
    if date.is_interval:
        raise EdtfError(f"an interval cannot start or end with the interval {date}")
    return date.ends[0]


def spoken(date: Edtf) -> str:
    """Return it in English: "4 February 2020", "about 1850", "spring 2020 to May 2021"."""
    first = date.ends[0]
    if date.is_interval or isinstance(first, Gap):
        return spoken_ends(first, date.ends[-1])
    return spoken_end(first)


_UNITS = {
    Unit.CENTURY: (Unit.CENTURY,),
    Unit.DECADE: (Unit.DECADE,),
    Unit.YEAR: (Unit.YEAR,),
    Unit.HALF: (Unit.YEAR, Unit.HALF),
    Unit.QUARTER: (Unit.YEAR, Unit.QUARTER),
    Unit.SEASON: (Unit.YEAR, Unit.SEASON),
    Unit.MONTH: (Unit.YEAR, Unit.MONTH),
    Unit.DAY: (Unit.YEAR, Unit.MONTH, Unit.DAY),
    Unit.MINUTE: (Unit.YEAR, Unit.MONTH, Unit.DAY, Unit.HOUR, Unit.MINUTE),
    Unit.SECOND: (Unit.YEAR, Unit.MONTH, Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND),
}
"""Precision → the units that a date of this precision gives."""


def units_of(date: Edtf) -> frozenset[Unit]:
    """Return the units that a date gives by its precision."""
    return frozenset(_UNITS[date.precision])


def as_edtf(field: str, value: Edtf | str | None) -> Edtf | None:
    """Return a date that may be given as a string of EDTF; others are left to be refused.

    Raises:
        FieldError: the string is none.
    """
    if not isinstance(value, str):
        return value
    try:
        return Edtf.parse(value)
    except EdtfError as error:
        expected = f"EDTF, such as 2020-05-01, 2020-05~ or 2020/2021 ({error.why})"
        raise FieldError(field, value, expected) from error
