"""Finds the only change of a number after which all statements of a document agree.

If parts do not add up to their total, the error may be in any part or in the total. Only another
statement about one of these numbers shows which is wrong: the same fact elsewhere, a second sum or
a percentage.
"""

import math
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.model import (
    Contrast,
    Document,
    Facts,
    Flag,
    Measures,
    Quantity,
    Share,
    Suggestion,
    Tally,
)
from factcheck.model.findings import Related
from factcheck.model.measures import Conversion, Listing
from factcheck.proof.fixes.numbers import last_place, number_like, number_of

Statement = Contrast | Tally | Share | Listing | Conversion
_HUNDRED = 100
_LEAST = 20
"""Two equal numbers of at least this size with the same noun are about the same thing."""


class Agreement:
    """Finds the only change of a number that makes all statements of a document agree."""

    def __init__(self, document: Document, facts: Facts, measures: Measures) -> None:
        self._document, self._facts = document, facts
        self._of: dict[object, list[Statement]] = {}
        for one in measures.statements:
            for figure in one.figures:
                self._of.setdefault(figure.span, []).append(one)

    def repaired(self, flag: Flag, broken: Statement) -> Flag:
        """Return a flag moved to the only number that can be wrong, with its fix.

        If there is no such number, the flag is unchanged.
        """
        change = self.only_change(broken)
        if change is None:
            return flag
        figure, told = change
        places = (Related(flag.span), *flag.related)
        related = tuple(one for one in places if one.span != figure.span)
        return evolve(
            flag, span=figure.span, related=related, suggestions=(Suggestion(told, settled=True),)
        )

    def only_change(self, broken: Statement) -> tuple[Quantity, str] | None:
        """Return the only number of a statement that can be wrong, and its new words, or None."""
        near = [each for figure in broken.figures for each in self._of.get(figure.span, [broken])]
        ways = [*self._ways(broken, near)]
        if len(ways) != 1:
            return None
        figure, told = ways[0]
        if figure is None or not told:
            return None
        value, step = number_of(told) or 0.0, last_place(told)
        beside = [] if isinstance(broken, Share) else [value - step, value + step]
        is_one = not any(self._agree(near, figure, other) for other in beside)
        return (figure, told) if is_one else None

    def _ways(
        self, broken: Statement, near: Sequence[Statement]
    ) -> Iterator[tuple[Quantity | None, str]]:
        """Yield the numbers that may be wrong, each with its new words, or "" if these are unknown.

        None instead of a number stands for another kind of error: a list may lack an item, and a
        measure may be wrong in its other unit.
        """
        is_open = isinstance(broken, Listing | Conversion)
        if is_open and all(one is broken or one.holds(self._document) for one in near):
            yield None, ""
        for figure in broken.figures:
            words, value = self._document.words(figure.span), broken.solve(figure)
            is_share = isinstance(broken, Tally) and broken.total not in broken.figures
            if value <= 0 or (is_share and value > _HUNDRED):
                continue
            is_written = math.isfinite(value) and number_of(words) == (figure.low + figure.high) / 2
            told = number_like(words, value) if is_written else None
            if self._is_told_again(figure, broken):
                if figure.low < _LEAST:
                    yield figure, ""
            elif told is None:
                yield figure, ""
            elif self._agree(near, figure, number_of(told) or 0.0):
                yield figure, told

    def _agree(self, near: Sequence[Statement], figure: Quantity, value: float) -> bool:
        return all(one.put(figure, value).holds(self._document) for one in near)

    def _is_told_again(self, figure: Quantity, broken: Statement) -> bool:
        """Return True if the document repeats the same number with the same noun elsewhere."""
        spans = {one.span for one in broken.figures}
        noun = figure.noun or next((one.noun for one in broken.figures if one.noun), "")
        told = figure.low, figure.high, figure.unit, noun
        return bool(noun or figure.unit) and any(
            (one.low, one.high, one.unit, one.noun) == told and one.span not in spans
            for one in self._facts.quantities
        )
