"""Neighbours that are one: weekday and day, day and clock, the two ends of a range."""

import re

from attrs import evolve

from factcheck.mentions.dates.expressions import Basis, Mention, Moment
from factcheck.model import Unit

_LONGEST_GAP = 24
_AFTER_WEEKDAY = frozenset({" ", " the ", " on the ", " on "})
_BEFORE_WEEKDAY = frozenset({" (", ", a ", ", "})
_CLOCK_DAY = re.compile(
    r"(?: (?:local|[A-Z][a-z]+) time)?(?:,? on|,| of|,? the)? "
    r"(?:the (?:evening|morning|afternoon|night) of )?(?:the )?"
)
_DAY_CLOCK = re.compile(
    r",? ?(?:at|shortly (?:before|after)|just (?:before|after)|from)? ?(?:exactly |precisely )?"
)
_TO = re.compile(r",? (?:to|until|till|through|thru) (?:the )?| ?[‐-―-] ?|,? and (?:the )?")
_OF = frozenset({" ", " of ", " in ", " and "})
_AND = re.compile(
    r",? (?:and|or|as well as) (?:in |on )?(?:the )?|, (?:in |on )?(?:the )?|/| ?[–-] ?"
)
_LONGEST_LIST = 6


def joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with neighbours that belong together made one, in order."""
    done: list[Mention] = []
    for mention in mentions:
        _push(text, done, mention)
        _lend_year(text, done)
    return done


def _lend_year(text: str, done: list[Mention]) -> None:
    """Give the year that ends a list to what stands before: "in May and June 1955"."""
    at = len(done) - 1
    year, after = done[at].first.year, done[at]
    while at > 0 and year is not None and at > len(done) - _LONGEST_LIST:
        at -= 1
        one = done[at]
        if not _shares(text, one, after):
            return
        later = (one.first.month or 0) > (after.first.month or 12)
        done[at] = after = evolve(one, first=evolve(one.first, year=year - later))
        year = after.first.year


def _shares(text: str, one: Mention, after: Mention) -> bool:
    """Say whether a mention in a list lacks the year that the next one has."""
    first, other = one.first, after.first
    pairs = (first.month, other.month), (first.day, other.day), (first.season, other.season)
    same = all((mine is None) == (theirs is None) for mine, theirs in pairs)
    lacks = one.basis is Basis.CALENDAR and first.year is None and one.last is None
    is_period = first.month is not None or first.season is not None
    joined_by = text[one.end : after.start]
    return same and lacks and is_period and bool(_AND.fullmatch(joined_by))


def _push(text: str, done: list[Mention], mention: Mention) -> None:
    """Add a mention; join it with the last ones as long as they are one expression."""
    while done:
        both = _pair(text, done[-1], mention)
        if both is None:
            break
        done.pop()
        mention = both
    done.append(mention)


def _pair(text: str, left: Mention, right: Mention) -> Mention | None:
    gap = text[left.end : right.start]
    if len(gap) > _LONGEST_GAP or "\n" in gap:
        return None
    for rule in (
        _weekday_day,
        _day_weekday,
        _clock_day,
        _end_day,
        _day_clock,
        _of_year,
        _ago_weekday,
    ):
        if both := rule(text, left, right):
            return both
    return _stretch(text, gap, left, right) or _range(gap, left, right)


def _weekday_day(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join "Monday", or "19:42 on Monday", with ", 4 July 1776"."""
    clock = left.first.clock
    is_alone = left.unit is None and left.last is None and not left.count and not right.limit
    says_weekday = left.weekday is not None and is_alone
    if not says_weekday or left.first != Moment(clock=clock) or not _is_day(right):
        return None
    gap = text[left.end : right.start].removeprefix(")").removeprefix(",")
    if gap not in _AFTER_WEEKDAY:
        return None
    first = evolve(right.first, clock=clock or right.first.clock)
    return evolve(right, start=left.start, first=first, weekday=left.weekday, limit=left.limit)


def _is_day(mention: Mention) -> bool:
    return mention.first.day is not None and mention.weekday is None


def _day_weekday(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join "4 July 1776" with "(Thursday)" or ", a Thursday"."""
    if not right.is_bare_weekday or right.count or not _is_day(left) or left.last:
        return None
    gap = text[left.end : right.start]
    if gap not in _BEFORE_WEEKDAY:
        return None
    closing = text[right.end : right.end + 1]
    if (gap == " (" and closing != ")") or (gap == ", " and closing not in tuple(",.;:)\n")):
        return None
    end = right.end + (closing == ")" and gap == " (")
    return evolve(left, end=end, weekday=right.weekday)


def _clock_day(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join "2:05 p.m." with " on March 12, 2019" or " the following day"."""
    if not left.is_clock or right.last or right.first.clock or not right.names_day:
        return None
    if right.limit or not _CLOCK_DAY.fullmatch(text, left.end, right.start):
        return None
    if left.last:
        end = evolve(right, first=evolve(right.first, clock=left.last.first.clock))
        begin = evolve(right.first, clock=left.first.clock)
        return evolve(right, start=left.start, first=begin, last=end, limit=left.limit)
    first = evolve(right.first, clock=left.first.clock)
    return evolve(right, start=left.start, first=first, limit=left.limit)


def _end_day(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join "from 13:20 on 6 September until 04:05" with " on the following day"."""
    last = left.last
    if last is None or not last.is_clock or right.last or right.first.clock or right.limit:
        return None
    if left.is_clock or not right.names_day or text[left.end : right.start] not in (" on ", " "):
        return None
    last = evolve(right, first=evolve(right.first, clock=last.first.clock))
    return evolve(left, end=right.end, last=last)


def _day_clock(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join "21 October 2016" with ", 18:55" or ", between 09:31 and 11:16"."""
    if not right.is_clock or left.last or left.first.clock or not left.names_day:
        return None
    gap = text[left.end : right.start]
    if not _DAY_CLOCK.fullmatch(gap) or gap == "" or right.limit in ("before", "after"):
        return None
    first = evolve(left.first, clock=right.first.clock)
    last = right.last
    if last:
        last = evolve(left, first=evolve(left.first, clock=last.first.clock))
    limit = right.limit or left.limit
    return evolve(left, end=right.end, first=first, last=last, limit=limit)


def _of_year(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join "5 September" with " of that year", "May" with " the following year"."""
    counted = right.unit is Unit.YEAR and right.basis is not Basis.CALENDAR and not right.part
    named = left.first.month is not None or left.first.season is not None
    if not counted or not named or left.first.year is not None or left.last:
        return None
    gap = text[left.end : right.start].removeprefix(",")
    if right.first.month or gap not in _OF:
        return None
    return evolve(left, end=right.end, basis=right.basis, count=right.count, unit=Unit.YEAR)


def _ago_weekday(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join "a week ago" with " Tuesday"."""
    is_ago = left.basis is Basis.NOW and left.unit is Unit.WEEK
    if not is_ago or not right.is_bare_weekday or text[left.end : right.start] != " ":
        return None
    return evolve(left, end=right.end, weekday=right.weekday)


def _range(gap: str, left: Mention, right: Mention) -> Mention | None:
    """Join the two ends of a range."""
    if left.last or right.last or left.limit not in ("", "from", "between"):
        return None
    if not _connects(gap, left, right) or not _may_be_ends_of_one_range(left, right):
        return None
    last = evolve(right, limit="")
    return evolve(left, end=right.end, last=last, limit="")


def _stretch(text: str, gap: str, left: Mention, right: Mention) -> Mention | None:
    """Join "for much of May and early June": one stretch that reaches over both."""
    leads = text[max(0, left.start - 11) : left.start].lower().endswith(("for ", "throughout "))
    months = left.first.month, right.first.month
    are_months = None not in months and left.first.day is None and right.first.day is None
    if not leads or left.part != "all" or gap != " and " or not are_months or left.last:
        return None
    return evolve(left, end=right.end, last=evolve(right, limit=""))


def _connects(gap: str, left: Mention, right: Mention) -> bool:
    if right.limit in ("until", "through"):
        return left.limit == "from" and gap in (" ", ", ")
    if right.limit or not _TO.fullmatch(gap):
        return False
    if " and" in gap:
        return left.limit == "between"
    if left.is_bare_weekday or right.is_bare_weekday:
        return left.is_bare_weekday and right.is_bare_weekday
    return True


def _may_be_ends_of_one_range(left: Mention, right: Mention) -> bool:
    """Say whether two mentions can be the ends of one range."""
    if left.is_clock or right.is_clock:
        return bool(left.first.clock and right.first.clock)
    if left.basis is not Basis.CALENDAR and not left.first.clock:
        return False
    if right.basis is not Basis.CALENDAR:
        return bool(left.first.clock and right.first.clock) or left.limit == "from"
    same = (left.first.day is None) == (right.first.day is None)
    return same and (left.first.month is None) == (right.first.month is None)
