"""Stemming, so that "announces" matches "announcement".

Source: M. F. Porter, An algorithm for suffix stripping, Program 14 (3), 1980. Its rules are in
tables, the longer ones in `lexicon/spelling.txt`. The numbers in function names are Porter's steps.
Before stemming, irregular forms and action nouns are replaced by their verb (`lexicon/verbs.txt`).
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from factcheck import lexicon

_VOWELS = frozenset("aeiou")

_Rules = tuple[tuple[str, ...], Mapping[str, str]]
"""The suffixes of a step, with their replacements."""


def _rules(table: Mapping[str, str]) -> _Rules:
    return tuple(table), table


_STEP_2 = _rules(lexicon.table("spelling.second step"))
_STEP_3 = _rules(
    {**lexicon.table("spelling.third step"), **dict.fromkeys(("ative", "ful", "ness"), "")}
)
_STEP_4 = _rules(dict.fromkeys(lexicon.ordered("spelling.fourth step"), ""))
_SHORTEST = 3
"""Minimum number of letters in a word that may have a suffix."""


@cache
def _plain_forms() -> Mapping[str, str]:
    """Return the verb for each irregular form or action noun."""
    return {**lexicon.table("verbs.irregular forms"), **lexicon.table("verbs.nouns of action")}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a lowercase word. Figures, codes and non-ASCII words are unchanged."""
    word = _plain_forms().get(word, word)
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    word = _step_1c(_step_1b(_step_1a(word)))
    word = _replace(_replace(word, _STEP_2, 0), _STEP_3, 0)
    return _step_5(_replace(word, _STEP_4, 1))


def _shape(word: str) -> str:
    """Return "c" or "v" for each letter. The letter y is a vowel after a consonant."""
    shape = ""
    for letter in word:
        vowel = letter in _VOWELS or (letter == "y" and shape[-1:] == "c")
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    return _shape(word).count("vc")


def _ends_short(word: str) -> bool:
    """Return True if a word ends in consonant, vowel, consonant, and the last is not w, x or y."""
    return _shape(word)[-3:] == "cvc" and word[-1] not in "wxy"


def _step_1a(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _step_1b(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word and "v" in _shape(root):
            return _mend(root)
    return word


def _mend(root: str) -> str:
    """Return a stem restored after "ed" or "ing" was removed: hop(p)ing, fil(e)ing."""
    if root.endswith(("at", "bl", "iz")):
        return root + "e"
    if root[-1:] == root[-2:-1] and root[-1] not in "aeioulsz":
        return root[:-1]
    return root + "e" if _measure(root) == 1 and _ends_short(root) else root


def _step_1c(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


def _replace(word: str, rules: _Rules, above: int) -> str:
    """Return a word with the first matching rule applied, if the rest has a sufficient measure."""
    endings, table = rules
    if not word.endswith(endings):  # most words have none of them
        return word
    for ending, other in table.items():
        if word.endswith(ending):
            root = word[: -len(ending)]
            root += ending[0] if ending in ("sion", "tion") else ""
            return root + other if _measure(root) > above else word
    return word


def _step_5(word: str) -> str:
    root = word[:-1]
    if word.endswith("e") and (_measure(root) > 1 or (_measure(root) and not _ends_short(root))):
        return root
    return root if word.endswith("ll") and _measure(word) > 1 else word
