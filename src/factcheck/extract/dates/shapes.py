"""Dates and times in digits: "2020-01-04T10:00Z", "4/17/2024", "14:05:30 UTC", "1994-2001"."""

import re

from attrs import frozen

from factcheck import lexicon
from factcheck.extract.dates.expressions import Mention, Moment

_ISO = re.compile(
    r"(?P<year>[12]\d{3})(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
    r"(?:(?:T|,? )(?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r"(?P<zone> ?Z\b| UTC\b|[+-]\d\d:?\d\d)?)?(?![\w/-])"
)
_NUMERIC = re.compile(
    r"(?P<one>\d{1,2})(?P<sep>[/.-])(?P<two>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\w/-]|\.\d)"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d\d)(?![\w/-]|\.\d)"
)
_SPAN = re.compile(
    r"(?P<one>[12]\d{3})(?P<join> ?[-‐-―] ?|/)(?P<two>[12]\d{3}|\d\d)(?![\w/%$€-]|[.,:]\d)"
)
_CLOCK = re.compile(
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?"
    r"(?P<half>[ap]\.m\.|[ap]m(?!\w)|[AP]\.M\.|[AP]M(?!\w))"
    r"|(?P<h>\d{1,2}):(?P<m>\d\d)(?P<s>:\d\d)?(?(s)(?:[.,]\d+)?)(?!\d))"
    rf"(?: ?(?P<zone>(?:{lexicon.alternation('dates.zones')})(?!\w)|[+-]\d\d:?\d\d(?!\d)))?"
    r"(?![\w%]|[:.,]\d)"
)
_NOON, _FULL_HOUR, _LAST_MONTH, _LAST_DAY = 12, 60, 12, 31
_SHORT_YEAR_BREAK = 30
"""Two-digit years from this value on are in the 1900s, lower ones in the 2000s.

Source: the common default of office software, 1930 to 2029.
"""
_LONGEST = 500
"""Maximum length of a range of years, in years."""
_GENERATION = 30
"""Maximum length, in years, of a range like "1999–02", whose end is in the next century."""


@frozen
class Shape:
    """A date or time in digits, with its value."""

    kind: str
    """The word class of the whole date or time."""
    mention: Mention
    end: int


def short_year(digits: int) -> int:
    """Return the full year of a two-digit year."""
    return digits + (1900 if digits >= _SHORT_YEAR_BREAK else 2000)


def shape_at(text: str, start: int) -> Shape | None:
    """Return the date or time in digits that starts at an offset; None for any other number."""
    for kind, pattern, read in (
        ("ISO", _ISO, _iso),
        ("SPAN", _SPAN, _span),
        ("NUMERIC", _NUMERIC, _numeric),
        ("CLOCK", _CLOCK, _clock),
    ):
        match = pattern.match(text, start)
        mention = read(match) if match else None
        if match and mention:
            return Shape(kind, mention, match.end())
    return None


def _iso(match: re.Match[str]) -> Mention | None:
    month, day = int(match["month"]), int(match["day"])
    is_iso = match["sep"] == "-" and len(match["month"]) == len(match["day"]) == 2  # noqa: PLR2004
    if not 1 <= month <= (_LAST_DAY if is_iso else _LAST_MONTH) or day == 0:
        return None
    zone = (match["zone"] or "").strip().replace("UTC", "Z")
    clock = (match["clock"] or "") + _with_colon(zone)
    return Mention(Moment(int(match["year"]), month, day, clock=clock))


def _with_colon(zone: str) -> str:
    return f"{zone[:3]}:{zone[3:]}" if zone[:1] in ("+", "-") and ":" not in zone else zone


def _span(match: re.Match[str]) -> Mention | None:
    """Read "1994-2001" or "2009-10". "2020-05" is a month, as in ISO 8601."""
    first, end = int(match["one"]), match["two"]
    is_short = len(end) == 2  # noqa: PLR2004
    last = first - first % 100 + int(end) if is_short else int(end)
    longest = _LONGEST
    if is_short and last < first:
        last, longest = last + 100, _GENERATION
    if is_short and match["join"] == "-" and last != first + 1 and 1 <= int(end) <= _LAST_MONTH:
        return Mention(Moment(first, int(end)))
    return Mention(Moment(first), Mention(Moment(last))) if 0 < last - first < longest else None


def _numeric(match: re.Match[str]) -> Mention | None:
    one, two = int(match["one"] or match["first"]), int(match["two"] or match["second"])
    year = int(match["year"]) if match["year"] else short_year(int(match["short"]))
    pairs = ((two, one),) if match["sep"] == "." else ((two, one), (one, two))
    moments = tuple(
        dict.fromkeys(
            Moment(year, month, day)
            for month, day in pairs
            if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY
        )
    )
    if len(moments) == 1 and match["year"]:
        return Mention(moments[0])
    return Mention(choices=(moments[0], moments[-1])) if moments else None


def _clock(match: re.Match[str]) -> Mention | None:
    zone = match["zone"] or ""
    zone = lexicon.table("dates.zones").get(zone) or _with_colon(zone)
    if not match["half"]:
        return Mention(Moment(clock=f"{int(match['h']):02}:{match['m']}{match['s'] or ''}{zone}"))
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= _NOON or minute >= _FULL_HOUR:
        return None
    hour = hour % _NOON + (_NOON if match["half"][0] in "pP" else 0)
    return Mention(Moment(clock=f"{hour:02}:{minute:02}{zone}"))
