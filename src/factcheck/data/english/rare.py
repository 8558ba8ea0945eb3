"""English words of every spelling, the rare ones too: what tells an uncommon word from a slip.

Source: SCOWL, sizes up to 80, all varieties and variants; see README.md beside this file.
"""

from functools import cache, lru_cache

from factcheck.data.english import is_listed, read
from factcheck.data.english.inflection import bases, doubled

FEWEST_LETTERS = 3
"""Shorter words are not in the list."""

SHORT = 5
"""Letters up to which words of every size are listed: so short a word may be many things."""

MOST_LETTERS = 45
"""Those of the longest word of the list."""

HUGE = b"*"
"""Behind a word of SCOWL's sizes above 60, which it calls large and huge."""

ALONE = b"?"
"""Behind a short word of its size 95, a name or an abbreviation."""


@cache
def _rare() -> bytes:
    """Read the list, about 140,000 lines in order, when the first uncommon word is met."""
    return b"\n" + read("rare.txt").strip(b"\n") + b"\n"


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


def _entry(word: str) -> bytes:
    """Return the entry of a word, empty where it has none, with its mark."""
    key = word.encode()
    start = _from(key)  # a mark stands before all letters
    entry = _rare()[start : start + len(key) + 2].partition(b"\n")[0]
    return entry if entry in (key, key + HUGE, key + ALONE) else b""


def _is_form(word: str, base: str) -> bool:
    """Say whether a word is an inflection of a rare one; of short rare ones each is listed."""
    entry = _entry(base)
    is_base = bool(entry) and (len(base) > SHORT or entry == base.encode())
    return is_base and not _doubles(word, base)


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Say whether a lower-case word is English, however uncommon, and spelt as English spells."""
    return (
        is_common(word) or bool(_entry(word)) or any(_is_form(word, base) for base in bases(word))
    )


def _doubles(word: str, base: str) -> bool:
    """Say whether a form lacks a second consonant that the lists give it: "occured"."""
    twice = doubled(word, base)
    return bool(twice) and (is_listed(twice) or (not is_listed(base) and bool(_entry(twice))))


@lru_cache(maxsize=65_536)
def is_common(word: str) -> bool:
    """Say whether a lower-case word is one that most people write, or an inflection of one."""
    return is_listed(word) or any(
        is_listed(base) and not _doubles(word, base) for base in bases(word)
    )


def is_usual(word: str) -> bool:
    """Say whether a lower-case word is English that many people write.

    Of inflections only -s and -d count: "pertest" makes no verb that could be meant.
    """
    entries = map(_entry, (word, word.removesuffix("s"), word.removesuffix("d")))
    return is_common(word) or any(entry and not entry.endswith((HUGE, ALONE)) for entry in entries)


@cache
def _frequent() -> frozenset[str]:
    return frozenset(read("frequent.txt").decode("utf-8").split("\n"))


def is_frequent(word: str) -> bool:
    """Say whether a word is among the 11,000 that English is mostly written with."""
    return word in _frequent()
