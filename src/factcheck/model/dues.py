"""Where a distance leads to, and whether the date told with it can be that."""

from collections.abc import Iterator

from attrs import evolve

from factcheck.model.calendar import DAY_SECONDS, Unit
from factcheck.model.dates import Edtf, spoken
from factcheck.model.distances import (
    FIRM,
    fits,
    is_clocked,
    led_to,
)
from factcheck.model.facts import Date
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.reckonings import Reckoning
from factcheck.model.text import Document

_NEAR_DAYS = {Unit.WEEK: 21, Unit.MONTH: 100}
_FEW_DAYS = 10
_SMALL_HOURS = 6
_NEAR_YEARS = 12
_NEAR_MINUTES = 90
_ALIKE = 2
"""So many of day, month and year are equal in dates that look alike."""


def due_date(one: Reckoning) -> Edtf | None:
    """Return the date that the distance leads to; None for a count that is not whole."""
    value = one.base.value
    if value is None:
        return None
    start = value.end or value.start or value if value.is_interval else value
    if start.has_time and start.year and not is_clocked(one.distance):
        start = Edtf.of(start.year, start.month, start.day)
    return led_to(start, one.distance, one.sign)


def decide(one: Reckoning, document: Document) -> Verdict:
    """Return whether a date can be that to which the distance told with it leads."""
    due = due_date(one)
    if due is None or one.distance.hedge not in FIRM:
        return Refused(Reason.NO_VALUE, "the distance is not told for sure")
    if not _contradicts(one, due):
        return Refused(Reason.HOLDS, f"the distance may lead to the date: {spoken(due)}")
    words = document.words
    sign = "+" if one.sign > 0 else "-"
    length = words(one.distance.span)
    length = f"one {one.distance.unit}" if length.lower().startswith("the ") else length
    base, told = (_end(date) for date in (one.base, one.target))
    said = length[:1].lower() + length[1:]
    proof = f"{base} {sign} {said} = {spoken(due)}, not {told}"
    message = f"“{words(one.span)}”: {proof}"
    return Proved("DAT03", one.span, message, related=(Related(one.base.span, "anchor"),))


def _end(date: Date) -> str:
    """Return a date in words, of a stretch its end, which is counted from."""
    value = date.value.end if date.value and date.value.is_interval else None
    value = value or date.value
    return spoken(value) if value else ""


def _contradicts(one: Reckoning, due: Edtf) -> bool:
    """Say whether no date near by explains a distance, and the date told may be a slip of it.

    From an event that is dated elsewhere days may be counted with the first or without it.
    """
    if any(_may_be(one, base) for base in (one.base, *one.others)) or not _is_ahead(one):
        return False
    return _is_near(one, due, one.target.value)


def _may_be(one: Reckoning, base: Date) -> bool:
    inclusive = one.is_named and one.distance.unit is Unit.DAY
    inclusive = inclusive and base is one.base
    lengths = [one.distance.count + more for more in ((-1, 0, 1) if inclusive else (0,))]
    return any(
        fits(day, one.target, evolve(one.distance, count=count), one.sign)
        for day in (base, *_evening(one, base))
        for count in lengths
    )


def _evening(one: Reckoning, base: Date) -> Iterator[Date]:
    """Yield the day before a time in the small hours, which people count with the evening."""
    point = base.value.single if base.value else None
    small = point is not None and point.clock is not None and point.clock.hour < _SMALL_HOURS
    if small and base.value and not is_clocked(one.distance):
        yield evolve(base, value=base.value.shift(-1, Unit.DAY))


def _is_ahead(one: Reckoning) -> bool:
    """Say whether the date lies on the side of its base that the distance says."""
    base, target = one.base.value, one.target.value
    if base is None or target is None:
        return False
    return base.before(target) if one.sign > 0 else target.before(base)


def _is_near(one: Reckoning, due: Edtf, told: Edtf | None) -> bool:
    """Say whether two dates are near or alike enough for one to be a slip of the other."""
    if told is None or due.lower is None or told.lower is None:
        return False
    gap = abs(due.lower - told.lower)
    if due.has_time:
        return gap <= _NEAR_MINUTES * 60
    if due.precision is Unit.YEAR or told.precision is Unit.YEAR:
        return gap <= _NEAR_YEARS * 366 * DAY_SECONDS
    same = [due.day == told.day, due.month == told.month, due.year == told.year]
    near = _NEAR_DAYS.get(one.distance.unit, _FEW_DAYS)
    return gap <= near * DAY_SECONDS or sum(same) >= _ALIKE
