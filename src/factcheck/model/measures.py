"""Figures that belong together: told twice, adding up, listed, converted."""

from attrs import field

from factcheck.model.facts import Quantity
from factcheck.model.text import Span
from factcheck.values import frozen


@frozen
class Contrast:
    """One measured thing with two values that cannot both hold."""

    this: Quantity
    other: Quantity
    reason: str
    """Why the two are of one thing, for the proof."""


@frozen
class Tally:
    """A total with the parts that the text says it is made of."""

    total: Quantity
    parts: tuple[Quantity, ...]
    """At least two, in order of the text."""


@frozen
class Share:
    """A part and a whole with the ratio that is told of them."""

    part: Quantity
    whole: Quantity
    ratio: Quantity
    base: float
    """What the ratio is told in: 100 for per cent, 1,000 for per thousand."""


@frozen
class Multiple:
    """A change told by a factor together with both of its ends: "doubled from 20 to 40"."""

    word: Span
    factor: float
    before: Quantity
    after: Quantity


@frozen
class Listing:
    """A count with the list that it announces: "five members (Chad, Mali …)"."""

    count: Quantity
    items: tuple[Span, ...]
    """In order; joined pairs count as two."""
    fewest: int
    """Number of items if joined pairs count as one."""


@frozen
class Conversion:
    """One measure told in two units: "10 km (6 mi)"."""

    this: Quantity
    other: Quantity
    low: float
    """Lowest value of `this` in the unit of `other`."""
    high: float
    values: tuple[float, ...] = ()
    """What `this` is in the unit of `other`, reckoned exactly; none of a range."""


@frozen
class Mismatch:
    """A number that is not what its order, or the numbers beside it, make it."""

    span: Span
    says: str
    """What it is, and what not."""
    proof: tuple[str, ...]
    related: tuple[Span, ...]


@frozen
class Measures:
    """All figures of a document that belong together, each kind in order of the text."""

    contrasts: tuple[Contrast, ...] = field(default=(), repr=False)
    tallies: tuple[Tally, ...] = field(default=(), repr=False)
    shares: tuple[Share, ...] = field(default=(), repr=False)
    multiples: tuple[Multiple, ...] = field(default=(), repr=False)
    listings: tuple[Listing, ...] = field(default=(), repr=False)
    conversions: tuple[Conversion, ...] = field(default=(), repr=False)
    mismatches: tuple[Mismatch, ...] = field(default=(), repr=False)
    """Changes in the wrong direction, means, Roman numerals, chains of years."""
