"""Days of the Julian calendar, where a text says that it counts by it."""

import re

from factcheck.extractors.dates.mentions import Moment
from factcheck.model.calendar import date_of, day_number

_MARK = re.compile(
    r",? ?[(\[]?(?:O\.? ?S\.?|[Oo]ld [Ss]tyle|(?:in|by) the Julian calendar|Julian(?: calendar)?)"
    r"(?![\w’'])"
)
"""What stands behind a day that is counted in the old style."""
_SHIFTED = -2
"""Days by which the Julian calendar runs ahead in the first two centuries (Julian minus new)."""


def is_julian(text: str, end: int) -> bool:
    """Say whether the words behind a day, from `end` on, put it in the old style."""
    return _MARK.match(text, end) is not None


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
