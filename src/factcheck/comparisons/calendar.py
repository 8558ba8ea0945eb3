"""Weekdays and days that the calendar decides: a weekday that a date has not, a day that is none.

The year that a day lacks is lent by a whole date at another place of the link with the same day and
month, or by what our own extractors hold for sure. Two days of one month with weekdays that no year
gives both are decided without any year.
"""

from collections.abc import Iterator

from attrs import evolve

from factcheck.comparisons.reading import Reading, first_proof
from factcheck.mentions.dates import parse_expression
from factcheck.model import (
    WEEKDAYS,
    Date,
    Edtf,
    Link,
    Proved,
    Reason,
    Refused,
    Span,
    Unit,
    Verdict,
)
from factcheck.model.weekdays import day_of, days_of

_LEAP_YEAR = 2000
_NAMES = {name.lower(): number for number, name in enumerate(WEEKDAYS)}


def compare_calendar(link: Link, read: Reading) -> Verdict:
    """Prove that the calendar has no such day, or gives it another weekday."""
    dates = read.dates(link.this)
    for date in dates:
        if date.problem:
            return Proved("DAT02", date.span, f"no such date or time: {date.problem}")
    what = f"no day with a weekday is read in “{read.shown(link.this)}”"
    days = (read.calendar.decide(*day) for day in _days(link, read, dates))
    return first_proof(days, Refused(Reason.NO_VALUE, what))


def _days(
    link: Link, read: Reading, dates: tuple[Date, ...]
) -> Iterator[tuple[Date, Edtf, Span | None]]:
    """Yield the days whose weekday is told, each with what lends what they lack."""
    told = [date for date in dates if date.weekday is not None]
    for date in told:
        day, lender = day_of(read.document, date), None
        if not (day and Unit.YEAR in date.stated):
            lender = _lender(link, read, _month_and_day(read, date))
        if lender:
            yield date, *lender
        elif day:
            yield date, day, None
    ranges = [date for date in dates if date.weekday is None and Unit.YEAR in date.stated]
    ends = [pair for date in ranges for pair in days_of(read.document, date)]
    yield from ((date, day, None) for date, day in ends)
    if not told and not ends:
        yield from _lone(link, read)


def _day(date: Date) -> Edtf | None:
    value = date.value
    first = (value.start or value.end) if value and value.is_interval else value
    return first if first and first.weekday is not None else None


def _month_and_day(read: Reading, date: Date) -> tuple[int, int] | None:
    """Return the month and the day that a date tells, whether its year is known or not."""
    day = _day(date) or parse_expression(f"{read.words(date.span)} {_LEAP_YEAR}")
    return (day.month, day.day) if day and day.month and day.day else None


def _whole_days(link: Link, read: Reading) -> Iterator[tuple[Date, Edtf]]:
    """Yield the days of the other places whose year is told, each with its date."""
    for other in link.others:
        for date in read.dates(other):
            day = _day(date)
            if day and Unit.YEAR in date.stated:
                yield date, day


def _lender(link: Link, read: Reading, told: tuple[int, int] | None) -> tuple[Edtf, Span] | None:
    """Return a whole date at another place that tells the same day of the same month."""
    same = ((day, date.span) for date, day in _whole_days(link, read) if told == _in_year(day))
    return next(same, None)


def _in_year(day: Edtf) -> tuple[int | None, int | None]:
    return day.month, day.day


def _lone(link: Link, read: Reading) -> Iterator[tuple[Date, Edtf, Span | None]]:
    """Yield the one day of the other places, where a weekday alone stands at the first."""
    inside = read.tokens.inside(link.this)
    weekdays = [at for at in inside if read.tokens.lower[at] in _NAMES]
    if len(weekdays) != 1:
        return
    weekday, span = _NAMES[read.tokens.lower[weekdays[0]]], read.tokens.span(weekdays[0])
    days = [one for one in _whole_days(link, read) if Unit.DAY in one[0].stated]
    if len({str(day) for _, day in days}) == 1:
        date, day = days[0]
        yield evolve(date, span=span, weekday=weekday), day, date.span
