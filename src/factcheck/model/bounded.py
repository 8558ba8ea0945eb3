"""Dates of EDTF level 2, which have bounds instead of a single point on the calendar.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019, level 2, equal to
ISO 8601-2:2019, 4.3-4.8: unspecified digits anywhere ("156X-12-25"), years with significant digits
("1950S2") or an exponent ("Y-17E7"), qualifiers of single parts ("2004-06-~11"), and sets ("[1667,
1668]": one of the members; "{1960, 1961-12}": all members).
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import product

from attrs import frozen

from factcheck.model.calendar import Unit, is_finer
from factcheck.model.points import PARTS, EdtfError, Instant, Point, slack_of

_DATE = re.compile(
    r"(?P<mark1>[?~%])?"
    r"(?:(?P<year>-?[0-9X]{4})|Y(?P<long>-?[1-9][0-9]*)(?:E(?P<exponent>[0-9]{1,2}))?)"
    r"(?:S(?P<digits>[1-9][0-9]?))?(?P<group1>[?~%])?"
    r"(?:-(?P<mark2>[?~%])?(?P<month>[0-9X]{2})(?P<group2>[?~%])?"
    r"(?:-(?P<mark3>[?~%])?(?P<day>[0-9X]{2})(?P<group3>[?~%])?)?)?"
)
_UNITS = (Unit.YEAR, Unit.MONTH, Unit.DAY)


@frozen
class Bounded:
    """A date of EDTF level 2."""

    text: str
    """The date as written."""
    first: Point | None
    """The earliest possible date; None for a set that is open at its start."""
    last: Point | None
    precision: Unit
    hedged: Unit | None = None
    """The largest unit that has a qualifier."""
    is_approximate: bool = False
    is_uncertain: bool = False

    clock = None
    day_number = None
    has_offset = False

    @property
    def mark(self) -> str:
        """Return the qualifier of the date or of a part of it: "", "?", "~" or "%"."""
        return (("", "?"), ("~", "%"))[self.is_approximate][self.is_uncertain]

    def bounds(self) -> tuple[Instant, Instant]:
        """Return the first second that the date may cover and the second after the last one."""
        ends = [one.bounds() for one in (self.first, self.last) if one]
        return ends[0][0], ends[-1][1]

    def reach(self, *, utc: bool) -> tuple[Instant, Instant]:
        """Return the bounds widened by the date's uncertainty; see `Point.reach`."""
        ends = [one.reach(utc=utc) for one in (self.first, self.last) if one]
        slack = slack_of(self.hedged) if self.hedged else 0
        return ends[0][0] - slack, ends[-1][1] + slack

    def __str__(self) -> str:
        """Return the date as an EDTF string."""
        return self.text


def read_bounded(text: str) -> Bounded | None:
    """Return a level 2 date that is not a set; None if the text is not such a date.

    Raises:
        EdtfError: No such date exists, or a year has more digits than the notation allows.
    """
    match = _DATE.fullmatch(text)
    if match is None or match["year"] == "-0000":
        return None
    if match["long"] and (match["month"] or not (match["exponent"] or match["digits"])):
        return None
    if match["digits"] and match["month"]:
        raise _wrong(match, "month", "a year with significant digits cannot have months")
    is_whole = match["long"] or match["digits"]
    first, last = _whole_years(match) if is_whole else (_end(match, 1), _end(match, -1))
    # a qualifier before a part applies to that part, one after a part also to those before it
    marks = [
        (match[f"mark{at}"] or "") + "".join(match[f"group{one}"] or "" for one in range(at, 4))
        for at in (1, 2, 3)
    ]
    hedged = next((unit for unit, mark in zip(_UNITS, marks, strict=True) if mark), None)
    has = {*"".join(marks)}
    return Bounded(
        text,
        first,
        last,
        _precision(match),
        hedged,
        is_approximate=not has.isdisjoint("~%"),
        is_uncertain=not has.isdisjoint("?%"),
    )


def _wrong(match: re.Match[str], part: str, why: str) -> EdtfError:
    return EdtfError(why, part, match.string, match.start(part) + 1)


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
    """Return the first and last year covered by an exponent or significant digits."""
    if "X" in (match["year"] or ""):
        raise _wrong(match, "year", "a year with significant digits cannot have unspecified digits")
    year = int(match["long"] or match["year"]) * 10 ** int(match["exponent"] or 0)
    size = abs(year)
    step = 10 ** max(0, len(str(size)) - int(match["digits"] or len(str(size))))
    ends = sorted(
        one if year >= 0 else -one for one in (size - size % step, size - size % step + step - 1)
    )
    return Point(ends[0]), Point(ends[1])


def _end(match: re.Match[str], step: int) -> Point:
    """Return the earliest date that the digits allow or, if `step` is -1, the latest."""
    numbers = [_filled(match[part]) for part in ("year", "month", "day") if match[part]]
    if len(numbers) > 1 and len(numbers[1]) > 1:
        numbers[1] = [month for month in numbers[1] if month not in PARTS]
    for parts in product(*(row[::step] for row in numbers)):
        with suppress(EdtfError):
            return Point(parts[0], *(parts[1:2] or [None]), *(parts[2:] or [None]))
    part = "day" if match["day"] else "month"
    raise _wrong(match, part, f"{part} {match[part]} does not exist")


def _filled(pattern: str) -> list[int]:
    """Return all numbers that match a pattern of digits in which X is any digit, in order."""
    digits = [("0123456789" if digit == "X" else digit) for digit in pattern.lstrip("-")]
    numbers = [int("".join(row)) for row in product(*digits)]
    return sorted(-number for number in numbers) if pattern[0] == "-" else numbers


def set_of(
    text: str, members: Sequence[tuple[Point | Bounded | None, Point | Bounded | None]]
) -> Bounded:
    """Return a set, given the two ends of each member; an open end is None.

    Args:
        text: The whole set.
        members: Pairs of ends, in text order; a single date is both of its ends.
    """
    lows, highs = zip(*members, strict=True)
    known = [one for one in (*lows, *highs) if one]
    unit = known[0].precision
    for one in known[1:]:
        unit = one.precision if is_finer(one.precision, unit) else unit
    points = [one if isinstance(one, Point) else one.first for one in known]
    lasts = [one if isinstance(one, Point) else one.last for one in known]
    return Bounded(
        text,
        None if None in lows else min(filter(None, points), key=lambda one: one.bounds()[0]),
        None if None in highs else max(filter(None, lasts), key=lambda one: one.bounds()[1]),
        unit,
        is_approximate=any(one.is_approximate for one in known),
        is_uncertain=any(one.is_uncertain for one in known),
    )


__all__ = ["Bounded", "read_bounded", "set_of"]
