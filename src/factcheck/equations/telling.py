"""Lengths with a direction ("two weeks later"), and the dates of a document, asked for by place."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.model import (
    BlockKind,
    Date,
    DateKind,
    DateRole,
    Document,
    Duration,
    Facts,
    Unit,
)
from factcheck.model.distances import is_clocked
from factcheck.patterns import lazy
from factcheck.text import kept_by_words, stem, word_list
from factcheck.values import cached_property, frozen

OWN = (DateRole.OWN, DateRole.HEAD)
_SHORT = 4
"""Letters of the shortest word that tells an event."""
_MOST = 40
"""So many dates on either side of a distance are asked for the words that it names."""
_NEAR = 14
"""So many dates told before may be what a distance is counted from."""
_WIDE = frozenset({Unit.DECADE, Unit.CENTURY, Unit.SEASON, Unit.QUARTER, Unit.HALF})

_WAY = lazy(
    r"(?: to the (?:very )?day)?,? (?:(?P<later>later|afterwards?|thereafter)"
    r"|(?P<earlier>earlier|previously|before(?=[,.;:)—–]|$| on )))"
    r"(?=[ ,.;:)—–]|$)"
)
_AHEAD = lazy(
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


def distances(document: Document, facts: Facts) -> Iterator[Distance]:
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


class Telling:
    """The dates of a document, to be asked for by place."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Index the dates, lengths and sentences once."""
        self.document = document
        self.dates = facts.dates
        self.starts = [date.span.start for date in facts.dates]
        self._lengths = facts.durations
        self._length_starts = [length.span.start for length in facts.durations]
        self._sentences = [sentence.start for sentence in document.sentences]
        self._stems = dict[int, frozenset[str]]()

    def near(self, at: int) -> Sequence[Date]:
        """Return the last dates before a place that its block and the one before it tell."""
        block = self.document.block_at(at)
        above = self.document.block_at(block.span.start - 2) if block else None
        floor = above.span.start if above else block.span.start if block else at
        return [one for one in self.before(at) if one.span.start >= floor]

    def beside(self, base: Date, at: int) -> Sequence[Date]:
        """Return the dates from which a distance may count instead of from its base.

        Where the paragraph itself tells its base, the one before has no part in it.
        """
        block = self.document.block_at(at)
        near = self.near(at)
        if block is None or base.span.start < block.span.start:
            return near
        return [one for one in near if one.span.start >= block.span.start]

    def floor(self, at: int) -> int:
        """Return where the telling begins that a distance may lean on.

        That is its paragraph; or the one before, in the same section, where it opens a paragraph.
        """
        block = self.document.block_at(at)
        if block is None:
            return at
        above = self.document.block_at(max(0, block.span.start - 2))
        sentence = self.document.sentence_at(at)
        opens = sentence is not None and sentence.start <= block.span.start
        plain = above is not None and above.kind is block.kind is BlockKind.PARAGRAPH
        if above is None or not (opens and plain):
            return block.span.start
        sections = [self.document.section_at(one.span.start) for one in (above, block)]
        return above.span.start if sections[0] == sections[1] else block.span.start

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
        dates = self._beside_words(words, at) if everywhere else (*self.near(at), *self.behind(at))
        outside = (one for one in dates if not (sentence and sentence.contains(one.span)))
        own = [one for one in outside if one.role in OWN and words <= self._stems_beside(one)]
        return sorted(own, key=lambda one: -abs(one.span.start - at))

    def _beside_words(self, words: frozenset[str], at: int) -> Sequence[Date]:
        """Return the dates of sentences that use the rarest of some words, those nearest by."""
        rarest = min((self._by_stem.get(word, ()) for word in words), key=len)
        middle = bisect_left(rarest, at, key=lambda one: one.span.start)
        return rarest[max(0, middle - _MOST) : middle + _MOST]

    @cached_property
    def _by_stem(self) -> dict[str, list[Date]]:
        """Return the dates by the stems of the sentences that tell them."""
        found: defaultdict[str, list[Date]] = defaultdict(list)
        for date in self.dates:
            for word in self._stems_beside(date):
                found[word].append(date)
        return dict(found)

    def _stems_beside(self, date: Date) -> frozenset[str]:
        """Return the stems of the sentence that tells a date."""
        sentence = self.document.sentence_at(date.span.start)
        if sentence is None:
            return frozenset()
        if sentence.start not in self._stems:
            self._stems[sentence.start] = stems(self.document.words(sentence))
        return self._stems[sentence.start]

    def sentences_between(self, start: int, end: int) -> int:
        """Return how many sentences begin between two places."""
        return bisect_right(self._sentences, end) - bisect_right(self._sentences, start)

    def lengths_between(self, start: int, end: int) -> Sequence[Duration]:
        """Return the lengths that begin between two places."""
        first, stop = (bisect_left(self._length_starts, at) for at in (start, end))
        return self._lengths[first:stop]


@kept_by_words
def stems(phrase: str) -> frozenset[str]:
    """Return the stems of the longer words."""
    return frozenset(stem(word) for word in word_list(phrase.lower()) if len(word) >= _SHORT)


def is_precise(date: Date, length: Duration) -> bool:
    """Say whether a date is precise enough to count such a length from it."""
    if date.value is None or date.kind is DateKind.VAGUE:
        return False
    if is_clocked(length):
        return date.value.has_time
    if length.unit in (Unit.DAY, Unit.WEEK) or length.days:
        return date.value.precision in (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND)
    return date.value.precision not in _WIDE
