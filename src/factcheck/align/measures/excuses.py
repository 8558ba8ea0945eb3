"""How a text itself tells that two figures which differ go together, and pairs that logic forbids.

A veto forbids what a score could never weigh; an excuse is a third figure, a sum, a part.
"""

from collections.abc import Sequence

from factcheck.align.measures.candidates import Pair
from factcheck.align.measures.features import of_one_kind, same_unit
from factcheck.align.measures.figures import Figure
from factcheck.mentions.quantities.values import clash
from factcheck.model import Document
from factcheck.model.text import beginning_in
from factcheck.text import grouped
from factcheck.text.meaning import stems_of


def is_forbidden(pair: Pair) -> bool:
    """True if both are cells, of two years, units or releases, or alike in nothing but place."""
    one, other = pair.one, pair.other
    are_cells = one.is_row and other.is_row
    return (
        are_cells
        or _are_of_years(pair)
        or not (pair.is_slip or of_one_kind(pair))
        or _are_of_units(pair)
        or pair.around.releases.are_apart(one.span, other.span)
    )


def _are_of_years(pair: Pair) -> bool:
    """True if both are as of some year, and of none in common."""
    mine, theirs = pair.one.years, pair.other.years
    return bool(mine and theirs) and not mine & theirs


def _are_of_units(pair: Pair) -> bool:
    """True if both say what they are of, and are not in one unit."""
    one, other = pair.one, pair.other
    is_told = one.unit != other.unit and all(each.unit or each.head for each in (one, other))
    return is_told and not same_unit(pair)


class Excuses:
    """The figures of a document, by which the text shows that two others can both be right."""

    def __init__(self, document: Document, known: Sequence[Figure]) -> None:
        self._document, self._known = document, known
        self._of_kind = grouped((one.kind, one) for one in known)

    def is_excused(self, pair: Pair) -> bool:
        """True if a third figure, a sum or a whole tells how the two go together."""
        turns = ((pair.one, pair.other), (pair.other, pair.one))
        return any(self._has_third(*turn) or self._adds_up(*turn) for turn in turns)

    def _has_third(self, one: Figure, other: Figure) -> bool:
        """True if the paragraph of one has a figure that agrees with the other."""
        return any(
            third.block == one.block
            and third.span not in (one.span, other.span)
            and not clash(third.quantity, other.quantity)
            for third in self._like(one, other)
        )

    def _like(self, one: Figure, other: Figure) -> list[Figure]:
        bare = self._of_kind["", one.unit] if one.head else []
        kinds = {one.kind, other.kind}
        return [third for kind in kinds for third in self._of_kind[kind]] + bare

    def _adds_up(self, one: Figure, other: Figure) -> bool:
        """True if the other is the sum of what the paragraph of one tells, or of parts of it."""
        span = self._document.blocks[one.block].span
        parts = [each for each in beginning_in(self._known, span) if _may_be_added(each, one)]
        sums = [one.value + each.value for each in parts if each is not one]
        sums.append(sum(each.value for each in parts))
        return any(other.quantity.low <= total <= other.quantity.high for total in sums)


def _may_be_added(each: Figure, one: Figure) -> bool:
    """True if two figures are of one noun, of none, or of people."""
    return each.head in ("", one.head) or {each.head, one.head} <= stems_of("measures.people")
