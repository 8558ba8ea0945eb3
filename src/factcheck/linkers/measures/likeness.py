"""Numbers that look alike, as those do of which one is a slip of the pen or of the key."""

from collections.abc import Sequence

from factcheck.model import Quantity

_LEAST = 1_000
"""From here on one digit that differs is enough; below, chance makes too many such pairs."""
_LEAST_SWAPPED = 100
_LEAST_DIGITS = 3
"""Digits before the noughts at the end: a round number is like any other round number."""
_LITTLE = 2
"""What a count may be off by where it is not a slip of the pen."""
_TEN = 10
_PART = 10
"""A count so many times smaller is more often of some of the others than a slip."""
_MOST = 1e15  # whole numbers above are not exact as floats


def value(quantity: Quantity) -> float:
    """Return the number as it is written, hedges and rounding aside."""
    if quantity.low == float("-inf") or quantity.high == float("inf"):
        return quantity.low
    return (quantity.low + quantity.high) / 2


def look_alike(first: float, second: float) -> bool:
    """Say whether two whole numbers, not round, differ in one digit or by two swapped."""
    one, two = _digits(first), _digits(second)
    if len(one) != len(two) or one == two or min(first, second) < _LEAST_SWAPPED:
        return False
    if max(len(one.rstrip("0")), len(two.rstrip("0"))) < _LEAST_DIGITS:
        return False
    differ = [at for at, (mine, theirs) in enumerate(zip(one, two, strict=True)) if mine != theirs]
    if len(differ) == 1:
        return min(first, second) >= _LEAST
    return is_swapped(one, two)


def is_slip(first: float, second: float) -> bool:
    """Say whether two digits change places, or one of three and more is another."""
    one, two = _digits(first), _digits(second)
    differ = sum(mine != theirs for mine, theirs in zip(one, two, strict=False))
    alike = len(one) == len(two) >= _LEAST_DIGITS and differ == 1
    return alike or is_swapped(one, two)


def are_near(count: float, number: float) -> bool:
    """Say whether two numbers differ by a little, by one digit or by two that change places."""
    is_digit = count // _TEN == number // _TEN or count % _TEN == number % _TEN
    is_digit = is_digit and _TEN <= min(count, number) <= max(count, number) < _TEN * _TEN
    return count != number and (
        abs(count - number) <= _LITTLE or is_digit or is_slip(count, number)
    )


def is_swapped(one: str, two: str) -> bool:
    """Say whether two neighbouring digits change places."""
    if len(one) != len(two):
        return False
    differ = [at for at, (mine, theirs) in enumerate(zip(one, two, strict=True)) if mine != theirs]
    return (
        len(differ) == 2  # noqa: PLR2004 - a swap moves two digits
        and differ[1] == differ[0] + 1
        and one[differ[0]] == two[differ[1]]
        and one[differ[1]] == two[differ[0]]
    )


def _digits(number: float) -> str:
    return f"{round(number)}" if abs(number) < _MOST else ""


def clash(first: Quantity, second: Quantity) -> bool:
    """Say whether no value fits both."""
    return first.high < second.low or second.high < first.low


def may_be_part(first: Quantity, second: Quantity) -> bool:
    """Say whether one of two counts is so small beside the other that it may be of a part of it.

    A nought too many is a slip all the same: 40 and 400.
    """
    if first.unit or second.unit:
        return False
    small, large = sorted((value(first), value(second)))
    is_nought = _digits(small).rstrip("0") == _digits(large).rstrip("0")
    return 0 < small <= large / _PART and not is_nought


def opposed_hedges(first: Quantity, second: Quantity) -> bool:
    """Say whether both are bounds: a level crossed on the way down, another on the way up."""
    return bool(first.hedge and second.hedge) and (
        (first.high == float("inf")) != (second.high == float("inf"))
    )


def is_one_slip(total: float, parts: Sequence[float]) -> bool:
    """Say whether a sum would be right if one of its numbers were another by a digit, or a swap."""
    over = sum(parts) - total
    fixed = [(total, total + over), *((part, part - over) for part in parts)]
    return bool(over) and any(_is_near_miss(_digits(one), _digits(two)) for one, two in fixed)


def _is_near_miss(one: str, two: str) -> bool:
    if not one or len(one) != len(two):
        return False
    differ = sum(mine != theirs for mine, theirs in zip(one, two, strict=True))
    return differ == 1 or is_swapped(one, two)
