"""What else in a document holds for one of two figures and not for the other: a sum, a conversion.

"566 walked, 164 were taken off by boat" shows that 730 is meant, not 703.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.equations import Numbers
from factcheck.equations.conversions import conversions
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import value
from factcheck.model import Document

_MOST = 12
"""Figures around two tellings; of more some add up by chance."""
_LEAST_PART = 10


class Proofs:
    """The figures of a document, by which one of two others is shown to be right."""

    def __init__(self, document: Document, known: Sequence[Figure]) -> None:
        self._document, self._known = document, known
        self._starts = [one.quantity.span.start for one in known]

    def of(self, one: Figure, other: Figure) -> str:
        """Return what holds for one of two figures alone, as the end of a reason; empty if none."""
        told = [next(self._holding(this, that), "") for this, that in ((one, other), (other, one))]
        return f"; {told[0] or told[1]}" if bool(told[0]) != bool(told[1]) else ""

    def _holding(self, this: Figure, that: Figure) -> Iterator[str]:
        """Yield the sums and conversions around two figures that give the first."""
        number = value(this.quantity)
        near = (*self._near(this), *self._near(that))
        for converted in conversions(
            Numbers.of(self._document, [each.quantity for each in self._near(this)], ())
        ):
            fits = converted.low <= converted.other.high and converted.other.low <= converted.high
            if converted.this == this.quantity and fits:
                words = self._document.text[converted.this.span.start : converted.other.span.end]
                yield f"{words} fits"
        parts = [
            each
            for each in dict.fromkeys(near)
            if each not in (this, that)
            and each.unit == this.unit
            and _LEAST_PART <= value(each.quantity) != number
        ]
        for first, second in combinations(parts, 2) if len(parts) <= _MOST else ():
            low, high = sorted((value(first.quantity), value(second.quantity)))
            if low + high == number:
                yield f"{low:,.10g} + {high:,.10g} = {number:,.10g}"
            elif high - low == number:
                yield f"{high:,.10g} − {low:,.10g} = {number:,.10g}"

    def _near(self, figure: Figure) -> Sequence[Figure]:
        """Return the figures of the paragraph of one."""
        block = self._document.block_at(figure.quantity.span.start)
        if block is None:
            return ()
        ends = (bisect_left(self._starts, at) for at in (block.span.start, block.span.end))
        return self._known[slice(*ends)]
