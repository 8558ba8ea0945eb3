"""Two sequences of words laid beside each other: where they are the same and where they part."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.text import kept_by_words

_RUN = 3
"""So many words in a row must be the same."""
_MOST_PLACES = 12
"""A run of words in more quotations is a set phrase and finds no pairs: cost stays linear."""
_COVER = 0.6
"""So much of the aligned stretch must be the same, in either text."""
_EDGE_RUN = 6
"""So many words must be the same beside a change at the very end of both texts."""
_EDGE_SHARE = 3
"""So many times as many words must be the same as differ at the end of both texts."""
_MOST_WORDS = 400
"""Words of each text that are compared; longer quotations are compared in their first part."""
_GAP = 6
"""Words between two runs beyond which the second no longer belongs to the stretch."""

Words = tuple[int, int]
"""First word and one past the last."""


@frozen
class Alignment:
    """What two texts have in common, and the changes inside it."""

    changes: tuple[tuple[Words, Words], ...]
    run: Words
    """The longest common run, in the second text."""
    same: int
    """Number of words that are the same."""
    stretch: tuple[Words, Words]
    is_whole: bool
    """The stretch is all of both texts."""


@kept_by_words
def align(left: tuple[str, ...], right: tuple[str, ...]) -> Alignment | None:
    """Lay two texts beside each other; None if they have too little in common."""
    first, second = left[:_MOST_WORDS], right[:_MOST_WORDS]
    import difflib  # noqa: PLC0415 - for the few quotations that are told twice

    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    runs = [(run.a, run.b, run.size) for run in matcher.get_matching_blocks() if run.size]
    if not runs or max(run[2] for run in runs) < _RUN:
        return None
    runs = _stretch(runs)
    same = sum(size for _, _, size in runs)
    ends = _ends(runs, len(left), len(right))
    (start, end), (low, high) = ends
    if same < _COVER * max(end - start, high - low):
        return None
    _, at, size = max(runs, key=lambda run: (run[2], -run[0]))
    return Alignment(
        changes=tuple(_changes(runs, ends)),
        run=(at, at + size),
        same=same,
        stretch=ends,
        is_whole=ends == ((0, len(left)), (0, len(right))),
    )


def _stretch(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the runs around the longest one that follow each other closely."""
    best = max(range(len(runs)), key=lambda at: (runs[at][2], -at))
    first = last = best
    while first and _are_close(runs[first - 1], runs[first]):
        first -= 1
    while last + 1 < len(runs) and _are_close(runs[last], runs[last + 1]):
        last += 1
    return runs[first : last + 1]


def _are_close(one: tuple[int, int, int], two: tuple[int, int, int]) -> bool:
    gap = max(two[0] - one[0] - one[2], two[1] - one[1] - one[2])
    return gap <= min(_GAP, max(one[2], two[2]))


def _ends(runs: list[tuple[int, int, int]], left: int, right: int) -> tuple[Words, Words]:
    """Return the stretch in either text, with one word at the end of both that differs.

    Where this is all in which the two differ, a short run is enough beside it, and more words may.
    """
    (start, low, size), (last, top, tail) = runs[0], runs[-1]
    end, high = last + tail, top + tail
    front, back = (start, low), (left - end, right - high)
    if len(runs) == 1 and (0, 0) in (front, back) and _is_short(max(front, back), size):
        return (0, left), (0, right)
    if tail >= _EDGE_RUN and left - end == right - high == 1:
        end, high = end + 1, high + 1
    if size >= _EDGE_RUN and start == low == 1:
        start, low = 0, 0
    return (start, end), (low, high)


def named_changes(one: Alignment, left: int, right: int) -> tuple[tuple[Words, Words], ...]:
    """Return all changes between two texts that differ, also those at their beginning and end.

    What only one of them goes on with is no change: the other is a fragment of it.

    Args:
        one: Their alignment.
        left: How many words the first has.
        right: How many the second has.
    """
    (start, end), (low, high) = one.stretch
    front, back = ((0, start), (0, low)), ((end, left), (high, right))
    changes = one.changes
    if changes and (end, high) == (left, right) and _is_short((start, low), one.same):
        changes = (front, *changes)
    if changes and (start, low) == (0, 0) and _is_short((left - end, right - high), one.same):
        changes = (*changes, back)
    return changes


def _is_short(rest: tuple[int, int], same: int) -> bool:
    """True if both texts have a few words more at an end than the many that are the same."""
    return min(rest) > 0 and max(rest) * _EDGE_SHARE <= same


def _changes(
    runs: list[tuple[int, int, int]], ends: tuple[Words, Words]
) -> list[tuple[Words, Words]]:
    here, there = ends[0][0], ends[1][0]
    found = []
    for start, low, size in [*runs, (ends[0][1], ends[1][1], 0)]:
        if start > here or low > there:
            found.append(((here, start), (there, low)))
        here, there = start + size, low + size
    return found


def candidates(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (earlier, later) that share a run of three words, in order."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(texts):
        runs = (tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))
        for run in dict.fromkeys(runs):
            places[run].append(at)
    pairs = {
        (left, right)
        for found in places.values()
        if len(found) <= _MOST_PLACES
        for index, right in enumerate(found)
        for left in found[:index]
    }
    yield from sorted(pairs)
