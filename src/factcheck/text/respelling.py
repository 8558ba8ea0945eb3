"""Letters that are written in more than one way, made one: rows of the lexicon, taken in order."""

import re
from functools import cache, lru_cache

from factcheck import lexicon


@cache
def _rows(item: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = (line.partition("->") for line in lexicon.ordered(item))
    return tuple((re.compile(letters.strip()), instead.strip()) for letters, _, instead in pairs)


@lru_cache(maxsize=65_536)
def respelt(word: str, item: str) -> str:
    """Return a word with what each row of a list has in front of its arrow made what is behind it.

    Raises:
        LexiconError: there is no such list.
    """
    for letters, instead in _rows(item):
        word = letters.sub(instead, word)
    return word
