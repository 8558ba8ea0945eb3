"""Calendar arithmetic on single dates."""

from functools import lru_cache

from attrs import evolve

from factcheck.model.bounded import Bounded
from factcheck.model.calendar import (
    DAY_SECONDS,
    MONTHS_IN,
    SECONDS_IN,
    Unit,
    date_of,
    days_in_month,
    is_finer,
)
from factcheck.model.points import HOLE, PARTS, Clock, EdtfError, Point

_CODES = {(part.unit, part.first): code for code, part in reversed(PARTS.items())}


@lru_cache(maxsize=4_096)
def shifted(point: Point | Bounded, amount: int, unit: Unit) -> Point:
    """Return the date moved by a number of units; see `Edtf.shift`."""
    if isinstance(point, Bounded):
        raise EdtfError(f"cannot shift {point}: only its bounds are known")
    if is_finer(unit, point.precision):
        known = point.precision
        raise EdtfError(f"cannot shift {point} by {unit}s: it is only known to the {known}")
    if unit in SECONDS_IN:
        return _by_seconds(point, amount * SECONDS_IN[unit])
    return _by_months(point, amount * MONTHS_IN[unit])


def _by_seconds(point: Point, seconds: int) -> Point:
    clock = point.clock
    since_midnight = clock.seconds if clock else 0
    days, rest = divmod(since_midnight + seconds, DAY_SECONDS)
    year, month, day = date_of((point.day_number or 0) + days)
    if clock:
        clock = _clock(clock, rest)
    return evolve(point, year=year, month=month, day=day, clock=clock)


def _clock(clock: Clock, since_midnight: int) -> Clock:
    minutes, second = divmod(since_midnight, 60)
    hour, minute = divmod(minutes, 60)
    return evolve(clock, hour=hour, minute=minute, second=None if clock.second is None else second)


def _by_months(point: Point, months: int) -> Point:
    year, month = divmod(point.month_index + months, 12)
    month += 1
    if point.month is None or point.month == HOLE:
        return evolve(point, year=year)
    if point.month in PARTS:
        return evolve(point, year=year, month=_CODES[PARTS[point.month].unit, month])
    if point.day_number is not None and (point.day or 0) > days_in_month(year, month):
        return evolve(point, year=year, month=month, day=None, clock=None)
    return evolve(point, year=year, month=month)
