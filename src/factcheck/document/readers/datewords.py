"""Patterns for date words in the heads of entries. They match words and do not compute values.

Sources: English usage of dates and times; ISO 8601-1:2019 and RFC 3339 for numeric dates; the IANA
time zone database for the abbreviations of time zones.
"""

import re

from factcheck import lexicon
from factcheck.model.calendar import MONTH, WEEKDAY

_ZONE = (
    rf"(?:{lexicon.alternation('dates.zones')}|[CEMP]T|WEST|IST|NZ[SD]T|local(?: time)?)"
    r"(?:\s?[+-]\d{1,2}(?::?\d{2})?)?"
)
_HALF = r"(?:[ap]\.m\.|[ap]m|[AP]M|[AP]\.M\.)"
_HOUR = r"(?:[01]?\d|2[0-4])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL = r"(?:st|nd|rd|th)"
_END = r"(?!\w)"

_CLOCK = "|".join(
    (
        rf"{_HOUR}:[0-5]\d(?::[0-5]\d(?:[.,]\d{{1,6}})?)?(?:Z|h|\s?hrs\.?|\s?{_HALF})?{_END}",
        rf"{_HOUR}\.[0-5]\d(?:\s?(?:hrs\.?|h|{_HALF})){_END}",
        rf"0\d\.[0-5]\d{_END}",  # with a leading zero, so neither a section number nor a decimal
        rf"{_HOUR}h[0-5]\d{_END}",
        rf"(?:[01]\d|2[0-4])[0-5]\d(?:Z|\s?hrs\.?|\s?h|\s?hours){_END}",
        rf"0\d[0-5]\d{_END}",
        rf"(?:0?[1-9]|1[0-2])\s?{_HALF}{_END}",
    )
)

_YEAR = (
    rf"(?:AD\s\d{{1,4}}|\d{{1,4}}\s(?:BCE?|AD|CE)|[12]\d{{3}}s?(?:[/–-]\d\d)?){_END}"
    r"(?![:.]\d)"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|Q[1-4]|Easter|Christmas)"
_PART = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\s(?:[Qq]uarter|[Hh]alf|weeks?|days?)"
_DAYPART = rf"(?i:{lexicon.alternation('dates.parts of the day')}|noon|midday|midnight|dawn|dusk)"
_VAGUE = rf"(?:(?i:{lexicon.alternation('layout.beside dates')}){_END}|(?:[Cc]a?|[Aa]pprox)\.|~|≈)"
_COUNTED = r"[TDH][+-]\d{1,4}(?::\d\d){0,2}(?:\s?(?:days?|hours?|min|h|d|s|m))?"
_NO_CLOCK = r"(?:\d\d:[6-9]\d|(?:2[5-9]|[3-9]\d):\d\d)(?!:\d)"

# (name, pattern). The digits at the end of a name are the units that the word states: 0 year, 1
# month, 2 day, 3 time. A word whose name begins with x is not sufficient on its own.
_TOKENS = (
    ("iso012", rf"\d{{4}}[-/.](?:0?[1-9]|1[0-2])[-/.]{_DAY}(?:T(?=\d)|{_END})"),
    ("slashed012", rf"{_DAY}(?P<slash>[-/.]){_DAY}(?P=slash)(?:\d{{4}}|\d\d){_END}"),
    ("yearmonth01", rf"\d{{4}}-(?:0[1-9]|1[0-2]){_END}"),
    ("clock3", _CLOCK),
    ("counted2", _COUNTED + _END),
    ("numbered2", rf"(?:Day|Week|Hour|Minute)\s(?:\d{{1,4}}|[A-Z][a-z]{{2,8}}){_END}"),
    ("century0", rf"\d{{1,2}}{ORDINAL}\s[Cc]entur(?:y|ies)(?:\s(?:BCE?|CE|AD))?{_END}"),
    ("year0", _YEAR),
    ("month1", MONTH + _END),
    ("season1", _SEASON + _END),
    ("part1", _PART + _END),
    ("weekday2", WEEKDAY + _END),
    ("daypart3", _DAYPART + _END),
    ("nonclock3", _NO_CLOCK + _END),
    ("xday", rf"{_DAY}{ORDINAL}?{_END}(?![:.]\d)"),
    ("xzone", rf"(?:{_ZONE}|Z){_END}"),
    ("xword", _VAGUE),
)
TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _TOKENS))
"""One word of a date. The name of the matched group states its kind and its units."""
JOINT = re.compile(
    r"\s?(?:[-–—/]|,|&|@|\b(?:and|to|or|through|till|until|of)\b)\s?|\s?\((?=\w)|\s|(?<=id)-"
)
"""A separator between two words of one date."""
DAY_NUMBER = re.compile(rf"(?<![\w:.])\d{{1,2}}{ORDINAL}?(?![\w:.]\d)(?!\w)")
FULL_DATE = re.compile(
    rf"\b(?:{WEEKDAY},?\s)?(?:{_DAY}{ORDINAL}?\s(?:of\s)?{MONTH},?\s\d{{4}}"
    rf"|{MONTH}\s{_DAY}{ORDINAL}?,?\s\d{{4}}|\d{{4}}-\d\d-\d\d)\b"
)
YEAR_NUMBER = re.compile(r"(?<![\w.,/–-])[12]\d{3}(?![\w/–-]|[.,]\d)")


GRAINS = {name: frozenset(int(char) for char in name if char.isdigit()) for name, _ in _TOKENS}
"""The units that each kind of word states: 0 year, 1 month or season, 2 day, 3 time of day."""
