"""Comparison of a date with its weekday, depending on the year and calendar.

Source: the last states to leave the Julian calendar were Bulgaria (1916), Russia and the former
parts of its empire (1918), Serbia and Romania (1919), Greece (1923); Britain left it in 1752,
Sweden in 1753. E. G. Richards, Mapping Time, 1998.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.model.calendar import DAY_SECONDS, WEEKDAY, WEEKDAYS, Unit, julian_weekday
from factcheck.model.dates import Edtf
from factcheck.model.facts import Date
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.text import Document, Span

_FIRST_GREGORIAN_DAY = Edtf.of(1582, 10, 15)
_WEST = Edtf.of(1753, 3, 1)
"""From this date on, only countries in Eastern Europe use the Julian calendar."""
_NEAR_PUBLICATION = 120
"""A date without a year is in the year of publication if it is at most this many days from it."""
_LAST_CHANGE = Edtf.of(1923, 3, 1)
_DATED = frozenset({Unit.DAY, Unit.MONTH})
_WHOLE = _DATED | {Unit.YEAR}
_WEEKDAY = re.compile(rf"\b{WEEKDAY}")
SHORT_YEAR = re.compile(r",? [’']?\d\d(?![\d%]|[:.]\d| ?[ap]\.?m\b)")
"""A two-digit year after a date, as in mail headers: "Tue, 26 Jan 93"."""
_PAPER = re.compile(r"(?:\b[Tt]he (?:[A-Z]\w+ )?|\b[A-Z]\w{4,} )\Z")
"""The words before "Sun" if it is a newspaper: "The Sun, March 26, 1980"."""
_LONGEST_PAPER = 40
_JULIAN = re.compile(
    rf"\b(?:{lexicon.alternation('dates.julian')}|(?i:old style|new style|old calendar)"
    r"|[ON]\.? ?S\.|(?:[Tt]sar|[Cc]zar|Bulgaria|R[ou]+mania)\w*|(?:Ukrain|Montenegr)\w+)\b"
)
"""Words that indicate that a text may use the Julian calendar."""


def days_of(document: Document, date: Date) -> Iterator[tuple[Date, Edtf]]:
    """Yield each day of a date that has a weekday, with a copy of the date that has this weekday.

    Both ends of a range may have a weekday: "Friday 12 to Sunday 14 April 2024".
    """
    value, start = date.value, date.span.start
    if document.text.startswith("Sun,", start) and _PAPER.search(
        document.text, max(0, start - _LONGEST_PAPER), start
    ):
        return
    if date.weekday is not None:
        day = day_of(date)
        yield from ((date, day),) if day else ()
    elif value and value.is_interval and value.start and value.end and date.stated >= _DATED:
        numbers = lexicon.lowered("dates.full weekdays", "dates.short weekdays")
        names = _WEEKDAY.findall(document.words(date.span))
        for name, day in zip(names, (value.start, value.end), strict=False):
            if day.weekday is not None and not (day.is_approximate or day.has_time):
                yield evolve(date, weekday=int(numbers[name.rstrip(".").lower()])), day


def day_of(date: Date) -> Edtf | None:
    """Return the day that a weekday belongs to; None if there is nothing to compare."""
    value = date.value
    if value is None or date.weekday is None or not date.stated >= _DATED:
        return None
    day = (value.start or value.end) if value.is_interval else value
    return day if day and day.weekday is not None else None


@frozen(eq=False)
class Calendar:
    """A document with its dates, to decide whether a weekday can be right."""

    document: Document = field(repr=False)
    dates: Sequence[Date] = field(repr=False)
    published: Edtf | None = None
    """The date of publication."""

    @cached_property
    def _stated(self) -> Sequence[tuple[Date, Edtf]]:
        """Return the dates with a year."""
        return [
            (date, date.value) for date in self.dates if date.value and Unit.YEAR in date.stated
        ]

    @cached_property
    def _days(self) -> Mapping[Span, Edtf]:
        """Return a map of spans to days, for the dates that have a month and a year."""
        return {date.span: value for date, value in self._stated if date.stated >= _WHOLE}

    @cached_property
    def _keeps_julian(self) -> bool:
        """Whether the text mentions the Julian calendar."""
        return _JULIAN.search(self.document.text) is not None

    def decide(self, date: Date, day: Edtf, lender: Span | None = None) -> Verdict:
        """Return the verdict on whether a day can have the weekday written with it.

        The Julian calendar is possible everywhere until 1753. Later it is possible only if the text
        mentions it or a country that used it.

        Args:
            date: A date with a weekday.
            day: The day to be compared with the weekday.
            lender: A full date elsewhere from which the year of the day was taken, if any.
        """
        told = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
        said, true = WEEKDAYS[date.weekday or 0], WEEKDAYS[day.weekday or 0]
        if said == true:
            return Refused(Reason.HOLDS, f"{told} was a {true}, as stated")
        is_sure = lender is not None or Unit.YEAR in date.stated
        if not is_sure and SHORT_YEAR.match(self.document.text, date.span.end):
            return Refused(Reason.NO_VALUE, "the two digits after the date may be its year")
        if not is_sure and not self._is_year_sure(date, day):
            return Refused(Reason.NO_VALUE, f"the text may not mean {told}")
        if day.before(_FIRST_GREGORIAN_DAY) or self._is_julian(date, day):
            return Refused(Reason.EXPLAINED, f"{told} may be a date in the Julian calendar")
        anchor = lender or date.anchor
        return Proved(
            "DAT01",
            date.span,
            f"{told} was a {true}, not a {said}",
            related=(Related(anchor, "anchor"),) if anchor else (),
        )

    def _is_year_sure(self, date: Date, day: Edtf) -> bool:
        """Return True if an inferred year is certain enough to prove a weekday wrong.

        This is true if the year was taken from the date of publication and the day is close to that
        date. It is also true if no year in the document (and no year before or after one) fits the
        weekday, and the year is the only one written with a month, comes from the same paragraph or
        heading, or is written with the same day elsewhere.
        """
        published = self.published.lower if self.published else None
        is_lent = date.anchor is None or self._days.get(date.anchor) == self.published
        is_known = published is not None and day.lower is not None and is_lent
        near = abs((day.lower or 0) - (published or 0)) <= _NEAR_PUBLICATION * DAY_SECONDS
        return (is_known and near) or self._is_year_likely(date, day)

    def _is_year_likely(self, date: Date, day: Edtf) -> bool:
        years, dated = (
            {year for one, value in self._stated if one.stated >= units for year in _years(value)}
            for units in (frozenset[Unit](), frozenset({Unit.MONTH}))
        )
        if not date.is_year_likely or any(_has_weekday(date, day, year) for year in years):
            return False
        if day in self._days.values():
            return True
        this = day.year or 0
        is_before = self.document.text.find(str(this), 0, date.span.start) >= 0
        reach = 1 if is_before and dated == {this} else 2 if _is_close(self.document, date) else 0
        around = range(this - reach, this + reach + 1) if reach else ()
        return bool(reach) and not any(_has_weekday(date, day, year) for year in around)

    def _is_julian(self, date: Date, day: Edtf) -> bool:
        return _fits_julian(date, day) and (day.before(_WEST) or self._keeps_julian)


def _years(value: Edtf) -> Iterator[int]:
    ends = (value, value.start, value.end)
    yield from (end.year for end in ends if end and end.year is not None)


def _has_weekday(date: Date, day: Edtf, year: int) -> bool:
    """Return True if, in the given year, a day falls on the weekday of a date."""
    return day.shift(year - (day.year or year), Unit.YEAR).weekday == date.weekday


def _is_close(document: Document, date: Date) -> bool:
    """Return True if the year comes from the same paragraph."""
    home = document.block_at(date.anchor.start) if date.anchor else None
    if date.anchor is None or home is None:
        return False
    return home == document.block_at(date.span.start) and not document.words(date.anchor).isdigit()


def _fits_julian(date: Date, day: Edtf) -> bool:
    """Return True if a day has the stated weekday only in the Julian calendar."""
    if date.weekday == day.weekday or not day.before(_LAST_CHANGE):
        return False
    return date.weekday == julian_weekday(day.year or 0, day.month or 0, day.weekday or 0)
