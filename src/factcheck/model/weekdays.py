"""Whether a day can have the weekday that is written with it: by its year, by which calendar.

Source: the last states to leave the Julian calendar were Bulgaria (1916), Russia and what had been
part of it (1918), Serbia and Romania (1919), Greece (1923); Britain left it in 1752, Sweden in
1753. E. G. Richards, Mapping Time, 1998.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.model.calendar import DAY_SECONDS, WEEKDAY, WEEKDAYS, Unit, julian_weekday
from factcheck.model.dates import Edtf
from factcheck.model.facts import Date, DateRole
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.text import Document, Role, Span

_FIRST_GREGORIAN_DAY = Edtf.of(1582, 10, 15)
_WEST = Edtf.of(1753, 3, 1)
"""From here on Julian days are mentioned of the east of Europe only."""
_LAST_CHANGE = Edtf.of(1923, 3, 1)
_NEAR_PUBLICATION = 120
"""Days from the day of publication within which a day without a year is of the nearest year."""
_DATED = frozenset({Unit.DAY, Unit.MONTH})
_EARLIER = ("before ", "prior to ")
_WEEKDAY = re.compile(rf"\b{WEEKDAY}")
_SHORT_YEAR = re.compile(r",? [’']?\d\d(?![\d%]|[:.]\d| ?[ap]\.?m\b)")
"""After a day without a year, as in the heads of mails: "Tue, 26 Jan 93"."""
_JULIAN = re.compile(
    rf"\b(?:{lexicon.alternation('dates.julian')}|(?i:old style|new style|old calendar)"
    r"|[ON]\.? ?S\.|(?:[Tt]sar|[Cc]zar|Bulgaria|R[ou]+mania)\w*|(?:Ukrain|Montenegr)\w+)\b"
)
"""Words of a text in which days may be given by the Julian calendar."""


def days_of(document: Document, date: Date) -> Iterator[tuple[Date, Edtf]]:
    """Yield each day of a date, with the date that has the weekday which is written with it.

    Both ends of a range may have one: "Friday 12 to Sunday 14 April 2024". What comes before a
    day ends on another, and is not compared.
    """
    value = date.value
    words = document.words(date.span)
    if value is None or not date.stated >= _DATED or words.lower().startswith(_EARLIER):
        return
    pairs: list[tuple[int | None, Edtf | None]]
    pairs = [(date.weekday, value.start or value.end or value)]
    if date.weekday is None and value.is_interval:
        numbers = lexicon.lowered("dates.full weekdays", "dates.short weekdays")
        names = _WEEKDAY.findall(words)
        weekdays = (int(numbers[name.rstrip(".").lower()]) for name in names)
        pairs = [*zip(weekdays, (value.start, value.end), strict=False)]
    for weekday, day in pairs:
        if weekday is not None and day and day.weekday is not None:
            yield evolve(date, weekday=weekday), day


@frozen(eq=False)
class Calendar:
    """A document with its dates, by which it is decided whether a weekday can be that of a day."""

    document: Document = field(repr=False)
    dates: Sequence[Date] = field(repr=False)
    published: Edtf | None = None
    """The day on which the document came out."""

    @cached_property
    def _stated(self) -> Sequence[tuple[Date, Edtf]]:
        """Return the dates with a year that are neither quoted nor of references."""
        return [
            (date, date.value)
            for date in self.dates
            if date.value and Unit.YEAR in date.stated and date.role is not DateRole.QUOTED
            if self.document.role_at(date.span.start) is not Role.REFERENCES
        ]

    def decide(self, date: Date, day: Edtf, lender: Span | None = None) -> Verdict:
        """Return whether a day can have the weekday that is written with it.

        Days of the Julian calendar are mentioned until 1753 by any; later only where the text
        mentions that calendar or those who kept it.

        Args:
            date: A date with a weekday.
            day: Which day it is.
            lender: A whole date of the same day that gives its year, if another place does.
        """
        written = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
        said, true = WEEKDAYS[date.weekday or 0], WEEKDAYS[day.weekday or 0]
        if said == true:
            return Refused(Reason.HOLDS, f"{written} was a {true}, as it is said")
        if not (lender or Unit.YEAR in date.stated or self._is_year_sure(date, day)):
            return Refused(Reason.NO_VALUE, f"nothing makes sure that {written} is meant")
        is_julian = date.weekday == julian_weekday(day.year or 0, day.month or 0, day.weekday or 0)
        may_keep = day.before(_WEST) or _JULIAN.search(self.document.text)
        if day.before(_FIRST_GREGORIAN_DAY) or (
            is_julian and may_keep and day.before(_LAST_CHANGE)
        ):
            return Refused(Reason.EXPLAINED, f"{written} may be a day of the Julian calendar")
        anchor = lender or date.anchor
        related = (Related(anchor, "anchor"),) if anchor else ()
        return Proved("DAT01", date.span, f"{written} was a {true}, not a {said}", (), related)

    def _is_year_sure(self, date: Date, day: Edtf) -> bool:
        """Return True if an inferred year is sure enough to call the weekday beside a day wrong.

        The day is near the day of publication, which gave it the year. Or the same day is written
        out elsewhere, or the year is the only one with a month and comes before; and the weekday
        is not that of the day in another year of the document, or in the years around.
        """
        if _SHORT_YEAR.match(self.document.text, date.span.end):
            return False
        published = self.published.lower if self.published else None
        near = _NEAR_PUBLICATION * DAY_SECONDS
        if published is not None and abs((day.lower or 0) - published) <= near:
            return True
        this, years, dated = day.year or 0, set[int](), set[int]()
        for one, value in self._stated:
            found = [end.year for end in (value, value.start, value.end) if end and end.year]
            years.update(found)
            dated.update(found if Unit.MONTH in one.stated else ())
        is_written_out = any(value == day for _, value in self._stated)
        around = () if is_written_out else (this - 1, this + 1)
        if not date.is_year_likely or any(
            day.shift(year - this, Unit.YEAR).weekday == date.weekday for year in (*years, *around)
        ):
            return False
        is_before = self.document.text.find(str(this), 0, date.span.start) >= 0
        return is_written_out or (is_before and dated == {this})
