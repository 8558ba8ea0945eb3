"""English number words from one to ninety, and Roman numerals."""

from itertools import pairwise

from factcheck import lexicon

ONES, TEENS, TENS = (tuple(lexicon.table(f"dates.{name}")) for name in ("ones", "teens", "tens"))
CARDINALS = {
    word: int(value)
    for name in ("ones", "teens", "tens")
    for word, value in lexicon.table(f"dates.{name}").items()
}
"""Maps a word to its value; "twenty-one" consists of two words."""
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def of_roman(numeral: str) -> int:
    """Return the value of a Roman numeral; a sign before a larger sign is subtracted."""
    worths = [_SIGNS[sign] for sign in numeral]
    return sum(one if one >= two else -one for one, two in pairwise((*worths, 0)))


_ROMAN_PARTS = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LETTERS = 26


def counted(number: int, kind: str) -> str:
    """Return a number as a list marker; kinds are "1", "a", "A", "i" and "I", as in HTML."""
    if kind in ("i", "I"):
        made, rest = "", min(number, 3 * _ROMAN_PARTS[0][0])
        for worth, sign in _ROMAN_PARTS:
            made += sign * (rest // worth)
            rest %= worth
    elif kind in ("a", "A") and number > 0:
        made = chr(ord("a") + (number - 1) % _LETTERS) * (1 + (number - 1) // _LETTERS)
    else:
        made = str(number)
    return made.upper() if kind in ("A", "I") else made
