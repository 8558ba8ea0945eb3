"""Days with their weekdays in a row: what two of them say of those around, whatever the year."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck import lexicon
from factcheck.model.calendar import MONTHS, Unit
from factcheck.model.facts import Date, DateRole
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.text import BlockKind, Document, Span

_WEEK, _LAST_DAY = 7, 31
_PAIR = 2
NEAR_DAYS = 100
"""Days over which dates of one list are of one year."""
_DAYS_BEFORE = {
    name[:3].lower(): before
    for name, before in zip(
        (*MONTHS[2:], *MONTHS[:2]),
        (0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337),
        strict=True,
    )
}
"""Days from 1 March to the first of each month."""
_NAMES = f"{lexicon.alternation('dates.full months')}|{lexicon.alternation('dates.short months')}"
_DAY_OF_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_NAMES})|\b({_NAMES})\.? (?:the )?(\d{{1,2}})(?!\d)"
)


@frozen
class _Told:
    """A day of a month with its weekday, and how many days from 1 March it lies."""

    date: Date
    number: int
    weekday: int
    row: int
    """The same for days of one list, table or paragraph."""


def out_of_step_with(document: Document, this: Span, *others: Span) -> Proved:
    """Return what is told of a day whose weekday does not go with that of another day."""
    words = document.words
    return Proved(
        "DAT01",
        this,
        f"{words(this)} and {words(others[0])} cannot both be right",
        proof=("their days and their weekdays lie differently far apart",),
        related=tuple(map(Related, others)),
    )


def out_of_step(document: Document, dates: Sequence[Date]) -> Iterator[Proved]:
    """Yield the days without a year whose weekday does not go with those around them.

    Two days near by that go with one another tell the weekdays of all between them, and of those
    next to them in one list: "Sat 5 May, Sat 12 May, Sat 20 May". The year does not matter.
    """
    weekly = [date for date in dates if date.weekday is not None]
    if len(weekly) < _PAIR:
        return
    rows = runs(document)
    told = [one for date in weekly for one in _told(document, date, rows)]
    yield from _told_twice(document, told, dates)
    for at, this in enumerate(told):
        if Unit.YEAR in this.date.stated:
            continue
        before, behind = told[max(0, at - 2) : at], told[at + 1 : at + 3]
        around = [*before[-1:], *behind[:1]]
        for pair in (around, before, behind):
            if len(pair) == 2 and _tell(this, *pair, is_between=pair is around):  # noqa: PLR2004
                yield out_of_step_with(document, this.date.span, *(one.date.span for one in pair))
                break


def _told_twice(
    document: Document, told: Sequence[_Told], dates: Sequence[Date]
) -> Iterator[Proved]:
    """Yield a day without a year that is told again with another weekday, where years do not part.

    Those are the years that the document gives the two; where it gives none, it may name one year.
    """
    first: dict[int, _Told] = {}
    years = {date.value.year for date in dates if date.value and Unit.YEAR in date.stated}
    for one in told:
        other = first.setdefault(one.number, one)
        known = {day.date.value.year for day in (one, other) if day.date.value}
        is_open = Unit.YEAR not in one.date.stated and Unit.YEAR not in other.date.stated
        may_part = len(known) > 1 or (not known and len(years) > 1)
        if one.weekday != other.weekday and is_open and not may_part:
            yield out_of_step_with(document, one.date.span, other.date.span)


def runs(document: Document) -> Sequence[tuple[int, int]]:
    """Return where each paragraph, list or table begins, each with a number of its own."""
    found, before = list[tuple[int, int]](), None
    for at, block in enumerate(document.blocks):
        if block.kind is not before or block.kind is BlockKind.PARAGRAPH:
            found.append((block.span.start, at))
        before = block.kind
    return found


def run_at(rows: Sequence[tuple[int, int]], offset: int) -> int:
    """Return the number of the paragraph, list or table at a place."""
    return bisect_right(rows, offset, key=lambda row: row[0])


def _told(document: Document, date: Date, rows: Sequence[tuple[int, int]]) -> Iterator[_Told]:
    """Yield a single day of a month that a weekday stands with.

    Days are counted from 1 March, so that no year has a day more between two of them.
    """
    is_day = date.weekday is not None and {Unit.DAY, Unit.MONTH} <= date.stated
    if not is_day or date.weekday is None or date.problem or date.role is DateRole.QUOTED:
        return
    if date.value is not None and date.value.is_interval:
        return
    found = _DAY_OF_MONTH.findall(document.words(date.span))
    months = {word[:3].lower() for pair in found for word in pair if word[:1].isalpha()}
    days = [word for pair in found for word in pair if word[:1].isdecimal()]
    if len(found) != 1 or not months <= _DAYS_BEFORE.keys() or int(days[0]) > _LAST_DAY:
        return
    number = _DAYS_BEFORE[months.pop()] + int(days[0])
    yield _Told(date, number, date.weekday, run_at(rows, date.span.start))


def _tell(this: _Told, one: _Told, other: _Told, *, is_between: bool) -> bool:
    """True if two days go with one another, and a day in order beside them does not."""
    is_in_order = one.number < this.number < other.number
    is_beside = this.row == one.row == other.row and one.number < other.number
    numbers = (one.number, this.number, other.number)
    years = {day.date.value.year for day in (this, one, other) if day.date.value is not None}
    if len(years) > 1:
        return False
    is_near = max(numbers) - min(numbers) <= NEAR_DAYS and this.number not in numbers[::2]
    may_tell = is_near and (is_in_order if is_between else is_beside)
    return may_tell and _go_together(one, other) and not _go_together(one, this)


def _go_together(one: _Told, other: _Told) -> bool:
    return (other.number - one.number - other.weekday + one.weekday) % _WEEK == 0
