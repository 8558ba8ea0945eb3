"""Quantities: numbers in figures and words, with what they count or measure."""

import bisect
from collections.abc import Sequence

from factcheck.extractors.quantities.finder import found_in
from factcheck.model import Date, Document, Quantity, Span

__all__ = ["quantities"]


def quantities(document: Document, dates: Sequence[Date]) -> tuple[Quantity, ...]:
    """Return the quantities of a document in order.

    No quantities are: what overlaps a date, years, times of day, ordinals, versions, labels
    ("Pier 4"), compounds ("six-oared"), bare "one", numbers of lists and notes; nothing is taken
    from headings, code, front matter and references. Spans of time are quantities with their unit.

    A number is an interval. Exact figures have equal bounds; a figure with decimals, with a scale
    in words ("2.9 million") or with two noughts at its end may be rounded by half of its last unit,
    at most by a tenth of its value. Hedges widen: "about" by a tenth either way, "nearly" by a
    tenth down, "more than" and "at least" upwards without end, "up to" and "under" down to nought.
    """
    taken = sorted(date.span for date in dates)
    return tuple(one for one in found_in(document) if not _overlaps(taken, one.span))


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    at = bisect.bisect_left(taken, span.end, key=lambda date: date.start)
    return any(date.overlaps(span) for date in taken[max(0, at - 2) : at])
