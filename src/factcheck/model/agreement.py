"""Comparison of the dates of two claims: can both describe the same event?"""

import enum
import re
from collections.abc import Iterator

from attrs import evolve, frozen

from factcheck.model.claims import Claim
from factcheck.model.dates import Edtf, EdtfError, Unit
from factcheck.model.facts import Date, DateKind
from factcheck.model.text import Span

DAY = 86_400
HALF_HOUR = 1_800
"""Time zones differ by a multiple of this many seconds.

Source: the IANA tz database. Zones with quarter hours, such as Nepal's, are not covered.
"""
_SLACK = 60
"""Seconds by which two clocks may differ for the same moment."""
_NEAR_DAYS = 10
_NEAR_SECONDS = 3_600
_ALIKE = 2
"""Number of parts (day, month, year) that two similar dates have in common."""
_FINE = frozenset({Unit.SECOND, Unit.MINUTE, Unit.DAY})
_NIGHT_SECONDS = 6 * 3_600
"""Seconds before or after a day in which a time may still belong to the night of that day."""
_NIGHT = re.compile(r"\b(?:night|evening|midnight)\b")
"""Words that allow a clock time to belong to the day after the stated one."""


class Relation(enum.Enum):
    """The relation between the dates of two claims."""

    AGREE = "agree"
    """The claims have a day or a minute in common."""
    OPEN = "open"
    """A claim has no date, or the dates do not contradict each other."""
    CONFLICT = "conflict"
    """The dates contradict each other and are similar, so that either may be a typo."""
    APART = "apart"
    """The dates contradict each other and are not similar: the events are different."""


@frozen(eq=False)
class Dated:
    """A claim with the dates that can prove agreement, prepared for many comparisons."""

    claim: Claim
    alibis: tuple[tuple[Date, bool], ...]
    """Pairs of a date with day or finer precision and a flag: True for the claim's own date."""

    @classmethod
    def of(cls, claim: Claim) -> "Dated":
        """Return a claim prepared for comparison."""
        return cls(claim, tuple(one for one in _alibis(claim) if is_fine(one[0])))


def relation(left: Claim, right: Claim) -> Relation:
    """Return the relation between two claims; only their own dates can contradict each other."""
    return relation_of(Dated.of(left), Dated.of(right))


def relation_of(one: Dated, other: Dated) -> Relation:
    """Return the relation between two prepared claims; see `relation`."""
    left, right = one.claim, other.claim
    mine, theirs = left.date, right.date
    if _share(one, other):
        return Relation.AGREE
    if mine is None or theirs is None or mine.value is None or theirs.value is None:
        return Relation.OPEN
    if coincide(mine, theirs):
        return Relation.OPEN
    accuse = is_stated(mine) and is_stated(theirs) and _is_near(mine, theirs)
    return Relation.CONFLICT if accuse else Relation.APART


def exclude(left: Claim, right: Claim, *, far: bool = False) -> bool:
    """Return True if the dates of two claims about one event contradict each other.

    Args:
        left: A claim.
        right: Another claim.
        far: Whether dates that are not similar also count as a contradiction.
    """
    found = relation(left, right)
    return found is Relation.CONFLICT or (far and found is Relation.APART)


def dated(claim: Claim, date: Date) -> Claim:
    """Return a copy of a claim with `date`, one of its other dates, as its own date."""
    others = tuple(one for one in dates_of(claim) if one != date)
    return evolve(claim, date=date, other_dates=others)


def coincide(left: Date, right: Date) -> bool:
    """Return True if two dates overlap; the inferred units of each are taken from the other."""
    first, second = aligned(left, right)
    if first is None or second is None:
        return True
    return first.overlaps(second) and not _is_off_clock(first, second)


def _is_off_clock(first: Edtf, second: Edtf) -> bool:
    """Return True if no time zone makes a local time equal to a time with an offset."""
    if first.has_offset == second.has_offset or not (first.has_time and second.has_time):
        return False
    if first.is_interval or second.is_interval or first.lower is None or second.lower is None:
        return False
    rest = (first.lower - second.lower) % HALF_HOUR
    return _SLACK < rest < HALF_HOUR - _SLACK


def aligned(left: Date, right: Date) -> tuple[Edtf | None, Edtf | None]:
    """Return both values, or None; an inferred year or day is replaced with the other date's."""
    first = _follow(left, right)
    return first, right.value if first is not left.value else _follow(right, left)


def disputed(date: Date, counter: Date) -> Span:
    """Return the part of a date that `counter` contradicts: the day if days differ, else all."""
    mine, theirs = aligned(date, counter)
    days = [one.lower // DAY if one and one.lower else None for one in (mine, theirs)]
    apart = days[0] != days[1] and Unit.DAY in date.stated
    return date.anchor if apart and date.anchor and date.kind is DateKind.CLOCK else date.span


def worded(date: Date, words: str) -> str:
    """Return the words of a date without a leading "on"; for a calculated date, its day or time."""
    value = date.value
    if date.kind is not DateKind.RELATIVE or date.stated or value is None or not value.single:
        return re.sub(r"^[Oo]n ", "", words)
    clock = value.single.clock
    return f"{clock.hour:02}:{clock.minute:02}" if clock else str(value)


def _follow(date: Date, leader: Date) -> Edtf | None:
    value, model = date.value, leader.value
    if value is None or model is None or not date.stated:
        return value
    if date.kind is DateKind.CLOCK and Unit.DAY not in date.stated:
        return _on_day_of(value, model)
    if Unit.YEAR not in date.stated:
        return _in_year_of(value, model)
    return value


def _on_day_of(value: Edtf, model: Edtf) -> Edtf:
    """Return a time moved to the day of another date, if that day is known."""
    if value.lower is None or model.lower is None or model.precision not in _FINE:
        return value
    days = model.lower // DAY - value.lower // DAY
    return value.shift(days, Unit.DAY) if days else value


def _in_year_of(value: Edtf, model: Edtf) -> Edtf:
    year, other = value.year, model.year
    if year is None or other is None or year == other:
        return value
    try:
        return value.shift(other - year, Unit.YEAR)
    except EdtfError:
        return value


def _share(left: Dated, right: Dated) -> bool:
    """Return True if the claims share a day or minute and one of the dates is a claim's own."""
    if not (left.alibis and right.alibis):
        return False
    timed = _has_time(left.claim.date) and _has_time(right.claim.date)
    return any(
        coincide(mine, theirs)
        for mine, is_own in left.alibis
        for theirs, is_other in right.alibis
        if (is_own or is_other) and (not timed or (_has_time(mine) and _has_time(theirs)))
    )


def _has_time(date: Date | None) -> bool:
    """Return True if a date includes a time of day."""
    return date is not None and date.value is not None and date.value.has_time


def _alibis(claim: Claim) -> Iterator[tuple[Date, bool]]:
    """Yield each date that can prove agreement, with True if it is the claim's own date.

    A relative date that resolves to the claim's own date is omitted, because it only repeats that
    date with less precision.
    """
    for date in dates_of(claim):
        if not _tells_again(date, claim.date):
            yield closed(_bound(date, claim)), date == claim.date


def _tells_again(date: Date, own: Date | None) -> bool:
    if own is None or date.kind is not DateKind.RELATIVE or date == own:
        return False
    return is_stated(own) and coincide(date, own)


def _bound(date: Date, claim: Claim) -> Date:
    """Return a date; a clock time without a day gets the stated day of its claim."""
    own = claim.date
    bare = date.kind is DateKind.CLOCK and Unit.DAY not in date.stated
    if own is None or not bare or Unit.DAY not in own.stated or _NIGHT.search(claim.says):
        return date
    return evolve(date, stated=date.stated | own.stated)


def closed(date: Date) -> Date:
    """Reduce an open interval to its known end: "since May" does not mean every later day."""
    value = date.value
    if value is None or not value.is_interval or (value.start and value.end):
        return date
    return evolve(date, value=value.start or value.end or value)


def dates_of(claim: Claim) -> tuple[Date, ...]:
    """Return every date of a claim, its own first."""
    dates = (claim.date, *claim.other_dates) if claim.date else claim.other_dates
    return tuple(date for date in dates if date.value)


def is_fine(date: Date) -> bool:
    """Return True if a date has day or finer precision."""
    return date.value is not None and date.value.precision in _FINE


def is_stated(date: Date) -> bool:
    """Return True if the text states the day or time exactly, without a word such as "about"."""
    value = date.value
    given = Unit.DAY in date.stated or Unit.MINUTE in date.stated or Unit.HOUR in date.stated
    exact = value is not None and not (value.is_approximate or value.is_uncertain)
    return given and exact and date.kind is not DateKind.VAGUE


def _is_near(left: Date, right: Date) -> bool:
    first, second = aligned(left, right)
    if first is None or second is None or first.lower is None or second.lower is None:
        return False
    if first.has_time != second.has_time:
        return Unit.DAY in left.stated & right.stated and _is_another_day(first, second)
    gap = abs(first.lower - second.lower)
    if first.has_time and first.lower // DAY == second.lower // DAY:
        return gap <= _NEAR_SECONDS
    return gap <= _NEAR_DAYS * DAY or look_alike(first, second)


def _is_another_day(first: Edtf, second: Edtf) -> bool:
    """Return True if a time is close to a day, but not on that day or in the adjoining night."""
    time, day = (first, second) if first.has_time else (second, first)
    if None in (time.lower, time.upper, day.lower, day.upper) or time.is_interval:
        return False
    gap = max((day.lower or 0) - (time.upper or 0), (time.lower or 0) - (day.upper or 0))
    return _NIGHT_SECONDS <= gap <= _NEAR_DAYS * DAY


def look_alike(first: Edtf, second: Edtf) -> bool:
    """Return True if two dates have two of day, month and year in common."""
    parts = ((first.year, second.year), (first.month, second.month), (first.day, second.day))
    return sum(mine == theirs and mine is not None for mine, theirs in parts) >= _ALIKE
