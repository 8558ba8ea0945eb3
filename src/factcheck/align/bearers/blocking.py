"""Candidates for comparison, found without comparing everything with everything."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from factcheck.align.bearers.fold import skeleton
from factcheck.align.bearers.likeness import SHORTEST_CLOSE, SHORTEST_TWO_SLIPS
from factcheck.align.bearers.lone import Lone
from factcheck.align.bearers.usages import Usage

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


def near_words(words: Mapping[str, Lone]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of different words that may be the same or close when folded, each once.

    Two words that both stand in full names of people are left out: their other parts tell.
    """
    pairs = {
        pair
        for box in _boxes(words)
        if len(box) <= _FULLEST_BOX
        for pair in combinations(box, 2)
        if not (words[pair[0]].has_full and words[pair[1]].has_full)
    }
    yield from sorted(pairs)


def _boxes(words: Mapping[str, Lone]) -> Iterable[list[str]]:
    """Return the words that share a key, in order; most keys are of one word and make no box."""
    first: dict[str, str] = {}
    boxes: dict[str, list[str]] = {}
    for word in sorted(words):
        for key in _keys(words[word].word):
            before = first.setdefault(key, word)
            if before is not word:
                boxes.setdefault(key, [before]).append(word)
    return boxes.values()


def deleted(word: str) -> set[str]:
    """Return what is left of a word with a letter less."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _keys(word: str) -> set[str]:
    """Return the word, what is left of it with a letter or two less, and its skeleton."""
    once = deleted(word)
    keys = {word, "~" + skeleton(word)}
    if len(word) >= SHORTEST_CLOSE:
        keys |= once
    if len(word) >= SHORTEST_TWO_SLIPS:
        keys |= {one[:at] + one[at + 1 :] for one in once for at in range(len(one))}
    return keys
