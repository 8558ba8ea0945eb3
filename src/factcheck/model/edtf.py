"""Parser for EDTF that reports the position of errors.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019, levels 0 to 2
(most of level 2 is in bounded.py). As an extension, because documents contain such times, seconds
may be missing and a time may have a qualifier ("at about 14:02") or be an end of an interval.
"""

import re

from factcheck.model.bounded import Bounded, read_bounded, set_of
from factcheck.model.points import HOLE, Clock, EdtfError, Gap, Point
from factcheck.model.reach import Ends, check_ends

_POINT = re.compile(
    r"(?:Y(?P<long>-?[1-9][0-9]{4,11})"
    r"|(?P<vague>[0-9]{2}(?:[0-9]X|XX))"
    r"|(?P<year>-?[0-9]{4})"
    r"(?:-(?P<month>XX|[0-9]{2})"
    r"(?:-(?P<day>XX|[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
    r")?)?)?)"
    r"(?P<mark>[?~%])?"
)

_YEAR_EXPECTED = "a year such as 2020, -0240, 201X, 20XX or Y170000002"
_EXPECTED = {
    "year": "'-' and a month of two digits",
    "month": "'-' and a day of two digits",
    "day": "'T' and a time as hh:mm or hh:mm:ss",
    "minute": "':' and seconds of two digits, or an offset as Z or +hh:mm",
    "second": "an offset as Z or +hh:mm",
}
"""Maps the last part read to the parts that may follow; other parts allow only a qualifier."""

_CLOSING = {"[": "]", "{": "}"}
"""The brackets of a set: `[]` for alternatives, `{}` if all members apply."""
_SHOWN = 20
"""Maximum number of characters of the remaining text quoted in a message."""


def read(text: str) -> Ends:
    """Read a date or an interval.

    Raises:
        EdtfError: The text is not a string or not valid EDTF, or the date does not exist.
    """
    if not isinstance(text, str):
        raise EdtfError(f"{text!r} is not a string. Put the date in quotation marks.")
    if text[:1] in _CLOSING:
        return (_read_set(text),)
    slash = text.find("/")
    if slash < 0:
        return (_read_point(text, 0, len(text)),)
    ends = _read_end(text, 0, slash), _read_end(text, slash + 1, len(text))
    try:
        check_ends(ends)
    except EdtfError as error:
        at = 0 if error.part == "start" else slash + 1
        raise EdtfError(error.why, error.part, text, at + 1) from None
    return ends


def _read_set(text: str) -> Bounded:
    """Read a set: "[1667, 1668, 1670..1672]" (one of them) or "{1960, 1961-12}" (all)."""
    closing = _CLOSING[text[0]]
    if text[-1:] != closing or len(text) == 1:
        raise EdtfError(f"a set must end with {closing!r}", "set", text, len(text) + 1)
    members, at = [], 1
    parts = text[1:-1].split(",")
    for number, part in enumerate(parts):
        start = at + len(part) - len(part.lstrip())
        stop = at + len(part.rstrip())
        may_open = number == 0, number == len(parts) - 1
        members.append(_read_member(text, start, stop, may_open))
        at += len(part) + 1
    return set_of(text, members)


def _read_member(
    text: str, start: int, stop: int, may_open: tuple[bool, bool]
) -> tuple[Point | Bounded | None, Point | Bounded | None]:
    """Return both ends of a member of a set; an end left open with ".." is None."""
    dots = text.find("..", start, stop)
    if dots < 0:
        one = _read_point(text, start, stop)
        return one, one
    if (dots == start and not may_open[0]) or (dots == stop - 2 and not may_open[1]):
        raise EdtfError(
            "only the first or last member of a set can be open", "member", text, dots + 1
        )
    low = _read_point(text, start, dots) if dots > start else None
    high = _read_point(text, dots + 2, stop) if dots + 2 < stop else None
    return low, high


def _read_end(text: str, start: int, stop: int) -> Point | Bounded | Gap:
    written = text[start:stop]
    if written in ("", ".."):
        return Gap(written)
    return _read_point(text, start, stop)


def _read_point(text: str, start: int, stop: int) -> Point | Bounded:
    match = _POINT.match(text, start, stop)
    if match is None or match.end() != stop or _skips_month(match):
        bounded = _read_bounded(text, start, stop)
        if bounded is not None:
            return bounded
    if match is None:
        raise _unexpected(text, start, stop, _YEAR_EXPECTED)
    if match.end() != stop:
        raise _unexpected(text, match.end(), stop, _what_may_follow(match))
    try:
        return _point(match)
    except EdtfError as error:
        part = error.part if match[error.part or 0] else 0
        raise EdtfError(error.why, error.part, text, match.start(part) + 1) from None


def _skips_month(match: re.Match[str]) -> bool:
    """Return True if the day is known but the month is not: "1560-XX-25"."""
    return match["month"] == "XX" and match["day"] not in (None, "XX")


def _read_bounded(text: str, start: int, stop: int) -> Bounded | None:
    try:
        return read_bounded(text[start:stop])
    except EdtfError as error:
        raise EdtfError(error.why, error.part, text, start + max(1, error.column)) from None


def _what_may_follow(match: re.Match[str]) -> str:
    last = match.lastgroup or ""
    if last == "mark":
        return "the end of the date"
    follower = _EXPECTED.get(last)
    qualifier = "a qualifier (? ~ %) or the end"
    return f"{follower}, {qualifier}" if follower else qualifier


def _unexpected(text: str, at: int, stop: int, expected: str) -> EdtfError:
    rest = text[at : min(stop, at + _SHOWN)]
    found = repr(rest) if rest else "the end"
    return EdtfError(f"expected {expected}, found {found}", "", text, at + 1)


def _point(match: re.Match[str]) -> Point:
    long, vague, year, month, day, hour, minute, second, zone, mark = match.groups()
    if year == "-0000":
        raise EdtfError("year 0000 cannot have a sign", "year")
    clock = None
    if hour:
        clock = Clock(int(hour), int(minute), int(second) if second else None, _offset(zone))
    return Point(
        year=int(long or year or vague.replace("X", "0")),
        month=_number(month),
        day=_number(day),
        clock=clock,
        blank=vague.count("X") if vague else 0,
        is_approximate=mark in ("~", "%"),
        is_uncertain=mark in ("?", "%"),
    )


def _number(digits: str | None) -> int | None:
    if digits is None:
        return None
    return HOLE if digits == "XX" else int(digits)


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    if minutes > 59:  # noqa: PLR2004 - minutes of an hour
        raise EdtfError(f"invalid offset of {minutes} minutes; expected 00 to 59", "zone")
    if zone[0] == "-" and hours == minutes == 0:
        raise EdtfError("UTC cannot have a negative offset; expected Z or +00:00", "zone")
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)
