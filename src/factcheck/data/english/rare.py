"""Rare English words of every spelling: what tells an uncommon word from a slip.

Source: SCOWL, sizes up to 80, all varieties and variants; see README.md beside this file.
"""

from functools import cache, lru_cache

from factcheck.data.english import _ENDINGS, _SHORTEST_BASE, _words, is_ordinary, read

FEWEST_LETTERS = 6
"""Shorter words are not in the list: too many of them lie one edit apart to tell a slip."""

MOST_LETTERS = 45
"""Those of the longest word of the list."""

HUGE = b"*"
"""Behind a word of SCOWL's sizes above 60, which it calls large and huge."""


@cache
def _rare() -> bytes:
    """Read the list, about 115,000 lines in order, when the first uncommon word is met."""
    return b"\n" + read("rare.txt.gz").strip(b"\n") + b"\n"


def _from(key: bytes) -> int:
    """Return where the first line begins that is not before a key, searching by halves."""
    lines = _rare()
    low, high = 0, len(lines) - 1
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2 + 1) + 1
        end = lines.index(b"\n", start)
        if lines[start:end] < key:
            low = end
        else:
            high = start - 1
    return low + 1


@cache
def _beside(opening: bytes) -> frozenset[bytes]:
    """Part the lines that begin alike: to part them all takes longer than most documents need."""
    return frozenset(_rare()[_from(opening) : _from(opening + b"\xff")].split())


def _listed(word: str) -> bytes:
    """Return the entry of a word, empty where it has none; a star marks what is hardly used."""
    key = word.encode()
    known = _beside(key[:2])
    return next((entry for entry in (key, key + HUGE) if entry in known), b"")


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Say whether a lower-case word of six letters or more is English, however uncommon."""
    return is_ordinary(word) or any(map(_listed, (word, *bases(word))))


def is_listed(word: str) -> bool:
    """Say whether a list holds a word as it stands, and not only what it is an inflection of."""
    return word in _words() or bool(_listed(word))


def is_usual(word: str) -> bool:
    """Say whether a lower-case word of six letters or more is English that many people write.

    Of inflections only -s and -d count: "pertest" makes no verb that could be meant.
    """
    entries = map(_listed, (word, word.removesuffix("s"), word.removesuffix("d")))
    return is_ordinary(word) or any(entry and not entry.endswith(HUGE) for entry in entries)


def bases(word: str) -> tuple[str, ...]:
    """Return the words of which a word may be a regular inflection."""
    return tuple(
        word[: -len(ending)] + instead
        for ending, instead in _ENDINGS
        if len(word) - len(ending) >= _SHORTEST_BASE and word.endswith(ending)
    )
