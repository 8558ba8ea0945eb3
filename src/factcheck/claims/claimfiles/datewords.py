"""Parsing of complete dates in English or ISO 8601, for comparison with EDTF.

Words are parsed only if they consist of one complete date: day, month, four-digit year.
"""

import re

from factcheck import lexicon
from factcheck.model import MONTHS, Edtf
from factcheck.model.calendar import WEEKDAY, days_in_month

_MONTHS = lexicon.table("dates.full months", "dates.short months")
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_DAY = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_LEAD = rf"(?:[Oo]n )?(?:{WEEKDAY},? )?"
_YEAR = r"(?P<year>[1-9][0-9]{3})"
_DAY_FIRST = re.compile(rf"{_LEAD}{_DAY} (?:of )?{_MONTH},? {_YEAR}")
_MONTH_FIRST = re.compile(rf"{_LEAD}{_MONTH} {_DAY},? {_YEAR}")
_ISO = re.compile(r"(?P<year>[1-9][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-9]{2})")

_LEAP_DAY = 29
_FEBRUARY = f"February has {_LEAP_DAY} days at most"

_SWEDISH_DAY = (1712, 2, 30)
"""30 February 1712 existed in Sweden because of a calendar change; EDTF cannot express that day."""


def told_day(words: str) -> tuple[int, int, int] | None:
    """Return (year, month, day) stated in words; None unless the words are one complete date."""
    if iso := _ISO.fullmatch(words):
        return int(iso["year"]), int(iso["month"]), int(iso["day"])
    found = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    month = _MONTHS.get(found["month"]) if found else None
    return (int(found["year"]), int(month), int(found["day"])) if found and month else None


def impossible(words: str) -> str:
    """Return why a day stated in words does not exist; empty if it does.

    The wording is the same as for dates in a document.
    """
    told = told_day(words)
    if told is None or told == _SWEDISH_DAY:
        return ""
    year, month, day = told
    last, name = days_in_month(year, month), MONTHS[month - 1]
    if 1 <= day <= last:
        return ""
    if name == "February":
        is_leap_day = day == last + 1 and last < _LEAP_DAY
        return f"{year} is not a leap year: {name} has {last} days" if is_leap_day else _FEBRUARY
    return f"{name} has {last} days"


def as_edtf(words: str) -> Edtf | None:
    """Return the day stated in words; None if they state no day or the day does not exist."""
    told = told_day(words)
    if told is None or told == _SWEDISH_DAY or impossible(words):
        return None
    year, month, day = told
    return Edtf.parse(f"{year:04}-{month:02}-{day:02}")
