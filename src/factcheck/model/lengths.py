"""A length of time against its bounds: what was measured, and how that is told."""

from factcheck.model.calendar import DAY_SECONDS, Unit, weekday_of
from factcheck.model.dates import Edtf
from factcheck.model.distances import (
    FIRM,
    Reach,
    allowed,
    apart,
    is_clocked,
    without_zone,
)
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.reckonings import Stretch
from factcheck.model.text import Document

_LIKE, _LIKE_TOUCHING = 2.5, 6.0
"""A length that is so many times longer or shorter measures something else, or none at all where
its own bounds touch it."""
_HOUR = 60
_MONTH = 30.44
_YEAR = 365.25
_MOST_DAYS = 400
_SIZE = {Unit.MINUTE: 1, Unit.HOUR: 60}
_ROUNDED = {Unit.MINUTE: 5, Unit.HOUR: 25}
"""Minutes by which "200 minutes" and "three hours" may be rounded beside their times."""
_FRIDAY, _SATURDAY = 4, 5
_LEAST_MONTHS = 2
"""From here on days are told in months and years, too."""


def decide(one: Stretch, document: Document) -> Verdict:
    """Return whether a length can be that between its bounds."""
    found = measured(one) if one.length.hedge in FIRM else None
    if found is None:
        return Refused(Reason.NO_VALUE, "the length or its bounds are not told for sure")
    bounds = document.words(one.bounds)
    told = f"“{bounds}” is {spoken(one, found)}"
    if not _contradicts(one, found, touches=bounds[:5].lower() == "from "):
        return Refused(Reason.HOLDS, told)
    message = f"“{document.words(one.span)}”: {told}"
    return Proved("DAT06", one.span, message, related=(Related(one.bounds),))


def _ends(one: Stretch) -> tuple[Edtf, Edtf] | None:
    start, end = one.start.value, one.end.value
    first = start.start if start and start.is_interval else start
    last = end.end if end and end.is_interval else end
    return (first, last) if first and last else None


def measured(one: Stretch) -> Reach | None:
    """Return how far the bounds lie apart, in the unit in which the length is compared."""
    ends = _ends(one)
    if ends is None or any(end.is_approximate or end.is_uncertain for end in ends):
        return None
    first, last = ends
    if first.has_offset != last.has_offset:
        if one.start is not one.end:
            return None
        first, last = without_zone(first), without_zone(last)
    return apart(first, last, minutes=is_clocked(one.length))


def _contradicts(one: Stretch, found: Reach, *, touches: bool) -> bool:
    """Say whether a length cannot be meant by one who measured what was found.

    Args:
        one: The length with its bounds.
        found: How far these lie apart.
        touches: They stand right beside the length: "for six weeks, from 2 May to 8 June".
    """
    if not 0 < found.low <= found.high:
        return False
    middle = (found.low + found.high) / 2
    said, like = _said(one, touches=touches), _LIKE_TOUCHING if touches else _LIKE
    is_like = said.low <= like * middle and middle <= like * said.high
    fits = any(said.meets(reach) for reach in _widened(one, found))
    return is_like and not fits and not _counts_workdays(one)


def _said(one: Stretch, *, touches: bool) -> Reach:
    """Return what the length allows: times beside it leave little to rounding."""
    is_rounded = not touches or one.length.unit not in (Unit.YEAR, Unit.DECADE)
    said, middle = allowed(one.length, rounded=is_rounded), one.length.count
    if one.start is not one.end or one.length.unit not in _ROUNDED:
        return said
    middle, slack = middle * _SIZE[one.length.unit], _ROUNDED[one.length.unit]
    return Reach(max(said.low, middle - slack), min(said.high, middle + slack))


def _widened(one: Stretch, found: Reach) -> tuple[Reach, ...]:
    """Allow for the first and last day or minute, and for clocks put an hour forward or back."""
    shifts = (0, _HOUR, -_HOUR) if is_clocked(one.length) and _may_change_clocks(one) else (0,)
    return tuple(Reach(found.low + shift - 1, found.high + shift + 1) for shift in shifts)


def _may_change_clocks(one: Stretch) -> bool:
    """Say whether a day begins on which clocks are changed: nearly everywhere in a weekend."""
    days = _days(one)
    return any(weekday_of(day) >= _FRIDAY for day in days[1:])


def _days(one: Stretch) -> range:
    """Return the days from the first to the last, a year at most."""
    first, last = ((end.lower or 0) // DAY_SECONDS for end in _ends(one) or ())
    return range(first, min(last, first + _MOST_DAYS) + 1)


def _counts_workdays(one: Stretch) -> bool:
    """Say whether the days are those from Monday to Friday, or to Saturday."""
    if one.length.unit is not Unit.DAY or _ends(one) is None:
        return False
    days = [weekday_of(day) for day in _days(one)]
    counts = [sum(day <= limit for day in days) for limit in (_FRIDAY, _SATURDAY)]
    return one.length.count in counts


def spoken(one: Stretch, found: Reach) -> str:
    """Return what was found, in units that the length is told in."""
    ends = sorted({found.low, found.high})
    if one.length.unit in (Unit.YEAR, Unit.DECADE) and len(ends) > 1:
        told = [f"{years}" for years in sorted({round(end / _YEAR) for end in ends})]
        return f"{' to '.join(told)} years"
    minutes = is_clocked(one.length)
    if not minutes and one.length.unit not in (Unit.MONTH, Unit.YEAR, Unit.DECADE):
        return f"{' to '.join(str(round(end)) for end in ends)} days"
    return " to ".join(spoken_length(round(end), minutes=minutes) for end in ends)


def spoken_length(count: int, *, minutes: bool) -> str:
    """Return a number of minutes or days as people say it: "2 hours and 10 minutes".

    From two months of days on months and years are told with the days in brackets, as they are
    of no one length: "2 years and 2 months (792 days)".
    """
    if minutes:
        hours, rest = divmod(count, _HOUR)
        return _joined((hours, "hour"), (rest, "minute"))
    months = int(count / _MONTH)
    days = _joined((count, "day"))
    if months < _LEAST_MONTHS:
        return days
    years, rest = divmod(months, 12)
    return f"{_joined((years, 'year'), (rest, 'month'))} ({days})"


def _joined(*parts: tuple[int, str]) -> str:
    told = [f"{count:,} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " and ".join(told) or f"0 {parts[-1][1]}s"
