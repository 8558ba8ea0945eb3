"""How many slips of the hand part two words.

Source: F. J. Damerau, A technique for computer detection and correction of spelling errors,
Communications of the ACM 7 (3), 1964: a letter left out, put in, changed, or two that follow one
another swapped, make up four fifths of all slips.
"""


def is_one_slip(one: str, other: str) -> bool:
    """True if a single letter left out, put in, changed or swapped makes one word of the other.

    False for equal words. Letters count as they are: fold case and accents before.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    is_swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return is_swapped or short[at + 1 :] == long[at + 1 :]


def distance(one: str, other: str, most: int) -> int:
    """Return how many slips part two words, `most + 1` if more than `most` do.

    The optimal string alignment distance: no letter is changed twice.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, mark in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != mark))
            if at > 1 < to and letter == other[to - 2] and one[at - 2] == mark:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
