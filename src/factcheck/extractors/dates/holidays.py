"""Feasts that have a day of their own: "Christmas 1963", "Easter of 1998", "Chinese New Year"."""

import math
import re
from collections.abc import Callable

from attrs import frozen

from factcheck.extractors.dates.absolute import year_of
from factcheck.extractors.dates.mentions import Family, Groups, Mention, Moment
from factcheck.extractors.dates.vocabulary import YEAR
from factcheck.model.calendar import date_of, day_number, weekday_of

_FIRST_GREGORIAN = 1583
_WEEK = 7
_THURSDAY = 3


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


def _thanksgiving(year: int) -> int:
    """Return the fourth Thursday of November, as the United States keep it since 1942."""
    first = day_number(year, 11, 1)
    return first + (_THURSDAY - weekday_of(first)) % _WEEK + 3 * _WEEK


@frozen
class _Feast:
    month: int
    """Of a movable feast about where it falls, to find its year."""
    day: int
    moves: Callable[[int], int] | None = None
    long: bool = False
    """Its name alone means a few days, not just the one."""


_FEASTS = {
    "christmas eve": _Feast(12, 24),
    "christmas day": _Feast(12, 25),
    "christmas": _Feast(12, 25, long=True),
    "boxing day": _Feast(12, 26),
    "new year eve": _Feast(12, 31),
    "new year day": _Feast(1, 1),
    "epiphany": _Feast(1, 6),
    "valentine day": _Feast(2, 14),
    "halloween": _Feast(10, 31),
    "armistice day": _Feast(11, 11),
    "good friday": _Feast(4, 8, lambda year: easter(year) - 2),
    "easter sunday": _Feast(4, 10, easter),
    "easter monday": _Feast(4, 11, lambda year: easter(year) + 1),
    "easter": _Feast(4, 10, easter, long=True),
    "palm sunday": _Feast(4, 3, lambda year: easter(year) - 7),
    "ash wednesday": _Feast(2, 25, lambda year: easter(year) - 46),
    "whit sunday": _Feast(5, 30, lambda year: easter(year) + 49),
    "pentecost": _Feast(5, 30, lambda year: easter(year) + 49),
    "ascension day": _Feast(5, 20, lambda year: easter(year) + 39),
    "thanksgiving day": _Feast(11, 25, _thanksgiving),
    "thanksgiving": _Feast(11, 25, _thanksgiving),
    "chinese new year": _Feast(2, 5, lunar_new_year, long=True),
    "lunar new year": _Feast(2, 5, lunar_new_year, long=True),
}
"""Days of the Western Christian year and of the calendars of China and the United States."""


def feast_day(name: str, moment: Moment) -> Moment:
    """Return the day of a feast in the year of a moment; the moment itself without a name.

    The lunar new year is a day or a month off in three of two hundred years, hence it is soft.
    """
    moves = _FEASTS[name].moves if name else None
    if moves is None or moment.year is None:
        return moment
    if moment.year < _FIRST_GREGORIAN:
        return Moment(moment.year)
    year, month, day = date_of(moves(moment.year))
    return Moment(year, month, day)


def _feast(get: Groups) -> Mention:
    name = re.sub(r"s?[’']s?|(?<=year)s", "", get("name").lower())
    kind = _FEASTS[name]
    return Mention(Moment(year_of(get), kind.month, kind.day), feast=name, soft=kind.long)


_CUE = re.compile(
    r"(?i)(?:\b(?:on|at|by|before|after|until|till|since|for|of|during|over|from|around|this|last|to)"
    r"(?: the)? |[(,–—-] ?|^)$"
)
_THING = re.compile(r" (?:[A-Z]|(?!(?:and|or|in|on|at|when|the|that|as|he|she|they|it)\b)[a-z])")
"""What makes a feast part of another thing: "the Easter Rising", "a Christmas tree"."""


def _is_feast(text: str, start: int, end: int) -> bool:
    """Say whether a feast is meant as a day: behind a preposition, or with its year."""
    if text[end - 1].isdigit():
        return True
    line = max(text.rfind("\n", 0, start) + 1, start - 14)
    return bool(_CUE.search(text, line, start)) and not _THING.match(text, end)


FAMILIES = (
    Family(
        "feast",
        "CEBNVHAGPWTL",
        r"(?P<name>Christmas(?: Eve| Day)?|Easter(?: Sunday| Monday)?|Boxing Day|Epiphany"
        r"|New Year[’']?s?[’']? (?:Eve|Day)|Valentine[’']?s Day|Halloween|Armistice Day|Good Friday"
        r"|Palm Sunday|Ash Wednesday|Whit Sunday|Pentecost|Ascension Day|Thanksgiving(?: Day)?"
        rf"|(?:Chinese|Lunar) New Year)(?!\w|[’']|-)(?:,? (?:of |in )?(?P<year>{YEAR}))?",
        _feast,
        _is_feast,
    ),
)
