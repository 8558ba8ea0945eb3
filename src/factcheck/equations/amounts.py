"""A total and its parts: whether they fit, or one slip parts them."""

from collections.abc import Sequence
from itertools import combinations

from attrs import evolve

from factcheck.mentions.quantities.values import is_one_digit_off, is_swapped
from factcheck.model import Quantity, Tally
from factcheck.model.prove import value

PERCENT = frozenset({"%", "per cent", "percent", "‰", "per thousand"})
"""Units of figures that are shares of something else."""
_TINY = 1e-9
NEAR = 0.25
"""Share of a total by which its parts may be off: who is further off counts something else."""


def sharp(quantity: Quantity) -> Quantity:
    """Return a number as what it says: who calculates does not round."""
    number = value(quantity)
    return evolve(quantity, low=number, high=number)


def excess(tally: Tally) -> float:
    """Return by how much the parts go beyond their total."""
    difference = sum(map(value, tally.parts)) - value(tally.total)
    return 0.0 if abs(difference) < _TINY * abs(value(tally.total)) else difference


def is_near(tally: Tally) -> bool:
    """Return True if parts that do not add up can be the parts of their total.

    They miss it by little, and no two or more of them make it up.
    """
    total, parts = value(tally.total), [*map(value, tally.parts)]
    some = (combinations(parts, count) for count in range(2, len(parts)))
    return (
        0 < abs(excess(tally)) <= NEAR * total
        and max(parts) < total
        and not any(sum(few) == total for each in some for few in each)
    )


def is_one_slip(tally: Tally) -> bool:
    """Return True if the sum fits with another digit in one number, or two digits swapped."""
    total, off = value(tally.total), excess(tally)
    fixed = [(total, total + off), *((part, part - off) for part in map(value, tally.parts))]
    return bool(off) and any(are_alike(one, two) for one, two in fixed)


def are_alike(first: float, second: float) -> bool:
    """Return True if two numbers of as many digits differ in one, or in two that change places."""
    return is_one_digit_off(first, second) or is_swapped(first, second)


def of_one_unit(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if the parts are given in the unit of their total or in none, or it in none.

    A share is not a part of a count, nor is a length of time one beside counted things.
    """
    units = {part.unit for part in parts} - {""}
    is_mixed = any(part.noun and not part.unit for part in parts)
    bare = not (total.unit or is_mixed) and len(units) == 1 and not units & PERCENT
    return units <= {total.unit} or bare
