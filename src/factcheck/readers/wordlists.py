"""Word lists of spelling checkers, read as a style sheet: names that are right, words known.

Source: hunspell(5): the first line of a `.dic` may be the number of its words, `/` parts a word
from its flags; of a personal dictionary `*` before a word forbids it. cspell, custom dictionaries:
a word or several on a line, `#` comments, `!` forbids, `+` and `*` stand for compounds.
"""

import re
from collections.abc import Iterator

from factcheck.model import Ruling, Sheet

SUFFIXES = (".dic", ".txt")
"""A hunspell dictionary, a word list of cspell."""
_FLAGS = re.compile(r"(?<!\\)/.*|\s#.*|\t.*")
_COUNT = re.compile(r"\d+")


def is_word_list(path: str) -> bool:
    """True if a file is a word list by its name."""
    return path.casefold().endswith(SUFFIXES)


def parse_word_list(text: str) -> Sheet:
    """Return a word list as a style sheet.

    Words that begin with a capital are names that are right; the others are known words. What is
    forbidden rules nothing here, since nothing says what is right instead.
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
