"""English words for the numbers that prose writes out, one to ninety."""

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

CARDINALS = {word: value for value, word in enumerate(ONES + TEENS, 1)} | {
    word: 10 * value for value, word in enumerate(TENS, 2)
}
"""The value of each; "twenty-one" is made of two of them."""
