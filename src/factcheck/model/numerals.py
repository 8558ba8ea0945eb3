"""English words for the numbers that prose writes out, one to ninety."""

from factcheck import lexicon

ONES, TEENS, TENS = (tuple(lexicon.table(f"dates.{name}")) for name in ("ones", "teens", "tens"))
CARDINALS = {
    word: int(value)
    for name in ("ones", "teens", "tens")
    for word, value in lexicon.table(f"dates.{name}").items()
}
"""The value of each; "twenty-one" is made of two of them."""
