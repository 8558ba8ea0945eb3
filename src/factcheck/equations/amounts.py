"""Two numbers beside each other: equal, or one a slip of the pen for the other."""

from collections.abc import Sequence
from itertools import combinations

from attrs import evolve

from factcheck.mentions.quantities.values import is_one_digit_off, is_swapped, value
from factcheck.model import Quantity, Tally

PERCENT = frozenset({"%", "per cent", "percent", "‰", "per thousand"})
"""Units of figures that are shares of something else."""
_TINY = 1e-9
MOST = 1e15
"""Whole numbers above are not exact as floats."""
NEAR = 0.25
"""Share of a total by which its parts may be off: who is further off counts something else."""


def sharp(quantity: Quantity) -> Quantity:
    """Return a number as what it says: who reckons does not round."""
    told = value(quantity)
    return evolve(quantity, low=told, high=told)


def excess(tally: Tally) -> float:
    """Return by how much the parts go beyond their total."""
    difference = sum(map(value, tally.parts)) - value(tally.total)
    return 0.0 if abs(difference) < _TINY * abs(value(tally.total)) else difference


def is_near(tally: Tally) -> bool:
    """True if the parts miss their total by so little that they can be its parts."""
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    return 0 < abs(excess(tally)) <= NEAR * total and (len(parts) == 1 or max(parts) < total)


def is_one_slip(tally: Tally) -> bool:
    """True if the sum would be right with another digit in one number, or two digits swapped."""
    total, parts, off = value(tally.total), [*map(value, tally.parts)], excess(tally)
    fixed = [(total, total + off), *((part, part - off) for part in parts)]
    return bool(off) and any(are_alike(one, two) for one, two in fixed)


def some_fit(tally: Tally) -> bool:
    """True if some of the parts, two or more but not all, make up the total."""
    parts = [*map(value, tally.parts)]
    return any(
        sum(some) == value(tally.total)
        for count in range(2, len(parts))
        for some in combinations(parts, count)
    )


def are_alike(first: float, second: float) -> bool:
    """True if two numbers of as many digits differ in one, or in two that change places."""
    return is_one_digit_off(first, second) or is_swapped(first, second)


def of_one_unit(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """True if the parts are told in the unit of their total or in none, or the total in none.

    A share is no part of a count, nor is a length of time one beside counted things.
    """
    units = {part.unit for part in parts} - {""}
    is_mixed = any(part.noun and not part.unit for part in parts)
    bare = not (total.unit or is_mixed) and len(units) == 1 and not units & PERCENT
    return units <= {total.unit} or bare
