"""The time axis: a scale from seconds to a width, and its ticks."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.model.calendar import DAY_SECONDS, MONTHS, Unit, date_of, day_number
from factcheck.model.points import Instant

MOST_TICKS = 9
MOST_STRETCHES = 5
LONG_GAP = 0.4
"""Minimum share of the remaining time of an empty stretch that the axis leaves out."""
FEWEST = 5
"""Minimum number of dates for an axis to be split."""
LEAST_WIDTH, GAP = 100.0, 16.0
"""Minimum width of a stretch, and the gap between two, in units of the picture."""
WIDE = 2
"""A date this many times as long as the median is not used to choose the period."""

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
class Stretch:
    """A stretch of time without a long gap, drawn to scale."""

    start: Instant
    end: Instant
    """End of the stretch, later than `start`."""
    told: tuple[Instant, Instant]
    """The first second of its first date, and the second after its last date."""
    left: float
    right: float
    """Right edge of the stretch, in units of the picture."""
    most_ticks: int = MOST_TICKS

    def at(self, instant: float) -> float:
        """Return the position of an instant; instants outside are drawn at the nearer end."""
        share = (instant - self.start) / (self.end - self.start)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return (position, label) of round dates, in order; empty if `head` is enough."""
        count, unit = _step((self.end - self.start) / self.most_ticks)
        if self.told[1] - self.told[0] <= (DAY_SECONDS if unit is Unit.DAY else 1):
            return ()
        ticks = _ticks(self.start, self.end, count, unit)
        inside = [(at, label) for at, label in ticks if self.start <= at <= self.end]
        placed = ((self.at(at), label) for at, label in inside[: self.most_ticks + 1])
        return tuple(_apart(placed, self.left - GAP / 2, self.right + GAP / 2))

    @property
    def head(self) -> str:
        """Return the days, months or years that it covers: "14–15 Mar 2024"."""
        first, last = (date_of(at // DAY_SECONDS) for at in (self.told[0], self.told[1] - 1))
        is_whole_year = first[1:] == (1, 1) and last[1:] == (12, 31)
        if is_whole_year or self.told[1] - self.told[0] > FULL_DAYS * _MONTH:
            return _joined(f"{first[0]}", f"{last[0]}")
        if first == last:
            return _day(first)
        if first[:2] == last[:2]:
            return f"{first[2]}–{_day(last)}"
        return f"{_day(first) if first[0] != last[0] else _day(first)[:-5]} – {_day(last)}"


LETTER = 6.0
"""Width of a character of a label, in units of the picture."""


def _apart(
    ticks: Iterable[tuple[float, str]], left: float, right: float
) -> Iterator[tuple[float, str]]:
    """Yield the ticks whose labels neither overlap nor leave their area."""
    reached = left
    for at, label in ticks:
        half = len(label) * LETTER / 2
        if at - half >= reached and at + half <= right:
            yield at, label
            reached = at + half


FULL_DAYS = 24
"""A stretch of more months is labelled by its years only."""


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _day(date: tuple[int, int, int]) -> str:
    year, month, day = date
    return f"{day} {MONTHS[month - 1][:3]} {year}"


@frozen
class Axis:
    """The drawn time: one stretch, or several with the time between them left out."""

    stretches: tuple[Stretch, ...]
    """The stretches in order; at least one."""
    width: float
    """Width in units of the picture."""

    def at(self, instant: float) -> float:
        """Return the position of an instant; in a gap, the end before it."""
        before = [one for one in self.stretches if one.start <= instant]
        return (before[-1] if before else self.stretches[0]).at(instant)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return (position, label) of round dates, in order."""
        return tuple(tick for stretch in self.stretches for tick in stretch.ticks())

    @property
    def breaks(self) -> tuple[float, ...]:
        """Return the positions at which time is left out."""
        return tuple(round(one.right + GAP / 2, 1) for one in self.stretches[:-1])


def axis(bounds: Sequence[tuple[Instant, Instant]], width: float) -> Axis:
    """Return the axis for some dates, of which there must be at least one.

    It covers the period of the narrative. If most of it would be empty (an article on one night
    that mentions a treaty of 1689), the empty stretches are left out, and the dates beyond them
    have short stretches of their own. A date much longer than the others ("in 2020" beside clock
    times) does not extend it.
    """
    groups = _parted(_telling(bounds))
    weights = [len(group) ** 0.7 for group in groups]
    room = width - GAP * (len(groups) - 1) - LEAST_WIDTH * len(groups)
    left, stretches = 0.0, []
    for group, weight in zip(groups, weights, strict=True):
        right = left + LEAST_WIDTH + room * weight / sum(weights)
        stretches.append(_stretch(group, left, right, width))
        left = right + GAP
    return Axis(tuple(stretches), width)


def _telling(bounds: Sequence[tuple[Instant, Instant]]) -> list[tuple[Instant, Instant]]:
    """Return the dates that determine the period of the narrative, in order.

    A date much longer than most counts only if it lies completely before or after the others.
    """
    lengths = sorted(end - start for start, end in bounds)
    most = WIDE * lengths[len(lengths) // 2]
    narrow = [(start, end) for start, end in bounds if end - start <= most]
    first, last = min(start for start, _ in narrow), max(end for _, end in narrow)
    aside = [(start, end) for start, end in bounds if end <= first or start >= last]
    return sorted({*narrow, *aside})


def _parted(bounds: Sequence[tuple[Instant, Instant]]) -> list[list[tuple[Instant, Instant]]]:
    """Split the dates at the gaps that take most of the time, longest first."""
    gaps, reached = list[tuple[Instant, int]](), bounds[0][1]
    for number, (start, end) in enumerate(bounds[1:], 1):
        gaps.append((start - reached, number))
        reached = max(reached, end)
    left = max(reached - bounds[0][0], 1)
    cuts = list[int]()
    for gap, number in sorted(gaps, reverse=True)[: MOST_STRETCHES - 1]:
        if len(bounds) < FEWEST or gap < LONG_GAP * left:
            break
        cuts.append(number)
        left -= gap
    edges = [0, *sorted(cuts), len(bounds)]
    return [list(bounds[a:b]) for a, b in itertools.pairwise(edges)]


def _stretch(
    group: Sequence[tuple[Instant, Instant]], left: float, right: float, width: float
) -> Stretch:
    start, end = group[0][0], max(end for _, end in group)
    end = max(start + 1, end)
    room = max(60, (end - start) // 50)
    ticks = max(1, round(MOST_TICKS * (right - left) / width))
    return Stretch(start - room, end + room, (start, end), left, right, ticks)


def _step(least: float) -> tuple[int, Unit]:
    """Return the smallest step of at least a number of seconds."""
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
        _, month, day = date_of(at // DAY_SECONDS)
        yield at, f"{hour:02}:{minute:02}" if hour or minute else f"{day} {MONTHS[month - 1][:3]}"


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
