"""Longer than a day: months, years, decades, centuries, seasons, quarters, halves."""

import re

from factcheck.extractors.dates.absolute import short_year, year_of
from factcheck.extractors.dates.guards import is_month, is_year
from factcheck.extractors.dates.mentions import Basis, Family, Groups, Mention, Moment
from factcheck.extractors.dates.vocabulary import (
    CARDINAL,
    FULL_MONTH,
    MONTH,
    MONTH_STARTS,
    ORDINAL,
    SEASONS,
    YEAR,
    month_of,
    number_of,
    ordinal_of,
)
from factcheck.model import Unit

_ERA = r"(?P<era>BCE|BC|B\.C\.E?\.?|CE|AD|A\.D\.)"
_QUARTERS = 33
_HALVES = 40
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_OF_YEAR = rf"(?:(?: of|,| in)? (?P<year>{YEAR})|(?: of|,)? ['’](?P<short>\d\d)(?!\w))"


def in_era(year: int, era: str) -> int:
    """Return the astronomical year: 1 BC is 0."""
    return 1 - year if era.upper().startswith("B") else year


def _month_year(get: Groups) -> Mention:
    return Mention(Moment(year_of(get), month_of(get("month"))))


def _season_year(get: Groups) -> Mention:
    year = in_era(int(get("bcyear")), "BC") if get("bcyear") else year_of(get)
    return Mention(Moment(year, season=SEASONS[get("season").lower()]))


def _season(get: Groups) -> Mention:
    return Mention(Moment(season=SEASONS[get("season").lower()]))


def _quarter(get: Groups) -> Mention | None:
    which = int(get("digit")) if get("digit") else ordinal_of(get("which"))
    return _piece(get, _QUARTERS - 1 + which) if which <= 4 else None  # noqa: PLR2004 - quarters


def _half(get: Groups) -> Mention:
    first = get("digit") == "1" or get("which").lower() in ("first", "former", "1st")
    return _piece(get, _HALVES if first else _HALVES + 1)


def _piece(get: Groups, code: int) -> Mention:
    """Return a half or quarter of a stated year, of "the year" or of "that year"."""
    if get("year"):
        return Mention(Moment(int(get("year")), season=code))
    base = Basis.PERIOD if get("article").lower() == "the" else Basis.TOLD
    return Mention(Moment(season=code), basis=base, unit=Unit.YEAR)


def _first_months(get: Groups) -> Mention:
    count = number_of(get("count"))
    side = "first" if get("side").lower() in ("first", "opening") else "last"
    base = Basis.CALENDAR if get("year") else Basis.PERIOD
    year = int(get("year")) if get("year") else None
    unit = None if year else Unit.YEAR
    return Mention(Moment(year), part=f"{side} {count} months", basis=base, unit=unit)


def _month_of(get: Groups) -> Mention:
    return Mention(Moment(year_of(get), month_of(get("month"))))


def _era_year(get: Groups) -> Mention:
    return Mention(Moment(in_era(int(get("digits")), get("era"))))


def _era_month(get: Groups) -> Mention:
    month = month_of(get("month"))
    return Mention(Moment(in_era(int(get("digits")), get("era")), month))


def _decade(get: Groups) -> Mention:
    if get("era"):
        return Mention(Moment(in_era(int(get("digits")) + 9, get("era")), width=10))
    digits = get("digits")
    year = int(digits) if len(digits) > 2 else short_year(digits)  # noqa: PLR2004 - digits
    is_century = year % 100 == 0 and year < 2000  # noqa: PLR2004
    return Mention(Moment(year, width=100 if is_century else 10))


def _spelled_decade(get: Groups) -> Mention:
    tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")
    names = (*tens, "nineties")
    decade = 20 + 10 * names.index(get("tens").lower())
    century = {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700}[get("century").lower()]
    return Mention(Moment(century + decade, width=10))


def _century(get: Groups) -> Mention:
    number = ordinal_of(get("which"))
    before = get("era").upper().startswith("B")
    return Mention(Moment(1 - 100 * number if before else 100 * (number - 1), width=100))


def _year(get: Groups) -> Mention:
    return Mention(Moment(int(get("year"))))


def _short_year(get: Groups) -> Mention:
    return Mention(Moment(short_year(get("short"))))


_SEASON_CUES = (
    "the ",
    "in ",
    "that ",
    "this ",
    "by ",
    "until ",
    "during ",
    "early ",
    "late ",
    "mid-",
)
_SEASON_THINGS = re.compile(
    r" (?:holidays?|vacation|break|school|terms?|seasons?|games|olympics|house|camp|palace|months"
    r"|sun|heat|rain|weather|tour|wheat|line|guard|water)\b"
)
"""What a season's name makes part of another thing."""


def _is_season(text: str, start: int, end: int) -> bool:
    """Say whether a season's name alone is a time: "in spring", "that autumn"; never "fall"."""
    before = text[max(0, start - 12) : start].lower()
    is_thing = _SEASON_THINGS.match(text, end) is not None
    return before.endswith(_SEASON_CUES) and not is_thing and text[start].lower() != "f"


_ARTICLE = r"(?P<article>the|that|this|the same)"
_TAIL = rf"(?: of| in)? (?:(?P<year>{YEAR})|{_ARTICLE} year)"

FAMILIES = (
    Family(
        "eramonth",
        MONTH_STARTS,
        rf"(?P<month>{MONTH}) (?P<digits>\d{{1,4}}) {_ERA}(?!\w)",
        _era_month,
    ),
    Family(
        "monthyear",
        MONTH_STARTS,
        rf"(?P<month>{MONTH})(?:(?:,| of|-)? ?(?P<year>(?<!\w){YEAR})| ?['’](?P<short>\d\d)(?!\w))",
        _month_year,
    ),
    Family(
        "yearmonth",
        "12",
        rf"(?P<year>[12]\d{{3}}),? (?P<month>{MONTH})",
        _month_year,
        lambda text, _start, end: text[end - 3 : end] not in ("May", "rch"),
    ),
    Family("erayear", r"\d", rf"(?P<digits>\d{{1,4}}) {_ERA}(?!\w)", _era_year),
    Family("eralead", "A", r"(?P<era>AD|A\.D\.) (?P<digits>\d{1,4})(?!\w)", _era_year),
    Family(
        "decade",
        r"12'’",
        rf"(?:(?P<digits>[12]\d\d0|(?<=['’])\d0)['’]?s(?!\w))(?: {_ERA})?",
        _decade,
    ),
    Family("eradecade", r"\d", rf"(?P<digits>\d{{1,3}}0)s {_ERA}", _decade),
    Family(
        "spelleddecade",
        "nesNES",
        r"(?P<century>(?i:nineteen|eighteen|seventeen))[- ]"
        r"(?P<tens>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)(?!\w)",
        _spelled_decade,
    ),
    Family(
        "century",
        r"\dtfsenTFSEN",
        rf"(?P<which>{ORDINAL})[- ](?i:century)(?!\w)(?: {_ERA})?",
        _century,
    ),
    Family(
        "quarter",
        r"Qtfs\d",
        rf"(?:Q(?P<digit>[1-4]),?|(?P<which>{ORDINAL}) quarter){_TAIL}",
        _quarter,
    ),
    Family(
        "half",
        r"Hfsl\d",
        rf"(?:H(?P<digit>[12])|(?P<which>first|second|1st|2nd|latter|former) half){_TAIL}",
        _half,
    ),
    Family(
        "firstmonths",
        "flo",
        rf"(?P<side>first|last|opening|final) (?P<count>{CARDINAL}) months{_TAIL}",
        _first_months,
    ),
    Family(
        "seasonyear",
        "sSaAfFwW",
        rf"{_SEASON}(?:(?: of|,)? (?P<bcyear>\d{{1,3}}) B\.?C\.?E?(?!\w)|{_OF_YEAR})",
        _season_year,
    ),
    Family("monthof", "m", rf"month of (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", _month_of),
    Family("month", MONTH_STARTS, rf"(?P<month>{FULL_MONTH})", _month_year, is_month),
    Family("season", "sSaAwW", rf"{_SEASON}(?!\w)", _season, _is_season),
    Family(
        "year", "12", r"(?P<year>1\d{3}|20\d\d|21\d\d)(?![\w%$€/+]|[.,:]\d|-\d)", _year, is_year
    ),
    Family(
        "shortyear",
        "'’",
        r"['’](?P<short>\d\d)(?!\w)",
        _short_year,
        lambda text, start, _end: text[max(0, start - 3) : start].lower().endswith(("of ", "in ")),
    ),
)
