"""What a finding says of two values that cannot both hold: the same words, whoever linked them."""

from factcheck.model.agreement import aligned, disputed, worded
from factcheck.model.facts import Date, Quantity, Reversal
from factcheck.model.findings import Related
from factcheck.model.links import LIKELY, Proved
from factcheck.model.rounding import rounded_to
from factcheck.model.text import Document

Where = tuple[str, str]
"""Where both values stand, in words: "in the chronology", "in the narrative"."""


def of_dates(document: Document, this: Date, other: Date, where: Where) -> Proved:
    """Return what is said of two dates of one thing."""
    spans = disputed(this, other), disputed(other, this)
    words = worded(this, document.words(spans[0]))
    others = worded(other, document.words(spans[1]))
    mine, theirs = aligned(this, other)
    unit = "time" if mine and mine.has_time and spans[0] == this.span else "date"
    message = f"{unit}: {words} {where[0]}, {others} {where[1]}"
    proof = f"{mine} and {theirs} do not overlap"
    return Proved("CHR01", spans[0], message, (proof,), (Related(spans[1]),), LIKELY)


_BOUNDS = {
    ("birth", "death"): "the death, {1}, is earlier than the birth, {0}",
    ("day", "same day"): "it ends on the day on which it begins",
    ("publication", "access"): "accessed {1}, before the publication, {0}",
}


def of_bounds(document: Document, one: Reversal) -> Proved:
    """Return what is said of a stretch that ends before it begins."""
    start, end = (document.words(span).rstrip(",") for span in (one.start, one.end))
    says = _BOUNDS.get(one.bounds, "the end, {1}, is earlier than the beginning, {0}")
    message = f"“{document.words(one.span)}”: {says.format(start, end)}"
    other = () if one.span.contains(one.start) else (Related(one.start),)
    return Proved("DAT04", one.span, message, related=other)


def of_figures(document: Document, this: Quantity, other: Quantity) -> Proved:
    """Return what is said of two figures of one thing."""
    words, others = document.words(this.span), document.words(other.span)
    here, there = (f"in the {document.role_at(one.span.start)}" for one in (this, other))
    where = (here, there) if here != there else ("here", "elsewhere")
    noun = this.noun or other.noun or "figure"
    message = f"{noun}: {words} {where[0]}, {others} {where[1]}"
    proof = no_value_fits(document, this, other)
    return Proved("QTY01", this.span, message, (proof,), (Related(other.span),), LIKELY)


def of_forms(words: str, other: str, where: str = "elsewhere") -> str:
    """Return what is said of two forms of one name."""
    return f"“{words}” is “{other}” {where}"


def no_value_fits(
    document: Document, this: Quantity, other: Quantity, another: Document | None = None
) -> str:
    """Say in a document's words that no value fits both, and how round numbers were read.

    Args:
        document: In which both stand.
        this: A figure.
        other: Another one.
        another: The document in which `other` stands, if it is another.
    """
    told = [_told(document, this), _told(another or document, other)]
    units = [rounded_to(one) for one in (this, other)]
    if units[0] and units[0] == units[1]:
        return f"{told[0]} and {told[1]}, each read as rounded to {units[0]}, do not overlap"
    one, two = (
        f"{words}, read as rounded to {unit}," if unit else words
        for words, unit in zip(told, units, strict=True)
    )
    return f"{one} and {two} do not overlap"


def _told(document: Document, quantity: Quantity) -> str:
    words = document.words(quantity.span)
    if quantity.low == quantity.high:
        return f"{quantity.low:,.10g}"
    return with_hedge(quantity, words)


def with_hedge(quantity: Quantity, words: str) -> str:
    """Return the words of a figure with what softens it: "about 40"."""
    is_in_front = quantity.hedge and not words.lower().startswith(quantity.hedge.lower())
    return f"{quantity.hedge} {words}" if is_in_front else words
