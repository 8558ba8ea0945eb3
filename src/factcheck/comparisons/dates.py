"""Two dates or times of one event, work or measure: can both hold?

The values are compared as those of our own links are (`model.agreement`): intervals conflict only
if they share no instant, and what one leaves out follows the other.
"""

from collections.abc import Iterator, Sequence

from factcheck.align.twins.values import ValueKind as Read
from factcheck.comparisons.reading import Reading
from factcheck.model import (
    Date,
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Related,
    Span,
    Verdict,
)
from factcheck.model.agreement import DAY, aligned, closed, coincide
from factcheck.model.disagreements import of_dates
from factcheck.values import frozen

_CODES = {LinkKind.WORK: "CIT02"}
_OF_ONE = frozenset(
    {LinkKind.EVENT, LinkKind.WORK, LinkKind.MEASURE, LinkKind.BEARER, LinkKind.UTTERANCE}
)
_NOON = 12
_HALF_DAY = 12 * 60
_ZONE_BEHIND = 16
"""Characters behind a place in which the zone of its time may stand."""
_LEAD = 8
"""Tokens before a year among which its author or title stands."""


def compare_dates(link: Link, read: Reading) -> Verdict:
    """Prove that no date of one place can be one of another."""
    if link.kind not in _OF_ONE:
        return Refused(Reason.NO_COMPARISON, "the dates are not said to be of one thing")
    mine = stated(read, link.this)
    if not mine:
        return Refused(Reason.NO_VALUE, f"no date is read in “{read.shown(link.this)}”")
    refused = read.without("date", link.others)
    for other in link.others:
        theirs = stated(read, other)
        if theirs:
            found = _compared(link, read, (mine, theirs), other)
            if isinstance(found, Proved):
                return found
            refused = found
    return refused


def stated(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the dates of a place that its words give, not those that are counted from others."""
    return tuple(one for one in read.dates(span) if one.value and one.stated and not one.problem)


def _compared(
    link: Link, read: Reading, dates: tuple[Sequence[Date], Sequence[Date]], other: Span
) -> Verdict:
    mine, theirs = dates
    for one in mine:
        for two in theirs:
            if coincide(*_as_told(link, one, two)) or _may_be_one_time(read, one, two):
                told = f"{read.shown(one.span)} and {read.shown(two.span)}"
                return Refused(Reason.AGREES, f"{told} can be one date")
    why = explained(read, link.this, other)
    if why:
        return Refused(Reason.EXPLAINED, why)
    if link.kind is LinkKind.WORK and not _name_one_work(read, link.this, other):
        return Refused(Reason.OTHER_THING, "the two places name no work in common")
    this, counter = min(
        ((one, two) for one in mine for two in theirs), key=lambda pair: _distance(*pair)
    )
    return _proved(link, read, this, counter)


def _as_told(link: Link, one: Date, two: Date) -> tuple[Date, Date]:
    """Return two dates of one event, of an open one its bound: each says when it began or ends."""
    is_event = link.kind is LinkKind.EVENT
    return (closed(one), closed(two)) if is_event else (one, two)


def _may_be_one_time(read: Reading, one: Date, two: Date) -> bool:
    """True if two times of one day can be one, as far as the halves of the day are told."""
    first, second = aligned(one, two)
    if first is None or second is None or first.lower is None or second.lower is None:
        return False
    if not (first.has_time and second.has_time) or first.lower // DAY != second.lower // DAY:
        return False
    return any(
        mine.can_be(theirs) for mine in _times(read, one.span) for theirs in _times(read, two.span)
    )


def _name_one_work(read: Reading, this: Span, other: Span) -> bool:
    """True if a word written large at one place stands in the paragraph or entry of the other."""
    block = read.document.block_at(other.start)
    there = block.span if block else read.sentence(other)
    known, inside = read.tokens, read.tokens.inside(this)
    near = range(max(0, inside.start - _LEAD), inside.stop)
    names = {known.words[at] for at in near if known.is_capital(at)}
    return bool(names & {known.words[at] for at in known.inside(there)})


def _distance(one: Date, two: Date) -> float:
    first, second = aligned(one, two)
    if first is None or second is None or first.lower is None or second.lower is None:
        return float("inf")
    return abs(first.lower - second.lower)


def explained(read: Reading, this: Span, other: Span) -> str:
    """Return how the document tells why two dates stand; empty if it does not."""
    for span in (this, other):
        section = read.document.section_at(span.start)
        heading = section.heading if section else None
        if any(read.tells(one, "links.redated") for one in (span, heading) if one):
            return "the document says that the date was changed"
    if read.is_quoted(this) != read.is_quoted(other):
        return "one of the two is quoted"
    return ""


def _proved(link: Link, read: Reading, this: Date, counter: Date) -> Proved:
    told = of_dates(read.document, this, counter, _where(read, this, counter))
    code = _CODES.get(link.kind, "CHR01")
    return Proved(code, told.this, told.message, (told.proof,), (Related(told.other),))


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


@frozen
class _Time:
    """A time of day as it is written."""

    span: Span
    minutes: int
    """From midnight."""
    is_sure: bool
    """The half of the day is told, or the hour shows it."""

    def can_be(self, other: "_Time") -> bool:
        """True if both can be one time: where a half of the day is not told, it may be either."""
        apart = abs(self.minutes - other.minutes)
        return apart == 0 or (apart == _HALF_DAY and not (self.is_sure and other.is_sure))


def compare_times(link: Link, read: Reading) -> Verdict:
    """Prove that no time of day of one place is one of another."""
    mine = list(_times(read, link.this))
    if not mine:
        return Refused(Reason.NO_VALUE, f"no time of day is read in “{read.shown(link.this)}”")
    refused = read.without("time of day", link.others)
    for other in link.others:
        theirs = list(_times(read, other))
        why = _refused(read, (link.this, mine), (other, theirs)) if theirs else refused
        if why is None:
            return _apart(read, mine[0].span, theirs[0].span)
        refused = why
    return refused


def _refused(
    read: Reading, this: tuple[Span, list[_Time]], other: tuple[Span, list[_Time]]
) -> Refused | None:
    """Return why two places do not tell two times of one thing; None if they do."""
    zones = [_zones(read, span) for span, _ in (this, other)]
    if all(zones) and not zones[0] & zones[1]:
        return Refused(Reason.OTHER_THING, "the times are of two zones")
    if any(one.can_be(two) for one in this[1] for two in other[1]):
        return Refused(Reason.AGREES, "both places have one time of day")
    if _has_hedge(read, this[0]) or _has_hedge(read, other[0]):
        return Refused(Reason.APPROXIMATE, "a time is told about")
    why = explained(read, this[0], other[0])
    return Refused(Reason.EXPLAINED, why) if why else None


def _times(read: Reading, span: Span) -> Iterator[_Time]:
    for value in read.values(span):
        if value.kind is Read.TIME:
            hour, _, minute = value.reading[0].partition(":")
            words = read.words(value.span).lower().rstrip(".")
            is_long = words.startswith("0") or int(hour) > _NOON or _is_universal(read, value.span)
            is_sure = is_long or words.endswith("m")
            yield _Time(value.span, int(hour) * 60 + int(minute), is_sure)


def _is_universal(read: Reading, span: Span) -> bool:
    """True if a time is told in UTC, which counts its hours from 0 to 24."""
    return any(
        one.span.contains(span) and one.zone in ("UTC", "GMT") for one in read.known.facts.clocks
    )


def _zones(read: Reading, span: Span) -> frozenset[str]:
    """Return the zones of the times of a place, by their initials: ET and EST are one."""
    near = Span(span.start, min(span.end + _ZONE_BEHIND, len(read.document.text)))
    named = [one.zone for one in read.known.facts.clocks if near.contains(one.span) and one.zone]
    return frozenset(zone[0].upper() if zone.upper().endswith("T") else zone for zone in named)


def _has_hedge(read: Reading, span: Span) -> bool:
    return any(
        one.value and (one.value.is_approximate or one.value.is_uncertain)
        for one in read.dates(span)
    )


def _apart(read: Reading, this: Span, other: Span) -> Proved:
    words, others = read.words(this), read.words(other)
    return Proved(
        code="CHR01",
        span=this,
        message=f"time: {words} here, {others} elsewhere",
        proof=(f"{words} and {others} are two times of day",),
        related=(Related(other),),
    )
