"""Where a date stands on a line: a scale from seconds to a width, and its ticks."""

from collections.abc import Iterator, Sequence

from factcheck.model.calendar import DAY_SECONDS, MONTHS, Unit, date_of, day_number
from factcheck.model.points import Instant
from factcheck.values import frozen

MOST_TICKS = 9
FAR = 0.05
"""Share of the dates, at each end, that may stand apart from the others and are not drawn to scale:
an article on four months of 2020 may name a treaty of 1689."""
FAR_FACTOR = 1.5
"""They do so where leaving them out makes the line shorter than the whole divided by this."""

_MONTH, _YEAR = 30.436875 * DAY_SECONDS, 365.2425 * DAY_SECONDS
"""Mean lengths in the Gregorian calendar, 146,097 days in 400 years; they only choose a step."""
_STEPS: tuple[tuple[int, Unit, float], ...] = (
    *((count, Unit.MINUTE, count * 60.0) for count in (1, 5, 15)),
    *((count, Unit.HOUR, count * 3_600.0) for count in (1, 6)),
    *((count, Unit.DAY, count * float(DAY_SECONDS)) for count in (1, 7)),
    *((count, Unit.MONTH, count * _MONTH) for count in (1, 3)),
    *((count, Unit.YEAR, count * _YEAR) for count in (1, 2, 5, 10, 25, 50, 100, 250, 1_000)),
)


@frozen
class Axis:
    """The stretch of time that is drawn to scale, and how wide."""

    start: Instant
    end: Instant
    """After `start`."""
    width: float
    """In units of the picture."""

    def at(self, instant: float) -> float:
        """Return the place of an instant; before the start it is 0, after the end the width."""
        share = (instant - self.start) / (self.end - self.start)
        return round(min(max(share, 0.0), 1.0) * self.width, 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return (place, label) of round dates, at most ten, in order."""
        ticks = _ticks(self.start, self.end, *_step((self.end - self.start) / MOST_TICKS))
        inside = [(at, label) for at, label in ticks if self.start <= at <= self.end]
        return tuple((self.at(at), label) for at, label in inside[: MOST_TICKS + 1])


def axis(bounds: Sequence[tuple[Instant, Instant]], width: float) -> Axis:
    """Return the axis of the given stretches of time, of which there is at least one.

    Dates far from all others do not stretch it; they are drawn at its ends.
    """
    starts = sorted(start for start, _ in bounds)
    ends = sorted(end for _, end in bounds)
    cut = int(len(bounds) * FAR)
    whole, near = (starts[0], ends[-1]), (starts[cut], ends[-1 - cut])
    is_far = (near[1] - near[0]) * FAR_FACTOR < whole[1] - whole[0]
    start, end = near if is_far else whole
    room = max(60, (end - start) // 50)
    return Axis(start - room, max(start, end) + room, width)


def _step(least: float) -> tuple[int, Unit]:
    """Return the smallest step of at least so many seconds."""
    fitting = (step for step in _STEPS if step[2] >= least)
    count, unit, _ = next(fitting, _STEPS[-1])
    return count, unit


def _ticks(start: Instant, end: Instant, count: int, unit: Unit) -> Iterator[tuple[Instant, str]]:
    if unit in (Unit.MINUTE, Unit.HOUR):
        return _clock_ticks(start, end, count * (60 if unit is Unit.MINUTE else 3_600))
    if unit is Unit.DAY:
        return _day_ticks(start, end, count)
    return _month_ticks(start, end, count * (1 if unit is Unit.MONTH else 12))


def _clock_ticks(start: Instant, end: Instant, seconds: int) -> Iterator[tuple[Instant, str]]:
    for at in range(start - start % seconds, end + seconds, seconds):
        hour, minute = divmod(at % DAY_SECONDS // 60, 60)
        yield at, f"{hour:02}:{minute:02}"


def _day_ticks(start: Instant, end: Instant, days: int) -> Iterator[tuple[Instant, str]]:
    first = start // DAY_SECONDS
    for day in range(first - first % days, end // DAY_SECONDS + 1, days):
        _, month, of_month = date_of(day)
        yield day * DAY_SECONDS, f"{of_month} {MONTHS[month - 1][:3]}"


def _month_ticks(start: Instant, end: Instant, months: int) -> Iterator[tuple[Instant, str]]:
    year, month, _ = date_of(start // DAY_SECONDS)
    index = year * 12 + month - 1
    index -= index % months
    at = start
    while at <= end:
        year, month = divmod(index, 12)
        at = day_number(year, month + 1, 1) * DAY_SECONDS
        yield at, f"{MONTHS[month][:3]} {year}" if months % 12 else f"{year}"
        index += months
