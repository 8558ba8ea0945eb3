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

    def shift(self, by: int) -> "Tally":
        """Return the tally moved by so many code points."""
        return Tally(self.total.shift(by), tuple(part.shift(by) for part in self.parts))


@frozen
class Share:
    """A part and a whole with the ratio that is told of them."""

    part: Quantity
    whole: Quantity
    ratio: Quantity
    base: float
    """What the ratio is told in: 100 for per cent, 1,000 for per thousand."""

    def shift(self, by: int) -> "Share":
        """Return the share moved by so many code points."""
        return Share(self.part.shift(by), self.whole.shift(by), self.ratio.shift(by), self.base)


@frozen
class Multiple:
    """A change told by a factor together with both of its ends: "doubled from 20 to 40"."""

    word: Span
    factor: float
    before: Quantity
    after: Quantity

    def shift(self, by: int) -> "Multiple":
        """Return the change moved by so many code points."""
        word, ends = self.word.shift(by), (self.before.shift(by), self.after.shift(by))
        return Multiple(word, self.factor, *ends)


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

    def shift(self, by: int) -> "Conversion":
        """Return the conversion moved by so many code points."""
        this, other = self.this.shift(by), self.other.shift(by)
        return Conversion(this, other, self.low, self.high, self.values)


@frozen
class Mismatch:
    """A number that is not what its order, or the numbers beside it, make it."""

    span: Span
    says: str
    """What it is, and what not."""
    proof: tuple[str, ...]
    related: tuple[Span, ...]

    def shift(self, by: int) -> "Mismatch":
        """Return the number moved by so many code points."""
        related = tuple(span.shift(by) for span in self.related)
        return Mismatch(self.span.shift(by), self.says, self.proof, related)


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
