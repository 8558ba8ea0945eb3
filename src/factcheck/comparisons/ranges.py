"""Two ranges of one thing whose bounds cannot both be its bounds; a length beside two dates.

A part of a stretch lies inside the whole, and agrees with it. But two ranges of which each reaches
beyond the other are no part and whole; and of one meeting, or one measure, two that begin together
end together.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.comparisons.dates import explained, stated, times
from factcheck.comparisons.reading import JOINTS, Reading, days_of, first_proof, unit_of_time
from factcheck.model import (
    Date,
    Link,
    LinkKind,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    Span,
    Unit,
    Verdict,
)
from factcheck.model.agreement import DAY
from factcheck.model.links import LIKELY

_OF_ONE = frozenset({LinkKind.EVENT, LinkKind.MEASURE, LinkKind.BEARER, LinkKind.WORK})


@frozen
class _Range:
    """A stretch that a place tells with both of its ends."""

    span: Span
    low: float
    high: float
    sort: str
    """What is compared with what: dates, times, or figures of a unit."""
    is_whole: bool
    """Two of one thing that begin together must end together."""
    step: float = 0.0
    """How wide its last bound is: a year of "1868–1891"."""

    def excludes(self, other: "_Range") -> bool:
        """True if both cannot be the range of one thing."""
        begins, ends = self.low == other.low, self.high == other.high
        if begins or ends:
            return self.is_whole and other.is_whole and begins != ends
        first, second = sorted((self, other), key=lambda one: one.low)
        last = first.high - first.step
        is_inside = second.low < last or (second.low == last and not first.step)
        return first.low < second.low and is_inside and first.high < second.high


def compare_ranges(link: Link, read: Reading) -> Verdict:
    """Prove that two ranges of one thing have other bounds."""
    mine = list(_ranges(link, read, link.this))
    if link.kind not in _OF_ONE or len(mine) != 1:
        return Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” tells no single range")
    found = (
        _why_refused(read, mine[0], theirs) or _proved(read, mine[0], theirs)
        for other in link.others
        for theirs in _ranges(link, read, other)
        if theirs.sort == mine[0].sort
    )
    return first_proof(found, read.without("range", link.others))


def _why_refused(read: Reading, mine: _Range, theirs: _Range) -> Refused | None:
    told = f"{read.shown(mine.span)} and {read.shown(theirs.span)}"
    if not mine.excludes(theirs):
        return Refused(Reason.AGREES, f"{told} are one range, or one lies inside the other")
    why = explained(read, mine.span, theirs.span)
    return Refused(Reason.EXPLAINED, why) if why else None


def _ranges(link: Link, read: Reading, place: Span) -> Iterator[_Range]:
    is_event = link.kind is LinkKind.EVENT
    for date in stated(read, place):
        value = date.value
        if value is None or value.is_approximate or value.is_uncertain or value.has_time:
            continue
        if value.start and value.end and value.lower is not None and value.upper is not None:
            is_whole = is_event and Unit.DAY in date.stated
            step = value.upper - (value.end.lower or value.upper)
            yield _Range(date.span, value.lower, value.upper, "dates", is_whole, step)
    clock = [one for one in times(read, place) if one.is_sure]
    if is_event and len(clock) == 2 and read.are_joined(*(one.span for one in clock)):  # noqa: PLR2004
        whole = Span(clock[0].span.start, clock[1].span.end)
        yield _Range(whole, clock[0].minutes, clock[1].minutes, "times", is_whole=True)
    yield from _of_figures(read, place)


def _of_figures(read: Reading, place: Span) -> Iterator[_Range]:
    figures = [one for one in read.figures(place) if not one.hedge and one.high < float("inf")]
    for one in figures:
        words = {read.tokens.lower[at] for at in read.tokens.inside(one.span)}
        if one.low < one.high and words & JOINTS:  # both bounds are told: no rounded one
            yield _Range(one.span, one.low, one.high, f"figures {one.unit}", is_whole=True)
    if len(figures) == 2 and _are_ends(read, *figures):  # noqa: PLR2004
        first, last = figures
        whole = Span(first.span.start, last.span.end)
        yield _Range(whole, first.low, last.low, f"figures {first.unit}", is_whole=True)


def _are_ends(read: Reading, first: Quantity, last: Quantity) -> bool:
    """True if two exact figures are joined as the ends of a range."""
    is_exact = first.low == first.high and last.low == last.high
    is_range = first.low < last.low and first.unit == last.unit
    return is_exact and is_range and read.are_joined(first.span, last.span)


def _proved(read: Reading, mine: _Range, theirs: _Range) -> Proved:
    proof = f"{read.shown(mine.span)} and {read.shown(theirs.span)} have other bounds"
    sort = mine.sort.partition(" ")[0]
    code = "QTY01" if sort == "figures" else "CHR01"
    return read.two_values(code, sort, mine.span, theirs.span, proof, least=LIKELY)


# ---- a length of time, or an age, beside the dates that it lies between ----

_AGE_BEHIND = re.compile(r"[- ]years?[- ]old\b|th birthday\b")


def compare_lengths(link: Link, read: Reading) -> Verdict:
    """Prove that a length of time is not what lies between two dates.

    A stretch may count both of its ends, and an age only completed years, so one more or less
    is right.
    """
    lengths = list(_lengths(link, read))
    dates = sorted({str(one.value): one for one in _dates(link, read)}.items())
    if link.equation or len(lengths) != 1 or len(dates) != 2:  # noqa: PLR2004 - both ends
        return Refused(Reason.NO_VALUE, "no single length stands beside two dates")
    (figure, unit), (first, last) = lengths[0], (date for _, date in dates)
    between = _between(first, last, unit)
    if between is None:
        return Refused(Reason.NO_VALUE, "the dates are not told to the day or to the year")
    if figure.low - 1 <= between <= figure.high + 1:
        return Refused(Reason.HOLDS, f"between the two dates lie {between:.4g} {unit}s")
    ends = f"{read.shown(first.span)} and {read.shown(last.span)}"
    message = f"{read.shown(figure.span)}: between {ends} lie {between:.4g} {unit}s"
    proof, related = (f"{last.value} - {first.value}",), (Related(first.span), Related(last.span))
    return Proved("DAT06", figure.span, message, proof, related)


def _lengths(link: Link, read: Reading) -> Iterator[tuple[Quantity, str]]:
    """Yield the lengths of time of the places, each with its unit."""
    for place in link.places:
        for figure in read.figures(place):
            unit, at = unit_of_time(figure), read.tokens.at(figure.span.start)
            before = " ".join(read.tokens.lower[max(0, at - 2) : at])
            is_aged = f" {before}".endswith((" aged", " age", " age of"))
            if days_of(unit) >= 1:
                yield figure, unit
            elif is_aged or _AGE_BEHIND.match(read.document.text, figure.span.end):
                yield figure, "year"


def _dates(link: Link, read: Reading) -> Iterator[Date]:
    for place in link.places:
        for date in stated(read, place):
            if date.value and date.value.single and Unit.YEAR in date.stated:
                yield date


def _between(first: Date, last: Date, unit: str) -> float | None:
    """Return how many of a unit lie between two dates, as far as both are told."""
    one, two = first.value, last.value
    if one is None or two is None or one.lower is None or two.lower is None:
        return None
    if Unit.DAY in first.stated & last.stated:
        return abs(two.lower - one.lower) / DAY / days_of(unit)
    if one.year is None or two.year is None or unit not in ("year", "decade"):
        return None
    return abs(two.year - one.year) / (days_of(unit) / days_of("year"))
