"""Dates of EDTF level 2, which are known by their bounds rather than by one point of the calendar.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019, level 2, which is
ISO 8601-2:2019, 4.3-4.8: digits left open anywhere ("156X-12-25"), years with significant digits
("1950S2") or an exponent ("Y-17E7"), qualifiers of single parts ("2004-06-~11"), and sets
("[1667, 1668]" for one of them, "{1960, 1961-12}" for all).
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.model.calendar import Unit, days_in_month, is_finer
from factcheck.model.points import MONTHS_OF, PARTS, EdtfError, Instant, Point, slack_of

_DATE = re.compile(
    r"(?P<mark1>[?~%])?"
    r"(?:(?P<year>-?[0-9X]{4})|Y(?P<long>-?[1-9][0-9]*)(?:E(?P<exponent>[0-9]{1,2}))?)"
    r"(?:S(?P<digits>[1-9][0-9]?))?(?P<group1>[?~%])?"
    r"(?:-(?P<mark2>[?~%])?(?P<month>[0-9X]{2})(?P<group2>[?~%])?"
    r"(?:-(?P<mark3>[?~%])?(?P<day>[0-9X]{2})(?P<group3>[?~%])?)?)?"
)
_UNITS = (Unit.YEAR, Unit.MONTH, Unit.DAY)
_MOST_MONTHS = 12


@frozen
class Bounded:
    """A date of level 2."""

    text: str
    """As it is written."""
    first: Point | None
    """The earliest that it may be; None for a set that is open on that side."""
    last: Point | None
    precision: Unit
    hedged: Unit | None = None
    """The longest of its parts that has a qualifier."""
    is_approximate: bool = False
    is_uncertain: bool = False

    clock = None
    day_number = None
    has_offset = False

    @property
    def mark(self) -> str:
        """The qualifier of all of it, or that it has one."""
        return (("", "?"), ("~", "%"))[self.is_approximate][self.is_uncertain]

    def bounds(self) -> tuple[Instant, Instant]:
        """Return the first second it may cover and the one after the last, as written."""
        ends = [one.bounds() for one in (self.first, self.last) if one]
        return ends[0][0], ends[-1][1]

    def reach(self, *, utc: bool) -> tuple[Instant, Instant]:
        """Return the bounds with all that they may stand for; see `Point.reach`."""
        ends = [one.reach(utc=utc) for one in (self.first, self.last) if one]
        slack = slack_of(self.hedged) if self.hedged else 0
        return ends[0][0] - slack, ends[-1][1] + slack

    def __str__(self) -> str:
        """Write it as EDTF."""
        return self.text


def read_bounded(text: str) -> Bounded | None:
    """Return a date of level 2 that is no set; None for what is not written as one.

    Raises:
        EdtfError: No such date exists, or a year has more digits than the notation allows.
    """
    match = _DATE.fullmatch(text)
    if match is None or match["year"] == "-0000":
        return None
    if match["long"] and (match["month"] or not (match["exponent"] or match["digits"])):
        return None
    if match["digits"] and match["month"]:
        raise _wrong(match, "month", "a year with significant digits has no months")
    first, last = _whole_years(match) if match["long"] or match["digits"] else _ends(match)
    marks = [_marks(match, at) for at in range(len(_UNITS))]
    hedged = next((unit for unit, mark in zip(_UNITS, marks, strict=True) if mark), None)
    joined = "".join(marks)
    return Bounded(
        text,
        first,
        last,
        _precision(match),
        hedged,
        is_approximate="~" in joined or "%" in joined,
        is_uncertain="?" in joined or "%" in joined,
    )


def _wrong(match: re.Match[str], part: str, why: str) -> EdtfError:
    return EdtfError(why, part, match.string, match.start(part) + 1)


def _marks(match: re.Match[str], at: int) -> str:
    """Return the qualifiers of one part: its own in front, and those behind it or a later part."""
    behind = (match[f"group{number}"] for number in range(at + 1, len(_UNITS) + 1))
    return "".join(mark for mark in (match[f"mark{at + 1}"], *behind) if mark)


def _precision(match: re.Match[str]) -> Unit:
    if match["day"] not in (None, "XX"):
        return Unit.DAY
    if match["month"] not in (None, "XX"):
        code = int(match["month"].replace("X", "1"))
        return PARTS[code].unit if code in PARTS else Unit.MONTH
    digits = (match["year"] or "").count("X")
    if match["digits"]:
        digits = len(str(abs(int(match["year"] or match["long"])))) - int(match["digits"])
    return (Unit.YEAR, Unit.DECADE, Unit.CENTURY)[max(0, min(2, digits))]


def _whole_years(match: re.Match[str]) -> tuple[Point, Point]:
    """Return the ends of a year with an exponent or significant digits."""
    if "X" in (match["year"] or ""):
        raise _wrong(match, "year", "a year with significant digits has no open digits")
    exponent = int(match["exponent"] or 0)
    year = int(match["long"] or match["year"]) * 10**exponent
    if not match["digits"]:
        return Point(year), Point(year)
    width = len(str(abs(year)))
    step = 10 ** max(0, width - int(match["digits"]))
    low = abs(year) - abs(year) % step
    ends = (low, low + step - 1) if year >= 0 else (-(low + step - 1), -low)
    return Point(ends[0]), Point(ends[1])


def _ends(match: re.Match[str]) -> tuple[Point, Point]:
    """Return the earliest and the latest date that the digits allow."""
    years = _filled(match["year"])
    first = next(_dates(match, years), None)
    last = next(_dates(match, reversed(years), back=True), None)
    if first is None or last is None:
        part = "day" if match["day"] else "month"
        raise _wrong(match, part, f"no {part} of the calendar is written {match[part]}")
    return first, last


def _filled(pattern: str) -> list[int]:
    """Return all numbers that a row of digits may mean where X stands for any."""
    digits = [("0123456789" if digit == "X" else digit) for digit in pattern.lstrip("-")]
    numbers = [int("".join(row)) for row in itertools.product(*digits)]
    return sorted(-number for number in numbers) if pattern[0] == "-" else numbers


def _dates(match: re.Match[str], years: Iterable[int], *, back: bool = False) -> Iterator[Point]:
    """Yield the dates that the digits allow, in order or from the last one back."""
    for year in years:
        months: Sequence[int | None] = [None]
        if match["month"]:
            found = _filled(match["month"])
            months = [
                m for m in found if 1 <= m <= _MOST_MONTHS or (m in PARTS and len(found) == 1)
            ]
        for month in months[:: -1 if back else 1]:
            days: Sequence[int | None] = [None]
            if match["day"] and month in MONTHS_OF:
                longest = days_in_month(year, month or 1)
                days = [day for day in _filled(match["day"]) if 1 <= day <= longest]
            elif match["day"]:
                days = []
            yield from (Point(year, month, day) for day in days[:: -1 if back else 1])


def set_of(
    text: str, members: Sequence[tuple[Point | Bounded | None, Point | Bounded | None]]
) -> Bounded:
    """Return a set from the two ends of each of its members; None for an open side.

    Args:
        text: The whole set.
        members: In the order of the text; both ends of a single date are that date.
    """
    lows = [member[0] for member in members]
    highs = [member[1] for member in members]
    known = [one for pair in members for one in pair if one]
    unit = known[0].precision
    for one in known[1:]:
        unit = one.precision if is_finer(one.precision, unit) else unit
    return Bounded(
        text,
        None if None in lows else min((_edge(one, last=False) for one in known), key=_start),
        None if None in highs else max((_edge(one, last=True) for one in known), key=_end),
        unit,
        is_approximate=any(one.is_approximate for one in known),
        is_uncertain=any(one.is_uncertain for one in known),
    )


def _edge(one: Point | Bounded, *, last: bool) -> Point:
    if isinstance(one, Point):
        return one
    found = one.last if last else one.first
    if found is None:
        raise EdtfError("a set has no set in it", "member")
    return found


def _start(point: Point) -> Instant:
    return point.bounds()[0]


def _end(point: Point) -> Instant:
    return point.bounds()[1]


__all__ = ["Bounded", "read_bounded", "set_of"]
