"""Happenings that are named again: which date a document gives for "the opening of the clinic".

A date tells of a happening if the verb of its own clause does ("The clinic opened on 3 May"), if a
noun of action that it dates does ("the fire of 3 May", "The lecture was given on 3 May"), or if its
entry, row or heading does. A noun that is merely spoken of ("the inquiry into the fire opened on 3
May") lends the date no more than an excuse.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import frozen

from factcheck.linkers.happenings.naming import Naming
from factcheck.linkers.happenings.telling import told_verbs, told_words
from factcheck.linkers.happenings.wording import WORD, alike, carries, contents, plain
from factcheck.model import Date, DateKind, DateRole, Document, Facts, Span
from factcheck.model.agreement import coincide
from factcheck.text.stems import stem

__all__ = ["Happening", "Happenings"]

_LOST = 3
"""Of so many words beside the deed one may be missing."""
_TWO = 2
_NEAR_DAYS = 12
_KINDS = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})


@frozen
class Happening:
    """The one date that a document gives for what is named."""

    date: Date
    others: tuple[Date, ...] = ()
    """Every other date told beside the same deed, which the words may mean after all."""


@frozen
class _Telling:
    """A date, and what the sentence that tells it says."""

    date: Date
    sentence: Span
    words: frozenset[str]
    """Stems of the sentence and the one before it."""


class Happenings:
    """The dated happenings of a document, to be found by words that name them."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Index every date that the document gives by itself."""
        self._document = document
        self._tellings = [telling for date in facts.dates if (telling := _telling(document, date))]
        self._deeds = dict[Date, frozenset[str]]()
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for at, telling in enumerate(self._tellings):
            for word in telling.words:
                self._postings[word].append(at)

    def named(self, naming: Naming, sentence: Span, aside: Sequence[Date]) -> Happening | None:
        """Return the date of what is named; None if it is told never, or at several times.

        Args:
            naming: What is asked for.
            sentence: The sentence that names it, whose own dates do not count.
            aside: Dates that do not count, either.
        """
        heads = alike(naming.head)
        found = sorted({at for word in heads for at in self._postings.get(word, ())})
        near = [self._tellings[at] for at in found]
        near = [one for one in near if one.date not in aside and one.sentence != sentence]
        fitting = [one for one in near if self._tells(one, naming)]
        chosen = self._one(fitting, naming, sentence)
        if chosen is None:
            return None
        others = tuple(one.date for one in near if one.date != chosen)
        return Happening(chosen, others)

    def _one(self, found: list[_Telling], naming: Naming, sentence: Span) -> Date | None:
        """Return the only date among tellings; where there are more, that of what is spoken of."""
        if naming.rest or not found:
            return _single(one.date for one in found)
        spoken = contents(self._document.words(sentence)) - alike(naming.head)
        beside = [
            one
            for one in found
            if one.words & spoken
            or self._is_of(one, naming.of)
            or (naming.leans and self._is_before(one, sentence))
        ]
        if len(_distinct(one.date for one in found)) > 1 or naming.leans:
            return _single(one.date for one in beside)
        return _single(one.date for one in found)

    def _tells(self, telling: _Telling, naming: Naming) -> bool:
        """Say whether a date is of what is named: by its word, or by a verb of the same meaning."""
        if not _covers(telling, naming.rest):
            return False
        deeds = self._told(telling)
        if naming.head in deeds or not deeds:
            return bool(deeds)
        verbs = deeds & told_verbs(self._document, telling.date, telling.sentence)
        return not verbs.isdisjoint(alike(naming.head))

    def _told(self, telling: _Telling) -> frozenset[str]:
        """Return the stems of the words that a date belongs to, read when they are asked for."""
        if telling.date not in self._deeds:
            told = told_words(self._document, telling.date, telling.sentence)
            self._deeds[telling.date] = told
        return self._deeds[telling.date]

    def _is_before(self, telling: _Telling, sentence: Span) -> bool:
        """Say whether a telling is the sentence in front, of which "its" may speak."""
        before = self._document.sentence_at(max(0, sentence.start - 2))
        return before == telling.sentence

    def _is_of(self, telling: _Telling, who: str) -> bool:
        """Say whether a sentence tells what "he" or "she" did."""
        first = self._document.words(telling.sentence).split()[:1]
        return bool(who) and [word.lower() for word in first] == [who]


def _covers(telling: _Telling, rest: frozenset[str]) -> bool:
    lost = sum(not alike(word) & telling.words for word in rest)
    return lost <= (len(rest) >= _LOST)


def _single(dates: Iterable[Date]) -> Date | None:
    """Return the sharpest of dates that may all be one; None for none and for several.

    Where a chronology and the text give two days that lie near, they are two tellings, one of them
    a slip: that of the text is returned, and the other remains as an excuse.
    """
    found = _distinct(dates)
    if len(found) == _TWO and len({date.role is DateRole.HEAD for date in found}) == _TWO:
        found.sort(key=lambda date: date.role is DateRole.HEAD)
        return found[0] if _are_near(*found) else None
    return found[0] if len(found) == 1 else None


def _are_near(one: Date, other: Date) -> bool:
    days = one.value.days_until(other.value) if one.value and other.value else None
    return days is not None and abs(days) <= _NEAR_DAYS


def _distinct(dates: Iterable[Date]) -> list[Date]:
    """Return dates of which no two may be the same, the sharpest of each."""
    kept = list[Date]()
    for date in sorted(dates, key=lambda one: (_length(one), one.role is not DateRole.HEAD)):
        if not any(_overlap(date, other) for other in kept):
            kept.append(date)
    return kept


def _length(date: Date) -> float:
    value = date.value
    lower, upper = (value.lower, value.upper) if value else (None, None)
    return float("inf") if lower is None or upper is None else upper - lower


def _overlap(one: Date, other: Date) -> bool:
    return one.value is not None and other.value is not None and coincide(one, other)


def _telling(document: Document, date: Date) -> _Telling | None:
    good = date.value is not None and date.kind in _KINDS and date.role is not DateRole.QUOTED
    sentence = document.sentence_at(date.span.start) if good else None
    if sentence is None:
        return None
    entry = document.entry_at(date.span.start)
    whole = entry.span if entry else sentence
    before = document.sentence_at(max(0, whole.start - 2))
    block = document.block_at(whole.start)
    near = before if before and block and block.span.contains(before) else whole
    words = contents(document.text[near.start : whole.end])
    return _Telling(date, whole, words)
