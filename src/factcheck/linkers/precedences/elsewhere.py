"""The date of an event that is named without one, from where the document tells it."""

from collections import defaultdict
from collections.abc import Sequence

from factcheck.linkers.events.lexicon import AHEAD, CALENDAR_WORDS, STOP_WORDS
from factcheck.linkers.precedences.cues import Cue
from factcheck.linkers.precedences.datings import is_sharp
from factcheck.model import Claim, Date, DateKind, DateRole, Document, Role
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_WORD = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*")
_POSSESSIVE = lazy(r"[’']s?\Z")
_EMPTY = STOP_WORDS | CALENDAR_WORDS
_AHEAD = frozenset(map(stem, AHEAD))
_UNREAL = lazy(r"\b(?:not|never|no longer|would|could|should|almost|nearly)\b|n[’']t\b")
"""What a claim says did not happen, or not yet."""
_FEWEST_WORDS = 2
"""Words of content that an event needs to be known again."""
_COVER = 0.5
"""Share of the words of a telling that the words for the event must be."""
_MOST = 3
"""Tellings above which an event is no single one."""
_DATING = frozenset({DateRole.OWN, DateRole.HEAD})


class Tellings:
    """The dated claims of a document, to be found by what they tell."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        """Index the claims that have a day of their own."""
        self._document = document
        self._claims = [claim for claim in claims if claim.date and is_sharp(claim.date)]
        self._words = [contents(claim.says) for claim in self._claims]
        self._postings: defaultdict[str, set[int]] = defaultdict(set)
        for at, words in enumerate(self._words):
            for word in words:
                self._postings[word].add(at)

    def of(self, cue: Cue) -> tuple[Date, tuple[str, ...]] | None:
        """Return the one date at which the event that a cue names is told, and the words shared.

        Told means all words of the event, in a claim that has few others; the claim or the cue
        stands in a chronology. Where tellings differ, or have dates besides, there is none.
        """
        event = contents(self._document.words(cue.event))
        if len(event) < _FEWEST_WORDS or not any(word.islower() for word in event.values()):
            return None
        found = [self._claims[at] for at in sorted(self._holding(event))]
        found = [claim for claim in found if not self._is_here(claim, cue)]
        if not 0 < len(found) <= _MOST or not all(self._tells(one, event, cue) for one in found):
            return None
        dates = [claim.date for claim in found if claim.date]
        values = {date.value for date in dates}
        return (dates[0], tuple(event.values())) if len(values) == 1 else None

    def _holding(self, event: dict[str, str]) -> set[int]:
        """Return the claims that have every word of an event."""
        return set.intersection(*(self._postings.get(word, set()) for word in event))

    def _is_here(self, claim: Claim, cue: Cue) -> bool:
        """Say whether a claim stands in the sentence or entry of the cue itself."""
        entry = self._document.entry_at(cue.span.start)
        here = entry.span if entry else cue.sentence
        return claim.span.overlaps(here) or claim.span.overlaps(cue.sentence)

    def _tells(self, claim: Claim, event: dict[str, str], cue: Cue) -> bool:
        """Say whether a claim tells an event and little else, and that it has happened."""
        words = contents(claim.says)
        entry = self._document.entry_at(cue.span.start) is not None
        return (
            claim.date is not None
            and claim.date.kind is DateKind.ABSOLUTE
            and claim.date.role in _DATING
            and (entry or claim.role is Role.CHRONOLOGY)
            and not claim.other_dates
            and not _UNREAL.search(claim.says)
            and len(event) >= _COVER * len(words)
            and _AHEAD.isdisjoint(words.keys() - event.keys())
        )


def contents(words: str) -> dict[str, str]:
    """Return the stems of the words that carry meaning, each with the word."""
    found = (_POSSESSIVE.sub("", word) for word in _WORD.findall(words))
    return {stem(word.lower()): word for word in found if word.lower() not in _EMPTY}
