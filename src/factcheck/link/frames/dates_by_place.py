"""Index of a document's dates, durations and names by position."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.model import (
    BlockKind,
    Date,
    DateKind,
    DateRole,
    Document,
    Duration,
    Facts,
    Name,
    NameKind,
    Span,
    Unit,
)
from factcheck.model.distances import is_clocked
from factcheck.model.text import beginning_in, by_place

OWN = (DateRole.OWN, DateRole.HEAD)
_NEAR = 14
"""Number of preceding dates that a distance may be counted from."""
_REACH, _BEFORE_NAME = 60, 40
"""Maximum number of code points that are read before a date, and before a name."""
_WIDE = frozenset({Unit.DECADE, Unit.CENTURY, Unit.SEASON, Unit.QUARTER, Unit.HALF})
_PLACING = lexicon.words("function.prepositions") | {"the", "after"}


class DatesByPlace:
    """Index of a document's dates, durations and names by position."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Index the dates, durations and sentences."""
        self.document = document
        self.dates = facts.dates
        self._facts = facts
        self._starts = [date.span.start for date in facts.dates]

    # ---- context of an offset

    def sentence(self, at: int) -> Span:
        """Return the sentence at an offset."""
        return self.document.sentence_at(at) or Span(at, at)

    def block(self, at: int) -> Span:
        """Return the span of the paragraph, entry or row at an offset."""
        return self.document.block_around(Span(at, at))

    # ---- dates

    def within(self, span: Span) -> list[Date]:
        """Return the dates in a span, except those in quotations."""
        dates = beginning_in(self.dates, span)
        return [one for one in dates if one.role is not DateRole.QUOTED]

    def near(self, at: int) -> Sequence[Date]:
        """Return the last dates before an offset that are in its block or the previous block."""
        block = self.document.block_at(at)
        above = self.document.block_at(block.span.start - 2) if block else None
        floor = above.span.start if above else block.span.start if block else at
        return [one for one in self.before(at) if one.span.start >= floor]

    def floor(self, at: int) -> int:
        """Return the start of the text that is searched for the base of a distance.

        This is the paragraph of the distance, or the previous paragraph if the distance is in the
        first sentence of its paragraph.
        """
        block, sentence = self.document.block_at(at), self.document.sentence_at(at)
        if block is None:
            return at
        above = self.document.block_at(max(0, block.span.start - 2))
        is_opening = sentence is not None and sentence.start <= block.span.start
        is_plain = above is not None and above.kind is block.kind is BlockKind.PARAGRAPH
        return above.span.start if above and is_opening and is_plain else block.span.start

    def before(self, at: int) -> Sequence[Date]:
        """Return the last few dates that end before an offset."""
        stop = bisect_left(self._starts, at)
        return [date for date in self.dates[max(0, stop - _NEAR) : stop] if date.span.end <= at]

    def behind(self, at: int) -> Sequence[Date]:
        """Return the next few dates that start at or after an offset."""
        first = bisect_left(self._starts, at)
        return self.dates[first : first + 3]

    def lengths_between(self, start: int, end: int) -> Sequence[Duration]:
        """Return the durations that begin between two offsets."""
        return beginning_in(self._facts.durations, Span(start, max(start, end)))

    def left(self, one: Date) -> str:
        """Return the words before a date in its block."""
        start = max(0, one.span.start - _REACH)
        return self.document.text[start : one.span.start].rpartition("\n")[2]

    def single(self, sentence: Span, at: int, *, without: Sequence[Date] = ()) -> Date | None:
        """Return the only calendar date in a sentence or else in the head of its entry, or None."""
        told = [one for one in self.within(sentence) if one not in without]
        entry = self.document.entry_at(at)
        if not told and entry is not None:
            told = [one for one in self.within(entry.head) if one.role is DateRole.HEAD]
        is_one = len(told) == 1 and is_calendar_date(told[0])
        return told[0] if is_one and self.document.role_at(at).is_own else None

    # ---- names

    @cached_property
    def _names(self) -> Sequence[Name]:
        """The names outside quotations, in order."""
        names = [one for one in self._facts.names if not one.quoted]
        return sorted(names, key=by_place)

    @cached_property
    def _named(self) -> list[int]:
        return [name.span.start for name in self._names]

    def people(self, span: Span) -> list[Name]:
        """Return the names of people in a span."""
        return [one for one in beginning_in(self._names, span) if self._is_person(one)]

    def ends_at(self, end: int) -> Name | None:
        """Return the name that ends at an offset, or None."""
        at = bisect_left(self._named, end) - 1
        return self._names[at] if at >= 0 and self._names[at].span.end == end else None

    def _is_person(self, name: Name) -> bool:
        """Return True if a name may be that of a person."""
        if name.kind in (NameKind.PLACE, NameKind.ORGANISATION):
            return False
        before = self.document.text[max(0, name.span.start - _BEFORE_NAME) : name.span.start]
        return name.kind is NameKind.PERSON or _PLACING.isdisjoint(word_list(before, str)[-1:])


def is_calendar_date(date: Date) -> bool:
    """Return True if a date is a calendar date and the date of its own statement."""
    return date.kind is DateKind.ABSOLUTE and date.role in OWN


def is_precise(date: Date, length: Duration) -> bool:
    """Return True if a date is precise enough for a duration to be counted from it."""
    if date.value is None or date.kind is DateKind.VAGUE:
        return False
    if is_clocked(length):
        return date.value.has_time
    if length.unit in (Unit.DAY, Unit.WEEK) or length.days:
        return date.value.precision in (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND)
    return date.value.precision not in _WIDE
