"""Two ranges of one thing whose bounds cannot both be its bounds; a length beside two dates.

A part of a stretch lies inside the whole, and agrees with it. But two ranges of which each reaches
beyond the other are no part and whole; and of one meeting, or one measure, two that begin together
end together.
"""

from collections.abc import Iterator

from attrs import frozen

from factcheck.comparisons.dates import explained, stated
from factcheck.comparisons.reading import JOINTS, Reading, first_proof
from factcheck.model import (
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Span,
    Unit,
    Verdict,
)
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
    if not mine.excludes(theirs):
        return Refused(Reason.AGREES, "the ranges are one, or one lies inside the other")
    why = explained(read, mine.span, theirs.span)
    return Refused(Reason.EXPLAINED, why) if why else None


def _ranges(link: Link, read: Reading, place: Span) -> Iterator[_Range]:
    for date in stated(read, place):
        value = date.value
        if value and value.start and value.end and value.lower and value.upper:
            is_whole = link.kind is LinkKind.EVENT and Unit.DAY in date.stated
            step = value.upper - (value.end.lower or value.upper)
            yield _Range(date.span, value.lower, value.upper, "dates", is_whole, step)
    for one in read.figures(place):
        words = {read.tokens.lower[at] for at in read.tokens.inside(one.span)}
        if one.low < one.high and words & JOINTS:  # both bounds are written: no rounded one
            yield _Range(one.span, one.low, one.high, f"figures {one.unit}", is_whole=True)


def _proved(read: Reading, mine: _Range, theirs: _Range) -> Proved:
    proof = f"{read.shown(mine.span)} and {read.shown(theirs.span)} have other bounds"
    sort = mine.sort.partition(" ")[0]
    code = "QTY01" if sort == "figures" else "CHR01"
    return read.two_values(code, sort, mine.span, theirs.span, proof, least=LIKELY)
