"""Reading EDTF, with the place of whatever is wrong.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019, levels 0 and 1;
of level 2 the quarters 33-36 and the halves 40 and 41. Beyond it, a time may lack its seconds, may
carry a qualifier ("at about 14:02") and may be an end of an interval, since documents tell such.
"""

import re

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
"""What may follow the part that was read last; after all others only a qualifier."""

_SHOWN = 20
"""Characters of the unread rest that a message repeats."""


def read(text: str) -> Ends:
    """Read a date or an interval.

    Raises:
        EdtfError: If the text is not EDTF of the supported levels, or no such date exists.
    """
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


def _read_end(text: str, start: int, stop: int) -> Point | Gap:
    written = text[start:stop]
    if written in ("", ".."):
        return Gap(written)
    return _read_point(text, start, stop)


def _read_point(text: str, start: int, stop: int) -> Point:
    match = _POINT.match(text, start, stop)
    if match is None:
        raise _unexpected(text, start, stop, _YEAR_EXPECTED)
    if match.end() != stop:
        raise _unexpected(text, match.end(), stop, _what_may_follow(match))
    try:
        return _point(match)
    except EdtfError as error:
        part = error.part if match[error.part or 0] else 0
        raise EdtfError(error.why, error.part, text, match.start(part) + 1) from None


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
    return EdtfError(f"found {found}, expected {expected}", "", text, at + 1)


def _point(match: re.Match[str]) -> Point:
    long, vague, year, month, day, hour, minute, second, zone, mark = match.groups()
    if year == "-0000":
        raise EdtfError("year 0000 has no sign", "year")
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
    if minutes > 59:  # noqa: PLR2004
        raise EdtfError(f"an offset of {minutes} minutes does not exist, expected 00 to 59", "zone")
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)
