"""Whether one of two dates may be a slip of the other: a digit, two swapped, a day off."""

import enum

from factcheck.model import Date, Edtf
from factcheck.model.agreement import DAY, aligned
from factcheck.model.points import Clock

NEAR = 3
"""Days, or minutes, by which who copies a date is off when no digit is misread."""
_CUSTOMARY = frozenset({1, 15, 30, 31})
"""Days of a month on which things begin and end by custom: two of them are two happenings."""


class Misdating(enum.Enum):
    """Which part of a date is another one in the other."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    MINUTE = "minute"
    HOUR = "hour"


def misdating(left: Date, right: Date) -> Misdating | None:
    """Return the part in which two single dates differ as a slip makes them differ."""
    mine, theirs = aligned(left, right)
    first, second = (mine.single, theirs.single) if mine and theirs else (None, None)
    if mine is None or theirs is None or first is None or second is None:
        return None
    if (first.clock is None) != (second.clock is None):
        return None
    days = _between_days(mine, theirs)
    if first.clock is None or second.clock is None:
        return days
    times = [(clock.hour, clock.minute) for clock in (first.clock, second.clock)]
    if times[0] == times[1]:
        return days
    return _between_clocks(first.clock, second.clock) if _are_of_one_day(mine, theirs) else None


def _are_of_one_day(mine: Edtf, theirs: Edtf) -> bool:
    if mine.lower is None or theirs.lower is None:
        return False
    return mine.lower // DAY == theirs.lower // DAY


def _between_days(mine: Edtf, theirs: Edtf) -> Misdating | None:
    if mine.day is None or theirs.day is None or mine.lower is None or theirs.lower is None:
        return None
    same = mine.year == theirs.year, mine.month == theirs.month, mine.day == theirs.day
    if same == (True, True, False):
        return Misdating.DAY if are_alike(mine.day, theirs.day) else None
    if mine.day not in _CUSTOMARY and same == (True, False, True):
        return Misdating.MONTH
    if mine.day not in _CUSTOMARY and same == (False, True, True):
        return Misdating.YEAR
    apart = abs(mine.lower // DAY - theirs.lower // DAY)
    return Misdating.DAY if 0 < apart <= NEAR else None


def _between_clocks(mine: Clock, theirs: Clock) -> Misdating | None:
    if mine.offset != theirs.offset:
        return None
    if mine.hour == theirs.hour:
        is_slip = are_alike(mine.minute, theirs.minute, width=2)
        return Misdating.MINUTE if is_slip and mine.minute != theirs.minute else None
    return Misdating.HOUR if mine.minute == theirs.minute else None


def are_alike(one: int, other: int, width: int = 0) -> bool:
    """Say whether two numbers lie near, or differ in one digit, in two swapped or in one more."""
    left, right = sorted((str(one).zfill(width), str(other).zfill(width)), key=len)
    if abs(one - other) <= NEAR or left == right[::-1]:
        return True
    if len(left) == len(right):
        return sum(mine != theirs for mine, theirs in zip(left, right, strict=True)) == 1
    return any(right[:at] + right[at + 1 :] == left for at in range(len(right)))
