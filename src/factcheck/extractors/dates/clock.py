"""Times of day: "14:05:30 UTC", "2:05 p.m.", "1430 hours", "noon"."""

import re

from attrs import evolve

from factcheck.extractors.dates.guards import is_clock
from factcheck.extractors.dates.mentions import Family, Groups, Mention, Moment

ZONES = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "WET": "Z",
    "CET": "+01:00", "BST": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00",
    "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
"""Abbreviations of zones that have one usual meaning in English texts, with their offsets.

Source: IANA Time Zone Database, abbreviations of the European, Japanese, Australian and North
American rules; "IST" and the like are left out, since they have several meanings.
"""
_NAMED = "|".join(sorted(ZONES, key=len, reverse=True))
_ZONE = rf"(?P<zone> ?(?:{_NAMED})(?!\w)| ?[+-]\d\d:?\d\d(?!\d))?"
_MERIDIEM = r"(?P<half>[ap]\.m\.|[ap]m(?!\w)|[AP]\.M\.|[AP]M(?!\w))"
_ZONED = re.compile(r"Z$|[+-]\d\d:\d\d$")
_NOON = 12
_FULL_DAY = 24
_FULL_HOUR = 60


def _zone(get: Groups) -> str:
    word = get("zone").strip()
    if word in ZONES or not word:
        return ZONES.get(word, "")
    return word if ":" in word else f"{word[:3]}:{word[3:]}"


def _day_clock(get: Groups) -> Mention:
    seconds = f":{get('second')}" if get("second") else ""
    return Mention(Moment(clock=f"{int(get('hour')):02}:{get('minute')}{seconds}{_zone(get)}"))


def _half_clock(get: Groups) -> Mention | None:
    hour, minute = int(get("hour")), int(get("minute") or 0)
    if not 1 <= hour <= _NOON or minute >= _FULL_HOUR:
        return None
    afternoon = _NOON if get("half")[0] in "pP" else 0
    return Mention(Moment(clock=f"{hour % _NOON + afternoon:02}:{minute:02}{_zone(get)}"))


def _hours(get: Groups) -> Mention | None:
    hour, minute = int(get("hour")), int(get("minute"))
    if hour >= _FULL_DAY or minute >= _FULL_HOUR:
        return None
    return Mention(Moment(clock=f"{hour:02}:{minute:02}{_zone(get)}"))


def _noon(get: Groups) -> Mention:
    return Mention(Moment(clock="12:00" if get("word").lower() == "noon" else "00:00"))


def in_zone(mention: Mention, zone: str) -> Mention:
    """Return a time that has no zone, nor a range an end with one, as one of this zone.

    Args:
        mention: Any expression of a date.
        zone: "UTC", an abbreviation, or "+02:00".
    """
    ends = [mention.first, *([mention.last.first] if mention.last else [])]
    if not any(end.clock for end in ends) or any(_ZONED.search(end.clock) for end in ends):
        return mention
    offset = ZONES.get(zone, zone)
    last = mention.last and evolve(mention.last, first=_zoned(mention.last.first, offset))
    return evolve(mention, first=_zoned(mention.first, offset), last=last)


def _zoned(moment: Moment, offset: str) -> Moment:
    return evolve(moment, clock=moment.clock + offset) if moment.clock else moment


FAMILIES = (
    Family(
        "halfclock",
        r"\d",
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?{_MERIDIEM}{_ZONE}",
        _half_clock,
    ),
    Family(
        "dayclock",
        r"\d",
        rf"(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?{_ZONE}(?![\w%]|[:.,]\d)",
        _day_clock,
        is_clock,
    ),
    Family(
        "hours",
        r"\d",
        r"(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?:Z| ?(?:hours|hrs|h)(?!\w)|(?P<zone> (?:UTC|GMT)))",
        _hours,
    ),
    Family("noon", "nm", r"(?<=at )(?P<word>noon|midnight)(?!\w)", _noon),
)
