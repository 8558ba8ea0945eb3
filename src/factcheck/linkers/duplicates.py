"""Entries → duplicates: one happening that a chronology enters twice under one date."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.model import Date, Document, Entry, Span
from factcheck.model.duplicates import Duplicate
from factcheck.text.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[.,:’'-][^\W_]+)*")
_FEWEST = 4
"""Words that carry meaning and stand in both; fewer make no happening."""
_FEWEST_SAID = 2
"""Words of an entry that another repeats word by word."""
_SHARE = 0.75
"""Share of all the words of both that both must use."""


@frozen
class _Words:
    span: Span
    said: tuple[str, ...]
    """All its words, in small letters."""
    stems: frozenset[str]
    fixed: frozenset[str]
    """Figures, and words with a capital: where they differ, two happenings are told."""


def duplicates(document: Document, dates: Sequence[Date]) -> tuple[Duplicate, ...]:
    """Return the entries that repeat another one of the same date, in order of the later one."""
    values = {date.span.start: str(date.value) for date in dates if date.value}
    by_date: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in document.entries:
        value = values.get(entry.head.start)
        if value:
            by_date[value].append(entry)
    found: dict[Span, Duplicate] = {}
    for group in by_date.values():
        for one, two in _repeated(document, group):
            found.setdefault(two, Duplicate(two, one))
    return tuple(found[span] for span in sorted(found))


def _repeated(document: Document, group: Sequence[Entry]) -> Iterator[tuple[Span, Span]]:
    """Yield the pairs of entries that use the same words, names and figures."""
    for one, two in combinations([_words(document, entry.body) for entry in group], 2):
        if len(one.said) >= _FEWEST_SAID and (one.said == two.said or _are_alike(one, two)):
            yield one.span, two.span


def _are_alike(one: _Words, two: _Words) -> bool:
    both, all_ = one.stems & two.stems, one.stems | two.stems
    return one.fixed == two.fixed and len(both) >= _FEWEST and len(both) >= _SHARE * len(all_)


def _words(document: Document, span: Span) -> _Words:
    words = _WORD.findall(document.words(span))
    fixed = frozenset(word for word in words[1:] if not word[0].islower())
    small = tuple(word.lower() for word in words)
    stems = frozenset(stem(word) for word in small if word not in STOP_WORDS)
    return _Words(span, small, stems, fixed)
