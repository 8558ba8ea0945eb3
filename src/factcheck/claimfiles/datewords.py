"""The words of a date in full, as English and ISO 8601 print it, to be held against others.

Only a day that is given whole and alone is read: day, name of the month, year of four digits.
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
"""Sweden had it, to return to the Julian calendar; EDTF cannot say it."""


def told_day(words: str) -> tuple[int, int, int] | None:
    """Return year, month and day that some words give; None unless they are a whole day alone."""
    if iso := _ISO.fullmatch(words):
        return int(iso["year"]), int(iso["month"]), int(iso["day"])
    found = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    month = _MONTHS.get(found["month"]) if found else None
    return (int(found["year"]), int(month), int(found["day"])) if found and month else None


def impossible(words: str) -> str:
    """Say why there is no such day as some words give; empty where there is one.

    In the same words as of a date that is found in a document.
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
        return f"{year} is no leap year: {name} has {last} days" if is_leap_day else _FEBRUARY
    return f"{name} has {last} days"


def as_edtf(words: str) -> Edtf | None:
    """Return the day that some words give; None where they give none or there is none."""
    told = told_day(words)
    if told is None or told == _SWEDISH_DAY or impossible(words):
        return None
    year, month, day = told
    return Edtf.parse(f"{year:04}-{month:02}-{day:02}")
