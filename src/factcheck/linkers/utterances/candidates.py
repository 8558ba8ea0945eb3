"""Which pairs of texts share three words in a row; an index finds them, not a comparison of all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

_RUN = 3
_LONGEST_POSTINGS = 12
"""A run of words in more quotations is a set phrase and finds no pairs: cost stays linear."""


def candidates(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (earlier, later) that share a run of three words, in order."""
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(texts):
        for run in dict.fromkeys(_runs(words)):
            postings[run].append(at)
    pairs = {
        (left, right)
        for places in postings.values()
        if len(places) <= _LONGEST_POSTINGS
        for index, right in enumerate(places)
        for left in places[:index]
    }
    yield from sorted(pairs)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - _RUN + 1):
        yield tuple(words[start : start + _RUN])
