"""Alignment of two sequences of words: where they agree and where they differ."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from factcheck.document.text import kept_by_words

_RUN = 3
"""Minimum number of adjacent equal words in a match."""
_MOST_PLACES = 12
"""Maximum number of quotations that share a sequence of words.

A more frequent sequence is a set phrase and yields no pairs, which keeps the run time linear.
"""
_MOST_WORDS = 400
"""Maximum number of words in each text that are compared, counted from its start."""

Words = tuple[int, int]
"""Index of the first word, and index after the last word."""


@frozen
class Alignment:
    """The common words of two texts, and the changes between them."""

    changes: tuple[tuple[Words, Words], ...]
    """The replacements between common words, without extra words at the start or end of a text."""
    run: Words
    """The longest common sequence of words, in the second text."""
    same: int
    """Number of equal words."""


@kept_by_words
def align(left: tuple[str, ...], right: tuple[str, ...]) -> Alignment | None:
    """Return the alignment of two texts; None if they have too little in common."""
    import difflib  # noqa: PLC0415 - for the few quotations that are repeated

    first, second = left[:_MOST_WORDS], right[:_MOST_WORDS]
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    runs = [(run.a, run.b, run.size) for run in matcher.get_matching_blocks() if run.size]
    if max((size for _, _, size in runs), default=0) < _RUN:
        return None
    start, low, _ = runs[0]
    front = min(start, low)
    end, high = runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]
    back = min(len(first) - end, len(second) - high)
    parts = [
        ((start - front, start), (low - front, low)),
        *(((a + size, b), (c + size, d)) for (a, c, size), (b, d, _) in pairwise(runs)),
        ((end, end + back), (high, high + back)),
    ]
    _, at, size = max(runs, key=lambda run: (run[2], -run[0]))
    return Alignment(
        changes=tuple(
            (here, there) for here, there in parts if here[0] < here[1] or there[0] < there[1]
        ),
        run=(at, at + size),
        same=sum(size for _, _, size in runs),
    )


def candidates(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (earlier, later) that share a sequence of three words, in order."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(texts):
        runs = (tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))
        for run in dict.fromkeys(runs):
            places[run].append(at)
    yield from sorted(
        {
            (left, right)
            for found in places.values()
            if len(found) <= _MOST_PLACES
            for index, right in enumerate(found)
            for left in found[:index]
        }
    )
