"""Prices times numbers: "12 tickets at 4 francs each, 48 francs in all", "3 × 39 + 5 × 28 = 257".

Each product is a part of the sum, and stands for the words from its number to its price.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.model import BlockKind, Document, Quantity, Span, Tally
from factcheck.patterns import lazy

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_TERM = rf"(?:{_NUMBER})(?: ?[×·*x] ?(?:{_NUMBER}))?"
_EQUATION = lazy(
    rf"(?<![\w.,+×·*=–-])(?P<left>{_TERM}(?: ?\+ ?{_TERM})*) ?= ?(?:[€£$] ?)?"
    rf"(?P<right>{_NUMBER})(?![\w%]|[.,]\d)"
)
_AT = lazy(r"[^.;:()|\d\n]{0,40} (?:at|for|of|costing|worth|with|holding) \Z")
_AND = lazy(r"(?: [a-z]+)? (?:each|apiece)(?:,? and |, )\Z")
_TOTAL = lazy(
    r"(?: [a-z]+)? (?:each|apiece)(?:"
    r",? (?:which )?(?:came to|comes to|makes?|made|cost|gives?|gave|yielded) (?:a total of )?"
    r"|(?:,|:| [–—]|,? and so| \() ?(?:or |in all,? |altogether |together |that is,? |a total of"
    r" |making |in total,? )?)\Z"
)
_TWO_FACTORS = 2
_LEAST_DIGITS = 2
"""Of a result: who writes "1 + 1 = 3" means something else."""


def products(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the sums of products that a text reckons, right or not."""
    numbers = Numbers.of(document, quantities)
    for at in range(2, len(numbers.known)):
        found = _priced(numbers, at)
        if found is not None:
            yield found
    yield from _equations(document)


def _priced(numbers: Numbers, at: int) -> Tally | None:
    """Return a total with the products in front of it: "at 40 francs each, 480 in all"."""
    total, parts, joint = numbers.known[at], list[Quantity](), _TOTAL
    while at >= _TWO_FACTORS and joint.fullmatch(numbers.between(at - 1, at)):
        count, price = numbers.known[at - 2 : at]
        is_price = (price.unit, price.noun) == (total.unit, total.noun) and not count.unit
        if not is_price or not _AT.fullmatch(numbers.between(at - 2, at - 1)):
            break
        worth = value(count) * value(price)
        span = Span(count.span.start, price.span.end)
        parts.insert(0, evolve(price, span=span, low=worth, high=worth))
        at, joint = at - 2, _AND
    tally = Tally(evolve(total, low=value(total), high=value(total)), tuple(parts))
    return tally if parts and (total.unit or total.noun) else None


def _equations(document: Document) -> Iterator[Tally]:
    """Yield what is written as a sum of products with its result."""
    for match in _EQUATION.finditer(document.text):
        terms = list(re.finditer(_TERM, match["left"]))
        block = document.block_at(match.start())
        is_code = block is None or block.kind is BlockKind.CODE
        if (
            is_code
            or len(match["right"]) < _LEAST_DIGITS
            or not re.search(r"[×·*x+]", match["left"])
        ):
            continue
        parts = tuple(
            _told(Span(*term.span()).shift(match.start("left")), term[0]) for term in terms
        )
        yield Tally(_told(Span(*match.span("right")), match["right"]), parts)


def _told(span: Span, words: str) -> Quantity:
    worth = 1.0
    for factor in re.findall(_NUMBER, words):
        worth *= float(factor.replace(",", ""))
    return Quantity(span, worth, worth)
