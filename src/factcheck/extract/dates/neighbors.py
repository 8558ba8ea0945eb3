"""Functions that extend a date by the words before it, and join adjacent dates."""

import re
from functools import cache

from attrs import evolve

from factcheck import lexicon
from factcheck.document.text import Tokens
from factcheck.extract.dates.expressions import Basis, Mention
from factcheck.model import Unit

_LONGEST_PHRASE = 6
"""Maximum length of a phrase before a date ("the end of"), in words."""
_PARTED = frozenset({"-", "–", "‑", "in"})
"""Words that may connect a part and its period: "mid-2008", "early in 2008"."""
_LONGEST_GAP = 24
_WEEKDAY_DAY = re.compile(r"\)?,? (?:the |on the |on )?")
_DAY_WEEKDAY = re.compile(r"(?: \(\w+\)|, a \w+)")
_CLOCK_DAY = re.compile(
    r"(?: (?:local|[A-Z][a-z]+) time)?(?:,? on|,? in|,| of|,? the)? "
    r"(?:the (?:evening|morning|afternoon|night) (?:of )?)?(?:on )?(?:the )?"
)
_DAY_CLOCK = re.compile(
    r",? ?(?:at|shortly (?:before|after)|just (?:before|after)|from)? ?(?:exactly |precisely )?"
)
_TO = re.compile(r",? (?:to|until|till|through|thru) (?:the )?| ?[‐-―-] ?|,? and (?:the )?")
_OF_YEAR = re.compile(r",? (?:of |in |and )?")


def widened(tokens: Tokens, mention: Mention, floor: int) -> Mention:
    """Return a date extended by the words before it that belong to it.

    Words such as "early" or "the end of", "around", and "since" are expected in this order, from
    the date outward.

    Args:
        tokens: The tokens of the line.
        mention: The date.
        floor: Offset at which the extension stops.
    """
    low, at, least = tokens.lower, tokens.at(mention.start), tokens.at(floor)
    if at <= least:
        return mention
    article = at - 1 if low[at - 1] == "year" and at - 1 > least else at
    article -= article > least and low[article - 1] == "the"
    is_parted = article > least and low[article - 1] in _PARTED
    first, part = _phrase(tokens, article, least, "dates.parts")
    if not part and is_parted:
        first, part = _phrase(tokens, article - 1, least, "dates.parts")
    if part:
        first -= first > least and low[first - 1] == "the"
    else:
        first = article
    first, softness = _phrase(tokens, first, least, "dates.hedges")
    first, limit = _phrase(tokens, first, least, "dates.limits")
    is_glued = tokens.text[max(floor, tokens.starts[first] - 1)] in "’'-"
    if is_glued and first > least:
        return mention
    if not (part or softness or limit) and not _has_article(mention):
        first = at
    return evolve(
        mention,
        start=tokens.starts[first],
        limit="" if mention.last else limit or mention.limit,
        part=part or mention.part,
        soft=mention.soft or softness == "soft",
    )


def _has_article(mention: Mention) -> bool:
    """Return True if "the" before a date belongs to it, unlike in "the May 4 movement"."""
    return mention.first.width > 1 or mention.first.season is not None or mention.unit is not None


def _phrase(tokens: Tokens, behind: int, least: int, item: str) -> tuple[int, str]:
    """Return the start of the longest phrase of a table that ends before a token, and its value.

    If there is none, the start is the token itself and the value is empty.
    """
    low, table = tokens.lower, lexicon.table(item)
    if behind > least and low[behind - 1] in _last_words(item):
        for first in range(max(least, behind - _LONGEST_PHRASE), behind):
            if value := table.get(" ".join(low[first:behind])):
                return first, value
    return behind, ""


@cache
def _last_words(item: str) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in lexicon.table(item))


def joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions in order, joining adjacent mentions that form a single date."""
    done: list[Mention] = []
    for mention in mentions:
        last = mention
        while done and (both := _pair(text, done[-1], last)):
            done.pop()
            last = both
        done.append(last)
    return done


def _pair(text: str, left: Mention, right: Mention) -> Mention | None:
    gap = text[left.end : right.start]
    if len(gap) > _LONGEST_GAP:
        return None
    return (
        _with_weekday(text, gap, left, right)
        or _with_clock(gap, left, right)
        or _of_year(gap, left, right)
        or _range(gap, left, right)
    )


def _with_weekday(text: str, gap: str, left: Mention, right: Mention) -> Mention | None:
    """Join "Monday" or "19:42 on Monday" with ", 4 July 1776", or a day with "(Thursday)"."""
    if left.is_weekday and not left.count and not right.limit and _is_day(right):
        if left.last or not _WEEKDAY_DAY.fullmatch(gap):
            return None
        first = evolve(right.first, clock=left.first.clock or right.first.clock)
        return evolve(right, start=left.start, first=first, weekday=left.weekday, limit=left.limit)
    is_day = right.is_bare_weekday and not right.count and _is_day(left) and not left.last
    found = _DAY_WEEKDAY.match(text, left.end, right.end + 1) if is_day else None
    return evolve(left, end=found.end(), weekday=right.weekday) if found else None


def _is_day(mention: Mention) -> bool:
    return mention.first.day is not None and mention.weekday is None


def _with_clock(gap: str, left: Mention, right: Mention) -> Mention | None:
    """Join "2:05 p.m." with " on March 12, 2019", or "21 October 2016" with ", 18:55"."""
    clock, day = (left, right) if left.is_clock else (right, left)
    if not clock.is_clock or not day.names_day or day.first.clock:
        return None
    if right.limit and (right is day or right.limit in ("before", "after")):
        return None
    if not (_CLOCK_DAY if left is clock else _DAY_CLOCK).fullmatch(gap):
        return None
    last = clock.last and evolve(day, first=evolve(day.first, clock=clock.last.first.clock))
    first = evolve(day.first, clock=clock.first.clock)
    limit = right.limit or left.limit
    return evolve(day, start=left.start, end=right.end, first=first, last=last, limit=limit)


def _of_year(gap: str, left: Mention, right: Mention) -> Mention | None:
    """Join "5 September" with " of that year", or "May" with " the following year"."""
    is_counted = right.unit is Unit.YEAR and not right.part
    is_open = left.first.year is None and left.last is None and not right.first.season
    is_named = left.first.month is not None or left.first.season is not None
    if not (is_counted and is_open and is_named and _OF_YEAR.fullmatch(gap)):
        return None
    return evolve(left, end=right.end, basis=right.basis, count=right.count, unit=Unit.YEAR)


def _range(gap: str, left: Mention, right: Mention) -> Mention | None:
    """Join two dates into a range."""
    if left.last or right.last or left.limit not in ("", "from", "between"):
        return None
    if not _connects(gap, left, right) or not _may_be_ends(left, right):
        return None
    return evolve(left, end=right.end, last=evolve(right, limit=""), limit="")


def _connects(gap: str, left: Mention, right: Mention) -> bool:
    if right.limit in ("until", "through"):
        return left.limit == "from" and gap in (" ", ", ")
    if right.limit or not _TO.fullmatch(gap):
        return False
    return left.limit == "between" if " and" in gap else True


def _may_be_ends(left: Mention, right: Mention) -> bool:
    """Return True if two dates can be the ends of a range: both have times, or the same fields."""
    if left.first.clock and right.first.clock:
        return True
    if any(
        one.is_clock or one.is_bare_weekday or one.basis is not Basis.CALENDAR
        for one in (left, right)
    ):
        return False
    same = (left.first.day is None) == (right.first.day is None)
    return same and (left.first.month is None) == (right.first.month is None)
