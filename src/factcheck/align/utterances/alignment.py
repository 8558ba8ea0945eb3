"""Two sequences of words laid beside each other: where they are the same and where they part."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from factcheck.text import kept_by_words

_RUN = 3
"""So many words in a row must be the same."""
_MOST_PLACES = 12
"""A run of words in more quotations is a set phrase and finds no pairs: cost stays linear."""
_MOST_WORDS = 400
"""Words of each text that are compared; longer quotations are compared in their first part."""

Words = tuple[int, int]
"""First word and one past the last."""


@frozen
class Alignment:
    """What two texts have in common, and the changes inside it."""

    changes: tuple[tuple[Words, Words], ...]
    """What both have otherwise; what only one begins or ends with is none."""
    run: Words
    """The longest common run, in the second text."""
    same: int
    """Number of words that are the same."""


@kept_by_words
def align(left: tuple[str, ...], right: tuple[str, ...]) -> Alignment | None:
    """Lay two texts beside each other; None if they have too little in common."""
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
    """Yield the pairs (earlier, later) that share a run of three words, in order."""
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
