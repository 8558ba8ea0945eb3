"""Measures given in two units: "10 km (6 mi)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck import lexicon
from factcheck.model import Conversion, Document, Quantity

_CLOSED = re.compile(r"(?: [a-z]+)? ?[),;/]| (?:or|and)\b")
"""What stands behind a conversion; otherwise the bracket says something of the other measure."""
_ADDED = frozenset({" ", ", ", " and ", ", and "})
"""Between the two units of one measure, which is not read: "5 feet 6 inches"."""
_DECIMALS = re.compile(r"[\d,]+(?:\.(?P<decimals>\d+))?")
_SLACK = 0.06  # who converts rounds: "10 km (6 miles)" is 3 % off


@cache
def _unit(word: str) -> tuple[str, float, float] | None:
    """Return the dimension of a unit and its sizes: two where countries differ."""
    dimension, *sizes = lexicon.table("equations.sizes of units").get(word, "").split() or [""]
    return (dimension, float(sizes[0]), float(sizes[-1])) if sizes else None


def conversions(document: Document, quantities: Sequence[Quantity]) -> Iterator[Conversion]:
    """Yield the measures after which a bracket gives the same in another unit."""
    text = document.text
    for at, (this, other) in enumerate(pairwise(quantities)):
        larger = quantities[at - 1] if at else this
        is_whole = not larger.unit or text[larger.span.end : this.span.start] not in _ADDED
        is_bracket = text[this.span.end : other.span.start] in (" (", "(")
        is_closed = _CLOSED.match(text, other.span.end)
        found = converted(text, this, other) if is_whole and is_bracket and is_closed else None
        if found:
            yield found


def converted(words: str, this: Quantity, other: Quantity) -> Conversion | None:
    """Return a measure with what it may be in the unit of another, both rounded.

    None where the two have one unit, or are not sizes of one kind.
    """
    mine, theirs = _unit(this.unit), _unit(other.unit)
    if not mine or not theirs or mine[0] != theirs[0] or this.unit == other.unit:
        return None
    least, most = mine[1] / theirs[2], mine[2] / theirs[1]
    half = max(_half(words, this) * most, _half(words, other))
    low = min(this.low * least * (1 - _SLACK), this.low * least - half)
    high = max(this.high * most * (1 + _SLACK), this.high * most + half)
    usual, further = this.low * mine[1] / theirs[1], this.low * mine[2] / theirs[1]
    sized = lexicon.words("equations.units sized by country") & {this.unit, other.unit}
    values = dict.fromkeys((usual, further) if sized else (usual,))
    return Conversion(this, other, low, high, tuple(values) if this.low == this.high else ())


def _half(words: str, one: Quantity) -> float:
    """Return half of the last unit that a figure is written to; a number in words is whole."""
    figure = _DECIMALS.match(words, one.span.start, one.span.end)
    return 0.5 * 10.0 ** -len(figure["decimals"] or "") if figure else 0.5
