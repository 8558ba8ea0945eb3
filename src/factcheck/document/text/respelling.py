"""Spelling normalization by rules in the lexicon, which are applied in order."""

import re
from functools import cache, lru_cache

from factcheck import lexicon


@cache
def _rows(item: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = (line.partition("->") for line in lexicon.ordered(item))
    return tuple((re.compile(letters.strip()), instead.strip()) for letters, _, instead in pairs)


@lru_cache(maxsize=65_536)
def respelt(word: str, item: str) -> str:
    """Return a word after each rule in a list has replaced its left side with its right side.

    Raises:
        LexiconError: The list does not exist.
    """
    for letters, instead in _rows(item):
        word = letters.sub(instead, word)
    return word
