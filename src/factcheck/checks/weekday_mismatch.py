"""A weekday written next to a date is not the weekday of that date.

## Why it matters

One of the two is wrong, and any reader with a calendar can see it.

## What it leaves alone

Weekdays apart from the date ("the Monday after 14 June"); quotations; years that nothing close by
fixes, or with a weekday that fits another year told; days before 15 October 1582; Julian weekdays
up to 1753, and up to 1923 where the document tells of that calendar or of those who kept it.

## Source

ISO 8601-1:2019; Inter gravissimas (1582) and the Greek decree of 1923 for the change of calendar.
"""

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
    Severity,
    Suggestion,
    Unit,
)
from factcheck.model.calendar import steps_to
from factcheck.model.weekdays import FIRST_GREGORIAN_DAY, Years, counts_by_julian
from factcheck.patterns import lazy
from factcheck.wording import date_like

_EARLIER = lazy(r"(?i)(?:before|prior to) ")
_DATED = frozenset({Unit.DAY, Unit.MONTH})


def weekday_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date whose stated weekday is not its own."""
    days = [(date, day) for date in dossier.facts.dates if (day := _day(dossier, date)) is not None]
    if all(date.weekday == day.weekday for date, day in days):
        return
    julian = counts_by_julian(dossier.document.text, days)
    years = Years.of(dossier.document, dossier.facts.dates, dossier.record.published)
    for date, day in days:
        excused = date.span.start in julian or day.before(FIRST_GREGORIAN_DAY)
        sure = Unit.YEAR in date.stated or years.make_sure(dossier.document, date, day)
        if date.weekday != day.weekday and sure and not excused:
            yield _flag(dossier, date, day)


def _day(dossier: Dossier, date: Date) -> Edtf | None:
    """Return the day that a weekday is written with; None if there is nothing to compare.

    What comes before a day ends the day before: "before Monday, 16 April 1962".
    """
    value = date.value
    if value is None or date.weekday is None or not date.stated >= _DATED:
        return None
    day = (value.start or value.end) if value.is_interval else value
    is_whole = day is not None and not (day.is_approximate or day.has_time)
    if day and is_whole and value.is_interval and _EARLIER.match(dossier.document.words(date.span)):
        day = day.shift(1, Unit.DAY)
    return day if day and day.weekday is not None and date.role is not DateRole.QUOTED else None


def _flag(dossier: Dossier, date: Date, day: Edtf) -> Flag:
    own, wrong = day.weekday or 0, date.weekday or 0
    said, true = WEEKDAYS[wrong], WEEKDAYS[own]
    return Flag(
        span=date.span,
        message=f"{day.year:04d}-{day.month:02d}-{day.day:02d} was a {true}, not a {said}",
        related=(Related(date.anchor, "anchor"),) if date.anchor else (),
        suggestions=tuple(map(Suggestion, _repairs(dossier.document.words(date.span), day, said))),
    )


def _repairs(words: str, day: Edtf, said: str) -> tuple[str, ...]:
    """Return the words with the weekday of the day, and with the nearest day of the weekday.

    One without the other would be a verdict.
    """
    near = day.shift(steps_to(WEEKDAYS.index(said), day.weekday or 0), Unit.DAY)
    told = date_like(words, day, day), date_like(words, day, near)
    repairs = tuple(one for one in told if one and one != words)
    return repairs if len(repairs) == len(told) else ()


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
        "The storm of 3 August 2020 broke the dam of May 2012. A court sat on Monday, 6 May.",
        "It opened on the Monday after 14 June 2022.",
    ),
)
