"""Two dates or times of one event, work or measure: can both hold?

The values are compared as those of our own links are (`model.agreement`): intervals conflict only
if they share no instant, and what one leaves out follows the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.comparisons.reading import Reading, day_of_month, first_proof, rows_apart, year_at
from factcheck.model import (
    Date,
    DateKind,
    Edtf,
    EdtfError,
    Link,
    LinkKind,
    Reason,
    Refused,
    Span,
    Unit,
    Verdict,
)
from factcheck.model.agreement import closed, coincide
from factcheck.model.disagreements import of_dates
from factcheck.model.links import CONCEIVABLE, LIKELY, SURE
from factcheck.model.numerals import of_roman

_OF_ONE = frozenset(
    {LinkKind.EVENT, LinkKind.WORK, LinkKind.MEASURE, LinkKind.BEARER, LinkKind.UTTERANCE}
)
_ANY_YEAR = 2000
"""A leap year, for a day whose year nobody tells."""
_ROMAN = re.compile(r"(?<![\w.])M[DCLXVI]{3,}(?!\w)")
"""A year in Roman numerals; shorter ones are numbers of chapters and kings."""
_YEARS = range(1400, 2100)
_MOVED = ("links.redated",)
_REDATED = (*_MOVED, "links.edited")


def compare_dates(link: Link, read: Reading) -> Verdict:
    """Prove that no date of one place can be one of another."""
    if link.kind not in _OF_ONE:
        return Refused(Reason.NO_COMPARISON, "the dates are not said to be of one thing")
    mine = _dates(link, read, link.this)
    if not mine:
        return read.without("date", [link.this])
    refused = read.without("date", link.others)
    found = [
        _against_dates(link, read, (mine, theirs), other)
        for other in link.others
        if (theirs := _dates(link, read, other))
    ]
    agreeing = (one for one in found if isinstance(one, Refused) and one.reason is Reason.AGREES)
    agrees = None if link.kind is LinkKind.EVENT else next(agreeing, None)
    return agrees or first_proof(found, refused)


def _dates(link: Link, read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the dates of a place, if it has none a year or a month that stands alone.

    A clock time beside a day is of that day. A year in a title is what a work covers, mostly.
    """
    found = stated(read, span)
    days = tuple(one for one in found if Unit.DAY in one.stated or one.kind is not DateKind.CLOCK)
    if found:
        return days or found
    lettered = _in_letters(read, span)
    is_cited = "(" in read.words(span) or "et al" in read.words(span)
    if lettered or (link.kind is LinkKind.WORK and not is_cited):
        return lettered
    return read.years_alone(span) or _months_alone(read, span)


def _in_letters(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the years of a place that are told in Roman numerals: "MDCCLVIII"."""
    years = ((place, of_roman(found[0])) for found, place in read.matches(_ROMAN, span))
    return tuple(year_at(place, year) for place, year in years if year in _YEARS)


def _months_alone(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the only month of a place that no other extractor reads: "the June schedule"."""
    months, known = lexicon.table("dates.full months"), read.tokens
    ats = [at for at in known.inside(span) if known.words[at] in months]
    if len(ats) != 1 or known.lower[ats[0]] in lexicon.words("dates.months as names"):
        return ()
    value = Edtf.of(_ANY_YEAR, int(months[known.words[ats[0]]]))
    kind, stated_units = DateKind.ABSOLUTE, frozenset({Unit.MONTH})
    return (Date(known.span(ats[0]), value, kind, stated=stated_units),)


def stated(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the dates of a place that its words give, not those that are counted from others."""
    found = [_placed(read, one) for one in read.dates(span)]
    return tuple(one for one in found if one.value and one.stated and not one.problem)


def _placed(read: Reading, date: Date) -> Date:
    """Return a month, or a day of one, that has no year in a year: it follows the other date."""
    if date.value or date.problem or Unit.MONTH not in date.stated:
        return date
    inside = read.tokens.inside(date.span)
    months = lexicon.table("dates.full months", "dates.short months")
    told = [int(months[word]) for at in inside if (word := read.tokens.words[at]) in months]
    days = [day for at in inside if (day := day_of_month(read.tokens.lower[at]))]
    if len(told) != 1 or len(days) != (Unit.DAY in date.stated):
        return date
    try:
        return evolve(date, value=Edtf.of(_ANY_YEAR, told[0], *days))
    except EdtfError:
        return date


def _against_dates(
    link: Link, read: Reading, dates: tuple[Sequence[Date], Sequence[Date]], other: Span
) -> Verdict:
    mine, theirs = dates
    for one, two in product(mine, theirs):
        if coincide(*_as_told(link, one, two)):
            told = f"{read.shown(one.span)} and {read.shown(two.span)}"
            return Refused(Reason.AGREES, f"{told} can be one date")
    is_slip = _are_of_one_day(mine, theirs)  # nobody moves a thing by a year to the day
    told = explained(read, link.this, other, _MOVED if is_slip else _REDATED)
    if told:
        return Refused(Reason.EXPLAINED, told)
    this, counter = min(product(mine, theirs), key=_distance)
    found = of_dates(read.document, this, counter, _where(read, this, counter))
    if link.kind is LinkKind.WORK:
        return evolve(found, code="CIT02", least=CONCEIVABLE)
    is_shown = is_slip or read.common(link.this, other)
    return found if is_shown or link.kind is not LinkKind.EVENT else evolve(found, least=SURE)


def _distance(pair: tuple[Date, Date]) -> float:
    first, second = ((one.value and one.value.lower) or 0 for one in pair)
    return abs(first - second)


def _as_told(link: Link, one: Date, two: Date) -> tuple[Date, Date]:
    """Return two dates of one event, of an open one its bound: each says when it began or ends."""
    is_event = link.kind is LinkKind.EVENT
    return (closed(one), closed(two)) if is_event else (one, two)


def _are_of_one_day(mine: Sequence[Date], theirs: Sequence[Date]) -> bool:
    """True if two places tell one day of one month, of two years."""
    values = [one.value for one in (*mine, *theirs) if Unit.DAY in one.stated and one.value]
    days = [value.start or value for value in values]
    is_pair = len(mine) == len(theirs) == 1 and len(days) == 2  # noqa: PLR2004 - a date each
    return is_pair and len({(day.month, day.day) for day in days if day.day}) == 1


def explained(read: Reading, this: Span, other: Span, redated: Sequence[str] = _REDATED) -> str:
    """Return how the document tells why two dates stand; empty if it does not."""
    for span in (this, other):
        section = read.document.section_at(span.start)
        heading = section.heading if section else None
        if any(read.tells(one, *redated) for one in (span, heading) if one):
            return "the document says that the date was changed"
    if read.is_quoted(this) != read.is_quoted(other):
        return "one of the two is quoted"
    return ""


def _where(read: Reading, this: Date, counter: Date) -> tuple[str, str]:
    """Return where two dates stand, in words that part them."""
    first, second = (
        next((one for one in read.known.claims if one.span.contains(date.span)), None)
        for date in (this, counter)
    )
    is_apart = first and second and (first.role, first.section) != (second.role, second.section)
    if first and second and is_apart:
        return first.place_beside(second)
    here, there = (f"in the {read.document.role_at(one.span.start)}" for one in (this, counter))
    return (here, there) if here != there else ("here", "elsewhere")


_HALF_DAY = 12 * 60
_TIME = re.compile(
    r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3])(?:(?P<mark>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\b)?(?: ?(?P<zone>UTC|GMT|[A-Z]{2,3}T)\b)?(?![\d:])"
)


@frozen
class Time:
    """A time of day as it is written."""

    span: Span
    minutes: int
    """From midnight."""
    is_sure: bool
    """The half of the day is written, or the hour shows it."""
    zone: str
    """Its zone by its initial, since ET and EST are one; empty if none is written."""

    def can_be(self, other: "Time") -> bool:
        """Return True if both can be one time, perhaps in another half of the day."""
        apart = abs(self.minutes - other.minutes)
        return apart == 0 or (apart == _HALF_DAY and not (self.is_sure and other.is_sure))


def compare_times(link: Link, read: Reading) -> Verdict:
    """Prove that no time of day of one place is one of another."""
    if link.kind is LinkKind.BEFORE:
        return Refused(Reason.NO_COMPARISON, "the times are not said to be of one thing")
    mine = list(times(read, link.this))
    found = (_times_apart(read, link.this, other) for other in link.others if mine)
    return first_proof(found, read.without("time of day", link.others if mine else [link.this]))


def _times_apart(read: Reading, this: Span, other: Span) -> Verdict | None:
    """Return whether two places have two times of one thing."""
    mine, theirs = list(times(read, this)), list(times(read, other))
    if not theirs:
        return None
    zones = [{one.zone for one in side if one.zone} for side in (mine, theirs)]
    if all(zones) and zones[0].isdisjoint(zones[1]):
        return Refused(Reason.OTHER_THING, "the times are of two zones")
    apart = rows_apart(mine, theirs, lambda one, two: not one.can_be(two))
    if len(apart) != 1 and any(one.can_be(two) for one, two in product(mine, theirs)):
        return Refused(Reason.AGREES, "both places have one time of day")
    if _is_within(mine, theirs) or _is_within(theirs, mine):
        return Refused(Reason.AGREES, "one time lies between the two of the other place")
    why = explained(read, this, other)
    if why:
        return Refused(Reason.EXPLAINED, why)
    one, two = apart[0] if apart else (mine[0], theirs[0])
    proof = f"{read.words(one.span)} and {read.words(two.span)} are two times of day"
    return read.two_values("CHR01", "time", one.span, two.span, proof, least=LIKELY)


def _is_within(inner: Sequence[Time], outer: Sequence[Time]) -> bool:
    """Return True if the times of one place lie between the two of another."""
    minutes = [one.minutes for one in outer]
    is_stretch = len(outer) == 2  # noqa: PLR2004 - its ends
    return is_stretch and all(minutes[0] < one.minutes < minutes[1] for one in inner)


def times(read: Reading, span: Span) -> Iterator[Time]:
    """Yield the times of day at a place."""
    for found, place in read.matches(_TIME, span):
        hour, half, zone = int(found["hour"]), (found["half"] or "").lower(), found["zone"] or ""
        if half:
            hour = hour % 12 + 12 * (half == "p")
        if half or found["mark"] == ":":
            is_sure = bool(half) or hour > 12 or found[0].startswith("0") or zone in ("UTC", "GMT")  # noqa: PLR2004
            initial = zone[0] if zone.endswith("T") else zone
            yield Time(place, hour * 60 + int(found["minute"] or 0), is_sure, initial)
