"""A length of time is not that between the dates it is told with.

## Why it matters

One of the three is wrong, and durations are copied into summaries without their dates.

## What it leaves alone

Counting with or without the first and the last day; working days; an hour more or less over a
change of clocks; hedges, bounds and rounded figures; lengths of something else, such as a pause.

## Source

ISO 8601-1:2019, 3.1.1.8 (duration) and 5.5.2 (time interval by start and end).
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Edtf, Flag, Related, Severity, Stretch, Unit
from factcheck.model.calendar import DAY_SECONDS, weekday_of
from factcheck.model.distances import FIRM, Reach, allowed, apart, is_clocked, without_zone

_LIKE = 2.5
"""A length that is so many times longer or shorter measures something else."""
_HOUR = 60
_FRIDAY, _SATURDAY = 4, 5


def duration_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each length that its own bounds contradict."""
    for one in dossier.stretches:
        found = _measured(one) if one.length.hedge in FIRM else None
        if found is not None and _contradicts(one, found):
            yield _flag(dossier, one, found)


def _ends(one: Stretch) -> tuple[Edtf, Edtf] | None:
    start, end = one.start.value, one.end.value
    first = start.start if start and start.is_interval else start
    last = end.end if end and end.is_interval else end
    return (first, last) if first and last else None


def _measured(one: Stretch) -> Reach | None:
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


def _contradicts(one: Stretch, found: Reach) -> bool:
    if not 0 < found.low <= found.high:
        return False
    middle = (found.low + found.high) / 2
    said = allowed(one.length)
    is_like = said.low <= _LIKE * middle and middle <= _LIKE * said.high
    return is_like and not said.meets(_widened(one, found)) and not _counts_workdays(one)


def _widened(one: Stretch, found: Reach) -> Reach:
    """Allow for the first and last day or minute, and for a change of clocks."""
    crosses = len({end.day for end in _ends(one) or ()}) > 1
    slack = 1 + (_HOUR if is_clocked(one.length) and crosses else 0)
    return Reach(found.low - slack, found.high + slack)


def _counts_workdays(one: Stretch) -> bool:
    """Say whether the days are those from Monday to Friday, or to Saturday."""
    ends = _ends(one)
    if one.length.unit is not Unit.DAY or ends is None:
        return False
    first, last = ((end.lower or 0) // DAY_SECONDS for end in ends)
    days = [weekday_of(day) for day in range(first, min(last, first + 400) + 1)]
    counts = [sum(day <= limit for day in days) for limit in (_FRIDAY, _SATURDAY)]
    return one.length.count in counts


def _flag(dossier: Dossier, one: Stretch, found: Reach) -> Flag:
    words = dossier.document.words
    unit, size = ("minutes", 1.0) if is_clocked(one.length) else ("days", 1.0)
    if one.length.unit in (Unit.YEAR, Unit.DECADE):
        unit, size = "years", 365.25
    low, high = (round(end / size) for end in (found.low, found.high))
    many = f"{low}" if low == high else f"{low} to {high}"
    return Flag(
        span=one.span,
        message=f"“{words(one.span)}”: “{words(one.bounds)}” is {many} {unit}",
        related=(Related(one.bounds),),
    )


CHECK = Check(
    code="DAT06",
    run=duration_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "On 6 May 2021 the pumps stood still for [[47 minutes]], from 14:02 to 14:55.",
            says="“47 minutes”: “from 14:02 to 14:55” is 53 minutes",
        ),
        Bad(
            "The fair was open for [[14 days]], from 3 to 20 May 2019.",
            says="“14 days”: “from 3 to 20 May 2019” is 17 days",
        ),
    ),
    good=(
        "The fair was open for 18 days, from 3 to 20 May 2019.",
        "The office worked for 12 days, from 3 to 20 May 2019.",
        "Mules rested for two days between 3 and 20 May 2019.",
        "On 6 May 2021 the pumps stood still for about 50 minutes, from 14:02 to 14:55.",
        "She ruled for six years, from 1903 to 1909.",
    ),
)
