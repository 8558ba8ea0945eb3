"""The proleptic Gregorian calendar in whole numbers; year 0 exists, earlier years are negative."""

import enum
from functools import lru_cache

from factcheck import lexicon

MONTHS = tuple(lexicon.table("dates.full months"))
"""English names of the months, January first."""

WEEKDAYS = tuple(lexicon.table("dates.full weekdays"))
"""English names of the weekdays, Monday first; the index equals the result of `weekday_of`."""

MONTH, WEEKDAY = (
    rf"(?:(?:{lexicon.alternation(f'dates.full {names}')})\b"
    rf"|(?:{lexicon.alternation(f'dates.short {names}')})\b\.?)"
    for names in ("months", "weekdays")
)
"""Patterns for full and abbreviated names; an abbreviation may end with a period."""

DAY_SECONDS = 86_400

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_FEBRUARY = 2
_SATURDAY = 5
"""The weekday of day 0, 1 January of year 0."""


class Unit(enum.StrEnum):
    """The calendar units, from small to large; each value is the English name."""

    SECOND = "second"
    """A second."""
    MINUTE = "minute"
    """A minute."""
    HOUR = "hour"
    """An hour."""
    DAY = "day"
    """A day."""
    WEEK = "week"
    """A week."""
    MONTH = "month"
    """A month."""
    SEASON = "season"
    """A season."""
    QUARTER = "quarter"
    """A quarter of a year."""
    THIRD = "third of a year"
    """A third of a year."""
    HALF = "half"
    """Half a year."""
    YEAR = "year"
    """A year."""
    DECADE = "decade"
    """A decade."""
    CENTURY = "century"
    """A century."""


SECONDS_IN = {
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.HOUR: 3_600,
    Unit.DAY: DAY_SECONDS,
    Unit.WEEK: 7 * DAY_SECONDS,
}
"""Length in seconds of the units that have a fixed length."""

MONTHS_IN = {
    Unit.MONTH: 1,
    Unit.SEASON: 3,
    Unit.QUARTER: 3,
    Unit.THIRD: 4,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1_200,
}
"""Length in calendar months of the units longer than a week."""


def is_finer(unit: Unit, than: Unit) -> bool:
    """Return True if a unit is shorter than another."""
    return _size(unit) < _size(than)


def _size(unit: Unit) -> tuple[int, int]:
    return MONTHS_IN.get(unit, 0), SECONDS_IN.get(unit, 0)


def is_leap(year: int) -> bool:
    """Return True if a year is a leap year."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days in a month, 28 to 31; `month` counts from 1."""
    return _MONTH_DAYS[month - 1] + (month == _FEBRUARY and is_leap(year))


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of days since 1 January of year 0, which is day 0; the date must exist."""
    after_leap_day = month > _FEBRUARY and is_leap(year)
    return _days_before_year(year) + _DAYS_BEFORE[month - 1] + after_leap_day + day - 1


def _days_before_year(year: int) -> int:
    leap_years = (year + 3) // 4 - (year + 99) // 100 + (year + 399) // 400
    return 365 * year + leap_years


@lru_cache(maxsize=16_384)
def date_of(number: int) -> tuple[int, int, int]:
    """Return the year, month and day of a day number: the inverse of `day_number`."""
    year = number * 400 // 146_097  # 400 years have 146,097 days; off by at most one year
    while _days_before_year(year + 1) <= number:
        year += 1
    while _days_before_year(year) > number:
        year -= 1
    rest = number - _days_before_year(year)
    month = 1
    while rest >= days_in_month(year, month):
        rest -= days_in_month(year, month)
        month += 1
    return year, month, rest + 1


def month_start(index: int) -> int:
    """Return the day number of the first day of a month; `index` is 12 * year + month - 1."""
    return day_number(index // 12, index % 12 + 1, 1)


def weekday_of(number: int) -> int:
    """Return the weekday of a day number, 0 for Monday."""
    return (number + _SATURDAY) % 7


def julian_weekday(year: int, month: int, weekday: int) -> int:
    """Return the weekday, 0 for Monday, of the same date in the Julian calendar.

    Args:
        year: Year of the date as written.
        month: From 1.
        weekday: The weekday of the date in the Gregorian calendar.

    Source:
        The calendars drift apart by one day in each century year that is not divisible by 400. They
        agreed from 1 March 200 to 28 February 300.
    """
    counted = year - (month <= _FEBRUARY)
    return (weekday + counted // 100 - counted // 400 - 2) % 7


def steps_to(weekday: int, start: int) -> int:
    """Return the days (-3 to 3) from a day with weekday `start` to the nearest `weekday`."""
    return (weekday - start + 3) % 7 - 3
