"""Whether a day can have the weekday that is written with it: by its year, by which calendar.

Source: the last states to leave the Julian calendar were Bulgaria (1916), Russia and what had been
part of it (1918), Serbia and Romania (1919), Greece (1923); Britain left it in 1752, Sweden in
1753. E. G. Richards, Mapping Time, 1998.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.model.calendar import DAY_SECONDS, WEEKDAY, WEEKDAYS, Unit, julian_weekday
from factcheck.model.dates import Edtf
from factcheck.model.facts import Date, DateRole
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.text import BlockKind, Document, Role, Span
from factcheck.model.weekly import FEWEST, NEAR_DAYS, run_at, runs

_FIRST_GREGORIAN_DAY = Edtf.of(1582, 10, 15)
_WEST = Edtf.of(1753, 3, 1)
"""From here on Julian days are told of the east of Europe only."""
_NEAR_PUBLICATION = 120
"""Days from the day of publication within which a day without a year is of the nearest year."""
_LAST_CHANGE = Edtf.of(1923, 3, 1)
_DATED = frozenset({Unit.DAY, Unit.MONTH})
_WEEKDAY = re.compile(rf"\b{WEEKDAY}")
_SHORT_YEAR = re.compile(r",? [’']?\d\d(?![\d%]|[:.]\d| ?[ap]\.?m\b)")
"""Behind a day without a year, as in the heads of mails: "Tue, 26 Jan 93"."""
_EARLIER = re.compile(r"(?i)(?:before|prior to) ")
_JULIAN = re.compile(
    rf"\b(?:{lexicon.alternation('dates.julian')}|(?i:old style|new style|old calendar)"
    r"|[ON]\.? ?S\.|(?:[Tt]sar|[Cc]zar|Bulgaria|R[ou]+mania)\w*|(?:Ukrain|Montenegr)\w+)\b"
)
"""Words of a text in which days may be told by the Julian calendar."""


@frozen
class Years:
    """The years that a document states anywhere but in quotations and references."""

    dated: frozenset[int]
    """Those that stand with a month."""
    told: frozenset[int]
    """All of them."""
    days: Mapping[Span, Edtf]
    """The days written out with month and year, by their place."""
    published: Edtf | None = None
    """The day on which the document came out."""
    listed: Mapping[tuple[int, int], Sequence[int]] = field(factory=dict)
    """By list or table and year the days in it that have the right weekday."""

    @classmethod
    def of(cls, document: Document, dates: Sequence[Date], published: Edtf | None) -> "Years":
        """Gather the years from the dates of a document and the day on which it came out."""
        own = [date for date in dates if _is_own(document, date)]
        dated = [date for date in own if Unit.MONTH in date.stated]
        days = {one.span: one.value for one in dated if one.value and Unit.DAY in one.stated}
        return cls(_years(dated), _years(own), days, published, _listed(document, dates))

    def make_sure(self, document: Document, date: Date, day: Edtf) -> bool:
        """Say whether an inferred year is safe enough to call the weekday beside the date wrong.

        It is if the day lies near the day on which the document came out, which lent it the year;
        or if two others in its list have the weekdays of that year; or if no year that the
        document states fits the weekday, nor do those around it, and the year, told before, is the
        only one told with a month; or the same day is written out elsewhere; or the year is close
        by, and the years around it do not fit either.
        """
        near = self._days_from_publication(date, day)
        if near is not None and near <= _NEAR_PUBLICATION:
            return True
        if self._is_listed(document, date, day):
            return True
        stated = (_in_year(day, year) for year in self.told)
        is_likely = date.is_year_likely and all(one.weekday != date.weekday for one in stated)
        return is_likely and self._is_told_before(document, date, day)

    def _is_listed(self, document: Document, date: Date, day: Edtf) -> bool:
        """True if two days of its list are right in its year, which the document names."""
        is_named = date.anchor and document.words(date.anchor) == str(day.year)
        if not self.listed or day.lower is None or not (is_named or day.year in self.told):
            return False
        run = run_at(runs(document), date.span.start)
        days = self.listed.get((run, day.year or 0), ())
        near = min((abs(day.lower - one) for one in days), default=0)
        return len(days) > 1 and near <= NEAR_DAYS * DAY_SECONDS

    def _is_told_before(self, document: Document, date: Date, day: Edtf) -> bool:
        """Return True if what is before a day gives its year, or what is close by."""
        near, far = (
            all(day.shift(by, Unit.YEAR).weekday != date.weekday for by in years)
            for years in ((-1, 1), (-2, 2))
        )
        is_told = document.text.find(str(day.year), 0, date.span.start) >= 0
        is_only = self.dated == {day.year} and is_told
        is_near = near and (is_only or (far and _is_close(document, date)))
        return is_near or day in self.days.values()

    def _days_from_publication(self, date: Date, day: Edtf) -> int | None:
        """Return the days from publication to a day whose year it lent; None for all others."""
        published = self.published.lower if self.published else None
        is_lent = date.anchor is None or self.days.get(date.anchor) == self.published
        if published is None or day.lower is None or not is_lent:
            return None
        return abs(day.lower - published) // DAY_SECONDS


def _is_own(document: Document, date: Date) -> bool:
    given = date.value is not None and Unit.YEAR in date.stated
    quoted = date.role is DateRole.QUOTED
    return given and not quoted and document.role_at(date.span.start) is not Role.REFERENCES


def _years(dates: Iterable[Date]) -> frozenset[int]:
    values = [date.value for date in dates if date.value]
    ends = (end for value in values for end in (value, value.start, value.end) if end)
    return frozenset(end.year for end in ends if end.year is not None)


def _listed(document: Document, dates: Iterable[Date]) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return the days with the right weekday, by the list and the year in which they stand."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    weekly = [date for date in dates if date.weekday is not None and date.value is not None]
    rows = runs(document) if len(weekly) >= FEWEST else ()
    for date in weekly if rows else ():
        value = date.value
        if value and value.weekday == date.weekday and value.year and value.lower is not None:
            key = run_at(rows, date.span.start), value.year
            found[key] = (*found.get(key, ()), value.lower)
    return found


def _in_year(day: Edtf, year: int) -> Edtf:
    return day.shift(year - (day.year or year), Unit.YEAR)


def _is_close(document: Document, date: Date) -> bool:
    """Say whether the year was taken from the same paragraph or the heading right above it."""
    home = document.block_at(date.anchor.start) if date.anchor else None
    if date.anchor is None or home is None:
        return False
    if home.kind is BlockKind.HEADING:
        section = document.section_at(date.span.start)
        return document.words(home.span).isdigit() or (
            section is not None and section.heading == home.span
        )
    with_month = not document.words(date.anchor).isdigit()
    return with_month and home == document.block_at(date.span.start)


def day_of(document: Document, date: Date) -> Edtf | None:
    """Return the day that a weekday is written with; None if there is nothing to compare.

    What comes before a day ends the day before: "before Monday, 16 April 1962".
    """
    value = date.value
    if value is None or date.weekday is None or not date.stated >= _DATED:
        return None
    day = (value.start or value.end) if value.is_interval else value
    is_whole = day is not None and not (day.is_approximate or day.has_time)
    if day and is_whole and value.is_interval and _EARLIER.match(document.words(date.span)):
        day = day.shift(1, Unit.DAY)
    return day if day and day.weekday is not None else None


def days_of(document: Document, date: Date) -> Iterator[tuple[Date, Edtf]]:
    """Yield each day of a date, with the date that has the weekday which is written with it.

    Both ends of a range may have one: "Friday 12 to Sunday 14 April 2024".
    """
    value = date.value
    if date.weekday is not None:
        day = day_of(document, date)
        yield from ((date, day),) if day else ()
    elif value and value.is_interval and value.start and value.end and date.stated >= _DATED:
        numbers = lexicon.lowered("dates.full weekdays", "dates.short weekdays")
        told = _WEEKDAY.findall(document.words(date.span))
        for word, day in zip(told, (value.start, value.end), strict=False):
            weekday = int(numbers[word.rstrip(".").lower()])
            if day.weekday is not None and not (day.is_approximate or day.has_time):
                yield evolve(date, weekday=weekday), day


@frozen(eq=False)
class Calendar:
    """A document with its dates, by which it is decided whether a weekday can be that of a day."""

    document: Document = field(repr=False)
    dates: Sequence[Date] = field(repr=False)
    published: Edtf | None = None
    """The day on which the document came out."""

    @cached_property
    def _years(self) -> Years:
        return Years.of(self.document, self.dates, self.published)

    @cached_property
    def _keeps_julian(self) -> bool:
        """True if the text tells of the Julian calendar, or it alone makes several days right."""
        own = (date for date in self.dates if date.role is not DateRole.QUOTED)
        days = ((date, day_of(self.document, date)) for date in own)
        fitting = {str(day) for date, day in days if day and _fits_julian(date, day)}
        return len(fitting) > 1 or _JULIAN.search(self.document.text) is not None

    def decide(self, date: Date, day: Edtf, lender: Span | None = None) -> Verdict:
        """Return whether a day can have the weekday that is written with it.

        Days of the Julian calendar are told until 1753 by any; later only where the text tells of
        that calendar or of those who kept it, or where more than one day fits it alone: a day too
        early is the commonest slip, too.

        Args:
            date: A date with a weekday.
            day: Which day it is.
            lender: A whole date of the same day that tells its year, if another place does.
        """
        told = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
        said, true = WEEKDAYS[date.weekday or 0], WEEKDAYS[day.weekday or 0]
        if said == true:
            return Refused(Reason.HOLDS, f"{told} was a {true}, as it is said")
        is_sure = lender is not None or Unit.YEAR in date.stated
        if not is_sure and _SHORT_YEAR.match(self.document.text, date.span.end):
            return Refused(Reason.NO_VALUE, "the two figures behind it may be its year")
        if not is_sure and not self._years.make_sure(self.document, date, day):
            return Refused(Reason.NO_VALUE, f"nothing makes sure that {told} is meant")
        if day.before(_FIRST_GREGORIAN_DAY) or self._is_julian(date, day):
            return Refused(Reason.EXPLAINED, f"{told} may be a day of the Julian calendar")
        anchor = lender or date.anchor
        return Proved(
            "DAT01",
            date.span,
            f"{told} was a {true}, not a {said}",
            related=(Related(anchor, "anchor"),) if anchor else (),
        )

    def _is_julian(self, date: Date, day: Edtf) -> bool:
        return _fits_julian(date, day) and (day.before(_WEST) or self._keeps_julian)


def _fits_julian(date: Date, day: Edtf) -> bool:
    """True if the Julian calendar, and it alone, gives a day its weekday."""
    if date.weekday == day.weekday or not day.before(_LAST_CHANGE):
        return False
    return date.weekday == julian_weekday(day.year or 0, day.month or 0, day.weekday or 0)
