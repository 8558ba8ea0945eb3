"""Dated heads: the words that date a chronology entry, and what sets them off from its body."""

import re

from attrs import frozen

from factcheck.model import MONTHS, WEEKDAYS

_MAX_TOKENS = 16  # "from the night of Monday, 3 May 1920, 10:05 p.m. UTC to …" has fewer


@frozen
class Head:
    """Where a head stands in its block, and how sure it is that one is meant."""

    start: int
    end: int
    body: int
    """First character after the mark that sets the head off."""
    strong: bool
    """Something besides a capital letter sets it off."""
    grains: frozenset[int]
    """What it tells: 0 year, 1 month or season, 2 day, 3 time of day."""


_MONTH = "|".join(
    [*MONTHS, *(f"{month[:3]}\\.?" for month in MONTHS), r"Sept\.?", r"June?\.", r"July?\."]
)
_WEEKDAY = "|".join([*WEEKDAYS, r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?"])
# Zone abbreviations in general use for civil time (IANA time zone database, abbreviations).
_ZONE = (
    r"(?:UTC|GMT|[CEMP][SD]T|[CEMP]T|W?EST|WES?T|CES?T|EES?T|BST|IST|JST|MSK|AE[SD]T|NZ[SD]T|"
    r"local(?: time)?)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?"
)
_HALF_DAY = r"(?:[ap]\.m\.|[ap]m|[AP]M|A\.M\.|P\.M\.)"
_END = r"(?![\w])"

# (group, pattern); the group's digits name its grains, "x" those that say nothing by themselves.
_TOKENS = (
    ("iso012", rf"\d{{4}}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?=T\d|{_END})T?"),
    ("num012", rf"(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])(?P=sep)(?:\d{{4}}|\d\d){_END}"),
    ("ym01", rf"\d{{4}}-(?:0[1-9]|1[0-2]){_END}"),
    (
        "clock3",
        rf"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d{{1,6}})?)?(?:Z|h|\s?hrs\.?|\s?{_HALF_DAY})?{_END}"
        rf"|(?:[01]?\d|2[0-4])[.h][0-5]\d(?:\s?(?:hrs\.?|h|{_HALF_DAY})){_END}"
        rf"|0\d\.[0-5]\d{_END}|(?:[01]?\d|2[0-4])h[0-5]\d{_END}"
        rf"|(?:[01]\d|2[0-4])[0-5]\d(?:Z|\s?hrs\.?|\s?h|\s?hours){_END}"
        rf"|(?:0?[1-9]|1[0-2])\s?{_HALF_DAY}(?!\w)",
    ),
    ("day012", rf"[Tt][+-]\d{{1,4}}(?::\d\d){{0,2}}(?:\s?(?:days?|hours?|min|h|d|s|m))?{_END}"),
    ("day2", rf"(?:Day|Week|Hour|Minute)\s(?:\d{{1,4}}|[A-Z][a-z]{{2,8}}){_END}"),
    ("century0", rf"\d{{1,2}}(?:st|nd|rd|th)\s[Cc]entur(?:y|ies)(?:\s(?:BCE?|CE|AD))?{_END}"),
    ("year0", rf"(?:AD\s\d{{1,4}}|\d{{1,4}}\s(?:BCE?|AD|CE)|[12]\d{{3}}s?(?:[/–-]\d\d)?){_END}(?![:.]\d)"),
    ("month1", rf"(?:{_MONTH}){_END}"),
    ("season1", rf"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|Q[1-4]|Easter|Christmas|Whitsun){_END}"),
    ("quarter1", rf"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\s(?:quarter|half|weeks?|days?){_END}"),
    ("weekday2", rf"(?:{_WEEKDAY}){_END}"),
    ("part3", rf"(?:(?:[Nn]oon|[Mm]idnight|[Dd]awn|[Dd]usk|[Mm]idday|[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight){_END})"),
    ("xday", rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{_END}(?![:.]\d)"),
    ("xzone", rf"\(?{_ZONE}\)?{_END}|Z{_END}"),
    (
        "xword",
        r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd|[Bb]eginning|[Mm]iddle|[Aa]bout|[Aa]round|[Cc]irca|[Cc]a?\.|[Aa]pprox\.|"
        rf"[Aa]pproximately|[Bb]efore|[Aa]fter|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Bb]etween|[Tt]he|of|in|at|on){_END}|~|≈)",
    ),
)
_TOKEN = re.compile(
    "|".join(
        f"(?P<{name}>{pattern.replace('([-/.])', '(?P<sep>[-/.])')})" for name, pattern in _TOKENS
    )
)
_JOINT = re.compile(r"\s?(?:[-–—/]|,|&|\b(?:and|to|or|through|till|until)\b|\bof\b)\s?|\s|(?<=[Mm]id)-")
_OPENING = re.compile(r"[\[(]?(?:(?:On|In|At)\s)?")
_WIDE = re.compile(r"[\s:.,;\])–—-]*")
_SET_OFF = re.compile(
    r"(?P<colon>\s?:(?!\d)\s?)"
    r"|(?P<cell>\s\|\s)"
    r"|(?P<dash>\s-{1,3}\s|\s?[–—]\s?(?![\d]))"
    r"|(?P<stop>\.\s(?=[“‘\"'(]?[^\W\d_a-z]))"
    r"|(?P<capital>\s(?=[“‘\"'(]?[^\W\d_a-z]))"
)
_CLOSING = re.compile(r"[\])]:?\s?(?:[-–—:]\s)?")
_ALONE = re.compile(r"\s?[:.]?$")


def _grains(group: str | None) -> frozenset[int]:
    return frozenset(int(digit) for digit in (group or "") if digit.isdigit())


def _mark(text: str, end: int, lead: int, opening: str) -> tuple[int, bool] | None:
    """Return (start of the body, whether the mark is strong) if something sets off a head."""
    if opening[:1] in {"[", "("} and opening:
        closing = _CLOSING.match(text, end)
        return (closing.end(), True) if closing else None
    if lead and (wide := _WIDE.match(text, end)) and end <= lead <= wide.end():
        return wide.end(), True
    mark = _SET_OFF.match(text, end)
    if not mark or mark.end() >= len(text):
        return None
    spoken = bool(opening) and mark.lastgroup != "colon"
    return None if spoken else (mark.end(), mark.lastgroup != "capital")


def dated_head(text: str, lead: int = 0) -> Head | None:
    """Return the head with which a block begins, or None.

    Args:
        text: the words of a block.
        lead: how many characters at its beginning the layout sets off.
    """
    opening = _OPENING.match(text)
    at = start = opening.end() if opening else 0
    found: Head | None = None
    grains: frozenset[int] = frozenset()
    for _ in range(_MAX_TOKENS):
        token = _TOKEN.match(text, at)
        if not token:
            break
        grains |= _grains(token.lastgroup)
        mark = _mark(text, token.end(), lead, opening[0] if opening else "")
        if mark and grains and (token.lastgroup or "") != "xword":
            found = Head(start, token.end(), mark[0], mark[1], grains | _day(text, start, token.end()))
            if text[token.end() : token.end() + 1] == ":" or token.end() == lead:
                break
        joint = _JOINT.match(text, token.end())
        at = joint.end() if joint else token.end()
    return found


_DAY_NUMBER = re.compile(r"(?<![\w:.])\d{1,2}(?:st|nd|rd|th)?(?![\w:.]\d)(?!\w)")


def _day(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset({2} if _DAY_NUMBER.search(text, start, end) else ())


def date_alone(text: str) -> Head | None:
    """Return the head that a block wholly consists of: "2011", "Tuesday, 6 September 2022"."""
    if len(text) > 60:  # noqa: PLR2004 - longer than any date
        return None
    at = 0
    grains: frozenset[int] = frozenset()
    for _ in range(_MAX_TOKENS):
        token = _TOKEN.match(text, at)
        if not token:
            return None
        grains |= _grains(token.lastgroup)
        if _ALONE.match(text, token.end()) and grains:
            return Head(0, token.end(), len(text), strong=True, grains=grains | _day(text, 0, token.end()))
        joint = _JOINT.match(text, token.end())
        at = joint.end() if joint else token.end()
    return None
