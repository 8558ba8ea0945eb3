"""Dates and times that have inner shape: "2020-01-04T10:00Z", "4/17/2024", "14:05:30 UTC"."""

import re

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.dates.expressions import Mention, Moment
from factcheck.model.calendar import date_of, day_number, weekday_of

_ISO = re.compile(
    r"(?P<year>[12]\d{3})(?:(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
    r"(?:(?:T|,? )(?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r"(?P<zone> ?Z\b| UTC\b|[+-]\d\d:?\d\d)?)?"
    r"|-W(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?|-(?P<number>[0-3]\d\d)"
    r"|(?P<m>0[1-9]|1[012])(?P<d>0[1-9]|[12]\d|3[01])"
    r"T(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?P<s>[0-5]\d)?(?P<z>Z)?)(?![\w/-])"
)
_NUMERIC = re.compile(
    r"(?P<one>\d{1,2})(?P<sep>[/.-])(?P<two>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\w/-]|\.\d)"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d\d)(?![\w/-]|\.\d)"
)
_MONTH_YEAR = re.compile(r"(?P<month>0[1-9]|1[012])/(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)")
_SPAN = re.compile(
    r"(?P<one>[12]\d{3})(?: ?[-\u2010-\u2015] ?|/)(?P<two>[12]\d{3}|\d{1,2})(?![\w/%$€-]|[.,:]\d)"
)
_DAY_YEAR = re.compile(r"(?P<day>\d{1,2}),(?P<year>[12]\d{3})(?![\w%]|[.,:]\d)")
_NUMBER_BEHIND = "0123456789"
_NOON, _FULL_DAY, _FULL_HOUR, _LAST_MONTH, _LAST_DAY = 12, 24, 60, 12, 31
_SHORT_YEAR_BREAK = 30
"""Two-digit years from here on are of the 1900s, those below of the 2000s.

Source: the usual reading of office software, 1930 to 2029.
"""
_LONGEST = 500
"""Years that a range of years may span."""
_GENERATION = 30
"""Years that one may span that ends in the next century and has only two digits: "1999–02"."""


_CLOCK = re.compile(
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?"
    r"(?P<half>[ap]\.m\.|[ap]m(?!\w)|[AP]\.M\.|[AP]M(?!\w))"
    r"|(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?(?!\d)"
    r"|(?P<hh>[012]\d)(?P<mm>[0-5]\d)"
    r"(?:(?P<mark>Z)(?!\w)| ?(?:hours|hrs|h)(?!\w)|(?= (?:UTC|GMT))))"
    rf"(?: ?(?P<zone>(?:{lexicon.alternation('dates.zones')})(?!\w)|[+-]\d\d:?\d\d(?!\d)))?"
    r"(?![\w%]|[:.,]\d)"
)


@frozen
class Shape:
    """What digits of inner shape mean."""

    kind: str
    """Its class."""
    mention: Mention
    end: int


def short_year(digits: int) -> int:
    """Return the year that two digits stand for where no story tells the century."""
    return digits + (1900 if digits >= _SHORT_YEAR_BREAK else 2000)


def shape_at(text: str, start: int) -> Shape | None:
    """Return the date or time in digits that begins at a place; None for any other number."""
    behind = start + 1
    while text[behind : behind + 1] in _NUMBER_BEHIND and behind < len(text):
        behind += 1
    digits, mark = behind - start, text[behind : behind + 1]
    if digits > 2:  # noqa: PLR2004 - what begins with a year, or hours without a colon
        return _four_digits(text, start, digits, mark)
    if mark in ("/", ".", "-", ",") and text[behind + 1 : behind + 2].isdecimal():
        return _numeric(text, start) or _clock_time(text, start)
    if mark == ":" or text[behind : behind + 2].strip()[:1].lower() in ("a", "p"):
        return _clock_time(text, start)
    return None


def _four_digits(text: str, start: int, digits: int, mark: str) -> Shape | None:
    if digits == 4 and text[start] in "012" and (mark in (" ", "Z", "h")):  # noqa: PLR2004
        clock = _clock_time(text, start)
        if clock:
            return clock
    if text[start] not in "12" or digits not in (4, 8) or not (mark and mark in " -/T‐‑‒–—―"):
        return None
    return _iso(text, start) or _years(text, start)


def _iso(text: str, start: int) -> Shape | None:
    found = _ISO.match(text, start)
    moments = _iso_moments(found) if found else ()
    if not found or not moments:
        return None
    last = Mention(moments[1]) if len(moments) > 1 else None
    return Shape("ISO", Mention(moments[0], last), found.end())


def _iso_moments(found: re.Match[str]) -> tuple[Moment, ...]:
    year = int(found["year"])
    if found["week"] or found["number"]:
        return _of_number(found, year)
    if found["m"]:
        clock = ":".join(filter(None, found.group("h", "min", "s"))) + (found["z"] or "")
        return (Moment(year, int(found["m"]), int(found["d"]), clock=clock),)
    month, day = int(found["month"]), int(found["day"])
    if not 1 <= month <= _LAST_MONTH or day == 0:
        return ()
    clock = found["clock"] or ""
    zone = (found["zone"] or "").strip().replace("UTC", "Z") if clock else ""
    return (Moment(year, month, day, clock=clock + _with_colon(zone)),)


def _of_number(found: re.Match[str], year: int) -> tuple[Moment, ...]:
    """Return the day of "2023-W07-3" and "2023-045", the two ends of "2023-W07"."""
    before = found.string[max(0, found.start() - 7) : found.start()].lower()
    if found["number"]:
        is_day = before.endswith(("on ", "by ", "from ", "until ", "since "))
        number = int(found["number"])
        is_day = is_day and 1 <= number <= 366  # noqa: PLR2004 - days of a year
        return (Moment(*date_of(day_number(year, 1, 1) + number - 1)),) if is_day else ()
    fourth = day_number(year, 1, 4)
    monday = fourth - weekday_of(fourth) + 7 * (int(found["week"]) - 1)
    if not 1 <= int(found["week"]) <= 53:  # noqa: PLR2004 - weeks of a year
        return ()
    if found["weekday"]:
        return (Moment(*date_of(monday + int(found["weekday"]) - 1)),)
    return Moment(*date_of(monday)), Moment(*date_of(monday + 6))


def _with_colon(zone: str) -> str:
    return f"{zone[:3]}:{zone[3:]}" if zone[:1] in ("+", "-") and ":" not in zone else zone


def _years(text: str, start: int) -> Shape | None:
    """Read "1994-2001", "2009-10", "1688/9"; but "2020-05" is a month, as ISO 8601 writes it."""
    found = _SPAN.match(text, start)
    if found is None:
        return None
    first, end = int(found["one"]), found["two"]
    last = int(end) if len(end) > 2 else first - first % 10 ** len(end) + int(end)  # noqa: PLR2004
    longest = _LONGEST
    if last < first and len(end) <= 2:  # noqa: PLR2004
        last, longest = last + 10 ** len(end), _GENERATION
    is_next = last == first + 1
    if text[found.end("one")] == "/" and is_next and first < 1925:  # noqa: PLR2004 - Old Style
        return Shape("DUAL", Mention(Moment(first), Mention(Moment(last))), found.end())
    if len(end) == 1:
        return None
    if text[found.end("one")] == "-" and len(end) == 2 and not is_next and 1 <= int(end) <= 12:  # noqa: PLR2004
        return Shape("SPAN", Mention(Moment(first, int(end))), found.end())
    if not 0 < last - first < longest:
        return None
    return Shape("SPAN", Mention(Moment(first), Mention(Moment(last))), found.end())


def _numeric(text: str, start: int) -> Shape | None:
    if found := _DAY_YEAR.match(text, start):
        moment = Moment(int(found["year"]), day=int(found["day"]))
        return Shape("DAYYEAR", Mention(moment), found.end())
    if found := _MONTH_YEAR.match(text, start):
        moment = Moment(int(found["year"]), int(found["month"]))
        return Shape("MONTHYEAR", Mention(moment), found.end())
    found = _NUMERIC.match(text, start)
    if found is None:
        return None
    one, two = int(found["one"] or found["first"]), int(found["two"] or found["second"])
    year = int(found["year"]) if found["year"] else short_year(int(found["short"]))
    pairs = ((two, one),) if found["sep"] == "." else ((two, one), (one, two))
    plain = [(m, d) for m, d in pairs if 1 <= m <= _LAST_MONTH and 1 <= d <= _LAST_DAY]
    moments = tuple(dict.fromkeys(Moment(year, month, day) for month, day in plain))
    if not moments:
        return None
    is_short = found["short"] is not None
    if len(moments) == 1 and not is_short:
        return Shape("NUMERIC", Mention(moments[0]), found.end())
    both = moments if len(moments) > 1 else moments * 2
    return Shape("NUMERIC", Mention(choices=both), found.end())


def _clock_time(text: str, start: int) -> Shape | None:
    found = _CLOCK.match(text, start)
    if found is None:
        return None
    zone = found["zone"] or found["mark"] or ""
    zone = lexicon.table("dates.zones").get(zone) or _with_colon(zone)
    if found["half"]:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if not 1 <= hour <= _NOON or minute >= _FULL_HOUR:
            return None
        hour = hour % _NOON + (_NOON if found["half"][0] in "pP" else 0)
        clock = f"{hour:02}:{minute:02}"
    elif found["hh"]:
        clock = f"{found['hh']}:{found['mm']}"
        if int(found["hh"]) >= _FULL_DAY:
            return None
    else:
        seconds = f":{found['s']}" if found["s"] else ""
        clock = f"{int(found['h']):02}:{found['m']}{seconds}"
    return Shape("CLOCK", Mention(Moment(clock=clock + zone)), found.end())
