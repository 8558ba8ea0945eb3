"""Tests of whether two dates differ by a typo: a wrong digit, two swapped digits, one day."""

from factcheck.document.text import is_one_slip
from factcheck.model import Date, Edtf
from factcheck.model.agreement import DAY, aligned

_NEAR = 3
"""Maximum difference, in days, between a date and a miscopied one."""
_CUSTOMARY = frozenset({1, 15, 30, 31})
"""Days on which periods usually start or end: "1 June" is not a typo of "1 May"."""


def differ_by_slip(left: Date, right: Date) -> bool:
    """Return True if two single dates differ in one part, as by a typo."""
    mine, theirs = aligned(left, right)
    first, second = (mine.single, theirs.single) if mine and theirs else (None, None)
    if mine is None or theirs is None or first is None or second is None:
        return False
    if first.clock is None or second.clock is None:
        return first.clock is second.clock and _differ_by_day(mine, theirs)
    return (mine.year, mine.month, mine.day) == (theirs.year, theirs.month, theirs.day)


def _differ_by_day(mine: Edtf, theirs: Edtf) -> bool:
    if mine.day is None or theirs.day is None or mine.lower is None or theirs.lower is None:
        return False
    same = mine.year == theirs.year, mine.month == theirs.month, mine.day == theirs.day
    if same == (True, True, False):
        return _are_alike(mine.day, theirs.day)
    if mine.day not in _CUSTOMARY and same in ((True, False, True), (False, True, True)):
        return True
    return 0 < abs(mine.lower // DAY - theirs.lower // DAY) <= _NEAR


def _are_alike(one: int, other: int) -> bool:
    """Return True if two numbers are close, or differ by a wrong, swapped or added digit."""
    is_near = abs(one - other) <= _NEAR
    return is_near or is_one_slip(str(one), str(other))
