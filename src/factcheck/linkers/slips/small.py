"""Frequent words with two letters swapped: "teh", "thrid", which some list holds as a name."""

from collections.abc import Iterator
from functools import cache

from factcheck.data.english.rare import is_alone, is_english, is_frequent, is_usual
from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.slips.edits import swaps

_SHORTEST = 4
_SURE = 5
"""Letters from which on it is no word that a rare list holds: "thier" is a name there."""
_BOTH = frozenset({"the", "and"})
"""Shorter words of which it is sure: "btu", "nro" are abbreviations."""


@cache
def swapped_small() -> dict[str, str]:
    """Return what is meant by each form of a function word that is no word itself."""
    return {
        form: word
        for word in sorted(STOP_WORDS)
        if len(word) >= _SHORTEST or word in _BOTH
        for form in _swapped(word)
        if not (is_usual(form) if len(word) >= _SURE or word in _BOTH else is_english(form))
    }


def is_swapped(word: str) -> bool:
    """Say whether a word known as a name only is a frequent one with two letters swapped."""
    return (
        len(word) == _SURE
        and is_alone(word)
        and any(is_frequent(one) for one in swaps(word) if len(one) == len(word))
    )


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        form = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if form != word:
            yield form
