"""Word lists of spelling checkers, read as style sheets: correct names and known words.

Sources: hunspell(5): the first line of a `.dic` file may be the number of words, and `/` separates
a word from its flags; in a personal dictionary, `*` before a word forbids the word. cspell, custom
dictionaries: one or more words per line, `#` for comments; `!` forbids, and `+` and `*` mark
compounds.
"""

import re
from collections.abc import Iterator

from factcheck.model import Ruling, Sheet

SUFFIXES = (".dic", ".txt")
"""The suffixes of a hunspell dictionary and of a cspell word list."""
_FLAGS = re.compile(r"(?<!\\)/.*|\s#.*|\t.*")
_COUNT = re.compile(r"\d+")


def is_word_list(path: str) -> bool:
    """Return True if a file name is that of a word list."""
    return path.casefold().endswith(SUFFIXES)


def parse_word_list(text: str) -> Sheet:
    """Return a word list as a style sheet.

    Words that start with a capital are correct names; the others are known words. Forbidden words
    are ignored, because the list does not state the correct word.
    """
    words = list(_words(text))
    names = (word for word in words if word[:1].isupper())
    rulings = tuple(Ruling(name) for name in dict.fromkeys(names))
    return Sheet(rulings, words=frozenset(word.casefold() for word in words))


def _words(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines()):
        word = _FLAGS.sub("", line.strip()).replace("\\/", "/").strip(" \t+*~")
        is_count = number == 0 and _COUNT.fullmatch(word)
        is_forbidden = line.lstrip()[:1] in ("!", "*") and not line.rstrip().endswith("*")
        if word and not (is_count or is_forbidden or line.lstrip().startswith("#")):
            yield word
