"""Prices times numbers: "12 tickets at 4 francs each, 48 francs in all", "3 × 39 + 5 × 28 = 257".

A price may be for a time ("12 weeks at $40 a week came to $480"), the sum may be told first ("£90
in three instalments of £30"), or in the next sentence ("The 75 tonnes"). Each product is a part of
the sum, and stands for the words from its number to its price.
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
    rf"(?<![\w.,+×·*=–-])(?<![+×·*x=/÷−–-] )(?P<left>{_TERM}(?: ?\+ ?{_TERM})*) ?= ?(?:[€£$] ?)?"
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
_CAME_TO = (
    r",? (?:(?:and|which)(?: so)? )?(?:came to|comes to|makes?|made|took|cost|gives?|gave|earned"
    r"|yielded|brought in|paid|received) (?:a total of |in all )?"
)
_LEAD = r"(?:,|:| [–—]| \() ?(?:or |that is,? |making |in all,? |a total of )?"
_AT_PRICE = lazy(r"(?: (?P<times>[a-z]+?)s?)? at \Z")
_A_TIME = lazy(
    rf"(?: [a-z]+)? (?:a|an|per|each) (?P<time>[a-z]+?)(?:{_CAME_TO}|(?P<comma>{_LEAD}))\Z"
)
_FOR_TIMES = lazy(
    r"(?: [a-z]+)? (?:a|an|per|each) (?P<time>[a-z]+) (?:for|over|during) (?:the )?\Z"
)
_TIMES = lazy(rf"(?: (?P<times>[a-z]+?)s?)?(?:{_CAME_TO}|(?P<comma>{_LEAD}))\Z")
"""Around a price for a time, and the number of those times, whichever comes first."""
_IN_ALL = lazy(r"(?: [a-z]+){0,2} (?:in all|altogether|in total|all told|together)\b")
_GROUPS = lazy(
    r" (?:teams|groups|crews|classes|gangs|parties|rows|boxes|crates|bags|batches|shifts|squads"
    r"|companies|sets|bundles|stacks|pairs|tables|packs) of \Z"
)
_OF_THEM = lazy(rf"[^.;:()|\d\n]{{0,50}}{_LEAD}\Z")
_INSTALLED = lazy(r"[^.;:|\d]{0,50} in (?:equal )?\Z")
_INSTALMENTS = lazy(
    r" (?:equal |[a-z]+ly )?(?:instalments?|installments?|payments|parts|lots|portions|shares|bags"
    r"|boxes|rates) of \Z"
)
_WHOLE = lazy(r"(?: each)?(?=[.,;)]|$)")
_EACH_THE = lazy(r"(?: [a-z]+)? (?:each|apiece)\. (?:The|These|All(?: the| these)?) \Z")
_TWO_TERMS = lazy(rf"(?: [a-z]+)?(?:{_CAME_TO})\Z")
_AND_AT = lazy(r"(?: [a-z]+)?,? and \Z")
_TWO_FACTORS, _FOUR_FACTORS = 2, 4
_NEAR = 0.25
_LEAST_DIGITS = 2
"""Of a result: who writes "1 + 1 = 3" means something else."""


def products(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the sums of products that a text reckons, right or not."""
    numbers = Numbers.of(document, quantities)
    for at in range(2, len(numbers.known)):
        found = _priced(numbers, at) or _timed(numbers, at) or _grouped(numbers, at)
        if found is not None:
            yield found
    yield from _equations(document)


def _priced(numbers: Numbers, at: int) -> Tally | None:
    """Return a total with the products in front of it: "at 40 francs each, 480 in all"."""
    total, parts, joint = numbers.known[at], list[Quantity](), _TOTAL
    if at >= _FOUR_FACTORS and _TWO_TERMS.fullmatch(numbers.between(at - 1, at)):
        joint = _TWO_TERMS  # "120 tickets at 8 crowns and 45 at 5 crowns, and took 1,185"
    while at >= _TWO_FACTORS and joint.fullmatch(numbers.between(at - 1, at)):
        count, price = numbers.known[at - 2 : at]
        is_price = (price.unit, price.noun) == (total.unit, total.noun) and not count.unit
        if not is_price or not _AT.fullmatch(numbers.between(at - 2, at - 1)):
            break
        worth = value(count) * value(price)
        span = Span(count.span.start, price.span.end)
        parts.insert(0, evolve(price, span=span, low=worth, high=worth))
        at, joint = at - 2, _AND if joint in (_TOTAL, _AND) else _AND_AT
    tally = Tally(evolve(total, low=value(total), high=value(total)), tuple(parts))
    enough = len(parts) > 1 if joint is _AND_AT else parts
    return tally if enough and (total.unit or total.noun) else None


def _timed(numbers: Numbers, at: int) -> Tally | None:
    """Return "12 weeks at $40 a week came to $480", "$40 a week for 12 weeks, $480 in all"."""
    first, second, total = numbers.known[at - 2 : at + 1]
    left, right = numbers.between(at - 2, at - 1), numbers.between(at - 1, at)
    pairs = ((first, second, _AT_PRICE, _A_TIME), (second, first, _FOR_TIMES, _TIMES))
    for count, price, inner, outer in pairs:
        one, two = inner.fullmatch(left), outer.fullmatch(right)
        if not one or not two or (price.unit, price.noun) != (total.unit, total.noun):
            continue
        told = not two["comma"] or _IN_ALL.match(numbers.behind(at))
        words = one.groupdict() | two.groupdict()
        if told and (words["times"] or count.unit.removesuffix("s")) == words["time"]:
            return _product(total, count, price)
    return None


def _grouped(numbers: Numbers, at: int) -> Tally | None:
    """Return "six teams of four, 24 in all", "£90 in three instalments of £30", "The 75 tonnes"."""
    first, second, third = numbers.known[at - 2 : at + 1]
    left, right = numbers.between(at - 2, at - 1), numbers.between(at - 1, at)
    if _GROUPS.fullmatch(left) and _OF_THEM.fullmatch(right) and _IN_ALL.match(numbers.behind(at)):
        alike = second.unit == third.unit and second.noun in ("", third.noun)
        return _product(third, first, second) if alike and not first.unit else None
    if _INSTALLED.fullmatch(left) and _INSTALMENTS.fullmatch(right):
        alike = first.unit == third.unit and not second.unit and third.noun in ("", first.noun)
        whole = alike and _WHOLE.match(numbers.behind(at))
        return _product(first, second, third) if whole else None
    same = (second.unit, second.noun) == (third.unit, third.noun) and (third.unit or third.noun)
    told = same and _AT.fullmatch(left) and _EACH_THE.fullmatch(right)
    return _product(third, first, second) if told else None


def _product(total: Quantity, count: Quantity, price: Quantity) -> Tally | None:
    """Return a total with one product, if the two are of one size."""
    worth = value(count) * value(price)
    span = Span(min(count.span, price.span).start, max(count.span, price.span).end)
    part = evolve(price, span=span, low=worth, high=worth)
    near = abs(worth - value(total)) <= _NEAR * value(total)
    return Tally(evolve(total, low=value(total), high=value(total)), (part,)) if near else None


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
