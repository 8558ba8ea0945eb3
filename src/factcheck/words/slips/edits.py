"""Slips of the hand: what one of them makes of a word, and of which kind it is.

Source: F. J. Damerau, A technique for computer detection and correction of spelling errors,
Communications of the ACM 7 (3), 1964; J. J. Pollock and A. Zamora, Automatic spelling correction
in scientific and scholarly text, Communications of the ACM 27 (4), 1984, tables I-IV: letters left
out, doubled, undoubled and swapped are most of them, and the first letter is hardly ever wrong.
"""

from enum import Enum, auto
from itertools import pairwise

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_BESIDE_TEXT = """
qw qa we ws wa er es ed rt rd rf ty tf tg yu yg yh ui uh uj io ij ik op ok ol pl as az sd sx sz df
dc dx fg fv fc gh gb gv hj hn hb jk jm jn kl km zx xc cv vb bn nm
cs ck cz sz kq kx dt bp fv gj gk lr
"""
_BESIDE = tuple(map(frozenset, _BESIDE_TEXT.split()))
"""Keys that touch (ISO/IEC 9995, the layout of letters on English keyboards), and last letters of
sounds made in one place of the mouth (The Cambridge Encyclopedia of the English Language, 2003,
p. 243), which a hand writes for one another."""
_INFLECTING = "sdrny"
"""Last letters of regular inflections and derivations: -s, -d, -r, -n, -y."""


class Kind(Enum):
    """What a hand did to the word that was meant."""

    SWAPPED = auto()
    """Two letters that follow one another, or the same letters in another order."""
    UNDOUBLED = auto()
    """A double letter was written once."""
    DOUBLED = auto()
    """A letter was written twice."""
    OMITTED = auto()
    VOWEL = auto()
    """One vowel was written for another."""
    NEAR = auto()
    """The letter of a key beside it was written, or one that sounds alike."""
    CHANGED = auto()
    FILLED = auto()
    """A vowel was written that the word has not: "arguement"."""
    ADDED = auto()


def kind(word: str, meant: str) -> Kind:
    """Say which slip makes a word of the one that was meant, one edit apart."""
    if len(word) < len(meant):
        return Kind.UNDOUBLED if _is_once(word, meant) else Kind.OMITTED
    if len(word) > len(meant):
        return Kind.DOUBLED if _is_once(meant, word) else _added(word, meant)
    if sorted(word) == sorted(meant):
        return Kind.SWAPPED
    changed = next({one, two} for one, two in zip(word, meant, strict=True) if one != two)
    if changed <= _VOWELS:
        return Kind.VOWEL
    return Kind.NEAR if any(changed <= letters for letters in _BESIDE) else Kind.CHANGED


def _added(word: str, meant: str) -> Kind:
    pairs = enumerate(zip(word, meant, strict=False))
    at = next((at for at, (one, two) in pairs if one != two), -1)
    return Kind.FILLED if word[at] in _VOWELS else Kind.ADDED


def _is_once(short: str, long: str) -> bool:
    """Say whether a word has once what the longer one has twice, and is else the same."""
    return any(
        one == two and long[:at] + long[at + 1 :] == short
        for at, (one, two) in enumerate(pairwise(long))
    )


def edits(word: str) -> set[str]:
    """Return all strings that one slip of the hand inside a word makes of it.

    Two letters swapped, one letter more, less or another; first and last letter stay, since
    prefixes and endings change them. A last letter may be missing if no inflection adds it.
    """
    found = swaps(word)
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        found |= {head + letter + tail for letter in _LETTERS}
        if len(tail) > 1:
            found |= {head + letter + tail[1:] for letter in _LETTERS}
            found.add(head + tail[1:])
    found |= {word + letter for letter in _LETTERS if letter not in _INFLECTING}
    return found - {word}


def swaps(word: str) -> set[str]:
    """Return the strings with two letters behind the first swapped, or one of them doubled."""
    places = range(1, len(word))
    found = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1]}
    return (found | {word[:at] + word[at] + word[at:] for at in places}) - {word}
