"""Two figures of one thing that hold together all the same: by a third, by a sum, by a part.

Where the paragraph of the one also has the other, the text knows both.
"""

import bisect
from collections import defaultdict
from collections.abc import Sequence

from factcheck.linkers.measures.casualties import PEOPLE
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import are_near, clash, value
from factcheck.model import Document
from factcheck.patterns import lazy

ByKind = defaultdict[tuple[str, str], list[Figure]]
"""Figures by noun and unit."""
_OF_THE = lazy(r"Of (?:the|its|their|these|those|all|all the) ")


def are_reconciled(
    document: Document, known: Sequence[Figure], by_kind: ByKind, this: Figure, other: Figure
) -> bool:
    """Say whether the text itself tells how two figures that differ go together."""
    return (
        _is_settled(document, this, other, by_kind)
        or _adds_up(document, known, this, other)
        or _is_whole_of_part(document, this, other)
        or _is_whole_of_part(document, other, this)
    )


def _is_settled(document: Document, this: Figure, other: Figure, by_kind: ByKind) -> bool:
    """Say whether one of the two paragraphs also has a figure that agrees with the other's."""
    same = by_kind[this.kind] + by_kind[other.kind] + by_kind["", this.unit]
    return any(
        document.block_at(third.at.start) == document.block_at(one.at.start)
        and third.quantity.span not in (one.quantity.span, two.quantity.span)
        and not clash(third.quantity, two.quantity)
        for one, two in ((this, other), (other, this))
        for third in same
    )


def _is_whole_of_part(document: Document, one: Figure, other: Figure) -> bool:
    """Say whether a number is a whole of which a part follows: "Of the forty pumps sixteen …"."""
    start = one.quantity.span.start
    sentence = document.sentence_at(start)
    led = sentence is not None and _OF_THE.fullmatch(document.text, sentence.start, start)
    return bool(led) and not are_near(value(one.quantity), value(other.quantity))


def _are_of_one_kind(each: Figure, one: Figure) -> bool:
    """Say whether two figures may be added: of one noun, of none, or of people."""
    return each.head in ("", one.head) or (each.head in PEOPLE and one.head in PEOPLE)


def _adds_up(document: Document, known: Sequence[Figure], this: Figure, other: Figure) -> bool:
    """Say whether one of the two is the sum of figures that the other's paragraph tells."""
    for one, two in ((this, other), (other, this)):
        block = document.block_at(one.quantity.span.start)
        around = block.span if block else one.at
        start = bisect.bisect_left(known, around.start, key=lambda each: each.quantity.span.start)
        end = bisect.bisect_left(known, around.end, key=lambda each: each.quantity.span.start)
        parts = [each for each in known[start:end] if _are_of_one_kind(each, one)]
        sums = [value(one.quantity) + value(each.quantity) for each in parts if each is not one] + [
            sum(value(each.quantity) for each in parts)
        ]
        if any(two.quantity.low <= total <= two.quantity.high for total in sums):
            return True
    return False
