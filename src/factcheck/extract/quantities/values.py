"""Comparison of the digits of two numbers, to detect typos."""

import math

from factcheck.document.text import kept_by_words

_LEAST_DIGITS = 3
"""Minimum number of digits for a single wrong digit to count as a typo.

Shorter numbers often differ in only one digit.
"""
_LONG = 4
"""Minimum number of digits for a swap of digits that are not adjacent to count as a typo."""
_LITTLE = 2
"""Maximum difference between two counts that are close, apart from typos."""
_TEN = 10
MOST = 1e15
"""The limit above which whole numbers are not exact as floats."""


@kept_by_words
def digits(number: float) -> str:
    """Return the digits of a number as printed, without commas; empty if it is too large."""
    is_exact = math.isfinite(number) and abs(number) < MOST
    whole = f"{number + 0.0:.10g}" if is_exact else ""  # no minus before zero
    return "" if "e" in whole else whole


@kept_by_words
def weight(*numbers: float) -> int:
    """Return the minimum number of significant digits of the numbers.

    Final zeros that all of them share are not counted.
    """
    found = [digits(number) for number in numbers]
    while all(each.endswith("0") for each in found) and not any("." in each for each in found):
        found = [each[:-1] for each in found]
    return min(sum(map(str.isdigit, each)) for each in found)


@kept_by_words
def is_swapped(first: float, second: float) -> bool:
    """Return True if two digits are swapped; below four digits, they must be adjacent."""
    one, two = digits(first), digits(second)
    if not one or len(one) != len(two):
        return False
    differ = [at for at, pair in enumerate(zip(one, two, strict=True)) if len({*pair}) > 1]
    if len(differ) != 2:  # noqa: PLR2004 - a swap moves two digits
        return False
    here, there = differ
    is_near = not one[here + 1 : there].strip(".") or weight(first, second) >= _LONG
    return is_near and one[here] == two[there] and one[there] == two[here]


@kept_by_words
def is_one_digit_off(first: float, second: float) -> bool:
    """Return True if exactly one digit differs: 2,470 and 2,476."""
    one, two = digits(first), digits(second)
    differ = sum(mine != theirs for mine, theirs in zip(one, two, strict=False))
    return len(one) == len(two) and differ == 1


def is_slip(first: float, second: float) -> bool:
    """Return True if two digits are swapped or, from three digits on, if one digit differs."""
    is_long = min(len(f"{round(number)}") for number in (first, second)) >= _LEAST_DIGITS
    return is_swapped(first, second) or (is_long and is_one_digit_off(first, second))


def are_near(first: float, second: float) -> bool:
    """Return True if two counts are close: at most two apart, or different by a typo."""
    is_small = min(first, second) >= _TEN and max(first, second) < _TEN * _TEN
    is_digit = is_small and is_one_digit_off(first, second)
    return first != second and (
        abs(first - second) <= _LITTLE or is_digit or is_slip(first, second)
    )
