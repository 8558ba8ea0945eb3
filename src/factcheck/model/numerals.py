"""English number words from one to ninety, and Roman numerals."""

from itertools import pairwise

from factcheck import lexicon

ONES, TEENS, TENS = (tuple(lexicon.table(f"dates.{name}")) for name in ("ones", "teens", "tens"))
CARDINALS = {
    word: int(value)
    for name in ("ones", "teens", "tens")
    for word, value in lexicon.table(f"dates.{name}").items()
}
"""Word → value; "twenty-one" consists of two of them."""
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def of_roman(numeral: str) -> int:
    """Return the value of a Roman numeral: a sign before a larger one is subtracted."""
    worths = [_SIGNS[sign] for sign in numeral]
    return sum(one if one >= two else -one for one, two in pairwise((*worths, 0)))
