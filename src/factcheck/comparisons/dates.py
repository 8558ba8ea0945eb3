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
    Unit,
    Verdict,
)
from factcheck.model.agreement import aligned, closed, coincide
from factcheck.model.disagreements import of_dates

_CODES = {LinkKind.WORK: "CIT02"}
_OF_ONE = frozenset(
    {LinkKind.EVENT, LinkKind.WORK, LinkKind.MEASURE, LinkKind.BEARER, LinkKind.UTTERANCE}
)
_LEAD = 8
"""Tokens before a year among which its author or title stands."""


def compare_dates(link: Link, read: Reading) -> Verdict:
    """Prove that no date of one place can be one of another."""
    if link.kind not in _OF_ONE:
        return Refused(Reason.NO_COMPARISON, "the dates are not said to be of one thing")
    mine = stated(read, link.this)
    if not mine:
        return Refused(Reason.NO_VALUE, f"no date is read in “{read.shown(link.this)}”")
    refused = Refused(Reason.NO_VALUE, "no date is read at the other places")
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
            if coincide(*_as_told(link, one, two)):
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


def compare_times(link: Link, read: Reading) -> Verdict:
    """Prove that no time of day of one place is one of another."""
    mine = list(_times(read, link.this))
    if not mine:
        return Refused(Reason.NO_VALUE, f"no time of day is read in “{read.shown(link.this)}”")
    refused = Refused(Reason.NO_VALUE, "no time of day is read at the other places")
    for other in link.others:
        theirs = list(_times(read, other))
        if not theirs:
            continue
        if _zones(read, link.this) != _zones(read, other) and all(
            (_zones(read, link.this), _zones(read, other))
        ):
            refused = Refused(Reason.OTHER_THING, "the times are of two zones")
        elif {time for _, time in mine} & {time for _, time in theirs}:
            refused = Refused(Reason.AGREES, "both places have one time of day")
        elif _has_hedge(read, link.this) or _has_hedge(read, other):
            refused = Refused(Reason.APPROXIMATE, "a time is told about")
        elif why := explained(read, link.this, other):
            refused = Refused(Reason.EXPLAINED, why)
        else:
            return _apart(read, mine[0], theirs[0])
    return refused


def _times(read: Reading, span: Span) -> Iterator[tuple[Span, str]]:
    for value in read.values(span):
        if value.kind is Read.TIME:
            yield value.span, value.reading[0]


def _zones(read: Reading, span: Span) -> frozenset[str]:
    near = Span(span.start, min(span.end + 16, len(read.document.text)))
    return frozenset(
        one.zone for one in read.known.facts.clocks if one.zone and near.contains(one.span)
    )


def _has_hedge(read: Reading, span: Span) -> bool:
    return any(
        one.value and (one.value.is_approximate or one.value.is_uncertain)
        for one in read.dates(span)
    )


def _apart(read: Reading, this: tuple[Span, str], other: tuple[Span, str]) -> Proved:
    return Proved(
        code="CHR01",
        span=this[0],
        message=f"time: {read.words(this[0])} here, {read.words(other[0])} elsewhere",
        proof=(f"{this[1]} and {other[1]} are two times of day",),
        related=(Related(other[0]),),
    )


def is_day(date: Date) -> bool:
    """True if a date gives a day of a month."""
    return {Unit.DAY, Unit.MONTH} <= date.stated
