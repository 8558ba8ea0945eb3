"""Where a date stands, what has been told so far, and what a date that leans is counted from."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.mentions.dates.expressions import Mention, Moment
from factcheck.mentions.dates.steps import is_enough, number_of_day
from factcheck.model import BlockKind, DateRole, Document, Edtf, Entry, Record, Role, Span, Unit
from factcheck.text import Covered, word_list

_OWN = (DateRole.OWN, DateRole.HEAD)
_MEMORY = 60
"""Dates that are looked back over; it keeps the cost of a document linear."""
_NEAR = 6
"""Dates among which those of one sentence are looked for."""
_EVENT_WINDOW = 12
"""Own dates that are looked through for an event that is named again."""
_LONG = 400
"""Days up to which a period covered fixes the year of each day in it."""
_SHORTEST, _STEM = 4, 6
"""Letters of a word that may name an event, and how many of them count."""


@frozen
class Scene:
    """The surroundings of one date."""

    sentence: Span
    """Its sentence, or its block where the reader found none."""
    section: int
    """Start of its section; 0 before the first."""
    paragraph: int
    """Start of its block."""
    role: Role
    kind: BlockKind
    entry: Entry | None
    is_head: bool
    """It stands in the head of a chronology entry."""
    is_quoted: bool


def scene_at(document: Document, quoted: Covered, start: int, end: int) -> Scene:
    """Return the scene of a span of the text."""
    section = document.section_at(start)
    entry = document.entry_at(start)
    around = document.block_around(Span(start, end))
    return Scene(
        sentence=document.sentence_at(start) or around,
        section=section.span.start if section else 0,
        paragraph=around.start,
        role=section.role if section else Role.NARRATIVE,
        kind=document.kind_at(start) or BlockKind.PARAGRAPH,
        entry=entry,
        is_head=entry is not None and entry.head.start <= start < entry.head.end,
        is_quoted=quoted.at(start),
    )


@frozen
class Told:
    """A date that the document has told, or knows from its record."""

    moment: Moment = field(factory=Moment)
    span: Span | None = None
    role: DateRole = DateRole.OWN
    section: int = 0
    """Start of the section in which it stands."""
    sure: bool = False
    """Its year is stated, or stands in the heading above."""
    is_likely: bool = True
    """Any other year is far less likely."""
    is_aside: bool = False
    """Counted from the day before and told at the end of its sentence: "he came the next day"."""
    is_turned: bool = False
    """It is a year beside that of the heading above: the entries pass New Year."""


def moment_of(date: Edtf | None, *, last: bool = False) -> Moment:
    """Return the fields of a date, or of one end of an interval."""
    if date is not None and date.is_interval:
        date = (date.end or date.start) if last else (date.start or date.end)
    return Moment(date.year, date.month, date.day) if date else Moment()


def event_words(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words, by which an event is named again."""
    names_none = lexicon.words("dates.no names of events") | lexicon.words("function.stop")
    words = (word for word in word_list(text) if len(word) >= _SHORTEST)
    return frozenset(word[:_STEM] for word in words if word not in names_none)


@mutable(eq=False)
class Story:
    """The dates told up to a place, and the period that the document is about."""

    document: Document
    record: Record
    is_dispatch: bool
    """It reports what is new on the day on which it is published."""
    is_history: bool
    """It tells of years well before its publication."""
    told: list[Told] = field(factory=list)
    """All that is not quoted, in order."""

    @cached_property
    def covered(self) -> tuple[Moment, Moment]:
        """The first and last day, month or year of the period covered."""
        return moment_of(self.record.covers), moment_of(self.record.covers, last=True)

    @cached_property
    def published(self) -> Moment:
        """The day, month or year of publication."""
        return moment_of(self.record.published)

    @cached_property
    def covered_days(self) -> tuple[int, int] | None:
        """The first and last day of a period covered of a year or less; None for a longer one."""
        first, last = self.covered
        if first.year is None or last.year is None:
            return None
        low = number_of_day(Moment(first.year, first.month or 1, first.day or 1))
        high = number_of_day(Moment(last.year, last.month or 12, last.day or 28))
        return None if low is None or high is None or high - low > _LONG else (low, high)

    def back(self) -> Iterator[Told]:
        """Yield the dates told, the last first."""
        return islice(reversed(self.told), _MEMORY)

    def last_own(self) -> Told | None:
        """Return the last date that dates what its own clause tells."""
        return next((one for one in self.back() if one.role in _OWN), None)

    def last_enough(self, mention: Mention) -> Told | None:
        """Return the last own date if it is precise enough to count a mention from it."""
        last = self.last_own()
        return last if last and is_enough(mention, last.moment) else None

    def anchor(self, mention: Mention, sentence: Span) -> Told | None:
        """Return the date that a counted expression leans on; None if the story gives none."""
        if mention.count == 0 and mention.unit in (Unit.YEAR, Unit.MONTH):
            named = next((one for one in self.back() if one.role is not DateRole.BACKGROUND), None)
            return named if named and is_enough(mention, named.moment) else None
        near = [one for one in self.told[-_NEAR:] if one.span and sentence.contains(one.span)]
        own = [one for one in near if one.role in _OWN and is_enough(mention, one.moment)]
        other = [one for one in near if one.role is DateRole.MODIFIER][-1:]
        named_in_it = own[-1:] or [one for one in other if is_enough(mention, one.moment)]
        if named_in_it:
            return named_in_it[0]
        last = self.last_enough(mention)
        is_that_day = mention.count == 0 and mention.unit is Unit.DAY
        return None if is_that_day and last and self._is_far(last, sentence) else last

    def _is_far(self, told: Told, sentence: Span) -> bool:
        """True if a date stands in another section than a sentence: "that day" means none there."""
        section = self.document.section_at(sentence.start)
        return told.section != (section.span.start if section else 0)

    def day_for_clock(self, at: int) -> Told | None:
        """Return the day of a clock time: told in its block, else of the last clock in the text.

        A day that is a heading holds for the times below it, until the next. "He came the next
        day" dates what it tells; whether the times of later sentences go on from it or from the
        day before nobody can say, so they have none.
        """
        block = self.document.block_at(at)
        days = [one for one in self.back() if one.moment.day is not None]
        for one in days:
            if block and one.span and one.span.start < block.span.start:
                break
            if one.role is not DateRole.BACKGROUND:
                return None if one.is_aside and not self._is_in_sentence(one, at) else one
        clocks = (one for one in days if one.moment.clock or self._is_heading(one))
        own = (one for one in days if one.role in _OWN or one.role is DateRole.MODIFIER)
        return next(clocks, None) or next(own, None)

    def _is_in_sentence(self, told: Told, at: int) -> bool:
        sentence = self.document.sentence_at(at)
        return bool(sentence and told.span and sentence.contains(told.span))

    def _is_heading(self, told: Told) -> bool:
        """True if a day whose year is sure is all that a heading has."""
        block = self.document.block_at(told.span.start) if told.span and told.sure else None
        if block is None or told.span is None or block.kind is not BlockKind.HEADING:
            return False
        text = self.document.text
        around = text[block.span.start : told.span.start] + text[told.span.end : block.span.end]
        return not any(map(str.isalnum, around))

    def event(self, words: frozenset[str], before: int) -> Told | None:
        """Return the date of an event that is named again, by a longer word of its sentence.

        Args:
            words: What names it.
            before: Start of the sentence that names it again; dates told in it do not count.
        """
        earlier = (one for one in self.back() if one.role in _OWN and one.span)
        for one in islice(earlier, _EVENT_WINDOW):
            if one.span and one.span.start < before and words & event_words(self._sentence(one)):
                return one
        return None

    def event_ahead(self, words: frozenset[str], behind: int) -> Told | None:
        """Return the date of an event that is named again further down, by all of its longer words.

        Args:
            words: What names it.
            behind: End of the sentence that names it first.
        """
        first = bisect_left(self.told, behind, key=lambda one: one.span.start if one.span else 0)
        later = (one for one in self.told[first : first + _MEMORY] if one.role in _OWN)
        named = (one for one in islice(later, _EVENT_WINDOW) if words)
        return next((one for one in named if words <= event_words(self._sentence(one))), None)

    def named_day(self, name: str) -> Told | None:
        """Return the date in whose sentence a day is named, "D-Day"."""
        return next((one for one in self.back() if name in self._sentence(one).lower()), None)

    def _sentence(self, told: Told) -> str:
        sentence = self.document.sentence_at(told.span.start) if told.span else None
        return self.document.words(sentence) if sentence else ""

    def now(self) -> Told:
        """Return the time of writing: publication, or else the end of the period covered."""
        last = self.last_own()
        if self.is_history and last is not None:
            return last
        if self.published.year is not None:
            return Told(self.published)
        return Told(self.covered[1], self.record.covers_span)

    def this_year(self) -> Told:
        """Return the year of "the year": the one year that is covered, else the last told."""
        first, end = self.covered
        if first.year is not None and first.year == end.year:
            return Told(Moment(first.year), self.record.covers_span)
        last = self.last_own()
        return last if last and not self.is_dispatch else self.now()
