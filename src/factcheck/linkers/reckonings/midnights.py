"""Times of which the text gives no day: moved to the day on which a distance of hours fits them."""

from attrs import evolve

from factcheck.model import Date, DateKind, Reckoning, Unit
from factcheck.model.agreement import DAY
from factcheck.model.distances import is_clocked


def within_a_day(one: Reckoning) -> Reckoning:
    """Return a distance in hours with its times on the same day, or on both sides of midnight.

    Which day a bare time is of is a guess; "twelve minutes later" leaves no doubt.
    """
    if not is_clocked(one.distance):
        return one
    base, target = one.base, one.target
    if _is_bare(base):
        base = _moved(base, target, -one.sign)
    elif _is_bare(target):
        target = _moved(target, base, one.sign)
    others = tuple(
        _moved(other, target, -one.sign) if _is_bare(other) else other for other in one.others
    )
    return evolve(one, base=base, target=target, others=others)


def _is_bare(date: Date) -> bool:
    return date.kind is DateKind.CLOCK and Unit.DAY not in date.stated


def _moved(date: Date, to: Date, sign: int) -> Date:
    """Return a time on the day on which it lies less than a day behind another, or before it."""
    mine, theirs = date.value, to.value
    if mine is None or theirs is None or mine.lower is None or theirs.lower is None:
        return date
    if not (mine.has_time and theirs.has_time) or mine.is_interval:
        return date
    gap = mine.lower - theirs.lower
    rest = gap % DAY if sign > 0 else -(-gap % DAY)
    return evolve(date, value=mine.shift((rest - gap) // DAY, Unit.DAY))
