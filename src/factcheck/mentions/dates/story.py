"""What has been told so far, and what a hole in a date is filled from."""

from collections.abc import Iterator
from itertools import islice

from attrs import evolve, field, frozen, mutable

from factcheck.mentions.dates.expressions import Mention, Moment
from factcheck.mentions.dates.naming import stems
from factcheck.mentions.dates.steps import is_enough, number_of_day
from factcheck.model import DateRole, Document, Edtf, Record, Span, Unit
from factcheck.model.calendar import weekday_of

_OWN = (DateRole.OWN, DateRole.HEAD)
_BACKWARD = 1.5
"""A story goes forward: a day lies rather three months ahead than two months back."""
_NEW_YEAR = 60
"""Days by which another year is dearer than the same, since a change of year is mostly said.

Both were chosen on annotated histories; between 1 and 2, and between 0 and 180, little changes.
"""
_DISPATCH_REACH = 400
"""Characters over which a full date in a dispatch stays the reference for what follows."""
_SENTENCE = 100
"""Characters over which a bare year lends itself to a day named beside it."""
_AGAINST = 10
"""How much dearer a past day is where a dispatch speaks of what is to come."""
_ASIDE = 10
"""Years from which on a bare year in the middle of a sentence is an aside in a story."""
_LONG = 400
"""Days up to which a period covered fixes the year of each day in it."""
_EVENT_WINDOW = 12
"""Own dates that are looked through for an event that is named again."""
_MEMORY = 60
"""Dates that are looked back over; it keeps the cost of a document linear."""


@frozen
class Told:
    """A date that the document has told."""

    moment: Moment
    span: Span
    role: DateRole
    section: int
    """Start of the section in which it stands."""
    sure: bool
    """Its year is stated, or stands in the heading above."""


@frozen
class Anchor:
    """What a date leans on."""

    moment: Moment
    span: Span | None = None
    sure: bool = False
    """Its year is stated, or stands in the heading above."""


def moment_of(date: Edtf | None, *, last: bool = False) -> Moment:
    """Return the fields of a date, or of one end of an interval."""
    if date is not None and date.is_interval:
        date = (date.end or date.start) if last else (date.start or date.end)
    return Moment(date.year, date.month, date.day) if date else Moment()


@mutable
class Story:
    """The dates told up to a place, and the period that the document is about."""

    document: Document
    record: Record
    years: frozenset[int]
    """Years that are stated together with a month anywhere in the document."""
    is_dispatch: bool
    """It reports what is new on the day on which it is published."""
    is_history: bool
    """It tells of years well before its publication."""
    told: list[Told] = field(factory=list)
    """All that is not quoted, in order."""

    @property
    def begin(self) -> Moment:
        """The start of the period covered."""
        return moment_of(self.record.covers)

    @property
    def finish(self) -> Moment:
        """The end of the period covered."""
        return moment_of(self.record.covers, last=True)

    @property
    def published(self) -> Moment:
        """The day, month or year of publication."""
        return moment_of(self.record.published)

    def back(self) -> Iterator[Told]:
        """Yield the dates told, the last first."""
        return islice(reversed(self.told), _MEMORY)

    def last_own(self) -> Told | None:
        """Return the last date that dates what its own clause tells."""
        return next((one for one in self.back() if one.role in _OWN), None)

    def anchor(self, mention: Mention, sentence: Span) -> Told | None:
        """Return the date that a counted expression leans on; None if the story gives none."""
        if mention.count == 0 and mention.unit in (Unit.YEAR, Unit.MONTH):
            named = next((one for one in self.back() if one.role is not DateRole.BACKGROUND), None)
            return named if named and is_enough(mention, named.moment) else None
        near = [one for one in self.told[-6:] if sentence.contains(one.span)]
        own = [one for one in near if one.role in _OWN and is_enough(mention, one.moment)]
        if own:
            return own[-1]
        other = [one for one in near if one.role is DateRole.MODIFIER]
        if other and is_enough(mention, other[-1].moment):
            return other[-1]
        return self._last_enough(mention)

    def _last_enough(self, mention: Mention) -> Told | None:
        """Return the last own date; one that is too coarse hides none that lies within it."""
        coarse: Moment | None = None
        for one in self.back():
            if one.role not in _OWN:
                continue
            if is_enough(mention, one.moment):
                return one if coarse is None or _within(one.moment, coarse) else None
            coarse = one.moment
        return None

    def day_for_clock(self, at: int) -> Told | None:
        """Return the day of a clock time: told in its block, else of the last clock in the text."""
        block = self.document.block_at(at)
        days = [one for one in self.back() if one.moment.day is not None]
        for one in days:
            if block and one.span.start < block.span.start:
                break
            if one.role is not DateRole.BACKGROUND:
                return one
        clocks = (one for one in days if one.moment.clock)
        own = (one for one in days if one.role in _OWN or one.role is DateRole.MODIFIER)
        return next(clocks, None) or next(own, None)

    def event(self, words: frozenset[str], before: int) -> Told | None:
        """Return the date of an event that is named again, by a longer word of its sentence.

        Args:
            words: Stems of the words that name it.
            before: Start of the sentence that names it again; dates told in it do not count.
        """
        for one in islice((one for one in self.back() if one.role in _OWN), _EVENT_WINDOW):
            sentence = self.document.sentence_at(one.span.start)
            if (
                sentence
                and one.span.start < before
                and words & stems(self.document.words(sentence))
            ):
                return one
        return None

    def year_for(self, day: Moment, weekday: int | None, at: int, *, is_future: bool) -> Anchor:
        """Return the year of a day or month that states none, as a moment with what it leans on.

        Args:
            day: Its month, and its day if it has one; of a season the first month.
            weekday: The weekday that is written with it.
            at: Where it stands in the text.
            is_future: The words in front speak of what is to come.
        """
        fixed = self._covered_year(day.month, day.day)
        if fixed is not None:
            return Anchor(Moment(fixed), self.record.covers_span)
        ref = self._reference(at)
        if ref.moment.year is None:
            return self._only_year(day, weekday)
        year = self._nearest(ref.moment, day.month, day.day, is_future=is_future)
        return Anchor(Moment(year), ref.span)

    def _only_year(self, day: Moment, weekday: int | None) -> Anchor:
        """Return the one year that the document states, or the one that makes a weekday right."""
        numbers = {year: number_of_day(evolve(day, year=year)) for year in self.years}
        fitting = [
            year
            for year, number in numbers.items()
            if weekday is None or (number is not None and weekday_of(number) == weekday)
        ]
        if weekday is not None and len(self.years) > 1 and len(fitting) == 1:
            return Anchor(Moment(fitting[0]))
        return Anchor(Moment(next(iter(self.years), None) if len(self.years) == 1 else None))

    def _covered_year(self, month: int | None, day: int | None) -> int | None:
        """Return the one year that puts a day inside a period covered of a year or less."""
        first, last = self.begin, self.finish
        if first.year is None or last.year is None or month is None:
            return None
        low = number_of_day(Moment(first.year, first.month or 1, first.day or 1))
        high = number_of_day(Moment(last.year, last.month or 12, last.day or 28))
        if low is None or high is None or high - low > _LONG:
            return None
        days = {
            y: number_of_day(Moment(y, month, min(day or 15, 28))) for y in (first.year, last.year)
        }
        inside = [y for y, number in days.items() if number and low <= number <= high + 3]
        return inside[0] if len(inside) == 1 else None

    def _reference(self, at: int) -> Anchor:
        """Return the last date with a year that may lend it: never quoted or in a side clause."""
        last = self._lender(at)
        if self.is_dispatch and not (last and self._is_near(last, at)):
            return Anchor(self.published)
        if last is not None:
            return Anchor(last.moment, last.span, sure=last.sure)
        if self.begin.year is not None:
            return Anchor(self.begin, self.record.covers_span)
        return Anchor(self.published)

    def _lender(self, at: int) -> Told | None:
        """Return the last date told; a bare year far from the days told before is an aside."""
        lenders = (one for one in self.back() if one.role is not DateRole.BACKGROUND)
        last = next((one for one in lenders if one.moment.year is not None), None)
        if last is None or last.moment.month is not None or self._opens_sentence(last):
            return last
        days = (one for one in lenders if one.moment.month is not None)
        before = next(days, None)
        is_aside = before is not None and abs(_year(before) - _year(last)) > _ASIDE
        return before if is_aside and at - last.span.end > _SENTENCE else last

    def _opens_sentence(self, told: Told) -> bool:
        sentence = self.document.sentence_at(told.span.start)
        return sentence is not None and told.span.start - sentence.start < len("In the year ")

    def _is_near(self, last: Told, at: int) -> bool:
        """Say whether a dated sentence of a dispatch still lends its year here."""
        reach = _DISPATCH_REACH if last.moment.month is not None else _SENTENCE
        return last.sure and at - last.span.end < reach

    def _nearest(self, ref: Moment, month: int | None, day: int | None, *, is_future: bool) -> int:
        """Return the year that keeps a day nearest to the reference, ahead rather than back."""
        year = ref.year or 0
        if ref.month is None or month is None:
            return year
        here = number_of_day(Moment(year, ref.month, min(ref.day or 15, 28))) or 0
        limit = self._limit()
        best = (float("inf"), year)
        for candidate in (year, year + 1, year - 1):
            there = number_of_day(Moment(candidate, month, min(day or 15, 28))) or 0
            gap = there - here
            cost = self._cost(gap, is_future=is_future) + (
                10_000 if limit is not None and there > limit else 0
            )
            cost += 0 if candidate == year or self.is_dispatch else _NEW_YEAR
            best = min(best, (cost, candidate))
        return best[1]

    def _cost(self, gap: int, *, is_future: bool) -> float:
        if self.is_dispatch:
            ahead, back = (1, _AGAINST) if is_future else (2, 1)
            return ahead * gap if gap >= 0 else -back * gap
        return gap if gap >= 0 else -_BACKWARD * gap

    def _limit(self) -> int | None:
        """Return the last day of publication, behind which a story tells nothing."""
        end = self.published
        if end.year is None or self.is_dispatch:
            return None
        return number_of_day(Moment(end.year, end.month or 12, end.day or 28))

    def now(self) -> Anchor:
        """Return the time of writing: publication, or else the end of the period covered."""
        last = self.last_own()
        if self.is_history and last is not None:
            return Anchor(last.moment, last.span)
        if self.published.year is not None:
            return Anchor(self.published)
        return Anchor(self.finish, self.record.covers_span)

    def this_year(self) -> Anchor:
        """Return the year of "the year": the one year that is covered, else the last told."""
        if self.begin.year is not None and self.begin.year == self.finish.year:
            return Anchor(Moment(self.begin.year), self.record.covers_span)
        last = self.last_own()
        if last and not self.is_dispatch:
            return Anchor(last.moment, last.span)
        return self.now()


def _year(told: Told) -> int:
    return told.moment.year or 0


def _within(moment: Moment, period: Moment) -> bool:
    return period.year == moment.year and period.month in (None, moment.month)
