"""Measures told in two units: "10 km (6 mi)"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck.model import Conversion, Document, Quantity, Span
from factcheck.patterns import lazy


@frozen
class _Unit:
    dimension: str
    low: float
    """Size in the unit of the dimension; units of two sizes (US, imperial) give both."""
    high: float


# NIST Special Publication 811, 2008, appendix B, and the Weights and Measures Act 1985, schedule 1.
_SIZES = {
    ("length", 0.001, 0.001): "mm millimetre millimetres millimeter millimeters",
    ("length", 0.01, 0.01): "cm centimetre centimetres centimeter centimeters",
    ("length", 1.0, 1.0): "metre metres meter meters m",
    ("length", 1000.0, 1000.0): "km kilometre kilometres kilometer kilometers",
    ("length", 1609.344, 1852.0): "mile miles mi",
    ("length", 0.9144, 0.9144): "yard yards yd",
    ("length", 0.3048, 0.3048): "feet foot ft",
    ("length", 0.0254, 0.0254): "inch inches in",
    ("mass", 0.001, 0.001): "gram grams gramme grammes",
    ("mass", 1.0, 1.0): "kg kilogram kilograms kilogramme kilogrammes",
    ("mass", 1000.0, 1000.0): "tonne tonnes",
    ("mass", 907.18474, 1016.0469): "ton tons",
    ("mass", 6.35029318, 6.35029318): "stone st",
    ("mass", 0.45359237, 0.45359237): "pound pounds lb lbs",
    ("mass", 0.028349523, 0.0311034768): "ounce ounces oz",
    ("area", 10000.0, 10000.0): "hectare hectares ha",
    ("area", 4046.8564, 4046.8564): "acre acres",
    ("volume", 1.0, 1.0): "litre litres liter liters",
    ("volume", 3.785411784, 4.54609): "gallon gallons",
}
_UNITS = {word: _Unit(*size) for size, words in _SIZES.items() for word in words.split()}
_BRACKET = lazy(r" \(\Z| [–—] \Z")
_CLOSED = lazy(r"(?: [a-z]+)? ?[),;/]| (?:or|and)\b")
"""What stands behind a conversion; otherwise the bracket says something of the other measure."""
_ADDED = lazy(r",? (?:and )?")
"""Between the two units of one measure: "5 feet 6 inches", "nine stone and four pounds"."""
_FIGURE = lazy(r"[\d,]+(?:\.(?P<decimals>\d+))?")
_SLACK = 0.06  # who converts rounds: "10 km (6 miles)" is 3 % off


def conversions(document: Document, quantities: Sequence[Quantity]) -> Iterator[Conversion]:
    """Yield the measures behind which a bracket gives the same in another unit."""
    before: Quantity | None = None
    for single, other in pairwise(quantities):
        this = _added(document, before, single) if before else single
        before = single
        gap = document.text[this.span.end : other.span.start]
        mine, theirs = _UNITS.get(this.unit), _UNITS.get(other.unit)
        if mine is None or theirs is None or not _BRACKET.fullmatch(gap):
            continue
        if gap.endswith("(") and not _CLOSED.match(document.text, other.span.end):
            continue
        if mine.dimension == theirs.dimension and this.unit != other.unit:
            least, most = mine.low / theirs.high, mine.high / theirs.low
            half = max(_half(document, this) * most, _half(document, other))
            low = min(this.low * least * (1 - _SLACK), this.low * least - half)
            high = max(this.high * most * (1 + _SLACK), this.high * most + half)
            yield Conversion(this, other, low, high)


def _half(document: Document, one: Quantity) -> float:
    """Return half of the last unit that a figure is written to; a number in words is whole."""
    figure = _FIGURE.match(document.words(one.span))
    return 0.5 * 10.0 ** -len(figure["decimals"] or "") if figure else 0.5


def _added(document: Document, larger: Quantity, this: Quantity) -> Quantity:
    """Return the measure of two units whose smaller one is given: "7 lb 3 oz" in ounces."""
    big, small = _UNITS.get(larger.unit), _UNITS.get(this.unit)
    if not big or not small or big.dimension != small.dimension or big.low <= small.high:
        return this
    if not _ADDED.fullmatch(document.text, larger.span.end, this.span.start):
        return this
    low = larger.low * big.low / small.high + this.low
    high = larger.high * big.high / small.low + this.high
    return evolve(this, span=Span(larger.span.start, this.span.end), low=low, high=high)
