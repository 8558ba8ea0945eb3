"""Measures told in two units: "10 km (6 mi)"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.equations.cues import Numbers
from factcheck.model import Conversion, Quantity, Span

_BRACKET = re.compile(r" ?\(| [–—] |, or | ?/ ?|, (?:that is|i\.e\.),? ")
_CLOSED = re.compile(r"(?: [a-z]+)? ?[),;/]| (?:or|and)\b")
"""What stands behind a conversion; otherwise the bracket says something of the other measure."""
_ADDED = frozenset({" ", ", ", " and ", ", and "})
"""Between the two units of one measure: "5 feet 6 inches", "nine stone and four pounds"."""
_FIGURE = re.compile(r"[\d,]+(?:\.(?P<decimals>\d+))?")
_SYMBOL = re.compile(r"[ -]?(?P<unit>[^\W\d_]{1,3}[²³]?)\.?(?=[),;/]| (?:or|and)\b)")
_SLACK = 0.06  # who converts rounds: "10 km (6 miles)" is 3 % off
_LIKE = 12.0
"""So many times as much may a conversion be where no bracket binds it to the other measure."""


@frozen
class _Unit:
    dimension: str
    low: float
    """Size in the unit of the dimension; units of two sizes (US, imperial) give both."""
    high: float


@cache
def _unit(word: str) -> _Unit | None:
    told = lexicon.table("equations.sizes of units").get(word)
    if told is None:
        return None
    dimension, *sizes = told.split()
    return _Unit(dimension, float(sizes[0]), float(sizes[-1]))


def conversions(numbers: Numbers) -> Iterator[Conversion]:
    """Yield the measures behind which a bracket gives the same in another unit."""
    before = None
    known = [_with_unit(numbers, one) for one in numbers.known]
    for single, other in pairwise(known):
        this = _added(numbers, before, single) if before else single
        before = single
        gap = numbers.words[this.span.end : other.span.start]
        if not (_unit(this.unit) and _unit(other.unit) and _BRACKET.fullmatch(gap)):
            continue
        is_bracket = gap.endswith("(")
        if is_bracket and not _CLOSED.match(numbers.words, other.span.end):
            continue
        found = converted(numbers.words, this, other)
        is_like = found and other.low <= _LIKE * found.high and found.low <= _LIKE * other.high
        if found and (is_bracket or is_like):
            yield found


def converted(words: str, this: Quantity, other: Quantity) -> Conversion | None:
    """Return a measure with what it may be in the unit of another, both rounded.

    None where the two have one unit, or are no sizes of one kind.
    """
    mine, theirs = _unit(this.unit), _unit(other.unit)
    if not mine or not theirs or mine.dimension != theirs.dimension or this.unit == other.unit:
        return None
    least, most = mine.low / theirs.high, mine.high / theirs.low
    half = max(_half(words, this) * most, _half(words, other))
    low = min(this.low * least * (1 - _SLACK), this.low * least - half)
    high = max(this.high * most * (1 + _SLACK), this.high * most + half)
    return Conversion(this, other, low, high, _values(this, other, mine, theirs))


def _values(this: Quantity, other: Quantity, mine: _Unit, theirs: _Unit) -> tuple[float, ...]:
    """Return what a measure is in another unit: two values of one that countries size otherwise.

    Of other sizes the first is the usual one: who means nautical miles or troy ounces says so.
    """
    sized = lexicon.words("equations.units sized by country")
    if this.low != this.high:
        return ()
    usual = this.low * mine.low / theirs.low
    if sized.isdisjoint((this.unit, other.unit)):
        return (usual,)
    return tuple(dict.fromkeys((usual, this.low * mine.high / theirs.high)))


def _with_unit(numbers: Numbers, one: Quantity) -> Quantity:
    """Return a number with the symbol that only a bracket makes a unit: "(40 ha)", "(142 g)"."""
    found = None if one.unit else _SYMBOL.match(numbers.words, one.span.end)
    if found is None or _unit(found["unit"]) is None:
        return one
    return evolve(one, unit=found["unit"], span=Span(one.span.start, found.end("unit")))


def _half(words: str, one: Quantity) -> float:
    """Return half of the last unit that a figure is written to; a number in words is whole."""
    figure = _FIGURE.match(words, one.span.start, one.span.end)
    return 0.5 * 10.0 ** -len(figure["decimals"] or "") if figure else 0.5


def _added(numbers: Numbers, larger: Quantity, this: Quantity) -> Quantity:
    """Return the measure of two units whose smaller one is given: "7 lb 3 oz" in ounces."""
    big, small = _unit(larger.unit), _unit(this.unit)
    if not big or not small or big.dimension != small.dimension or big.low <= small.high:
        return this
    if numbers.words[larger.span.end : this.span.start] not in _ADDED:
        return this
    low = larger.low * big.low / small.high + this.low
    high = larger.high * big.high / small.low + this.high
    return evolve(this, span=Span(larger.span.start, this.span.end), low=low, high=high)
