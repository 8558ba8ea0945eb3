"""Candidates for comparison, found without comparing everything with everything."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from factcheck.linkers.entities.fold import fold, skeleton
from factcheck.linkers.entities.likeness import SHORTEST_CLOSE, SHORTEST_TWO_SLIPS
from factcheck.linkers.entities.usages import Usage

_FULLEST_BOX = 60
"""Forms in a box above which its key tells nothing."""


def sharing_a_part(full: Iterable[Usage]) -> Iterator[tuple[Usage, Usage]]:
    """Yield the pairs of full names that share a part, each once, in order."""
    boxes: dict[str, list[Usage]] = {}
    for usage in full:
        for word in dict.fromkeys(usage.words):
            boxes.setdefault(word, []).append(usage)
    seen: set[tuple[int, int]] = set()
    for box in boxes.values():
        for left, right in combinations(box[:_FULLEST_BOX], 2):
            pair = (id(left), id(right))
            if pair not in seen:
                seen.add(pair)
                yield left, right


def near_words(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of different words that may be the same or close when folded, each once."""
    boxes: dict[str, list[str]] = {}
    for word in words:
        for key in _keys(fold(word)):
            boxes.setdefault(key, []).append(word)
    pairs = {
        pair
        for box in boxes.values()
        if 1 < len(box) <= _FULLEST_BOX
        for pair in combinations(sorted(box), 2)
    }
    yield from sorted(pairs)


def _keys(word: str) -> set[str]:
    """Return the word, what is left of it with a letter or two less, and its skeleton."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    keys = {word, "~" + skeleton(word)}
    if len(word) >= SHORTEST_CLOSE:
        keys |= once
    if len(word) >= SHORTEST_TWO_SLIPS:
        keys |= {one[:at] + one[at + 1 :] for one in once for at in range(len(one))}
    return keys
