"""Distances: which date a distance in words leads to, and which date it is counted from."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck.equations import targets
from factcheck.equations.telling import (
    OWN,
    Distance,
    Telling,
    distances,
    is_precise,
    stems,
)
from factcheck.frames.named import NamedHappenings, Naming, departure, naming
from factcheck.model import (
    Date,
    DateKind,
    Document,
    Duration,
    Facts,
    Reckoning,
    Role,
    Span,
    Unit,
)
from factcheck.model.agreement import DAY
from factcheck.model.distances import TO_THE_DAY, is_clocked, led_to
from factcheck.patterns import lazy

_PHRASE = lazy(r"[^,;:.()\n—–“”]+")
_LONGEST_GAP = 60
_LONGEST_NAME = 90
_KINDS = (DateKind.ABSOLUTE, DateKind.CLOCK)
_SILENT = (Role.REFERENCES, Role.NOTES)


def reckonings(
    document: Document, facts: Facts, happenings: NamedHappenings
) -> tuple[Reckoning, ...]:
    """Return the distances that are told together with the date that they lead to.

    The base is the last date told in the same paragraph that dates what its own clause tells, the
    date that is named behind "after" and "before", or the one date that the document gives for
    what is named there. Where another date that is not known stands in between, or the document
    gives several, there is no base, and so nothing is returned.
    """
    reader = _Reader(document, facts, happenings)
    found = (reader.reckoned(one) for one in distances(document, facts))
    return tuple(_within_a_day(one) for one in found if one is not None)


class _Reader:
    def __init__(self, document: Document, facts: Facts, happenings: NamedHappenings) -> None:
        self._happenings = happenings
        self._document = document
        self._facts = facts
        self._telling = Telling(document, facts)

    def reckoned(self, distance: Distance) -> Reckoning | None:
        """Return a distance with the date that it leads to and the one that it is counted from."""
        if self._document.role_at(distance.length.span.start) in _SILENT:
            return None
        if distance.ahead:
            found = self._from_named(distance) or self._from_happening(distance)
            return found or self._from_words(distance)
        target = targets.target(self._telling, distance)
        if target is None:
            return None
        begin = min(target.span.start, distance.length.span.start)
        base = self._base(begin, distance.length)
        if base is None or base.span.end > begin:
            return None
        found = self._joined(distance, target, base, near=self._telling.beside(base, begin))
        lengths = self._telling.lengths_between(base.span.end, begin)
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
        told_near = self._telling.near(begin) if near is None else near
        near = [*told_near, *self._same_sentence(target)]
        own = distance.length.span
        told = (one for one in near if not one.span.overlaps(own))
        distinct = (one for one in told if one not in (base, target))
        return Reckoning(
            span=targets.span_of(distance, target),
            distance=distance.length,
            sign=distance.sign,
            target=target,
            base=base,
            others=tuple(one for one in distinct if is_precise(one, distance.length)),
        )

    def _same_sentence(self, target: Date) -> list[Date]:
        """Return the dates behind the target that its sentence tells, too."""
        sentence = self._document.sentence_at(target.span.start)
        behind = self._telling.behind(target.span.end)
        return [one for one in behind if sentence and sentence.contains(one.span)]

    def _from_named(self, distance: Distance) -> Reckoning | None:
        """Return "on 2 July, two weeks after the meeting of 25 June"."""
        named = next(iter(self._telling.behind(distance.end)), None)
        if named is None or named.value is None or named.kind not in _KINDS:
            return None
        between = self._document.text[distance.end : named.span.start]
        far = len(between) > _LONGEST_GAP or set(between) & set(",;:.()\n")
        if far or not is_precise(named, distance.length):
            return None
        target = self._target(distance, named.span.end) or targets.of_clause(
            self._telling, distance
        )
        return evolve(self._joined(distance, target, named), others=()) if target else None

    def _target(self, distance: Distance, end: int) -> Date | None:
        """Return the date that a distance leads to whose words for its base end at a place."""
        front = targets.in_front(self._telling, distance)
        behind = evolve(distance, end=end, ahead=False)
        return front or targets.target(self._telling, behind)

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
        told = self._telling.told_of(words, begin, everywhere=len(words) > 1)
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
            reckoning,
            span=Span(begin, end),
            others=(*reckoning.others, *others),
            is_named=True,
        )

    def _asked(self, distance: Distance, phrase: str) -> Naming | None:
        if distance.out:
            return departure(phrase)
        found = naming(phrase)
        if found and distance.length.hedge == TO_THE_DAY:
            return evolve(found, leans=False)
        return found or (departure(phrase) if distance.past else None)

    def _led_to(self, distance: Distance, end: int) -> Date | None:
        if distance.past:
            return targets.before_all(self._telling, distance)
        return self._target(distance, end) or targets.of_clause(self._telling, distance)

    def _base(self, at: int, length: Duration) -> Date | None:
        """Return the last date that a distance told at a place is counted from."""
        floor = self._telling.floor(at)
        for date in reversed(self._telling.before(at)):
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
