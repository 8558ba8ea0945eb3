"""Entries that a chronology has twice under one date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

from attrs import frozen

from factcheck import lexicon
from factcheck.model import Date, Document, Entry, Span
from factcheck.model.duplicates import Duplicate
from factcheck.text import Tokens, tokens

_FEWEST = 4
"""Words that carry meaning and stand in both; fewer make no happening."""
_FEWEST_SAID = 2
"""Words of an entry that another repeats word by word."""
_SHARE = 0.75
"""Share of all the words that both must use."""
_MOST = 40
"""Entries of one date; more are a log, whose lines repeat themselves."""


_COLONS_OF_SECONDS = 2
"""An entry told to the second is a line of a log, where like things follow one another."""


def duplicates(document: Document, dates: Sequence[Date]) -> tuple[Duplicate, ...]:
    """Return the entries that repeat another one of the same date, in order of the later one."""
    values = {date.span.start: str(date.value) for date in dates if date.value}
    by_date: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in document.entries:
        value = values.get(entry.head.start)
        if value:
            by_date[value].append(entry)
    found: dict[Span, Duplicate] = {}
    for value, group in by_date.items():
        is_log = value.count(":") >= _COLONS_OF_SECONDS
        told = [_EntryWords(tokens(document), entry.body) for entry in group[:_MOST]]
        for one, two in _repeated(told, is_log=is_log):
            found.setdefault(two, Duplicate(two, one))
    return tuple(found[span] for span in sorted(found))


@frozen(eq=False)
class _EntryWords:
    """What an entry says."""

    words: Tokens
    body: Span

    @cached_property
    def places(self) -> list[int]:
        """Return the places of its words and figures."""
        return [at for at in self.words.inside(self.body) if self.words.lower[at][0].isalnum()]

    @property
    def all(self) -> list[str]:
        """Return its words with its signs: lines drawn in a log are no happening."""
        return [self.words.lower[at] for at in self.words.inside(self.body)]

    @cached_property
    def said(self) -> list[str]:
        """Return all its words in small letters."""
        return [self.words.lower[at] for at in self.places]

    @cached_property
    def fixed(self) -> set[str]:
        """Return the figures, and the words with a capital behind the first."""
        behind = [self.words.words[at] for at in self.places[1:]]
        return {word for word in behind if not word[0].islower()}

    @cached_property
    def stems(self) -> set[str]:
        """Return the stems of the words that carry meaning."""
        stop = lexicon.words("function.stop")
        return {self.words.stems[at] for at in self.places if self.words.lower[at] not in stop}


def _repeated(told: Sequence[_EntryWords], *, is_log: bool) -> Iterator[tuple[Span, Span]]:
    """Yield the pairs of entries that use the same words, names and figures; in a log, all."""
    for one, two in combinations(told, 2):
        is_same = one.said == two.said and (not is_log or one.all == two.all)
        is_same = is_same or (not is_log and _are_alike(one, two))
        if is_same and len(one.said) >= _FEWEST_SAID:
            yield one.body, two.body


def _are_alike(one: _EntryWords, two: _EntryWords) -> bool:
    """True if one says all that the other says, in most words, with the same figures and names.

    Where each has a word of its own, two things are told in one form.
    """
    if one.fixed != two.fixed:
        return False
    less, more = sorted((one.stems, two.stems), key=len)
    return less <= more and len(less) >= _FEWEST and len(less) >= _SHARE * len(more)
