"""Dates and intervals in documents: EDTF on the proleptic Gregorian calendar.

Two dates are compared by their *reach*, the widest interval that the written date may mean:

- An approximate (`~`, `%`) or uncertain (`?`, `%`) date is widened by half an hour for a time,
  three days for a day, and one unit for longer units. A year that ends in 0 is widened by five
  years, because it may be rounded to the decade.
- A season covers all its possible months in both hemispheres.
- Local times and days are compared as written. If only one of the two dates has an offset from UTC,
  the one without is widened by 14 hours on each side, because its time zone is unknown.
- An unknown end may be anywhere; an open end has no limit.
"""

import math
from functools import cached_property

from attrs import evolve, field, frozen

from factcheck.model import edtf
from factcheck.model.bounded import Bounded
from factcheck.model.calendar import (
    MONTHS,
    WEEKDAYS,
    Unit,
    day_number,
    days_in_month,
    is_finer,
    weekday_of,
)
from factcheck.model.fields import FieldError, whole
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


def _ends_of(value: str | Ends) -> Ends:
    if isinstance(value, tuple):
        return value
    if not isinstance(value, str):
        raise FieldError("Edtf.ends", value, "an EDTF date, such as 2020-05-01")
    return edtf.read(value)


@frozen(repr=False)
class Edtf:
    """A date, a date with a time, or an interval between two dates.

    `Edtf("2020-05-01")` parses a string, as `parse` does.
    """

    ends: Ends = field(converter=_ends_of)
    """One item for a date, two for an interval; the class methods validate them."""

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Parse an EDTF string.

        Raises:
            EdtfError: The text is not EDTF or the date does not exist; the error gives the column.
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
        """Return a date: a day, month or year; `month` may be an EDTF code (21-24, 33-36, 40, 41).

        Raises:
            EdtfError: The date does not exist.
            TypeError: An argument is not a whole number.
        """
        month, day = (
            None if one is None else whole(name, one)
            for name, one in (("month", month), ("day", day))
        )
        point = Point(
            whole("year", year), month, day, is_approximate=approximate, is_uncertain=uncertain
        )
        return cls((point,))

    @classmethod
    def interval(cls, start: "Edtf | str | None", end: "Edtf | str | None") -> "Edtf":
        """Return the interval from `start` to `end`, inclusive; None leaves that side open.

        Raises:
            EdtfError: Both are None, one of them is an interval, or the end is before the start.
        """
        ends = _as_end(start), _as_end(end)
        if start is None is end:
            raise EdtfError("an interval requires a date on at least one end", "start")
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
        """Return a time on a day; the day's qualifiers are kept.

        Without seconds, the time covers the whole minute. The offset is positive east of UTC, at
        most 14 hours; None means local time. Midnight at the end of a day is 0:00 of the next day.

        Raises:
            EdtfError: `day` is not a day, or the time does not exist.
        """
        point = day.single
        if point is None or point.precision is not Unit.DAY:
            raise EdtfError(f"a time requires a day, found {day}")
        return cls((evolve(point, clock=Clock(hour, minute, second, offset_minutes)),))

    def __str__(self) -> str:
        """Return the canonical EDTF string; `parse` turns it into an equal value."""
        return "/".join(str(end.value if isinstance(end, Gap) else end) for end in self.ends)

    def __repr__(self) -> str:
        """Return an expression that creates an equal value."""
        return f"Edtf.parse({str(self)!r})"

    @cached_property
    def single(self) -> Point | None:
        """The point on the calendar of a single date; None for an interval."""
        first = self.ends[0]
        return first if len(self.ends) == 1 and isinstance(first, Point) else None

    @cached_property
    def _points(self) -> tuple[Point | Bounded, ...]:
        return points_of(self.ends)

    @property
    def is_interval(self) -> bool:
        """Whether the date is an interval."""
        return len(self.ends) > 1

    @property
    def start(self) -> "Edtf | None":
        """The start of an interval; None for an open or unknown start and for a single date."""
        return _as_date(self.ends[0]) if self.is_interval else None

    @property
    def end(self) -> "Edtf | None":
        """The inclusive end of an interval; None for an open or unknown end or a single date."""
        return _as_date(self.ends[-1]) if self.is_interval else None

    @property
    def year(self) -> int | None:
        """The year of a single date; None for intervals, decades and centuries."""
        point = self.single
        return None if point is None or point.blank else point.year

    @property
    def month(self) -> int | None:
        """The month of a single date, 1 to 12; None if unknown."""
        point = self.single
        month = point.month if point else None
        return month if month in range(1, 13) else None

    @property
    def day(self) -> int | None:
        """The day of a single date, 1 to 31; None if unknown."""
        return self.single.day if self.single and self.single.day_number is not None else None

    @cached_property
    def precision(self) -> Unit:
        """The smallest known unit; for an interval, the larger of the units of its two ends."""
        if not self._points:
            return Unit.CENTURY
        first, last = self._points[0].precision, self._points[-1].precision
        return last if first is not last and is_finer(first, last) else first

    @cached_property
    def is_approximate(self) -> bool:
        """Whether the date or one of its ends is marked `~` or `%`."""
        return any(point.is_approximate for point in self._points)

    @cached_property
    def is_uncertain(self) -> bool:
        """Whether the date or one of its ends is marked `?` or `%`."""
        return any(point.is_uncertain for point in self._points)

    @cached_property
    def has_time(self) -> bool:
        """Whether the date or one of its ends has a time of day."""
        return any(point.clock for point in self._points)

    @property
    def is_day(self) -> bool:
        """Whether the date is exactly one calendar day, without a qualifier or time."""
        point = self.single
        return point is not None and point.precision is Unit.DAY and not point.mark

    @property
    def weekday(self) -> int | None:
        """The weekday of a day or a time, 0 for Monday; None if it is not certain."""
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
        """The second after the last one, as written; None for an open or unknown end."""
        return None if is_open(self.ends[-1], last=True) else self._bounds[1]

    @cached_property
    def _bounds(self) -> tuple[Instant, Instant]:
        return hull(point.bounds() for point in self._points)

    @cached_property
    def has_offset(self) -> bool:
        """Whether one of its times has an offset from UTC."""
        return any(point.has_offset for point in self._points)

    @cached_property
    def local_reach(self) -> Reach:
        """The interval used in comparisons with a date that has no UTC offset."""
        return reach(self.ends, utc=False)

    @cached_property
    def utc_reach(self) -> Reach:
        """The UTC interval used in comparisons with a date that has an offset."""
        return reach(self.ends, utc=True)

    def overlaps(self, other: "Edtf | str") -> bool:
        """Return True if the two dates may have an instant in common."""
        return Reach.overlaps(*_reaches(self, other))

    def before(self, other: "Edtf | str") -> bool:
        """Return True if this date is certainly entirely before `other`."""
        return Reach.before(*_reaches(self, other))

    def contains(self, other: "Edtf | str") -> bool:
        """Return True if this date includes every possible instant of `other`.

        An interval with an open end includes everything on that side. An interval with an unknown
        end includes only its known end.
        """
        return Reach.contains(*_reaches(self, other))

    def shift(self, amount: int, unit: Unit) -> "Edtf":
        """Return the date moved by a number of units, negative for earlier; both ends move.

        If the day does not exist in the resulting month, that month is returned: 31 January plus
        one month is February.

        Raises:
            EdtfError: The unit is smaller than the date's precision, such as a month plus days.
            TypeError: The amount is not a whole number.
        """
        count = whole("amount", amount)
        return Edtf(
            tuple(end if isinstance(end, Gap) else shifted(end, count, unit) for end in self.ends)
        )

    def sort_key(self) -> tuple[float, float, str]:
        """Return a sort key: first second, last second, text. Open ends sort first or last."""
        return (
            -math.inf if self.lower is None else self.lower,
            math.inf if self.upper is None else self.upper,
            str(self),
        )

    def __lt__(self, other: "Edtf") -> bool:
        """Compare by `sort_key`, which is a total order; it does not show which date came first."""
        return self.sort_key() < other.sort_key()


def _reaches(one: Edtf, given: Edtf | str) -> tuple[Reach, Reach]:
    other = given if isinstance(given, Edtf) else Edtf(given)
    if one.has_offset or other.has_offset:
        return one.utc_reach, other.utc_reach
    return one.local_reach, other.local_reach


def _as_date(end: Point | Bounded | Gap) -> Edtf | None:
    return None if isinstance(end, Gap) else Edtf((end,))


def _as_end(given: Edtf | str | None) -> Point | Bounded | Gap:
    if given is None:
        return OPEN
    date = given if isinstance(given, Edtf) else Edtf(given)
    if date.is_interval:
        raise EdtfError(f"an interval cannot start or end with another interval, found {date}")
    return date.ends[0]


def spoken(date: Edtf) -> str:
    """Return the date in words: "4 February 2020", "about 1850", "spring 2020 to May 2021"."""
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
"""Maps a precision to the units that a date of this precision states."""


def units_of(date: Edtf) -> frozenset[Unit]:
    """Return the units that a date of this precision states."""
    return frozenset(_UNITS[date.precision])


def as_edtf(field: str, value: Edtf | str | None) -> Edtf | None:
    """Return a date; a string is parsed as EDTF. Validation rejects other types.

    Raises:
        FieldError: The string is not EDTF.
    """
    if not isinstance(value, str):
        return value
    try:
        return Edtf.parse(value)
    except EdtfError as error:
        expected = f"an EDTF date, such as 2020-05-01, 2020-05~ or 2020/2021 ({error.why})"
        raise FieldError(field, value, expected) from error
