"""Inflections spelt as no list spells them: "occured", "useing", "sillyness" → the right form.

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, §3.7-3.9: a
final consonant is doubled, a silent -e dropped and -y turned into -i- before an ending.
"""

from collections.abc import Iterator

from factcheck.data.english.inflection import doubled
from factcheck.data.english.rare import is_common, is_english

_ENDINGS = ("ing", "ed", "er", "ly", "ness")
_BEFORE_VOWEL = frozenset({"ing", "ed", "er"})
_SHORTEST_BASE = 3


def respelt(word: str) -> list[str]:
    """Return the right spelling of an inflection of a common word that is spelt wrong."""
    return sorted({right for right in _rights(word) if right != word and is_english(right)})[:1]


def _rights(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base == word or len(base) < _SHORTEST_BASE or not is_common(base):
            continue
        yield doubled(word, base)
        if base.endswith("e") and (ending in _BEFORE_VOWEL or base.endswith("ue")):
            yield base[:-1] + ending
        if ending == "ly" and base.endswith("ic"):
            yield f"{base}ally"
        if ending != "ing" and base.endswith("y"):
            yield base[:-1] + "i" + ending
