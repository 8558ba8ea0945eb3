"""Series of dates with weekdays, which must agree with each other in any year."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from attrs import frozen

from factcheck import lexicon
from factcheck.model.calendar import MONTHS, WEEKDAY, WEEKDAYS, Unit, days_in_month
from factcheck.model.dates import Edtf
from factcheck.model.facts import Date, DateRole
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.text import BlockKind, Document, Span
from factcheck.model.weekdays import SHORT_YEAR

_WEEK, _LAST_DAY = 7, 31
_PAIR = 2
_YEAR = re.compile(r"(?<![\d.,:€$£])(?:19|20)\d\d(?![\d%:]|[.,]\d)")
_BESIDE = {-1: (9, 10, 11, 12), 1: (1, 2, 3, 4)}
"""Months of the previous (-1) and next (1) year that a document about a single year may mention."""
_WEST = 1753
"""From this year on, no western country changes its calendar."""
_SPAN_DAYS = 31
"""Two dates without a year in a section are in the same year if at most this many days apart."""
_WEEKDAY = re.compile(rf"\b{WEEKDAY}")
_DAYS_BEFORE = {
    name[:3].lower(): before
    for name, before in zip(
        (*MONTHS[2:], *MONTHS[:2]),
        (0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337),
        strict=True,
    )
}
"""Days from 1 March to the first of each month."""
_MONTHS = [name[:3].lower() for name in MONTHS]
_NAMES = f"{lexicon.alternation('dates.full months')}|{lexicon.alternation('dates.short months')}"
_DAY_OF_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_NAMES})|\b({_NAMES})\.? (?:the )?(\d{{1,2}})(?!\d)"
)
_DAY = re.compile(
    rf"\b{WEEKDAY},? (?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th)?\b(?: of)?(?: ({_NAMES}))?"
    rf"|({_NAMES})\.? (?:the )?(\d{{1,2}})(?!\d))"
)
_COUNTED = re.compile(
    rf"\b(?:T ?(?P<sign>[-−–+]) ?(?P<days>\d{{1,2}})(?: days?)?|T|(?:[Rr]elease|[Ll]aunch) day)"
    rf"(?: is a |,? \(|[,:]? )(?P<weekday>{WEEKDAY})"
)
"""A weekday with the number of days before or after an event: "T-3 days, Monday"."""
_NUMBERS = lexicon.lowered("dates.full weekdays", "dates.short weekdays")


@frozen
class _Told:
    """A day and month with its weekday and its distance from 1 March in days."""

    date: Date
    number: int
    weekday: int
    day: tuple[int, int]
    """Month and day."""
    span: Span
    """The words of the date; each end of a range has its own."""


def out_of_step_with(document: Document, this: Span, *others: Span, proof: str = "") -> Proved:
    """Return the proof for a day whose weekday contradicts that of another day."""
    words = document.words
    return Proved(
        "DAT01",
        this,
        f"{words(this)} and {words(others[0])} cannot both be right",
        proof=(proof or "the number of days between them does not match their weekdays",),
        related=tuple(map(Related, others)),
    )


def out_of_step(document: Document, dates: Sequence[Date]) -> Iterator[Proved]:
    """Yield a proof for each day without a year whose weekday contradicts that of another day."""
    told = [one for date in dates for one in _told(document, date)]
    yield from _told_twice(document, told, dates)
    yield from _told_nearby(document, told)
    yield from _told_in_its_year(document, told)
    yield from _counted_down(document)


def _told_twice(
    document: Document, told: Sequence[_Told], dates: Sequence[Date]
) -> Iterator[Proved]:
    """Yield a day without a year that is repeated with a different weekday in the same year.

    The document must give at most one year for the two days. If it gives none for them, it must
    mention at most one year.
    """
    first: dict[int, _Told] = {}
    years = {date.value.year for date in dates if date.value and Unit.YEAR in date.stated}
    for one in told:
        other = first.setdefault(one.number, one)
        known = _years(one, other)
        is_open = Unit.YEAR not in one.date.stated and Unit.YEAR not in other.date.stated
        may_part = len(known) > 1 or (not known and len(years) > 1)
        if one.weekday != other.weekday and is_open and not may_part:
            yield out_of_step_with(document, one.span, other.span)


def _told_nearby(document: Document, told: Sequence[_Told]) -> Iterator[Proved]:
    """Yield a day whose weekday contradicts that of the next day in its section, in any year.

    Of the two, the day that agrees with a third nearby day is considered right.
    """
    for at, (one, other) in enumerate(pairwise(told)):
        is_open = Unit.YEAR not in one.date.stated | other.date.stated
        places = [document.section_at(day.date.span.start) for day in (one, other)]
        is_near = 0 < other.number - one.number <= _SPAN_DAYS and places[0] == places[1]
        is_of_one = len(years := _years(one, other)) < _PAIR and min(years, default=_WEST) >= _WEST
        if is_near and is_open and is_of_one and not _go_together(one, other):
            beside = (*told[max(0, at - 1) : at], *told[at + 2 : at + 3])
            wrong = any(day.number != one.number and _go_together(one, day) for day in beside)
            this, right = (other, one) if wrong else (one, other)
            days = other.number - one.number
            due = WEEKDAYS[(one.weekday + days) % _WEEK]
            proof = f"{days} days after a {WEEKDAYS[one.weekday]} is a {due}"
            yield out_of_step_with(document, this.span, right.span, proof=proof)


def _told_in_its_year(document: Document, told: Sequence[_Told]) -> Iterator[Proved]:
    """Yield a day without a year whose weekday is wrong in the year of the document.

    That year is the only year in the title, first heading, file name and folder name. Other years
    may also be intended: the next year late in the year, the previous year early in the year, and
    any year that the text mentions. If none of these gives a year, the only year in the text is
    used, and the years before and after may also be intended.
    """
    heads = [*(block.span for block in document.fields("title")), *_first_heading(document)]
    name = "/".join(document.path.split("/")[-2:])
    head: dict[int, re.Match[str] | None] = {int(year): None for year in _YEAR.findall(name)}
    head |= {int(found[0]): found for span in heads for found in _years_in(document, span)}
    every: dict[int, re.Match[str] | None] = {
        int(found[0]): found for found in _years_in(document, Span(0, len(document.text)))
    }
    own = head or every
    for one in told if len(own) == 1 else ():
        ((year, place),) = own.items()
        years = {year, *every} | {
            year + step for step, months in _BESIDE.items() if not head or one.day[0] in months
        }
        days = {of: Edtf.of(of, *one.day).weekday for of in years if _exists(of, *one.day)}
        if Unit.YEAR not in one.date.stated and one.weekday not in days.values() and year in days:
            was, said = WEEKDAYS[days[year] or 0], WEEKDAYS[one.weekday]
            message = f"{year}-{one.day[0]:02}-{one.day[1]:02} was a {was}, not a {said}"
            related = (Related(Span(*place.span()), "anchor"),) if place else ()
            proof = () if place else (f"the year is that of {name}",)
            yield Proved("DAT01", one.span, message, proof, related)


def _counted_down(document: Document) -> Iterator[Proved]:
    """Yield a weekday relative to day T that contradicts most of the others: "T-3 days, Monday"."""
    found = list(_COUNTED.finditer(document.text))
    due = []
    for one in found:
        days = int(f"{one['sign'] or '-'}{one['days'] or 0}".replace("−", "-").replace("–", "-"))
        due.append((int(_NUMBERS[one["weekday"].rstrip(".").lower()]) - days) % _WEEK)
    usual, count = Counter(due).most_common(1)[0] if due else (0, 0)
    for one, weekday in zip(found, due, strict=True):
        is_sure = any(other["days"] for other in found) and count > max(1, len(due) - count)
        if weekday != usual and is_sure:
            right = Span(*found[due.index(usual)].span())
            is_day, was = f"day T is a {WEEKDAYS[usual]}", WEEKDAYS[weekday]
            proof = f"according to most entries, {is_day}; according to this one, a {was}"
            yield out_of_step_with(document, Span(*one.span()), right, proof=proof)


def _first_heading(document: Document) -> Iterator[Span]:
    headings = (block.span for block in document.blocks if block.kind is BlockKind.HEADING)
    yield from islice(headings, 1)


def _years_in(document: Document, span: Span) -> Iterator[re.Match[str]]:
    return _YEAR.finditer(document.text, span.start, span.end)


def _exists(year: int, month: int, day: int) -> bool:
    return day <= days_in_month(year, month)


def _told(document: Document, date: Date) -> Iterator[_Told]:
    """Yield each day and month that has a weekday, including both ends of a range.

    Days are counted from 1 March, so that leap days do not matter.
    """
    if not {Unit.DAY, Unit.MONTH} <= date.stated or date.problem or date.role is DateRole.QUOTED:
        return
    words = document.words(date.span)
    names, found = _WEEKDAY.findall(words), _DAY_OF_MONTH.findall(words)
    is_cut = SHORT_YEAR.match(document.text, date.span.end)
    if not names or not 0 < len(found) <= len(names) or is_cut:
        return
    is_range = len(names) > 1
    month = found[-1][1] or found[-1][2]
    for name, end in zip(
        names, (_DAY if is_range else _DAY_OF_MONTH).finditer(words), strict=False
    ):
        day, its, other, behind = end.groups()
        key, number = (its or other or month)[:3].lower(), int(day or behind)
        span = Span(*end.span()).shift(date.span.start) if is_range else date.span
        if key in _DAYS_BEFORE and number <= _LAST_DAY:
            weekday = int(_NUMBERS[name.rstrip(".").lower()])
            day = _MONTHS.index(key) + 1, number
            yield _Told(date, _DAYS_BEFORE[key] + number, weekday, day, span)


def _go_together(one: _Told, other: _Told) -> bool:
    return (other.number - one.number - other.weekday + one.weekday) % _WEEK == 0


def _years(*days: _Told) -> set[int]:
    """Return the years that the document gives for the days."""
    values = (day.date.value for day in days if day.date.value)
    years = (value.year or (value.end or value.start or value).year for value in values)
    return {year for year in years if year is not None}
