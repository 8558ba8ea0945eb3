"""Clock times → instants: one moment in two zones, "14:02 UTC (15:02 CET)"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.model import Date, DateRole, Document, Instant
from factcheck.model.points import Clock

_OPENS = re.compile(r" \((?:that is |i\.e\. |or )?\Z")
_DECLARED = re.compile(
    r"\b(?:all )?times (?:[a-z]+ ){0,4}(?:are|in)(?: given)?(?: in)? (?:UTC|GMT)\b"
    r"|\(all times (?:in )?(?:UTC|GMT)\)",
    re.IGNORECASE,
)
"""Where a text says once that its times without a zone are of Greenwich."""
_DAY, _HALF_HOUR = 1_440, 30
_HOUR = 60


def instants(document: Document, dates: Sequence[Date]) -> tuple[Instant, ...]:
    """Return the times behind which a bracket has the same moment in another zone.

    A time without a zone is of Greenwich where the document says so once; otherwise it may be of
    any zone, and only its minutes are compared.
    """
    return tuple(_found(document, dates))


def _found(document: Document, dates: Sequence[Date]) -> Iterator[Instant]:
    declared: bool | None = None
    for other, this in pairwise(dates):
        gap = document.text[other.span.end : this.span.start]
        closed = document.text[this.span.end : this.span.end + 1] == ")"
        if not closed or len(gap) > len(" (that is ") or not _OPENS.fullmatch(gap):
            continue
        first, second = _clock(other), _clock(this)
        if first is None or second is None or first.offset is second.offset is None:
            continue
        if declared is None:
            declared = _DECLARED.search(document.text) is not None
        apart = _apart(first, second, declared=declared)
        if apart is not None:
            yield Instant(this, other, apart)


def _clock(date: Date) -> Clock | None:
    """Return a single time that the author tells, without "about"."""
    value = date.value
    if value is None or value.single is None or date.role is DateRole.QUOTED:
        return None
    return None if value.is_approximate or value.is_uncertain else value.single.clock


def _apart(first: Clock, second: Clock, *, declared: bool) -> int | None:
    """Return the minutes between two times, days aside; None where they are not of two zones."""
    known = first.offset is not None and second.offset is not None
    east = [0 if one.offset is None and declared else one.offset for one in (first, second)]
    if east[0] == east[1]:
        return None
    minutes = _of_day(second) - (east[1] or 0) - _of_day(first) + (east[0] or 0)
    cycle = _DAY if known or declared else _HALF_HOUR
    rest = minutes % cycle
    return rest if rest <= cycle // 2 else rest - cycle


def _of_day(clock: Clock) -> int:
    return clock.hour * _HOUR + clock.minute
