"""Days that a rule finds: feasts that move, Julian days, days of the French Republic."""

import math
import re

from factcheck import lexicon
from factcheck.mentions.dates.expressions import Moment
from factcheck.model import MONTHS, days_in_month
from factcheck.model.calendar import date_of, day_number, weekday_of

_FIRST_GREGORIAN = 1583
_WEEK = 7
_MARK = re.compile(
    r",? ?[(\[]?(?:O\.? ?S\.?|[Oo]ld [Ss]tyle|(?:in|by) the Julian calendar|Julian(?: calendar)?)"
    r"(?![\w’'])"
)
"""What stands behind a day that is counted in the old style."""
_DECLARED = re.compile(
    r"(?i)\b(?:dates|days)\b[^.]{0,40} (?:are|follow|given|stand|kept)[^.]{0,40}"
    r"\b(?:old style|julian calendar|julian)\b(?! and )"
)
"""A sentence that puts all days of a document in the old style."""
_FISCAL = re.compile(
    r"(?i:(?:fiscal|financial) years?) (?:\w+ ){0,3}?(?P<verb>begin|start|run|end|close|from)\w* "
    rf"(?:(?:{lexicon.alternation('function.prepositions')}"
    r"|each|every|the|first|1st|\d{1,2}) ){0,4}"
    rf"(?P<month>{'|'.join(MONTHS)})"
)
_HEAD = 6_000
_SHIFTED = -2
"""Days by which the Julian calendar runs ahead in the first two centuries (Julian minus new)."""
_REPUBLIC = (
    (1792, 22), (1793, 22), (1794, 22), (1795, 23), (1796, 22), (1797, 22), (1798, 22),
    (1799, 23), (1800, 23), (1801, 23), (1802, 23), (1803, 24), (1804, 23), (1805, 23),
)  # fmt: skip
"""The days of September on which the years I to XIV of the French Republic began."""


def ruled(rule: str, moment: Moment) -> Moment:
    """Return the day of a moving feast in the year of a moment; the moment itself without a rule.

    The lunar new year is a day or a month off in three of two hundred years, hence it is soft.
    """
    year = moment.year
    if not rule or year is None:
        return moment
    kind, *rest = rule.split(" ")
    if kind == "last":
        return Moment(year, int(rest[0]), days_in_month(year, int(rest[0])))
    if kind == "nth":
        return Moment(*date_of(nth_weekday(year, *map(int, rest))))
    if year < _FIRST_GREGORIAN:
        return Moment(year)
    number = lunar_new_year(year) if kind == "moon" else easter(year) + int(rest[0])
    return Moment(*date_of(number))


def nth_weekday(year: int, which: int, weekday: int, month: int, later: int = 0) -> int:
    """Return the running number of the nth weekday of a month, of the last for -1.

    Args:
        year: Its year.
        which: From 1, or -1.
        weekday: 0 for Monday.
        month: From 1.
        later: Days to add.
    """
    if which < 0:
        last = day_number(year, month, days_in_month(year, month))
        return last - (weekday_of(last) - weekday) % _WEEK + later
    first = day_number(year, month, 1)
    return first + (weekday - weekday_of(first)) % _WEEK + _WEEK * (which - 1) + later


def easter(year: int) -> int:
    """Return the running number of the Gregorian Easter Sunday of a year from 1583 on.

    Source: the computus of the Gregorian reform: golden number, solar and lunar correction.
    """
    golden, century = year % 19, year // 100
    solar = century - century // 4 - (8 * century + 13) // 25
    age = (solar + 19 * golden + 15) % 30
    age -= (age // 28) * (1 - (29 // (age + 1)) * ((21 - golden) // 11))
    full = day_number(year, 3, 21) + age
    return full + _WEEK - (weekday_of(full) + 1) % _WEEK


def lunar_new_year(year: int) -> int:
    """Return the running number of the Chinese New Year: the new moon from 21 January on.

    Source: Meeus, Astronomical Algorithms, ch. 49, the largest periodic terms; clock of Beijing.
    """
    floor = day_number(year, 1, 21)
    moons = math.floor((year - 2000) * 12.3685)
    days = (_new_moon(moons + ahead) for ahead in range(-1, 4))
    return next((day for day in days if day >= floor), floor)


def _new_moon(count: int) -> int:
    """Return the day of the new moon that is so many months from the first of the year 2000."""
    sun = math.radians(2.5534 + 29.10535670 * count)
    moon = math.radians(201.5643 + 385.81693528 * count)
    node = math.radians(160.7108 + 390.67050284 * count)
    since = 2451550.09766 + 29.530588861 * count - 2451544.5
    since += -0.4072 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
    since += 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun)
    since += 0.00208 * math.sin(2 * sun) - 0.00514 * math.sin(moon + sun)
    return day_number(2000, 1, 1) + math.floor(since + 8 / 24)


def republican_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return the Gregorian day of a day of the French Republic; years I to XIV."""
    began = day_number(_REPUBLIC[year - 1][0], 9, _REPUBLIC[year - 1][1])
    return date_of(began + 30 * (month - 1) + day - 1)


def fiscal_months(text: str, year: int, quarter: int) -> tuple[Moment, Moment] | None:
    """Return the first and last month of a fiscal year, or of a quarter of it.

    A fiscal year has the number of the year in which it ends. None where the text does not say with
    which month it begins or ends.

    Args:
        text: That of the document.
        year: The number of the fiscal year.
        quarter: From 1; 0 for the whole year.
    """
    found = _FISCAL.search(text)
    if found is None:
        return None
    month = MONTHS.index(found["month"]) + 1
    first = month % 12 + 1 if found["verb"].startswith(("end", "close")) else month
    begin = 12 * (year - (first > 1)) + first - 1 + 3 * max(0, quarter - 1)
    end = begin + (2 if quarter else 11)
    return Moment(begin // 12, begin % 12 + 1), Moment(end // 12, end % 12 + 1)


def is_julian(text: str, end: int) -> bool:
    """True if the words behind a day, from `end` on, put it in the old style."""
    return _MARK.match(text, end) is not None


def declares_old_style(text: str) -> bool:
    """True if a document says at its head that its days are those of the Julian calendar.

    They stay as they are written, since they agree with one another.
    """
    head = text[:_HEAD].lower()
    may_declare = "julian" in head or "old style" in head
    return may_declare and _DECLARED.search(text, 0, _HEAD) is not None


def in_new_style(day: Moment) -> Moment:
    """Return a Julian day in the Gregorian calendar; what is no whole day as it is.

    Source: the calendars part by a day at each year that ends a century and is no leap year in
    the new style, on 29 February of the old.
    """
    if day.year is None or day.month is None or day.day is None:
        return day
    year = day.year - (day.month <= 2)  # noqa: PLR2004 - the leap day ends the year
    ahead = year // 100 - year // 400 + _SHIFTED
    first = day_number(day.year, day.month, 1)
    year, month, number = date_of(first + day.day - 1 + ahead)
    return Moment(year, month, number, clock=day.clock)
