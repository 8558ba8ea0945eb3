"""Distances: which date a distance in words leads to, and which date it is counted from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.model import (
    Date,
    DateKind,
    DateRole,
    Document,
    Duration,
    Facts,
    Reckoning,
    Role,
    Span,
    Unit,
)
from factcheck.model.distances import is_clocked
from factcheck.patterns import lazy

_WAY = re.compile(
    r",? (?:(?P<later>later|afterwards?|thereafter)|(?P<earlier>earlier|previously"
    r"|before(?=[,.;:)—–]|$| on )))"
    r"(?=[ ,.;:)—–]|$)"
)
_AHEAD = re.compile(r" (?:(?P<later>after|following)|(?P<earlier>before|prior to)) ")
_TO_TARGET = lazy(
    r"(?:,| \(| [–—]|)(?: (?:in|at|from|to|near) [A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,3},?)?"
    r" ?(?:that is, |namely,? )?(?:(?:early |late )?(?:on|in|at) )?(?:the )?"
)
"""Between "two weeks later" and the date that it leads to: no verb, so that one clause has both."""
_OTHER_CLAUSE = (
    "that to until till from by for since would will should could may might if when after before"
    " planned scheduled due expected set which who whom whose where because while as than not"
    " dated between and but or of about had been"
)
"""Words between "two weeks later" and a date that give the date to another clause or thing.

Source: subordinators, Quirk and others, A Comprehensive Grammar of the English Language, 14.12.
"""
_BLOCKING = frozenset(_OTHER_CLAUSE.split())
_CLAUSE_END = frozenset(',;:.()—–\n“”"')
_LONGEST_CLAUSE = 80
_FROM_TARGET = re.compile(r"(?:, | \()(?:just |exactly |only |precisely )?")
_CLOSED = (",", ".", ")", ";")
_LONGEST_GAP = 60
_STEPS = {
    f"the {which} {unit}": (sign, size)
    for which, sign in (("next", 1), ("following", 1), ("previous", -1), ("preceding", -1))
    for unit, size in (
        ("day", Unit.DAY),
        ("morning", Unit.DAY),
        ("evening", Unit.DAY),
        ("year", Unit.YEAR),
    )
}
_PHRASE = re.compile(r"[^,;:.()\n—–]+")
_STEM = 5
_SHORT = 4
"""Letters of the shortest word that tells an event."""
_OWN = (DateRole.OWN, DateRole.HEAD)
_NEAR = 14
"""So many dates told before may be what a distance is counted from."""
_SENTENCES = 2
"""So many sentences may stand between a date and a distance that is counted from it."""
_WIDE = frozenset({Unit.DECADE, Unit.CENTURY, Unit.SEASON, Unit.QUARTER, Unit.HALF})


def reckonings(document: Document, facts: Facts) -> tuple[Reckoning, ...]:
    """Return the distances that are told together with the date that they lead to.

    The base is the last date told in the same paragraph that dates what its own clause tells, or
    the date that is named behind "after" and "before". Where another distance, or a date that is
    not known, stands in between, there is no base, and so nothing is returned.
    """
    telling = _Telling(document, facts)
    found = (_reckoned(telling, one) for one in _distances(document, facts))
    return tuple(one for one in found if one is not None)


@frozen
class _Distance:
    """A length with its direction, and where the words that tell both end."""

    length: Duration
    sign: int
    end: int
    ahead: bool = False
    """It is counted from something that is named behind it."""


def _distances(document: Document, facts: Facts) -> Iterator[_Distance]:
    """Yield all distances, those in numbers first."""
    for length in facts.durations:
        for pattern in (_WAY, _AHEAD):
            if way := pattern.match(document.text, length.span.end):
                sign = 1 if way["later"] else -1
                yield _Distance(length, sign, way.end(), pattern is _AHEAD)
                break
    for date in facts.dates:
        words = document.words(date.span).lower() if date.kind is DateKind.RELATIVE else ""
        if words in _STEPS:
            sign, unit = _STEPS[words]
            yield _Distance(Duration(date.span, 1, unit), sign, date.span.end)


class _Telling:
    """The dates of a document, to be asked for by place."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self.document = document
        self.dates = facts.dates
        self.starts = [date.span.start for date in facts.dates]
        self._lengths = [length.span.start for length in facts.durations]
        self._sentences = [sentence.start for sentence in document.sentences]
        self._stems = dict[int, frozenset[str]]()

    def near(self, at: int) -> Sequence[Date]:
        """Return the last dates before a place that its block and the one before it tell."""
        block = self.document.block_at(at)
        above = self.document.block_at(block.span.start - 2) if block else None
        floor = above.span.start if above else block.span.start if block else at
        return [one for one in self.before(at) if one.span.start >= floor]

    def before(self, at: int) -> Sequence[Date]:
        """Return the dates that end before a place, the last ones only."""
        stop = bisect_left(self.starts, at)
        return [date for date in self.dates[max(0, stop - _NEAR) : stop] if date.span.end <= at]

    def behind(self, at: int) -> Sequence[Date]:
        """Return the next few dates that start at a place or after it."""
        first = bisect_left(self.starts, at)
        return self.dates[first : first + 3]

    def told_of(self, words: frozenset[str], at: int, *, everywhere: bool) -> list[Date]:
        """Return the own dates of sentences that use all of some words, the nearest ones last."""
        sentence = self.document.sentence_at(at)
        dates = self.dates if everywhere else (*self.near(at), *self.behind(at))
        outside = (one for one in dates if not (sentence and sentence.contains(one.span)))
        own = [one for one in outside if one.role in _OWN and words <= self._stems_beside(one)]
        return sorted(own, key=lambda one: -abs(one.span.start - at))

    def _stems_beside(self, date: Date) -> frozenset[str]:
        """Return the stems of the sentence that tells a date."""
        sentence = self.document.sentence_at(date.span.start)
        if sentence is None:
            return frozenset()
        if sentence.start not in self._stems:
            self._stems[sentence.start] = _stems(self.document.words(sentence))
        return self._stems[sentence.start]

    def is_calm(self, start: int, end: int) -> bool:
        """Say whether two places are few sentences apart and no other length lies between."""
        sentences = bisect_right(self._sentences, end) - bisect_right(self._sentences, start)
        lengths = bisect_left(self._lengths, end) - bisect_left(self._lengths, start)
        return sentences <= _SENTENCES and lengths == 0


def _reckoned(telling: _Telling, distance: _Distance) -> Reckoning | None:
    if distance.ahead:
        return _from_named(telling, distance) or _from_event(telling, distance)
    target = _target(telling, distance)
    if target is None:
        return None
    begin = min(target.span.start, distance.length.span.start)
    base = _base(telling, begin, distance.length)
    if base is None or base.span.end > begin:
        return None
    return _joined(telling, distance, target, base)


def _joined(telling: _Telling, distance: _Distance, target: Date, base: Date) -> Reckoning:
    begin = min(target.span.start, distance.length.span.start)
    near = [*telling.near(begin), *_same_sentence(telling, target)]
    distinct = (one for one in near if one not in (base, target))
    end = distance.end - distance.ahead
    return Reckoning(
        span=Span(begin, max(target.span.end, end)),
        distance=distance.length,
        sign=distance.sign,
        target=target,
        base=base,
        others=tuple(one for one in distinct if _is_precise(one, distance.length)),
    )


def _same_sentence(telling: _Telling, target: Date) -> list[Date]:
    """Return the dates behind the target that its sentence tells, too."""
    sentence = telling.document.sentence_at(target.span.start)
    behind = telling.behind(target.span.end)
    return [one for one in behind if sentence and sentence.contains(one.span)]


def _target(telling: _Telling, distance: _Distance) -> Date | None:
    """Return the date that stands right behind the distance, or right in front of it."""
    text = telling.document.text
    for date in telling.behind(distance.end)[:1]:
        gap = text[distance.end : date.span.start]
        joined = len(gap) <= _LONGEST_GAP and _TO_TARGET.fullmatch(gap)
        if (joined or _is_one_clause(gap, date)) and _can_be_target(date):
            return date
    return _in_front(telling, distance)


def _is_one_clause(gap: str, date: Date) -> bool:
    """Say whether "later" and a date stand in one plain clause: "later the envoys met on"."""
    short = len(gap) <= _LONGEST_CLAUSE and gap.endswith((" on ", " at "))
    plain = short and date.role is DateRole.OWN and not _CLAUSE_END & set(gap.lstrip(","))
    return plain and not _BLOCKING & set(gap.lower().split())


def _in_front(telling: _Telling, distance: _Distance) -> Date | None:
    """Return the date of "on 2 July, two weeks later, …"."""
    text, start = telling.document.text, distance.length.span.start
    for date in telling.before(start)[-1:]:
        touches = _FROM_TARGET.fullmatch(text, date.span.end, start)
        closed = distance.ahead or text[distance.end : distance.end + 1] in _CLOSED
        if touches and closed and _can_be_target(date):
            return date
    return None


def _can_be_target(date: Date) -> bool:
    plain = date.kind in (DateKind.ABSOLUTE, DateKind.CLOCK)
    return plain and date.value is not None and date.role is not DateRole.QUOTED


def _from_named(telling: _Telling, distance: _Distance) -> Reckoning | None:
    """Return "on 2 July, two weeks after the meeting of 25 June"."""
    named = next(iter(telling.behind(distance.end)), None)
    if named is None or named.value is None or named.kind is not DateKind.ABSOLUTE:
        return None
    text = telling.document.text
    between = text[distance.end : named.span.start]
    target = _in_front(telling, distance) or _target(
        telling, evolve(distance, end=named.span.end, ahead=False)
    )
    far = len(between) > _LONGEST_GAP or set(between) & set(",;:.()\n")
    if target is None or far or not _is_precise(named, distance.length):
        return None
    return evolve(_joined(telling, distance, target, named), others=())


def _from_event(telling: _Telling, distance: _Distance) -> Reckoning | None:
    """Return "on 2 July, two weeks after her arrival", if a dated sentence tells of an arrival.

    One word is enough in the same paragraph or the one before, two in all of the document.
    """
    text, ends = telling.document.text, distance.end + _LONGEST_GAP
    phrase = _PHRASE.match(text, distance.end, ends)
    if phrase is None or telling.document.role_at(distance.end) in (Role.REFERENCES, Role.NOTES):
        return None
    target = _in_front(telling, distance) or _target(
        telling, evolve(distance, end=phrase.end(), ahead=False)
    )
    words = _stems(phrase[0])
    if target is None or not words:
        return None
    begin = min(target.span.start, distance.length.span.start)
    told = telling.told_of(words, begin, everywhere=len(words) > 1)
    fitting = [one for one in told if _is_precise(one, distance.length) and one != target]
    if not fitting:
        return None
    reckoning = _joined(telling, distance, target, fitting[-1])
    return evolve(reckoning, others=(*reckoning.others, *fitting[:-1]))


def _stems(phrase: str) -> frozenset[str]:
    """Return the first letters of the longer words, so that "arrival" is "arrived"."""
    words = (word.strip("’'“”\"").lower() for word in phrase.split())
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORT)


def _base(telling: _Telling, at: int, length: Duration) -> Date | None:
    """Return the last date that a distance told at a place is counted from."""
    block = telling.document.block_at(at)
    if block is None or telling.document.role_at(at) in (Role.REFERENCES, Role.NOTES):
        return None
    for date in reversed(telling.before(at)):
        if date.span.start < block.span.start or date.value is None:
            return None
        if date.role in _OWN:
            good = _is_precise(date, length) and telling.is_calm(date.span.end, at)
            return date if good else None
        if date.kind is DateKind.RELATIVE:
            return None
    return None


def _is_precise(date: Date, length: Duration) -> bool:
    """Say whether a date is precise enough to count such a length from it."""
    if date.value is None or date.kind is DateKind.VAGUE:
        return False
    if is_clocked(length):
        return date.value.has_time
    if length.unit in (Unit.DAY, Unit.WEEK):
        return date.value.precision in (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND)
    return date.value.precision not in _WIDE
