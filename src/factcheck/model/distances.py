"""How far two dates lie apart, and how far a length in words may reach."""

from attrs import evolve, frozen

from factcheck.model.calendar import DAY_SECONDS, Unit
from factcheck.model.dates import Edtf, EdtfError
from factcheck.model.facts import Date, Duration

_MINUTE = 60
_DAYS = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25, Unit.DECADE: 3652.5}
_MINUTES = {Unit.MINUTE: 1.0, Unit.HOUR: 60.0}
_SLACK = {
    Unit.DAY: (0.0, 0.0),
    Unit.WEEK: (3.0, 3.0),
    Unit.MONTH: (16.0, 20.0),
    Unit.YEAR: (220.0, 350.0),
    Unit.DECADE: (730.0, 900.0),
    Unit.HOUR: (30.0, 30.0),
}
"""How much shorter and longer than said a length may be, in days or minutes: half of its unit, a
little more upwards, since people count what is full. Days and minutes are counted exactly."""
_ROUND_SHARE = 0.1
"""A count of tens may be rounded by so much of itself; of fives in minutes by half as much."""
_ROUND_YEARS = 5
_LATE_MONTH = 10
TO_THE_DAY = "to the day"
_SHARP = frozenset({"exactly", "precisely", TO_THE_DAY})
_LOOSE = frozenset({"just", "only", "fully", "a full", "barely"})
"""Words that may, but need not, soften: one unit on either side is allowed."""
FIRM = _SHARP | _LOOSE | {""}
"""Hedges with which a length still says how long it was."""
_SUM_SLACK = 3.0
"""Days by which the sum of months and days may be off, since months differ in length."""


@frozen
class Reach:
    """The least and the most that a distance may be, both included."""

    low: float
    high: float

    def meets(self, other: "Reach") -> bool:
        """Say whether both may be the same distance."""
        return self.low <= other.high and other.low <= self.high


def is_clocked(length: Duration) -> bool:
    """Say whether a length is told in hours or smaller, and so compared in minutes."""
    return length.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def allowed(length: Duration, *, rounded: bool = True) -> Reach:
    """Return what a length allows: minutes if it is told in hours or minutes, else days."""
    size = _MINUTES.get(length.unit) or _DAYS.get(length.unit) or 1 / _MINUTE
    middle = length.count * size
    if length.days:
        middle += length.days
        return Reach(middle - _SUM_SLACK, middle + _SUM_SLACK)
    below, above = (0.0, 0.0) if length.hedge in _SHARP else _SLACK.get(length.unit, (0.0, 0.0))
    if length.hedge in _SHARP and length.unit in (Unit.MONTH, Unit.YEAR, Unit.DECADE):
        below = above = 2.0
    share = _rounding(length) if rounded else 0.0
    more = max(share * middle, size if length.hedge in _LOOSE else 0.0)
    return Reach(middle - max(below, more), middle + max(above, more))


def _rounding(length: Duration) -> float:
    """Return the share by which a round count may be off."""
    if length.hedge in _SHARP or length.unit is Unit.DAY:
        return 0.0
    tens = length.count >= 30 and length.count % 10 == 0  # noqa: PLR2004 - round numbers
    fives = length.count >= 15 and length.count % 5 == 0  # noqa: PLR2004
    return _ROUND_SHARE if tens else _ROUND_SHARE / 2 if fives else 0.0


def apart(base: Edtf, target: Edtf, *, minutes: bool) -> Reach | None:
    """Return how far `target` lies after `base`, in minutes or days; None if it is not known."""
    ends = base.lower, base.upper, target.lower, target.upper
    if None in ends or (minutes and not (base.has_time and target.has_time)):
        return None
    grain = _MINUTE if minutes else DAY_SECONDS
    lower, upper, first, last = (end or 0 for end in ends)
    begin, end = lower // grain, (upper - 1) // grain
    return Reach(first // grain - end, (last - 1) // grain - begin)


def without_zone(date: Edtf) -> Edtf:
    """Return a time without its zone: "from 14:02 to 14:55 UTC" writes it once for both."""
    point = date.single
    if point is None or point.clock is None:
        return date
    return Edtf((evolve(point, clock=evolve(point.clock, offset=None)),))


def led_to(date: Edtf, length: Duration, sign: int) -> Edtf | None:
    """Return the date so far from another, by the calendar; None if that cannot be said."""
    if length.count != int(length.count):
        return None
    moved = moved_by(date, sign * int(length.count), length.unit)
    return moved_by(moved, sign * length.days, Unit.DAY) if moved and length.days else moved


def fits(base: Date, target: Date, length: Duration, sign: int) -> bool:
    """Say whether a date may lie so far from another; what is not known fits.

    A year that either of them does not state may be the year before or the year after.
    """
    one, other = known_end(base.value), known_end(target.value)
    if one is None or other is None or one.is_approximate or other.is_approximate:
        return True
    stated = Unit.YEAR in base.stated and Unit.YEAR in target.stated
    if length.unit is Unit.YEAR and other.precision is Unit.YEAR and stated and not length.hedge:
        return _fits_years(one, other, length, sign)
    reach = allowed(length)
    for years in (0,) if stated else (0, 1, -1):
        moved = moved_by(other, years, Unit.YEAR)
        found = apart(one, moved, minutes=is_clocked(length)) if moved else None
        if found is None or _signed(found, sign).meets(reach):
            return True
    return False


def _fits_years(base: Edtf, target: Edtf, length: Duration, sign: int) -> bool:
    """Say whether a year may lie so many years from a date, as people count who tell only years.

    From the last months of a year on "two years later" may be the third; "ten years" are rounded.
    """
    ends = [end for end in (base.start, base.end) if end] if base.is_interval else [base]
    slack = length.count % _ROUND_YEARS == 0 or length.count != int(length.count)
    for end in ends:
        late = (end.month or 0) >= _LATE_MONTH
        if end.year is None or target.year is None:
            return True
        over = sign * (target.year - end.year) - length.count
        if over == 0 or (over == sign and late) or (slack and abs(over) <= 1):
            return True
    return False


def known_end(date: Edtf | None) -> Edtf | None:
    """Return a date, and of an interval that is open on one side the end that it tells."""
    if date is None or not date.is_interval or (date.start and date.end):
        return date
    return date.start or date.end


def _signed(reach: Reach, sign: int) -> Reach:
    return reach if sign > 0 else Reach(-reach.high, -reach.low)


def moved_by(date: Edtf, count: int, unit: Unit) -> Edtf | None:
    """Return a date so many units later; None if that cannot be said."""
    try:
        return date.shift(count, unit)
    except EdtfError:
        return None
