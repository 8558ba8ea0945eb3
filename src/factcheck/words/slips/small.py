"""Frequent words with two letters swapped: "teh", "thrid", which some list holds as a name."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.data.english.rare import is_alone, is_english, is_frequent, is_usual
from factcheck.words.slips.edits import swaps

_SHORTEST = 4
_SURE = 5
"""Letters from which on it is no word that a rare list holds: "thier" is a name there."""
_BOTH = frozenset({"the", "and"})
"""Shorter words of which it is sure: "btu", "nro" are abbreviations."""


@cache
def _forms() -> dict[str, list[str]]:
    """Return the function words of which each form is one with two letters swapped."""
    found = defaultdict[str, list[str]](list)
    for word in sorted(lexicon.words("function.stop")):
        if len(word) >= _SHORTEST or word in _BOTH:
            for form in _swapped(word):
                found[form].append(word)
    return dict(found)


@lru_cache(maxsize=65_536)
def swapped_small(form: str) -> str:
    """Return the function word that is meant by a form that is no word itself; else nothing."""
    meant = [
        word
        for word in _forms().get(form, ())
        if not (is_usual(form) if len(word) >= _SURE or word in _BOTH else is_english(form))
    ]
    return meant[-1] if meant else ""


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
