"""How alike two words are: not at all, loosely, closely, or the same in another spelling."""

import enum
import re
from functools import lru_cache

from factcheck.align.bearers.fold import bare, fold, skeleton


class Likeness(enum.IntEnum):
    """Strength of likeness; the weaker it is, the more proof a shared bearer needs."""

    NONE = 0
    LOOSE = 1
    """Three first letters, or Jaro-Winkler of 0.82: "Margaret", "Marguerite"."""
    CLOSE = 2
    """One slip of a letter, two in long words: "Hanhui", "Haihui"."""
    SAME = 3
    """Equal but for accents, marks or the system of romanisation: "Søren", "Soren"."""
    EQUAL = 4
    """No difference but case, an article and the kind of apostrophe."""


SHORTEST_CLOSE = 4
"""Letters of the shorter word from which one slip is a slip: "Hai" and "Hoi" are two people."""
SHORTEST_TWO_SLIPS = 7
"""Letters of the longer word from which two slips may be slips."""
_SHORTEST_SKELETON = 4
_LONG = 8
"""Letters from which a word with one wrong inside looks like no other."""
_FIRST_LETTERS = 3
_FEWEST_VOWELS = 5
"""Pieces of a word of two vowels: "Y-u-s-u-f"."""
_JARO_WINKLER = 0.82


def slips(left: str, right: str, most: int) -> int:
    """Return the Damerau distance (adjacent swaps count one), or `most` + 1 if it is more."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - not needed before names are compared

    return OSA.distance(left, right, score_cutoff=most)


def _resembles(left: str, right: str) -> bool:
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 - as above

    if min(len(left), len(right)) < SHORTEST_CLOSE:
        return False
    alike = JaroWinkler.similarity(left, right) >= _JARO_WINKLER
    return alike or left[:_FIRST_LETTERS] == right[:_FIRST_LETTERS]


_SEEN_ALIKE = (("rn", "m"), ("cl", "d"), ("vv", "w"))
"""Letters that look like one in print.

Source: the lists of proofreaders of recognised text (MobileRead Wiki, "OCR villains"); for rn and m
also Unicode Technical Standard 39, confusables.txt. Two letters for one, since a slip of one letter
is known without a list.
"""


def looks_alike(left: str, right: str) -> bool:
    """Say whether two folded words of some length are one but for letters that look like one."""
    return min(len(left), len(right)) >= SHORTEST_TWO_SLIPS - 1 and any(
        long in one and one.replace(long, short, 1) == other
        for long, short in _SEEN_ALIKE
        for one, other in ((left, right), (right, left))
    )


@lru_cache(maxsize=65_536)
def compare(left: str, right: str) -> Likeness:
    """Compare two words as printed."""
    if bare(left) == bare(right):
        return Likeness.EQUAL
    found = compare_folded(fold(left), fold(right))
    return Likeness.LOOSE if found is Likeness.CLOSE and _is_syllable(left, right) else found


def _is_syllable(left: str, right: str) -> bool:
    """Say whether two words differ in a short part between hyphens: "Min-jun", "Min-jung"."""
    pairs = list(zip(left.split("-"), right.split("-"), strict=False))
    parts = [(one, other) for one, other in pairs if fold(one) != fold(other)]
    whole = left.count("-") == right.count("-") > 0 and len(parts) == 1
    return whole and min(map(len, parts[0])) < SHORTEST_CLOSE


def compare_folded(left: str, right: str) -> Likeness:
    """Compare two folded words."""
    if left == right or _same_skeleton(left, right):
        return Likeness.SAME
    short, long = sorted((len(left), len(right)))
    allowed = 2 if long >= SHORTEST_TWO_SLIPS and short >= SHORTEST_TWO_SLIPS - 1 else 1
    if short >= SHORTEST_CLOSE and slips(left, right, allowed) <= allowed:
        return Likeness.CLOSE if short > SHORTEST_CLOSE or left[0] == right[0] else Likeness.LOOSE
    return Likeness.LOOSE if _resembles(left, right) else Likeness.NONE


def _same_skeleton(left: str, right: str) -> bool:
    bones = skeleton(left)
    return len(bones) >= _SHORTEST_SKELETON and bones == skeleton(right)


_VOWELS = re.compile(r"([aeiouy]+)")
_SHORT_VOWELS = frozenset(
    {frozenset("ae"), frozenset("ei"), frozenset("ou"), frozenset({"ei", "ai"}), frozenset("yi")}
)
"""Vowels that romanised Arabic writes for one: fatha a or e, kasra i or e, damma u or o.

Source: ALA-LC romanization table for Arabic, on vowels, beside newspaper usage; "Hamad" and "Hamid"
stay two, since no system writes a for kasra.
"""


def same_but_vowels(left: str, right: str) -> bool:
    """Say whether two folded Arabic names are one but for how short vowels are written."""
    one, other = (_VOWELS.split(_long_vowels(skeleton(word))) for word in (left, right))
    return len(one) == len(other) >= _FEWEST_VOWELS and all(
        here == there or frozenset((here, there)) in _SHORT_VOWELS
        for here, there in zip(one, other, strict=True)
    )


def _long_vowels(word: str) -> str:
    return word.replace("ou", "u").replace("ay", "ai")


_WORD_ENDINGS = (
    ("", "s"),
    ("", "es"),
    ("", "n"),
    ("", "an"),
    ("", "ian"),
    ("", "ese"),
    ("", "ish"),
    ("", "i"),
    ("", "ic"),
    ("", "ns"),
    ("", "ans"),
    ("", "ians"),
    ("", "is"),
    ("", "ist"),
    ("", "ists"),
    ("", "ism"),
    ("", "er"),
    ("", "ers"),
    ("", "ite"),
    ("", "ites"),
    ("", "al"),
    ("", "ly"),
    ("", "ed"),
    ("", "ing"),
    ("a", "an"),
    ("a", "ans"),
    ("a", "ese"),
    ("a", "ish"),
    ("a", "ic"),
    ("e", "ish"),
    ("e", "ian"),
    ("o", "an"),
    ("o", "ese"),
    ("as", "an"),
    ("y", "ian"),
    ("y", "ies"),
    ("y", "ish"),
    ("y", "ic"),
    ("land", "nish"),
    ("land", "lish"),
    ("land", "n"),
    ("land", "ns"),
    ("land", "s"),
    ("land", "ic"),
    ("ia", ""),
    ("ia", "s"),
    ("ia", "n"),
    ("ia", "ns"),
    ("ia", "ian"),
    ("ia", "ien"),
    ("ium", "ian"),
    ("y", "ans"),
    ("ain", "anish"),
    ("ay", "egian"),
    ("man", "men"),
    ("ism", "ist"),
    ("ism", "ists"),
    ("ist", "ists"),
    ("ese", ""),
    ("ic", "y"),
    ("ern", ""),
    ("ern", "erner"),
    ("ismo", "ista"),
    ("ismo", "istas"),
    ("ov", "ova"),
    ("ev", "eva"),
    ("in", "ina"),
    ("sky", "skaya"),
    ("ki", "ka"),
)
"""(ending, other ending) of words that are one in two uses: Russia, Russian; Finland, Finnish.

Source: the regular patterns of English demonyms, plurals and -ism/-ist nouns; the last five are the
feminine of Slavic surnames.
"""
_NAME_ENDINGS = frozenset(
    {("", "s"), ("", "es"), ("a", "an"), ("a", "ans"), ("", "n"), ("", "ns"), ("man", "men")}
)
"""Those that may part two full names which no title marks as a person's."""


_TURNS = frozenset(turn for one, other in _WORD_ENDINGS for turn in ((one, other), (other, one)))
_NAME_TURNS = frozenset(
    turn for one, other in _NAME_ENDINGS for turn in ((one, other), (other, one))
)
_LONGEST_ENDING = max(len(ending) for turn in _TURNS for ending in turn)


def inflected(left: str, right: str) -> bool:
    """Say whether one folded word is the other in another grammatical form: Russia, Russians.

    What ends in s has no plural that only adds one: "Sandvos", "Sandvoss".
    """
    short, long = sorted((left, right), key=len)
    doubled = long == f"{short}s" and short.endswith("s")
    return left != right and not doubled and _turns(left, right, _TURNS)


def inflected_name(left: str, right: str) -> bool:
    """Say the same of a part of two full names, where fewer endings are grammar."""
    return left != right and _turns(left, right, _NAME_TURNS)


def is_plain_slip(left: str, right: str) -> bool:
    """Say whether one letter is wrong inside a word so long that nothing else looks like it."""
    long = min(len(left), len(right)) >= _LONG
    inside = left[:2] == right[:2] and left[-1] == right[-1]
    return long and inside and slips(left, right, 1) == 1


def _turns(left: str, right: str, turns: frozenset[tuple[str, str]]) -> bool:
    """Say whether both are one stem with the endings of a pair."""
    first = max(_FIRST_LETTERS, len(left) - _LONGEST_ENDING, len(right) - _LONGEST_ENDING)
    return any(
        (left[at:], right[at:]) in turns and left[:at] == right[:at]
        for at in range(first, min(len(left), len(right)) + 1)
    )
