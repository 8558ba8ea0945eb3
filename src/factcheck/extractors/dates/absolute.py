"""Days in calendar words and numbers: "January 4, 2020", "the 3rd of July", "2020-01-04"."""

from factcheck.extractors.dates.guards import is_day, is_version
from factcheck.extractors.dates.mentions import Family, Groups, Mention, Moment
from factcheck.extractors.dates.vocabulary import (
    DAY,
    MONTH,
    MONTH_STARTS,
    ORDINAL,
    YEAR,
    digits_of,
    month_of,
    ordinal_of,
)

SHORT_YEAR_BREAK = 30
"""Two-digit years from here on are of the 1900s, those below of the 2000s.

Source: the usual reading of office software, 1930 to 2029.
"""
MONTHS_A_YEAR = 12
_YEAR_BEHIND = rf"(?:(?:(?:,| of|, of)? |,|-)(?P<year>{YEAR})|,? ['’](?P<short>\d\d)(?!\w))?"
_ZONE = r"(?P<zone> ?Z\b| UTC\b|[+-]\d\d:?\d\d)?"


def year_of(get: Groups) -> int | None:
    """Return the year of the groups `year` or `short`; None if it is not stated."""
    if get("year"):
        return int(get("year"))
    return short_year(get("short")) if get("short") else None


def short_year(digits: str) -> int:
    """Return the year that two digits stand for."""
    return int(digits) + (1900 if int(digits) >= SHORT_YEAR_BREAK else 2000)


def _day(get: Groups) -> Mention | None:
    day = digits_of(get("day"))
    longest = 31
    if day == 0 or (day > longest and not get("year")):
        return None
    return Mention(Moment(year_of(get), month_of(get("month")), day))


def _ordinal_day(get: Groups) -> Mention:
    return Mention(Moment(year_of(get), month_of(get("month")), ordinal_of(get("day"))))


def _iso(get: Groups) -> Mention | None:
    year, month, day = int(get("year")), int(get("month")), int(get("day"))
    if not 1 <= month <= MONTHS_A_YEAR or day == 0:
        return None
    clock = get("clock")
    zone = get("zone").strip().replace("UTC", "Z") if clock else ""
    if zone and ":" not in zone and zone != "Z":
        zone = f"{zone[:3]}:{zone[3:]}"
    return Mention(Moment(year, month, day, clock=clock + zone))


def _c_time(get: Groups) -> Mention:
    """Read what programs print: "Nov 13 10:12:58 2018"."""
    zone = "Z" if get("zone") in ("UTC", "GMT") else ""
    month, day, clock = month_of(get("month")), int(get("day")), get("clock") + zone
    return Mention(Moment(int(get("year")), month, day, clock=clock))


def _compact(get: Groups) -> Mention:
    clock = ":".join(get(name) for name in ("hour", "minute", "second") if get(name))
    zone = "Z" if get("zone") else ""
    moment = Moment(int(get("year")), int(get("month")), int(get("day")), clock=clock + zone)
    return Mention(moment)


def _numeric(get: Groups) -> Mention | None:
    """Read "4/17/2024": both orders, unless one cannot be or the dot decides for day first."""
    one, two, year = int(get("one")), int(get("two")), int(get("year"))
    orders = [(two, one)] if get("sep") == "." else [(two, one), (one, two)]
    plain = dict.fromkeys(order for order in orders if _is_plain(*order))
    moments = tuple(Moment(year, month, day) for month, day in plain)
    if not moments:
        return None
    return Mention(moments[0]) if len(moments) == 1 else Mention(choices=moments)


def _is_plain(month: int, day: int) -> bool:
    return 1 <= month <= MONTHS_A_YEAR and 1 <= day <= 31  # noqa: PLR2004 - days of a month


FAMILIES = (
    Family(
        "isodate",
        "12",
        r"(?P<year>[12]\d{3})(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
        rf"(?:(?:T|,? )(?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?{_ZONE})?(?![\w/-])",
        _iso,
    ),
    Family(
        "compact",
        "12",
        r"(?P<year>[12]\d{3})(?P<month>0[1-9]|1[012])(?P<day>0[1-9]|[12]\d|3[01])"
        r"T(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zone>Z)?(?!\w)",
        _compact,
    ),
    Family(
        "numeric",
        r"\d",
        r"(?P<one>\d{1,2})(?P<sep>[/.-])(?P<two>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\w/-]|\.\d)",
        _numeric,
        lambda text, start, _end: not is_version(text, start),
    ),
    Family(
        "ctime",
        MONTH_STARTS,
        rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}}) (?P<clock>\d\d:\d\d(?::\d\d)?)"
        rf"(?: (?P<zone>[A-Z]{{3,4}}|[+-]\d{{4}}))? (?P<year>{YEAR})",
        _c_time,
    ),
    Family(
        "yearfirst",
        "12",
        rf"(?P<year>[12]\d{{3}})(?:,? |-)(?P<month>{MONTH})[ -](?P<day>{DAY})",
        _day,
    ),
    Family(
        "monthday",
        MONTH_STARTS,
        rf"(?P<month>{MONTH})[ -](?:the )?(?P<day>{DAY}){_YEAR_BEHIND}",
        _day,
        is_day,
    ),
    Family(
        "daymonth",
        r"\d",
        rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)(?: |-| of )(?P<month>{MONTH}){_YEAR_BEHIND}",
        _day,
        is_day,
    ),
    Family(
        "ordinalday",
        "tfse",
        rf"(?P<day>{ORDINAL}) of (?P<month>{MONTH}){_YEAR_BEHIND}",
        _ordinal_day,
    ),
)
