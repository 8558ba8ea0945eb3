"""Stretches: lengths of time told together with the dates that they lie between."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.linkers.limits import limited
from factcheck.linkers.milestones import entered
from factcheck.linkers.terms import term
from factcheck.linkers.timetables import clocked, clocked_in
from factcheck.model import (
    Date,
    DateKind,
    DateRole,
    Document,
    Duration,
    Facts,
    Role,
    Span,
    Stretch,
)
from factcheck.patterns import lazy

_RANGE = lazy(r"(?i)[\dA-Za-z.)] ?[-‐-―] ?[\dA-Z]|\b(?:to|until|till|through|and)\b")
"""What parts the two ends of a range."""
_TO_BOUNDS = lazy(r"(?:,? \(|, |: | [–—] )(?:that is, |i\.e\.,? |namely,? )?|(?P<bare> )")
_FROM_BOUNDS = lazy(
    r"(?:, | \(|: | [–—] )(?:that is,? )?(?:for |lasting |in all |or |an? (?:[a-z]+ ){1,2}of )?"
)
_CLOSED = lazy(r"[),.;]| in (?:all|total)\b|$")
_LASTED = lazy(
    r"(?i)\b(?:it|this|that|which|and|event|(?:outage|incident|impact|disruption|downtime|closure"
    r"|interruption|blackout|episode|stoppage|siege|strike|voyage|crossing|journey|visit|fighting"
    r"|battle|hearing|trial|session|talks|fire|shutdown|degradation|unavailability|evacuation"
    r"|standstill|failure)(?: (?:itself|as a whole))?)"
    r" (?:(?:has |had |thus |so |therefore )*)(?:lasted|continued|went on|ran|persisted|endured)"
    r"(?: (?:for|a total of|in all|altogether))* $"
)
"""A subject that can mean what the sentence before told, and a verb of lasting.

Source: nouns of events in the glossaries of incident reports, and of histories.
"""
_WHOLE = lazy(
    r"(?:(?:^|[.!?] |\n)The (?:outage|incident|impact|disruption|downtime) (?:itself |as a whole )?"
    r"(?:lasted|went on for)|^\W*(?:Total )?[Dd]uration\W+) ?(?:for )?$",
    re.MULTILINE,
)
"""The whole that a report is about, and not one of several."""
_BEGAN = lazy(
    r"\b(?:began|begun|started|opened|commenced|broke out|set in|went down)\b[^,;.]{0,24}$"
)
_ENDED = lazy(
    r"\b(?:ended|finished|stopped|closed|concluded|recovered|over|lifted|restored|resolved"
    r"|complete|completed)\b[^,;.]{0,24}$"
)
_AFTER = lazy(r",? (?:after|having lasted|lasting)(?: a (?:total|run) of)? (?:\w+ )?$")
"""What stands between the end and the length of "opened on 3 May and closed on 9 May, after …"."""
_BEGUN_BEHIND = lazy(r",? (?:having )?(?:been )?(?:begun|started|commenced)\b")
"""What stands behind the length of "dug in 14 months, begun in August and finished in October"."""
_UNTIL = lazy(r",? (?:until|till) [^,;.()]{1,40}")
_FROM_BOUND = lazy(r",? from [^,;.()]{4,40}")
_UNTIL_IT = lazy(r",? (?:until|till) [^;:()\d]{0,60}?\b(?:on|in)? ?[^,;:()]{0,20}\d{4}")
_AND_THEN = lazy(
    r"(?!.*\b(?:later|then|again|also|had|having|been|after|before|when|while|but|first|last)\b)"
    r"[^;.:()\d]{0,90}"
)
"""Nothing between a beginning and its length that tells of another beginning."""
_VERB_REACH = 48
_FURTHEST = 3
"""Sentences of the paragraph before "the outage lasted" that may tell its bounds."""
_LONGEST_GAP = 16


def stretches(document: Document, facts: Facts) -> tuple[Stretch, ...]:
    """Return the lengths that one expression or one sentence binds to a beginning and an end.

    A length governs dates that it touches ("14 days, from 3 to 20 May"), or those of its sentence
    or of the one before if it says how long that lasted.
    """
    reader = _Reader(document, facts)
    return tuple(found for length in facts.durations if (found := reader.stretch(length)))


class _Reader:
    def __init__(self, document: Document, facts: Facts) -> None:
        self._document = document
        self._text = document.text
        self._dates = facts.dates
        self._starts = [date.span.start for date in facts.dates]

    def stretch(self, length: Duration) -> Stretch | None:
        """Return the stretch that a length measures; None if nothing tells its ends."""
        silent = (Role.REFERENCES, Role.NOTES)
        if self._document.role_at(length.span.start) in silent:
            return None
        touching = self._behind(length) or self._in_front(length) or clocked(self._text, length)
        if touching is not None:
            return Stretch(length.span, length, touching.span, touching, touching)
        return (
            self._until(length)
            or self._from_until(length)
            or self._lasting(length)
            or entered(self._document, self._dates, length)
            or term(self._document, self._dates, length)
            or limited(self._document, self._dates, length)
            or self._told_once(length)
        )

    def _told_once(self, length: Duration) -> Stretch | None:
        """Return "the outage lasted 245 minutes" with the only range of times that is told."""
        start = length.span.start
        if not _WHOLE.search(self._text, max(0, start - _VERB_REACH), start):
            return None
        block = self._document.block_at(start)
        if block is None or self._within(block.span.start, start):
            return None
        clocks = [date for date in self._dates if date.value and date.value.has_time]
        told = [date for date in clocks if self._is_range(date) and not self._is_entry(date)]
        single = len({str(date.value) for date in told}) == 1 and self._is_alone(told[0], clocks)
        return Stretch(length.span, length, told[0].span, told[0], told[0]) if single else None

    def _is_alone(self, date: Date, clocks: Sequence[Date]) -> bool:
        sentence = self._document.sentence_at(date.span.start)
        near = [one for one in clocks if sentence and sentence.contains(one.span)]
        return near == [date]

    def _is_entry(self, date: Date) -> bool:
        return self._document.entry_at(date.span.start) is not None

    def _from_until(self, length: Duration) -> Stretch | None:
        """Return "for two years, from 14 April 1940 until it was dug up on 16 May 1942"."""
        at = bisect_left(self._starts, length.span.end)
        start, end = self._dates[at : at + 2] if at + 1 < len(self._dates) else (None, None)
        if start is None or end is None or start.span.start - length.span.end > _LONGEST_GAP:
            return None
        leads = _FROM_BOUND.fullmatch(self._text, length.span.end, start.span.end)
        joined = _UNTIL_IT.fullmatch(self._text, start.span.end, end.span.end)
        known = start.kind is end.kind is DateKind.ABSOLUTE and not self._is_range(start)
        if not (leads and joined and known):
            return None
        return Stretch(length.span, length, Span(start.span.start, end.span.end), start, end)

    def _until(self, length: Duration) -> Stretch | None:
        """Return "came to power in 1938 and ruled for twenty-one years, until 1959"."""
        at = bisect_left(self._starts, length.span.end)
        sentence = self._document.sentence_at(length.span.start)
        end = self._dates[at] if at < len(self._dates) else None
        if end is None or sentence is None or not sentence.contains(end.span):
            return None
        before = self._within(sentence.start, length.span.start)
        gap = _UNTIL.fullmatch(self._text, length.span.end, end.span.end)
        if len(before) != 1 or gap is None or before[0].role is not DateRole.OWN:
            return None
        between = self._text[before[0].span.end : length.span.start]
        if before[0].kind is not DateKind.ABSOLUTE or not _AND_THEN.fullmatch(between):
            return None
        bounds = Span(before[0].span.start, end.span.end)
        return Stretch(length.span, length, bounds, before[0], end)

    def _behind(self, length: Duration) -> Date | None:
        at = bisect_left(self._starts, length.span.end)
        date = self._dates[at] if at < len(self._dates) else None
        if date is None or date.span.start - length.span.end > _LONGEST_GAP:
            return None
        gap = _TO_BOUNDS.fullmatch(self._text, length.span.end, date.span.start)
        if gap is None or not self._is_range(date):
            return None
        leads = self._document.words(date.span)[:5].lower() == "from "
        return date if leads or not gap["bare"] else None

    def _in_front(self, length: Duration) -> Date | None:
        at = bisect_left(self._starts, length.span.start) - 1
        date = self._dates[at] if at >= 0 else None
        if date is None or not self._is_range(date):
            return None
        end = length.span.start - len(f"{length.hedge} " if length.hedge else "")
        joined = _FROM_BOUNDS.fullmatch(self._text, date.span.end, end)
        return date if joined and _CLOSED.match(self._text, length.span.end) else None

    def _is_range(self, date: Date) -> bool:
        """Say whether an expression tells a beginning and an end, both of them known."""
        value, words = date.value, self._document.words(date.span)
        plain = date.kind in (DateKind.ABSOLUTE, DateKind.CLOCK)
        told = plain and date.role is not DateRole.QUOTED and _RANGE.search(words)
        return bool(told and value and value.start and value.end)

    def _lasting(self, length: Duration) -> Stretch | None:
        """Return the stretch of "It lasted 125 minutes" behind or in a sentence that tells it."""
        sentence = self._document.sentence_at(length.span.start)
        if sentence is None:
            return None
        if _BEGUN_BEHIND.match(self._text, length.span.end):
            bounded = self._within(length.span.end, sentence.end)
            return next(self._by_verbs(bounded, sentence, length), None)
        if self._ends_before(length, sentence):
            bounded = self._within(sentence.start, length.span.start)
            return next(self._by_verbs(bounded, sentence, length), None)
        if not self._says_lasting(length, sentence):
            return None
        places = [sentence, *self._before(sentence)]
        return next((one for place in places for one in self._told_in(place, length)), None)

    def _before(self, sentence: Span) -> Iterator[Span]:
        """Yield the sentences before one in its paragraph, up to the first that tells a date."""
        block = self._document.block_at(sentence.start)
        for _ in range(_FURTHEST):
            before = self._document.sentence_at(max(0, sentence.start - 2))
            if before is None or block is None or not block.span.contains(before):
                return
            yield before
            if self._within(before.start, before.end):
                return
            sentence = before

    def _ends_before(self, length: Duration, sentence: Span) -> bool:
        """Say whether a length stands alone behind the date at which something ended."""
        dates = self._within(sentence.start, length.span.start)
        if not dates or not _CLOSED.match(self._text, length.span.end):
            return False
        return _AFTER.fullmatch(self._text, dates[-1].span.end, length.span.start) is not None

    def _within(self, start: int, end: int) -> tuple[Date, ...]:
        first, stop = (bisect_left(self._starts, at) for at in (start, end))
        return self._dates[first:stop]

    def _says_lasting(self, length: Duration, sentence: Span) -> bool:
        start = length.span.start
        begin = max(sentence.start, start - _VERB_REACH - len(length.hedge))
        left = self._text[begin:start].removesuffix(f"{length.hedge} " if length.hedge else "")
        return _LASTED.search(left) is not None

    def _told_in(self, place: Span, length: Duration) -> Iterator[Stretch]:
        """Yield the one stretch that a sentence tells, as a range or by two verbs."""
        dates = self._within(place.start, place.end)
        ranges = [date for date in dates if self._is_range(date)]
        if len(ranges) == 1:
            yield Stretch(length.span, length, ranges[0].span, ranges[0], ranges[0])
        elif not ranges:
            yield from self._by_verbs(dates, place, length)
            unknown = all(date.value is None for date in dates)
            clocks = clocked_in(self._text, place, length) if unknown else None
            if clocks:
                yield Stretch(length.span, length, clocks.span, clocks, clocks)

    def _by_verbs(
        self, dates: tuple[Date, ...], place: Span, length: Duration
    ) -> Iterator[Stretch]:
        known = [date for date in dates if date.value and not date.value.is_interval]
        ended = [date for date in known if self._follows(_ENDED, date, place)]
        others = (date for date in known if date not in ended)
        begun = [date for date in others if self._follows(_BEGAN, date, place)]
        if len(begun) == len(ended) == 1 and begun[0].span.end < ended[0].span.start:
            bounds = Span(begun[0].span.start, ended[0].span.end)
            yield Stretch(length.span, length, bounds, begun[0], ended[0])

    def _follows(self, verb: re.Pattern[str], date: Date, place: Span) -> bool:
        begin = max(place.start, date.span.start - _VERB_REACH)
        return verb.search(self._text, begin, date.span.start) is not None
