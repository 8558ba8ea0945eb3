"""Feasts whose day a rule finds."""

from factcheck.mentions.dates.expressions import Moment
from factcheck.model import days_in_month
from factcheck.model.calendar import date_of, day_number, weekday_of

_FIRST_GREGORIAN = 1583
_WEEK = 7


def ruled(rule: str, moment: Moment) -> Moment:
    """Return the day of a movable feast in the year of a moment; only the year before 1583.

    Args:
        rule: "easter -2", days from Easter Sunday; "nth 4 3 11", the fourth Thursday of November.
        moment: It has a year.
    """
    year, (kind, *numbers) = moment.year or 0, rule.split(" ")
    if year < _FIRST_GREGORIAN:
        return Moment(year)
    if kind == "easter":
        return Moment(*date_of(easter(year) + int(numbers[0])))
    which, weekday, month, later = map(int, (*numbers, "0")[:4])
    last = day_number(year, month, days_in_month(year, month) if which < 0 else 7 * which)
    return Moment(*date_of(last - (weekday_of(last) - weekday) % _WEEK + later))


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
