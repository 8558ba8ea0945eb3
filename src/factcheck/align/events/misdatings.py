"""Whether one of two dates may be a slip of the other: a digit, two swapped, a day off."""

import enum

from factcheck.model import Date, Edtf, Unit
from factcheck.model.agreement import DAY, aligned
from factcheck.model.points import Clock

NEAR = 3
"""Days, or minutes, by which who copies a date is off when no digit is misread."""
_MINUTE = 60
_NEAR_MONTHS, _NEAR_YEARS = 2, 10
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


def is_misread(left: Date, right: Date) -> bool:
    """True if a digit was misread: days or minutes in a row are more often two happenings."""
    first, second = aligned(left, right)
    if not (first and second and first.lower and second.lower):
        return False
    unit = _MINUTE if first.has_time else DAY
    return abs(first.lower - second.lower) > NEAR * unit


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
    """True if two numbers lie near, or differ in one digit, in two swapped or in one more."""
    left, right = sorted((str(one).zfill(width), str(other).zfill(width)), key=len)
    if abs(one - other) <= NEAR or left == right[::-1]:
        return True
    if len(left) == len(right):
        return sum(mine != theirs for mine, theirs in zip(left, right, strict=True)) == 1
    return any(right[:at] + right[at + 1 :] == left for at in range(len(right)))


def differ_coarsely(one: Date, other: Date) -> bool:
    """True if two dates, one of them a month or year, lie near each other or look alike."""
    mine, theirs = one.value, other.value
    if mine is None or theirs is None or Unit.DAY in one.stated & other.stated:
        return False
    if not (_is_told(one) and _is_told(other)):
        return False
    years = abs((mine.year or 0) - (theirs.year or 0))
    if mine.month and theirs.month:
        months = abs(12 * ((mine.year or 0) - (theirs.year or 0)) + mine.month - theirs.month)
        return months <= _NEAR_MONTHS or (mine.month == theirs.month and years <= _NEAR_YEARS)
    return 0 < years <= _NEAR_YEARS


def _is_told(date: Date) -> bool:
    """True if the words give a single year or month themselves, without "about"."""
    value = date.value
    if value is None or value.is_approximate or value.is_uncertain:
        return False
    return value.single is not None and Unit.YEAR in date.stated
