"""The search for quantities: numerals with their units, nouns and hedges."""

import re
from collections.abc import Iterator

from factcheck.extractors.quantities.counted import UNIT, grouped, noun
from factcheck.extractors.quantities.hedges import Softened, hedge, widened
from factcheck.extractors.quantities.labels import is_capitalised, is_label, is_unanchored
from factcheck.extractors.quantities.numerals import FIGURES, WORDS, Number, number
from factcheck.extractors.quantities.tables import Tables
from factcheck.model import BlockKind, Document, Quantity, Role, Span

_SILENT_BLOCKS = frozenset({BlockKind.HEADING, BlockKind.CODE})
_SILENT_ROLES = frozenset({Role.FRONT_MATTER, Role.REFERENCES})
# Signs and ISO 4217 codes of currencies, as they stand in front of an amount.
_CURRENCY = r"(?:(?:US|A|C|HK|NZ)?\$|[€£¥₽₹₩]|(?:USD|EUR|GBP|CNY|RMB|RUB|JPY|CHF) )"
_NUMERAL = rf"(?:{FIGURES}|{WORDS})"
_QUANTITY = re.compile(
    rf"(?<![\w.,:/#&@+’'–-])(?P<currency>{_CURRENCY})?(?P<low>{_NUMERAL})"
    rf"(?:%?(?P<joint>-|–|—| to | or ){_CURRENCY}?(?P<high>{_NUMERAL}))?"
    rf"(?![\w/]|[.,:]\d|[-–—][^\W_])(?: ?(?P<unit>{UNIT}))?"
)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_FROM_LENGTH = 5
_PART = re.compile(r" (?:out )?of (?:the |these |those |all )?\d")


def found_in(document: Document) -> Iterator[Quantity]:
    """Yield the quantities of a document, those that overlap dates included."""
    tables = Tables(document)
    for match in _QUANTITY.finditer(document.text):
        if _is_silent(document, match.start()):
            continue
        unit = (match["currency"] or match["unit"] or "").strip()
        for span, low, high in _values(document.text, match):
            if one := _quantity(tables, span, (low, high), unit):
                yield one


def _is_silent(document: Document, start: int) -> bool:
    block = document.block_at(start)
    kind = block.kind if block else BlockKind.PARAGRAPH
    return kind in _SILENT_BLOCKS or document.role_at(start) in _SILENT_ROLES


def _values(text: str, match: "re.Match[str]") -> Iterator[tuple[Span, Number, Number]]:
    """Yield (place, lowest, highest): one for a number or a range, two for a change."""
    low, high = number(match["low"]), number(match["high"] or match["low"])
    if low is None or high is None:
        return
    whole = Span(match.start(), match.end())
    if not match["high"]:
        yield whole, low, low
        return
    low = _scaled(low, high)
    before = text[max(0, match.start() - _FROM_LENGTH) : match.start()]
    if match["joint"] == " to " and (_FROM.search(before) or low.value > high.value):
        yield Span(match.start(), match.end("low")), low, low
        yield Span(match.start("high"), match.end()), high, high
    elif low.value < high.value:
        yield whole, low, high


def _scaled(low: Number, high: Number) -> Number:
    """Give the first of two numbers the scale of the second: "3 to 4 million"."""
    if low.scale > 1 or high.scale == 1 or low.value >= high.scale:
        return low
    return Number(low.value * high.scale, low.slack * high.scale, high.scale)


def _quantity(
    tables: Tables, span: Span, ends: tuple[Number, Number], unit: str
) -> Quantity | None:
    document = tables.document
    softened = hedge(document.text, span.start, span.end)
    behind = max(span.end, softened.end if softened else 0)
    part = _PART.match(document.text, span.end)
    of = noun(document.text, behind, measured=unit[-1:].isalpha() or unit == "%")
    if not unit and _counts_nothing(document, span, anchored=bool(of or softened or part)):
        return None
    if tables.numbers_row(span):
        return None
    low, high = _bounds(*ends, softened)
    words = softened.words if softened else ""
    of = (not unit and grouped(document.text, span.start, of)) or of or tables.label(span)
    return Quantity(span, low, high, unit, of, words)


def _bounds(low: Number, high: Number, softened: Softened | None) -> tuple[float, float]:
    if softened:
        return widened(low.value, high.value, softened.direction)
    if low is high:
        return low.value - low.slack, low.value + low.slack
    return low.value, high.value


def _counts_nothing(document: Document, span: Span, *, anchored: bool) -> bool:
    if is_label(document.text, span) or is_capitalised(document, span):
        return True
    if document.words(span).lower() == "one":
        return True
    return not anchored and is_unanchored(document, span)
