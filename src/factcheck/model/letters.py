"""Edit distance and similarity of two words.

Sources: F. J. Damerau, A technique for computer detection and correction of spelling errors,
Communications of the ACM 7 (3), 1964: four fifths of all typos are one letter omitted, inserted or
changed, or two adjacent letters swapped. W. E. Winkler, String comparator metrics and enhanced
decision rules in the Fellegi-Sunter model of record linkage, 1990.
"""

from itertools import groupby

_MOST_BEGUN = 4
"""The number of initial letters that get extra weight."""
_WORTH_BEGUN = 0.1
_LEAST_ALIKE = 0.7
"""The similarity above which equal initial letters get extra weight."""
_TAKEN = "\n"


def is_one_slip(one: str, other: str) -> bool:
    """Return True if two words differ by one edit: a letter omitted, inserted, changed or swapped.

    Swapped letters are adjacent. Equal words return False. Case and accents count as differences,
    so normalize the words first.
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


def singly(word: str) -> str:
    """Return a word with each run of the same letter reduced to one letter."""
    return "".join(letter for letter, _ in groupby(word))


def distance(one: str, other: str, most: int) -> int:
    """Return the edit distance between two words, or `most + 1` if it is larger than `most`.

    This is the optimal string alignment distance: no letter is edited twice.
    """
    if abs(len(one) - len(other)) > most or len({*one} ^ {*other}) > 2 * most:
        return most + 1  # each edit adds at most one letter and removes one
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


def alikeness(one: str, other: str) -> float:
    """Return the Jaro-Winkler similarity of two words, 0 to 1.

    `rapidfuzz` also has this measure, but importing it takes 15 ms.
    """
    reach = max(0, max(len(one), len(other)) // 2 - 1)
    rest, mine = other, list[str]()
    for at, letter in enumerate(one):
        there = rest.find(letter, max(0, at - reach), at + reach + 1)
        if there >= 0:
            mine.append(letter)
            rest = rest[:there] + _TAKEN + rest[there + 1 :]
    if not mine:
        return 0.0
    theirs = [letter for letter, left in zip(other, rest, strict=True) if left == _TAKEN]
    met, swapped = len(mine), sum(map(str.__ne__, mine, theirs)) // 2
    alike = (met / len(one) + met / len(other) + (met - swapped) / met) / 3
    begun = 0
    while begun < _MOST_BEGUN and one[begun : begun + 1] == other[begun : begun + 1] != "":
        begun += 1
    return alike + begun * _WORTH_BEGUN * (1 - alike) if alike > _LEAST_ALIKE else alike
