"""Distances: which date a distance in words leads to, and which date it is counted from."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.frames.dates_by_place import OWN, DatesByPlace, is_precise, stems
from factcheck.frames.named import HappeningIndex, HappeningQuery, departure, query_of
from factcheck.model import (
    Date,
    DateKind,
    DateRole,
    Document,
    Duration,
    Facts,
    Reckoning,
    Span,
    Unit,
)
from factcheck.model.agreement import DAY
from factcheck.model.distances import TO_THE_DAY, is_clocked, led_to

_WAY = re.compile(
    r"(?: to the (?:very )?day)?,? (?:(?P<later>later|afterwards?|thereafter)"
    r"|(?P<earlier>earlier|previously|before(?=[,.;:)—–]|$| on )))"
    r"(?=[ ,.;:)—–]|$)"
)
_AHEAD = re.compile(
    r"(?: to the (?:very )?day)?"
    r"(?: (?:(?P<later>after|following)|(?P<earlier>before|prior to))"
    r"|(?P<out> out (?:from|of))"
    r"|(?P<past>,? (?:had|have|has) (?:now |by then |then )?(?:passed|elapsed|gone by|gone)"
    r" since)) "
)
_STEPS = {
    f"the {which} {unit}": (sign, size)
    for which, sign in (("next", 1), ("following", 1), ("previous", -1), ("preceding", -1))
    for unit, size in (
        ("day", Unit.DAY),
        ("morning", Unit.DAY),
        ("evening", Unit.DAY),
        ("year", Unit.YEAR),
    )
} | {
    f"the {unit} {way}": (sign, Unit.DAY)
    for unit in ("day", "evening", "night", "morning")
    for way, sign in (("after", 1), ("before", -1))
}
_TO_TARGET = re.compile(
    r"(?:,| \(| [–—]|)(?: (?:in|at|from|to|near) [A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,3},?)?"
    r" ?(?:that is, |namely,? )?(?:(?:early |late )?(?:on|in|at) )?(?:the )?"
)
"""Between "two weeks later" and the date that it leads to: no verb, so that one clause has both."""
_CLAUSE_END = frozenset(',;:.()—–\n“”"')
_LONGEST_CLAUSE = 80
_LONGEST_LEAD = 120
_FROM_TARGET = re.compile(r"(?:, | \()(?:just |exactly |only |precisely |that is, )?")
_CLOSED = (",", ".", ")", ";")
_PHRASE = re.compile(r"[^,;:.()\n—–“”]+")
_LONGEST_GAP = 60
_LONGEST_NAME = 90
_KINDS = (DateKind.ABSOLUTE, DateKind.CLOCK)


@frozen
class Distance:
    """A length with its direction, and where the words that tell both end."""

    length: Duration
    sign: int
    end: int
    ahead: bool = False
    """It is counted from something that is named behind it."""
    out: bool = False
    """What is named behind it is the place that was left."""
    past: bool = False
    """It leads to what was told before: "two weeks had passed since"."""


def _distances(document: Document, facts: Facts) -> Iterator[Distance]:
    """Yield all distances, those in numbers first."""
    for length in facts.durations:
        yield from _counted(document, length)
    for date in facts.dates:
        words = document.words(date.span).lower() if date.kind is DateKind.RELATIVE else ""
        if words in _STEPS:
            sign, unit = _STEPS[words]
            yield Distance(Duration(date.span, 1, unit), sign, date.span.end)


def _counted(document: Document, length: Duration) -> Iterator[Distance]:
    if way := _WAY.match(document.text, length.span.end):
        yield Distance(length, 1 if way["later"] else -1, way.end())
    elif way := _AHEAD.match(document.text, length.span.end):
        found = Distance(length, -1 if way["earlier"] else 1, way.end(), ahead=True)
        yield evolve(found, out=bool(way["out"]), past=bool(way["past"]))


def reckonings(
    document: Document, facts: Facts, happenings: HappeningIndex
) -> tuple[Reckoning, ...]:
    """Return the distances that are told together with the date that they lead to.

    The base is the last date told in the same paragraph that dates what its own clause tells, the
    date that is named behind "after" and "before", or the one date that the document gives for
    what is named there. Where another date that is not known stands in between, or the document
    gives several, there is no base, and so nothing is returned.
    """
    reader = _Reckoner(document, facts, happenings)
    found = (reader.reckoned(one) for one in _distances(document, facts))
    return tuple(_within_a_day(one) for one in found if one is not None)


class _Reckoner:
    def __init__(self, document: Document, facts: Facts, happenings: HappeningIndex) -> None:
        self._happenings = happenings
        self._document = document
        self._places = DatesByPlace(document, facts)

    def reckoned(self, distance: Distance) -> Reckoning | None:
        """Return a distance with the date that it leads to and the one that it is counted from."""
        if self._document.role_at(distance.length.span.start).is_of_others:
            return None
        if distance.ahead:
            found = self._from_named(distance) or self._from_happening(distance)
            return found or self._from_words(distance)
        target = _target_of(self._places, distance)
        if target is None:
            return None
        begin = min(target.span.start, distance.length.span.start)
        base = self._base(begin, distance.length)
        if base is None or base.span.end > begin:
            return None
        found = self._joined(distance, target, base, near=self._places.beside(base, begin))
        lengths = self._places.lengths_between(base.span.end, begin)
        return evolve(found, others=(*found.others, *self._ends(base, lengths)))

    def _ends(self, base: Date, lengths: Iterable[Duration]) -> Iterator[Date]:
        """Yield where a night ends that a date begins, and lengths that are told behind it."""
        night = "night" in self._document.words(base.span).lower()
        own = [Duration(base.span, 1, Unit.DAY)] if night else []
        for length in (*own, *lengths):
            end = led_to(base.value, length, 1) if base.value else None
            if end is not None:
                yield evolve(base, value=end)

    def _joined(
        self, distance: Distance, target: Date, base: Date, near: Sequence[Date] | None = None
    ) -> Reckoning:
        begin = min(target.span.start, distance.length.span.start)
        told_near = self._places.near(begin) if near is None else near
        near = [*told_near, *self._same_sentence(target)]
        own = distance.length.span
        told = (one for one in near if not one.span.overlaps(own))
        distinct = (one for one in told if one not in (base, target))
        return Reckoning(
            span=_span_of(distance, target),
            distance=distance.length,
            sign=distance.sign,
            target=target,
            base=base,
            others=tuple(one for one in distinct if is_precise(one, distance.length)),
        )

    def _same_sentence(self, target: Date) -> list[Date]:
        """Return the dates behind the target that its sentence tells, too."""
        sentence = self._document.sentence_at(target.span.start)
        behind = self._places.behind(target.span.end)
        return [one for one in behind if sentence and sentence.contains(one.span)]

    def _from_named(self, distance: Distance) -> Reckoning | None:
        """Return "on 2 July, two weeks after the meeting of 25 June"."""
        named = next(iter(self._places.behind(distance.end)), None)
        if named is None or named.value is None or named.kind not in _KINDS:
            return None
        between = self._document.text[distance.end : named.span.start]
        far = len(between) > _LONGEST_GAP or set(between) & set(",;:.()\n")
        if far or not is_precise(named, distance.length):
            return None
        target = self._target(distance, named.span.end) or _of_clause(self._places, distance)
        return evolve(self._joined(distance, target, named), others=()) if target else None

    def _target(self, distance: Distance, end: int) -> Date | None:
        """Return the date that a distance leads to whose words for its base end at a place."""
        front = _in_front(self._places, distance)
        behind = evolve(distance, end=end, ahead=False)
        return front or _target_of(self._places, behind)

    def _from_words(self, distance: Distance) -> Reckoning | None:
        """Return "on 2 July, two weeks after her arrival", if a dated sentence has these words.

        One word is enough in the same paragraph or the one before, two in all of the document.
        """
        phrase = _PHRASE.match(self._document.text, distance.end, distance.end + _LONGEST_GAP)
        target = self._target(distance, phrase.end()) if phrase else None
        words = stems(phrase[0]) if phrase else frozenset()
        if target is None or not words:
            return None
        begin = min(target.span.start, distance.length.span.start)
        told = self._places.told_of(words, begin, everywhere=len(words) > 1)
        fitting = [one for one in told if is_precise(one, distance.length) and one != target]
        if not fitting:
            return None
        reckoning = self._joined(distance, target, fitting[-1])
        return evolve(reckoning, others=(*reckoning.others, *fitting[:-1]))

    def _from_happening(self, distance: Distance) -> Reckoning | None:
        """Return "on 2 July, two weeks after the clinic was opened", told anywhere else."""
        text, start = self._document.text, distance.length.span.start
        phrase = _PHRASE.match(text, distance.end, distance.end + _LONGEST_NAME)
        sentence = self._document.sentence_at(start)
        asked = self._asked(distance, phrase[0]) if phrase else None
        if phrase is None or sentence is None or asked is None:
            return None
        target = self._led_to(distance, phrase.end())
        if target is None or Span(distance.end, phrase.end()).overlaps(target.span):
            return None
        told = self._happenings.date_of(asked, sentence, (target,))
        if told is None or not is_precise(told.date, distance.length):
            return None
        reckoning = self._joined(distance, target, told.date)
        others = (one for one in told.others if is_precise(one, distance.length))
        begin, end = reckoning.span.start, max(reckoning.span.end, phrase.end())
        return evolve(
            reckoning, span=Span(begin, end), others=(*reckoning.others, *others), is_named=True
        )

    def _asked(self, distance: Distance, phrase: str) -> HappeningQuery | None:
        if distance.out:
            return departure(phrase)
        found = query_of(phrase)
        if found and distance.length.hedge == TO_THE_DAY:
            return evolve(found, leans=False)
        return found or (departure(phrase) if distance.past else None)

    def _led_to(self, distance: Distance, end: int) -> Date | None:
        if distance.past:
            return _before_all(self._places, distance)
        return self._target(distance, end) or _of_clause(self._places, distance)

    def _base(self, at: int, length: Duration) -> Date | None:
        """Return the last date that a distance told at a place is counted from."""
        floor = self._places.floor(at)
        for date in reversed(self._places.before(at)):
            if date.span.start < floor or date.value is None:
                return None
            if date.role in OWN:
                return date if is_precise(date, length) else None
            if date.kind is DateKind.RELATIVE:
                return None
        return None


def _within_a_day(one: Reckoning) -> Reckoning:
    """Return a distance in hours with its times on the same day, or on both sides of midnight.

    Which day a bare time is of is a guess; "twelve minutes later" leaves no doubt.
    """
    if not is_clocked(one.distance):
        return one
    base = _moved(one.base, one.target, -one.sign)
    others = tuple(_moved(other, one.target, -one.sign) for other in one.others)
    return evolve(one, base=base, others=others)


def _moved(date: Date, to: Date, sign: int) -> Date:
    """Return a time on the day on which it lies less than a day behind another, or before it."""
    mine, theirs = date.value, to.value
    if mine is None or theirs is None or mine.lower is None or theirs.lower is None:
        return date
    if not (mine.has_time and theirs.has_time) or mine.is_interval:
        return date
    gap = mine.lower - theirs.lower
    rest = gap % DAY if sign > 0 else -(-gap % DAY)
    return evolve(date, value=mine.shift((rest - gap) // DAY, Unit.DAY))


# ---- the date that a distance leads to ----


def _target_of(places: DatesByPlace, distance: Distance) -> Date | None:
    """Return the date that stands right behind the distance, or right in front of it."""
    text = places.document.text
    for date in places.behind(distance.end)[:1]:
        gap = text[distance.end : date.span.start]
        joined = len(gap) <= _LONGEST_GAP and _TO_TARGET.fullmatch(gap)
        if (joined or _is_one_clause(gap, date)) and _can_be_target(date):
            return date
    return _in_front(places, distance)


def _is_one_clause(gap: str, date: Date) -> bool:
    """Say whether "later" and a date stand in one plain clause: "later the envoys met on"."""
    short = len(gap) <= _LONGEST_CLAUSE and gap.endswith((" on ", " at "))
    plain = short and date.role is DateRole.OWN and not _CLAUSE_END & set(gap.lstrip(","))
    others = lexicon.words("equations.other clause behind")
    return plain and _is_plain(gap) and others.isdisjoint(gap.lower().split())


def _is_plain(gap: str) -> bool:
    """True if no word between a length and a date gives the date to another clause or thing."""
    return lexicon.words("equations.other clause").isdisjoint(gap.lower().split())


def _in_front(places: DatesByPlace, distance: Distance) -> Date | None:
    """Return the date of "on 2 July, two weeks later, …"."""
    text, start = places.document.text, distance.length.span.start
    for date in places.before(start)[-1:]:
        hedge = f"{distance.length.hedge} " if distance.length.hedge else ""
        gap = text[date.span.end : start].removesuffix(hedge)
        touches = _FROM_TARGET.fullmatch(gap)
        closed = distance.ahead or text[distance.end : distance.end + 1] in _CLOSED
        if touches and closed and _can_be_target(date):
            return date
    return None


def _of_clause(places: DatesByPlace, distance: Distance) -> Date | None:
    """Return the only date of a sentence that closes with "…, two weeks after the fire"."""
    document, start = places.document, distance.length.span.start
    sentence = document.sentence_at(start)
    if sentence is None:
        return None
    before = [one for one in places.before(start) if sentence.contains(one.span)]
    if not before:
        return _head(places, start)
    date, gap = before[-1], document.text[before[-1].span.end : start]
    single = len(before) == 1 and date.role is DateRole.OWN and _can_be_target(date)
    plain = len(gap) <= _LONGEST_LEAD and not set(gap) & set(';:()—–“”"')
    return date if single and plain and _is_plain(gap) else None


def _head(places: DatesByPlace, at: int) -> Date | None:
    """Return the date of the entry whose first sentence has a place."""
    entry = places.document.entry_at(at)
    sentence = places.document.sentence_at(at)
    if entry is None or sentence is None or entry.body.start < sentence.start:
        return None
    heads = (one for one in places.before(at) if entry.head.contains(one.span))
    return next((one for one in heads if one.role is DateRole.HEAD), None)


def _before_all(places: DatesByPlace, distance: Distance) -> Date | None:
    """Return the last date told before "two weeks had passed since the fire"."""
    at = distance.length.span.start
    block = places.document.block_at(at)
    for date in reversed(places.before(at)):
        near = block is not None and block.span.contains(date.span)
        good = near and date.role is DateRole.OWN and _can_be_target(date)
        return date if good and places.sentences_between(date.span.end, at) <= 1 else None
    return None


def _can_be_target(date: Date) -> bool:
    plain = date.kind in (DateKind.ABSOLUTE, DateKind.CLOCK)
    return plain and date.value is not None and date.role is not DateRole.QUOTED


def _span_of(distance: Distance, date: Date) -> Span:
    """Return the words from a distance to the date that it leads to, or the other way round."""
    begin = min(date.span.start, distance.length.span.start)
    return Span(begin, max(date.span.end, distance.end - distance.ahead))
