"""English words for the numbers that prose writes out, one to ninety; Roman numerals."""

from itertools import pairwise

from factcheck import lexicon

ONES, TEENS, TENS = (tuple(lexicon.table(f"dates.{name}")) for name in ("ones", "teens", "tens"))
CARDINALS = {
    word: int(value)
    for name in ("ones", "teens", "tens")
    for word, value in lexicon.table(f"dates.{name}").items()
}
"""The value of each; "twenty-one" is made of two of them."""
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def of_roman(numeral: str) -> int:
    """Return what a Roman numeral is worth: a sign before a greater one is taken from it."""
    worths = [_SIGNS[sign] for sign in numeral]
    return sum(one if one >= two else -one for one, two in pairwise((*worths, 0)))
