"""Weekdays and days that the calendar decides: a weekday that a date has not, a day that is none.

The year that a day lacks is lent by a whole date at another place of the link with the same day and
month, or by what our own extractors hold for sure. Two days of one month with weekdays that no year
gives both are decided without any year.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from attrs import evolve

from factcheck import lexicon
from factcheck.align.twins.values import ValueKind as Read
from factcheck.comparisons.reading import Reading, day_of_month, first_proof
from factcheck.model import (
    WEEKDAYS,
    Date,
    Edtf,
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Span,
    Unit,
    Verdict,
    days_in_month,
)
from factcheck.model.weekdays import day_of, days_of
from factcheck.model.weekly import out_of_step_with

_WEEK = 7
_NAMES = {name.lower(): number for number, name in enumerate(WEEKDAYS)}


def compare_calendar(link: Link, read: Reading) -> Verdict:
    """Prove that the calendar has no such day, or gives it another weekday."""
    dates = read.dates(link.this)
    nowhere = _no_such_day(read, link.this, dates)
    if nowhere:
        return nowhere
    what = f"no day with a weekday is read in “{read.shown(link.this)}”"
    days = (read.calendar.decide(*day) for day in _days(link, read, dates))
    found = first_proof(days, Refused(Reason.NO_VALUE, what))
    return found if isinstance(found, Proved) else _together(link, read, dates) or found


def _no_such_day(read: Reading, span: Span, dates: Sequence[Date]) -> Proved | None:
    """Prove that a day is none, or that its month has fewer: "June 42nd", "the 42nd of June"."""
    for date in dates:
        if date.problem:
            return Proved("DAT02", date.span, f"no such date or time: {date.problem}")
    known, months = read.tokens, lexicon.table("dates.full months")
    inside = known.inside(span)
    for at in inside:
        month = months.get(known.words[at])
        for beside in (at + 1, at - 1, at - 2) if month else ():
            day = day_of_month(known.lower[beside]) if beside in inside else 0
            most = days_in_month(2000, int(month or 1))
            if day > most:
                first, last = sorted((at, beside))
                told = f"{known.words[at]} has {most} days"
                return Proved("DAT02", known.span(first, last), f"no such date or time: {told}")
    return None


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
    day = _day(date)
    if day and day.month and day.day:
        return day.month, day.day
    for value in read.values(date.span):
        if value.kind is Read.DATE and len(value.reading) == 2:  # noqa: PLR2004 - year and day
            month, _, told = value.reading[1].partition("-")
            return (int(month), int(told)) if month.isdecimal() and told.isdecimal() else None
    return None


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
    return next(same, None) or _of_year(link, read, told)


def _in_year(day: Edtf) -> tuple[int | None, int | None]:
    return day.month, day.day


def _of_year(link: Link, read: Reading, told: tuple[int, int] | None) -> tuple[Edtf, Span] | None:
    """Return a day with the year of the only date that a day of the calendar is held against."""
    dates = [date for other in link.others for date in read.dates(other)]
    days = list(_whole_days(link, read))
    is_meant = link.kind is LinkKind.CALENDAR and len(dates) == len(days) == 1
    if not is_meant or told is None or days[0][1].year is None:
        return None
    date, day = days[0]
    is_near = abs((day.month or 0) - told[0]) <= 1
    return (Edtf.of(day.year or 0, *told), date.span) if is_near else None


def _lone(link: Link, read: Reading) -> Iterator[tuple[Date, Edtf, Span | None]]:
    """Yield the one day of the other places, where a weekday alone stands at the first."""
    told = [one for one in read.values(link.this) if one.kind is Read.WEEKDAY]
    if len(told) != 1:
        return
    weekday = _NAMES.get(told[0].reading[0])
    own = [one for one in read.dates(link.this) if Unit.DAY in one.stated]
    if len(own) == 1:  # next Wednesday, 21 March
        lender = _lender(link, read, _month_and_day(read, own[0]))
        if lender:
            yield evolve(own[0], weekday=weekday), *lender
        return
    days = [one for one in _whole_days(link, read) if Unit.DAY in one[0].stated]
    if len({str(day) for _, day in days}) == 1:
        date, day = days[0]
        yield evolve(date, span=told[0].span, weekday=weekday), day, date.span


def _together(link: Link, read: Reading, dates: tuple[Date, ...]) -> Proved | None:
    """Prove that two days of one month, of one year, cannot have both of their weekdays."""
    others = [second for other in link.others for second in read.dates(other)]
    apart = (pair for pair in product(dates, others) if _cannot_both(read, *pair))
    found = (out_of_step_with(read.document, one.span, two.span) for one, two in apart)
    return next(found, None)


def _cannot_both(read: Reading, one: Date, other: Date) -> bool:
    """True if two days of one month have weekdays that do not follow one another so."""
    first, second = _month_and_day(read, one), _month_and_day(read, other)
    if not (first and second) or one.weekday is None or other.weekday is None:
        return False
    stated = {day.year for date in (one, other) if Unit.YEAR in date.stated and (day := _day(date))}
    if first[0] != second[0] or len(stated) > 1 or one.span == other.span:
        return False
    return (first[1] - second[1] - one.weekday + other.weekday) % _WEEK != 0
