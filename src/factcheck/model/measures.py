"""Related figures (repeated, summed, listed, converted) and whether they agree.

Each class lists the figures that may be wrong (`figures`), and has methods that return whether the
statement is true (`holds`), the value of a figure that would make it true (`solve`), and a copy
with a different value (`put`).
"""

import math
import re
from collections.abc import Sequence

from attrs import evolve, field, frozen

from factcheck.model.facts import Quantity
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.numerals import CARDINALS
from factcheck.model.prove import value as value_of
from factcheck.model.text import Document, Span

_HUNDRED = 100
_PERCENT = ("%", "per cent", "percent")
_TINY = 1e-9

_TITLE = re.compile(r"(?:the )?[A-Z]\w+ of ")
"""An item that may be the title of the one before: "Thomas Wentworth, Earl of Strafford"."""
_PAIR = re.compile(r"\S+(?: \S+){0,2} and \S+")
"""Text that starts with two names: "read_csv() and read_csv2() for such files"."""


@frozen
class Contrast:
    """Two values for the same quantity that cannot both be right."""

    this: Quantity
    """The questioned figure."""
    other: Quantity
    """The other figure."""
    reason: str
    """Why the two refer to the same quantity, for the proof."""

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Return the figures that may be wrong."""
        return self.this, self.other

    def holds(self, _: Document) -> bool:
        """Return True if both values can be right."""
        return self.this.low <= self.other.high and self.other.low <= self.this.high

    def solve(self, figure: Quantity) -> float:
        """Return the value of a figure that makes the two agree."""
        return value_of(self.other if figure == self.this else self.this)

    def put(self, old: Quantity, value: float) -> "Contrast":
        """Return a copy with a different value for one figure."""
        return evolve(self, this=_put(self.this, old, value), other=_put(self.other, old, value))


@frozen
class Tally:
    """A total or balance with the figures that the text adds or subtracts."""

    total: Quantity
    """The total, or what is left."""
    parts: tuple[Quantity, ...]
    """The parts, in text order; at least two. The bounds of a subtracted figure are negative."""
    weights: tuple[float, ...] = ()
    """The factor of each part: -1 if it is subtracted, 1/n in an average; empty if all are 1."""

    @property
    def weighted(self) -> tuple[tuple[float, Quantity], ...]:
        """Return pairs (factor, part)."""
        return tuple(zip(self.weights or (1.0,) * len(self.parts), self.parts, strict=True))

    @property
    def sum(self) -> float:
        """Return the sum of the parts, each multiplied by its factor."""
        return sum(weight * value_of(part) for weight, part in self.weighted)

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Return the figures that may be wrong, without a total that the text only implies."""
        is_written = all(part.span != self.total.span for part in self.parts)
        return (self.total, *self.parts) if is_written else self.parts

    def holds(self, _: Document) -> bool:
        """Return True if the parts can add up to the total."""
        ends = [sorted((w * part.low, w * part.high)) for w, part in self.weighted]
        low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
        tiny = _TINY * max(abs(low), abs(high))
        return low - tiny <= self.total.high and self.total.low <= high + tiny

    def solve(self, figure: Quantity) -> float:
        """Return the value of a figure that makes the sum correct."""
        for weight, part in self.weighted:
            if part == figure:
                return value_of(part) + (value_of(self.total) - self.sum) / weight
        return self.sum

    def put(self, old: Quantity, value: float) -> "Tally":
        """Return a copy with a different value for one figure."""
        parts = tuple(_put(part, old, value) for part in self.parts)
        return evolve(self, total=_put(self.total, old, value), parts=parts)

    def decide(self, document: Document) -> Verdict:
        """Return the verdict on whether the parts can add up to the total."""
        unit = " per cent" if self.total.unit in _PERCENT else ""
        found = f"{round(self.sum, 6):,.10g}{unit}"
        alone = document.words(self.parts[0].span) if len(self.parts) == 1 else ""
        terms = alone or self._terms()
        proof = f"{terms} = {found}"
        if self.holds(document):
            return Refused(Reason.HOLDS, proof)
        is_sum = all(weight == 1 and part.high >= 0 for weight, part in self.weighted)
        what = f"{terms} is {found}, not" if alone or not is_sum else ""
        what = what or f"the parts add up to {found}, not to"
        message = f"{what} {_amount(self.total)}"
        related = tuple(Related(part.span) for part in self.parts)
        at = self.total.span
        return Proved("QTY02", at, message, (proof,), related, right=(self.sum,))

    def _terms(self) -> str:
        """Return the arithmetic: "120 + 34 − 12", "(12 + 15) ÷ 2"."""
        shown = "".join(
            f" {'−' if (weight < 0) != (value_of(part) < 0) else '+'} {_amount(part).lstrip('-')}"
            for weight, part in sorted(self.weighted, key=lambda one: one[0] * one[1].high < 0)
        )
        shown = shown.removeprefix(" + ").strip()
        is_mean = bool(self.weights) and abs(self.weights[0]) < 1
        return f"({shown}) ÷ {1 / abs(self.weights[0]):.0f}" if is_mean else shown


@frozen
class Share:
    """A part, its whole, and the stated ratio between them."""

    part: Quantity
    """The part."""
    whole: Quantity
    """The whole."""
    ratio: Quantity
    """The stated ratio."""
    base: float
    """The base of the ratio: 100 for percent, 1,000 for per mille, 1 for a multiple or rate."""
    is_rounded: bool = False
    """Whether the ratio must be rounded correctly, because the ratios beside it are."""

    @property
    def worth(self) -> float:
        """Return the ratio calculated from the part and the whole."""
        return self.base * value_of(self.part) / value_of(self.whole)

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Return the figures that may be wrong."""
        return self.ratio, self.part, self.whole

    def holds(self, document: Document) -> bool:
        """Return True if the stated ratio can be the ratio of the part to the whole."""
        low = self.base * self.part.low / self.whole.high
        high = self.base * self.part.high / self.whole.low
        unit = (0.5 + _TINY if self.is_rounded else 1.0) if self.base >= _HUNDRED else 0.0
        slack = unit * 10.0 ** -self._decimals(document)
        return self.ratio.low - slack <= high and low <= self.ratio.high + slack

    def solve(self, figure: Quantity) -> float:
        """Return the value of a figure that makes the ratio correct."""
        if figure == self.ratio:
            return self.worth
        part, whole, ratio = map(value_of, (self.part, self.whole, self.ratio))
        return ratio * whole / self.base if figure == self.part else part * self.base / ratio

    def put(self, old: Quantity, value: float) -> "Share":
        """Return a copy with a different value for one figure."""
        ratio, part, whole = (_put(one, old, value) for one in self.figures)
        return evolve(self, part=part, whole=whole, ratio=ratio)

    def _decimals(self, document: Document) -> int:
        return len(
            document.words(self.ratio.span)
            .split()[0]
            .rstrip("%‰")
            .replace(",", ".")
            .partition(".")[2]
        )

    def decide(self, document: Document) -> Verdict:
        """Return the verdict on whether the stated ratio can be that of the part to the whole."""
        words, places = document.words(self.ratio.span), self._decimals(document)
        part, whole = _amount(self.part), _amount(self.whole)
        is_share, is_printed = self.base >= _HUNDRED, any(map(str.isdigit, words))
        by = "" if is_share or self.base == 1 else f" × {1 / self.base:,.4g}"
        divided = f"{part} ÷ ({whole}{by})" if by else f"{part} ÷ {whole}"
        proof = f"{self.base:,.0f} × {divided}" if is_share else divided
        proof = f"{proof} = {self.worth:,.{places + 1}f}"
        if self.ratio.hedge and 0 < self.ratio.low <= self.ratio.high < math.inf:
            return Refused(Reason.APPROXIMATE, f"{self.ratio.hedge} {words} is not an exact share")
        if self.holds(document):
            return Refused(Reason.HOLDS, proof)
        found = f"{self.worth:,.{max(1, places)}f}"
        unit = words.lstrip("0123456789.,") if is_share else ""
        unit = "" if unit[:1].isalpha() else unit
        if not is_printed:
            words, unit = words.lower(), " per cent" * is_share
        words = f"{self.ratio.hedge} {words}".lstrip()
        of_whole = f"{part} of {whole} is {found}{unit}, not {words}"
        return Proved(
            "QTY02",
            self.ratio.span,
            of_whole if is_share else f"the text says “{words}”, but {divided} is {found}",
            proof=(proof,),
            related=(Related(self.part.span), Related(self.whole.span)),
            right=(self.worth,),
        )


@frozen
class Listing:
    """A number of items and the list that follows: "five members (Chad, Mali …)"."""

    count: Quantity
    """The number in the text."""
    items: tuple[Span, ...]
    """The items in order; a pair joined by "and" counts as two."""
    fewest: int
    """The number of items if a pair joined by "and" counts as one."""
    follow: str = ""
    """The kind of items that follow as separate blocks: "items", "headings"; otherwise empty."""

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Return the figure that may be wrong."""
        return (self.count,)

    def holds(self, _: Document) -> bool:
        """Return True if the number of items is correct."""
        return self.fewest <= round(self.count.low) <= len(self.items)

    def solve(self, _: Quantity) -> float:
        """Return the correct number of items."""
        return float(len(self.items))

    def put(self, old: Quantity, value: float) -> "Listing":
        """Return a copy with a different count."""
        return evolve(self, count=_put(self.count, old, value))

    def decide(self, document: Document) -> Verdict:
        """Return the verdict on whether the number of items is correct."""
        is_one, follow = len(self.items) == 1, self.follow
        named = f"1 {follow.removesuffix('s')} follows" if follow else "1 is listed"
        if not is_one:
            named = f"{len(self.items)} {f'{follow} follow' if follow else 'are listed'}"
        message = f"the text says “{document.words(self.count.span)}”, but {named}"
        told = [document.words(item).rstrip() for item in self.items]
        if self.holds(document) or self._may_hold(told):
            return Refused(Reason.HOLDS, message)
        if self.items[0] != self.items[-1] and any(one.endswith(":") for one in told):
            return Refused(Reason.EXPLAINED, f"{message}, but some have parts")
        if f" {round(self.count.low)}. " in told[-1]:
            return Refused(Reason.EXPLAINED, f"{message}, the last one inside another")
        names = f"listed: {'; '.join(map(document.words, self.items))}"
        items = Related(Span(self.items[0].start, self.items[-1].end))
        return Proved("QTY03", self.count.span, message, (names,), (items,))

    def _may_hold(self, told: Sequence[str]) -> bool:
        """Return True if the count is right when some items count twice, several times or not."""
        count, pairs = round(self.count.low), sum(_PAIR.match(one) is not None for one in told)
        titles = sum(_TITLE.match(one) is not None for one in told[1:])
        several = sum(CARDINALS.get(one.partition(" ")[0].lower(), 1) for one in told)
        return len(told) - titles <= count <= len(told) + pairs or count == several


@frozen
class Conversion:
    """The same quantity in two units: "10 km (6 mi)"."""

    this: Quantity
    """The figure in one unit."""
    other: Quantity
    """The figure in the other unit."""
    low: float
    """The smallest value of `this` in the unit of `other`."""
    high: float
    """The largest value of `this` in the unit of `other`."""
    values: tuple[float, ...] = ()
    """The exact values of `this` in the unit of `other`; empty for a range."""

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Return the figure that is calculated from the other figure."""
        return (self.other,)

    def holds(self, _: Document) -> bool:
        """Return True if both can be the same quantity."""
        return self.low <= self.other.high and self.other.low <= self.high

    def solve(self, _: Quantity) -> float:
        """Return the value of `other` that makes the two agree."""
        return self.values[0] if self.values else (self.low + self.high) / 2

    def put(self, old: Quantity, value: float) -> "Conversion":
        """Return a copy with a different value for `other`."""
        return evolve(self, other=_put(self.other, old, value))


@frozen
class Mismatch:
    """A number that contradicts the direction of a change, or the numbers next to it."""

    span: Span
    says: str
    """The message: the number, and the statement that it contradicts."""
    proof: tuple[str, ...]
    related: tuple[Span, ...]

    def decide(self, _: Document) -> Proved:
        """Return the proof; a mismatch is created only if the contradiction is proved."""
        return Proved("QTY02", self.span, self.says, self.proof, tuple(map(Related, self.related)))


@frozen
class Measures:
    """All related figures of a document, each kind in text order."""

    contrasts: tuple[Contrast, ...] = field(default=(), repr=False)
    """Two figures for the same quantity that contradict each other."""
    tallies: tuple[Tally, ...] = field(default=(), repr=False)
    """Totals with their parts."""
    shares: tuple[Share, ...] = field(default=(), repr=False)
    """Parts and wholes with their ratios."""
    listings: tuple[Listing, ...] = field(default=(), repr=False)
    """Numbers of items with the items that follow."""
    conversions: tuple[Conversion, ...] = field(default=(), repr=False)
    """Quantities in two units."""
    mismatches: tuple[Mismatch, ...] = field(default=(), repr=False)
    """Numbers that contradict the direction of a change, or the numbers next to them."""

    @property
    def statements(self) -> tuple["Contrast | Tally | Share | Listing | Conversion", ...]:
        """Return all statements about figures; each of them should hold."""
        return (*self.contrasts, *self.tallies, *self.shares, *self.listings, *self.conversions)

    @property
    def reckoned(self) -> tuple[Tally | Share | Mismatch, ...]:
        """Return the figures that are calculated from others or must be in a certain order."""
        return (*self.tallies, *self.shares, *self.mismatches)


def _put(quantity: Quantity, old: Quantity, value: float) -> Quantity:
    """Return a figure, with the new value if it is the figure `old`."""
    is_same = quantity.span == old.span and value_of(quantity) == value_of(old)
    return evolve(quantity, low=value, high=value) if is_same else quantity


def _amount(quantity: Quantity) -> str:
    return f"{value_of(quantity):,.10g}"
