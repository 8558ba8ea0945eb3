"""Ranges and lists that share a month or a year: "April 6-28", "6, 9 and 14 September"."""

import re
from itertools import pairwise

from attrs import evolve

from factcheck.extractors.dates.absolute import year_of
from factcheck.extractors.dates.guards import is_year_span
from factcheck.extractors.dates.mentions import Family, Groups, Mention, Moment, Reading
from factcheck.extractors.dates.periods import in_era
from factcheck.extractors.dates.vocabulary import DASH, DAY, MONTH, MONTH_STARTS, YEAR, month_of

_NUMBER = re.compile(r"\d{1,2}")
_LONGEST_MONTH = 31
_LONGEST = 500
"""Years that a range of years may span."""
_GENERATION = 30
"""Years that one may span that ends in the next century and has only two digits: "1999–02"."""
_YEAR_BEHIND = rf"(?:(?:,| of)? (?P<year>{YEAR}))?"
_PLAIN_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\w)"
_DAYS = rf"(?P<days>(?P<lead>[Bb]etween )?(?:the )?{_PLAIN_DAY}(?:, {_PLAIN_DAY})*,? (?:and|&|or)"
_TO = rf"(?:{DASH}| (?:to|until|till|through|and) )"


def _days(get: Groups) -> Reading:
    """Return one mention a day of a list, or a range where "between" leads it."""
    year, month = year_of(get), month_of(get("month"))
    base = get.start("days")
    found = list(_NUMBER.finditer(get("days")))
    days = [int(number[0]) for number in found]
    if any(not 1 <= day <= _LONGEST_MONTH for day in days):
        return None
    if get("lead"):
        last = Mention(Moment(year, month, days[-1]))
        return Mention(Moment(year, month, days[0]), last, limit="between")
    if any(later == earlier for earlier, later in pairwise(days)):
        return None
    listed = [
        Mention(Moment(year, month, day), start=base + at.start(), end=base + at.end())
        for day, at in zip(days, found, strict=True)
    ]
    return _with_edges(listed, get)


def _with_edges(listed: list[Mention], get: Groups) -> tuple[Mention, ...]:
    """Give the month's name and the year to the day that stands beside them."""
    if get.start("all") < get.start("days"):
        listed[0] = evolve(listed[0], start=get.start("all"))
    listed[-1] = evolve(listed[-1], end=get.start("all") + len(get("all")))
    return tuple(listed)


def _day_range(get: Groups) -> Mention | None:
    year, month = year_of(get), month_of(get("month"))
    first, last = (int(_digits(get(name))) for name in ("one", "two"))
    if not 1 <= first < last <= _LONGEST_MONTH:
        return None
    return Mention(Moment(year, month, first), Mention(Moment(year, month, last)))


def _day_to_day(get: Groups) -> Mention | None:
    """Read "19 March-30 April", which touches the dash on both sides."""
    year = year_of(get)
    first, last = month_of(get("one")), month_of(get("two"))
    days = [int(_digits(get(name))) for name in ("low", "high")]
    if any(not 1 <= day <= _LONGEST_MONTH for day in days) or (first, days[0]) == (last, days[1]):
        return None
    begin = Moment(_year_before(year, first, last), first, days[0])
    return Mention(begin, Mention(Moment(year, last, days[1])))


def _digits(word: str) -> str:
    return word.rstrip("stndrh")


def _month_range(get: Groups) -> Mention:
    first, last = month_of(get("one")), month_of(get("two"))
    end_year = int(get("year")) if get("year") else None
    begin_year = int(get("from")) if get("from") else _year_before(end_year, first, last)
    return Mention(Moment(begin_year, first), Mention(Moment(end_year, last)))


def _year_before(year: int | None, first: int, last: int) -> int | None:
    return year if year is None or first <= last else year - 1


def _year_range(get: Groups) -> Mention | None:
    """Read "1994 to 2001", "2009-10"; but "2020-05" is a month, as ISO 8601 writes it."""
    first, end = int(get("one")), get("two") or get("three")
    last = int(end) if len(end) > 2 else first - first % 100 + int(end)  # noqa: PLR2004 - digits
    if get("to") == "-" and len(end) == 2 and last != first + 1 and 1 <= int(end) <= 12:  # noqa: PLR2004
        return Mention(Moment(first, int(end)))
    longest = _LONGEST
    if last < first and len(end) == 2:  # noqa: PLR2004 - digits
        last, longest = last + 100, _GENERATION
    return Mention(Moment(first), Mention(Moment(last))) if 0 < last - first < longest else None


def _era_range(get: Groups) -> Mention:
    first, last = (in_era(int(get(name)), get("era")) for name in ("one", "two"))
    return Mention(Moment(first), Mention(Moment(last)))


FAMILIES = (
    Family(
        "monthdays",
        MONTH_STARTS,
        rf"(?P<all>(?P<month>{MONTH}) "
        rf"(?P<days>{_PLAIN_DAY}(?:, {_PLAIN_DAY})*,? (?:and|&|or) {DAY})"
        rf"(?! [A-Z][a-z]+ \d{{4}}){_YEAR_BEHIND})",
        _days,
    ),
    Family(
        "daysmonth",
        r"\dbB",
        rf"(?P<all>{_DAYS} {_PLAIN_DAY}) (?:of )?(?P<month>{MONTH}){_YEAR_BEHIND})",
        _days,
    ),
    Family(
        "monthdayrange",
        MONTH_STARTS,
        rf"(?P<month>{MONTH}) (?P<one>{_PLAIN_DAY}){_TO}(?P<two>{DAY}){_YEAR_BEHIND}",
        _day_range,
    ),
    Family(
        "dayrangemonth",
        r"\d",
        rf"(?P<one>{_PLAIN_DAY})(?:{_TO}|/)(?:the )?(?P<two>{_PLAIN_DAY}) "
        rf"(?:of )?(?P<month>{MONTH}){_YEAR_BEHIND}",
        _day_range,
    ),
    Family(
        "daymonths",
        r"\d",
        rf"(?P<low>{_PLAIN_DAY}) (?P<one>{MONTH}){DASH}(?P<high>{_PLAIN_DAY}) (?P<two>{MONTH})"
        rf"{_YEAR_BEHIND}",
        _day_to_day,
    ),
    Family(
        "monthdaymonths",
        MONTH_STARTS,
        rf"(?P<one>{MONTH}) (?P<low>{_PLAIN_DAY}){DASH}(?P<two>{MONTH}) (?P<high>{DAY})"
        rf"{_YEAR_BEHIND}",
        _day_to_day,
    ),
    Family(
        "monthrange",
        MONTH_STARTS,
        rf"(?P<one>{MONTH})(?: (?P<from>{YEAR}))?(?:{DASH}|/| (?:to|through|until) )"
        rf"(?P<two>{MONTH})"
        rf"(?! \d{{1,2}}(?!\d)),?(?: (?P<year>{YEAR}))",
        _month_range,
    ),
    Family(
        "yearrange",
        "12",
        rf"(?P<one>[12]\d{{3}})(?:(?P<to>{DASH}|/)(?P<two>(?:[12]\d{{3}}|\d\d))|"
        r" (?:to|until|till|through) (?P<three>[12]\d{3}))(?![\w/-]|[.,:]\d)",
        _year_range,
        is_year_span,
    ),
    Family(
        "erarange",
        r"\d",
        rf"(?P<one>\d{{1,4}}){_TO}(?P<two>\d{{1,4}}) (?P<era>BCE|BC|B\.C\.E?\.?)(?!\w)",
        _era_range,
    ),
)
