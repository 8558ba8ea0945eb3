"""A weekday written next to a date is not the weekday of that date.

## Why it matters

One of the two is wrong, and any reader with a calendar can see it.

## What it leaves alone

Weekdays apart from the date ("the Monday after 14 June"); quotations; years that nothing fixes;
days before 15 October 1582; up to the last change of calendar, in 1923, Julian weekdays.

## Source

ISO 8601-1:2019; Inter gravissimas (1582) and the Greek decree of 1923 for the change of calendar.
"""

import re
from collections.abc import Iterator

from factcheck.model import (
    WEEKDAYS,
    Bad,
    Check,
    Date,
    DateRole,
    Dossier,
    Edtf,
    Flag,
    Related,
    Role,
    Severity,
    Suggestion,
    Unit,
)
from factcheck.model.calendar import julian_weekday, steps_to

FIRST_GREGORIAN_DAY = Edtf.of(1582, 10, 15)
LAST_CHANGE = Edtf.of(1923, 3, 1)
_DATED = frozenset({Unit.DAY, Unit.MONTH})


def weekday_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date whose stated weekday is not its own."""
    years = _stated_years(dossier)
    for date in dossier.facts.dates:
        day = _day(date)
        if day is not None and _contradicts(date, day) and _has_sure_year(date, day, years):
            yield _flag(dossier, date, day)


def _day(date: Date) -> Edtf | None:
    """Return the day that a weekday is written with; None if there is nothing to compare."""
    value = date.value
    if value is None or date.weekday is None or not date.stated >= _DATED:
        return None
    day = (value.start or value.end) if value.is_interval else value
    return day if day and day.weekday is not None and date.role is not DateRole.QUOTED else None


def _contradicts(date: Date, day: Edtf) -> bool:
    """Say whether the weekday is wrong by the Gregorian and, up to 1923, the Julian calendar."""
    if date.weekday == day.weekday or day.before(FIRST_GREGORIAN_DAY):
        return False
    julian = julian_weekday(day.year or 0, day.month or 0, day.weekday or 0)
    return not (day.before(LAST_CHANGE) and date.weekday == julian)


def _stated_years(dossier: Dossier) -> frozenset[int]:
    """Return the years that stand with a month anywhere but in quotations and references."""
    own = (
        date.value
        for date in dossier.facts.dates
        if date.value
        and date.stated >= {Unit.YEAR, Unit.MONTH}
        and date.role is not DateRole.QUOTED
        and dossier.document.role_at(date.span.start) is not Role.REFERENCES
    )
    ends = (end for value in own for end in (value, value.start, value.end) if end)
    return frozenset(end.year for end in ends if end.year is not None)


def _has_sure_year(date: Date, day: Edtf, years: frozenset[int]) -> bool:
    """Say whether the year is stated, or the only one that the document tells or that fits."""
    if Unit.YEAR in date.stated or years == {day.year}:
        return True
    near = (day.shift(by, Unit.YEAR) for by in (-2, -1, 1, 2))
    return date.anchor is not None and all(other.weekday != date.weekday for other in near)


def _flag(dossier: Dossier, date: Date, day: Edtf) -> Flag:
    words, own, wrong = dossier.document.words(date.span), day.weekday or 0, date.weekday or 0
    said, true = WEEKDAYS[wrong], WEEKDAYS[own]
    near = day.shift(steps_to(wrong, own), Unit.DAY)
    repairs = words.replace(said, true), re.sub(rf"\b{day.day}\b", str(near.day), words, count=1)
    both = words not in repairs and near.month == day.month
    return Flag(
        span=date.span,
        message=f"{day.year:04d}-{day.month:02d}-{day.day:02d} was a {true}, not a {said}",
        related=(Related(date.anchor, "anchor"),) if date.anchor else (),
        suggestions=tuple(map(Suggestion, repairs)) if both else (),
    )


CHECK = Check(
    code="DAT01",
    run=weekday_mismatch,
    severity=Severity.ERROR,
    bad=(
        Bad(
            "It was signed on [[Tuesday, 4 July 1776]].",
            says="1776-07-04 was a Thursday, not a Tuesday",
        ),
        Bad(
            "The storm broke on 3 May 2021. On [[Monday, 6 May]] the dam gave way.",
            says="2021-05-06 was a Thursday, not a Monday",
        ),
    ),
    good=(
        "On Tuesday he read about 4 July 1776.",
        "He landed at the bay on Monday, 5 November 1688.",
        "They met on Monday, 6 May, and parted for good.",
        "It opened on the Monday after 14 June 2022.",
    ),
)
