"""The words of calendars and clocks, as tables and as fragments of patterns.

Source: English month and weekday names with the abbreviations of The Chicago Manual of Style,
17th ed., 10.39-10.40, and of the Associated Press, which keeps "Sept.".
"""

from factcheck.model import MONTHS, WEEKDAYS, Unit
from factcheck.model.numerals import CARDINALS

MONTH = (
    r"(?=[JFMASOND])(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?"
    r"|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?"
    r"|Dec(?:ember|\.)?)(?![A-Za-z])"
)
"""A month's name or abbreviation with a capital, since "may" and "march" are no months."""

FULL_MONTH = (
    r"(?=[JFMASOND])(?i:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Sept\.)(?![A-Za-z])"
)
MONTH_STARTS = "JFMASOND"

WEEKDAY = (
    r"(?:Mon(?:day|\.)?|Tue(?:sday|s\.?|\.)?|Wed(?:nesday|s?\.)?|Thu(?:rsday|rs?\.?|\.)?"
    r"|Fri(?:day|\.)?|Sat(?:urday|\.)?|Sun(?:day|\.)?"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)(?![A-Za-z])"
)
FULL_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![A-Za-z])"

DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,(?!(?:1[5-9]|20)\d\d(?!\d))\d|/\d)"
"""A day's number; whether the month has so many days is asked later."""

YEAR = r"[12]\d{3}(?![\w%+]|[.,:]\d|-\d)"
"""A year of four digits that may follow a month or a day."""

DASH = r" ?[-\u2010-\u2015] ?"
"""A hyphen or dash that means "to"."""

THROUGH = r" (?:to|until|till|through|thru) "

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""Codes of EDTF level 1."""

PARTS_OF_DAY = r"(?:morning|forenoon|afternoon|evening|night)"

NUMBERS = CARDINALS | {
    "a": 1,
    "an": 1,
    "another": 1,
    "a couple of": 2,
    "couple of": 2,
    "a dozen": 12,
}
_PLAIN = "|".join(sorted(CARDINALS, key=len, reverse=True))
NUMBER = (
    rf"(?:\d{{1,3}}|(?:a )?couple of|a dozen|an(?:other)?|a|(?:{_PLAIN})"
    rf"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
"""A small number in digits or words, or an article that means one."""
CARDINAL = rf"(?:\d{{1,3}}|(?:{_PLAIN})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"

_ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS = {word: at for at, word in enumerate(_ORDINAL_WORDS, start=1)} | {
    **{f"twenty{gap}{_ORDINAL_WORDS[at]}": 21 + at for gap in "- " for at in range(9)},
    "thirtieth": 30,
    "thirty-first": 31,
    "thirty first": 31,
}
"""Of the days of a month."""
_SIMPLE = "|".join((*_ORDINAL_WORDS, "thirtieth"))
_WORDS = rf"(?i:twenty[- ](?:{'|'.join(_ORDINAL_WORDS[:9])})|thirty[- ]first|{_SIMPLE})"
"""None of them begins with another."""
ORDINAL_WORD = rf"{_WORDS}(?![\w-])"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_WORDS})"

UNITS = {
    "second": (1, Unit.SECOND),
    "minute": (1, Unit.MINUTE),
    "hour": (1, Unit.HOUR),
    "day": (1, Unit.DAY),
    "night": (1, Unit.DAY),
    "week": (1, Unit.WEEK),
    "fortnight": (2, Unit.WEEK),
    "month": (1, Unit.MONTH),
    "quarter": (1, Unit.QUARTER),
    "year": (1, Unit.YEAR),
    "decade": (1, Unit.DECADE),
    "century": (1, Unit.CENTURY),
    "centurie": (1, Unit.CENTURY),
}
"""A unit's name without plural s: how many of which unit of the calendar."""
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?"
    r"|decades?|century|centuries)"
)

_MONTH_KEYS = {name[:3].lower(): at for at, name in enumerate(MONTHS, start=1)}
_WEEKDAY_KEYS = {name[:3].lower(): at for at, name in enumerate(WEEKDAYS)}


def month_of(word: str) -> int:
    """Return a month's number, 1 to 12, from its name or abbreviation."""
    return _MONTH_KEYS[word[:3].lower()]


def weekday_of(word: str) -> int:
    """Return a weekday's number, 0 for Monday, from its name or abbreviation."""
    return _WEEKDAY_KEYS[word[:3].lower()]


def number_of(word: str) -> int:
    """Return what a number in digits or words counts; an article counts one."""
    low = word.lower()
    if low.isdigit():
        return int(low)
    if low in NUMBERS:
        return NUMBERS[low]
    tens, _, ones = low.replace("-", " ").partition(" ")
    return NUMBERS[tens] + NUMBERS[ones]


def ordinal_of(word: str) -> int:
    """Return the number of an ordinal in digits or words."""
    low = word.lower()
    return int(low[:-2]) if low[0].isdigit() else ORDINALS[low]


def unit_of(word: str) -> tuple[int, Unit]:
    """Return how many of which unit of the calendar a unit's name stands for."""
    return UNITS[word.lower().removesuffix("s")]


def digits_of(word: str) -> int:
    """Return the number at the front of a word such as "3rd"."""
    return int(word.rstrip("stndrh"))
