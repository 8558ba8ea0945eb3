"""Shares and multiples that a text reckons itself: "79 of 132 (60 %)", "doubled from 20 to 40"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.model import Document, Multiple, Quantity, Share, Span
from factcheck.patterns import lazy

_BASES = {"%": 100, "per cent": 100, "percent": 100, "per thousand": 1_000, "‰": 1_000}
_OF = lazy(r"(?: [a-z]+){0,2} (?:out )?of (?:the |a total of |all |these |those )?\Z")
_OF_THE = lazy(r"\b[Oo]f (?:the |these |those |all |its |their |our )?\Z")
_GOES_ON = lazy(r"(?: [a-z]+){0,3},? |(?! (?:and|or|with)\b)(?: (?!and\b|or\b)[a-z]+){4,8} ")
"""What stands between the two of "of the 80 ewes (that we saw) 20 (25 %) lambed"."""
_OF_WHICH = lazy(r"(?: [a-z]+){0,3},? of (?:which|whom|these|them)(?: [a-z]+){0,4} ")
_BEFORE = lazy(r"(?: [a-z]+){0,4}[.;:] (?:Of (?:them|these|those),? )?\Z")
"""Between a whole and a bare part that begins the next clause: "60 farms; 41 (68 %) had a well"."""
_OF_OTHERS = lazy(r"\) of\b")
_OPENS = lazy(
    r"(?: [a-z]+){0,3}(?: \(|(?:,| [–—]) (?:or|that is,?|which is|i\.e\.,?|equal to|making) )\Z"
)
_CLOSES = lazy(r"(?: [a-z]+){0,2}(?:[),.;]| [–—]|\Z)")
_FACTORS = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_CHANGED = lazy(
    r"(?<!more than )(?<!almost )(?<!nearly )(?<!about )(?<!over )(?<!roughly )(?<!around )"
    r"\b(?P<stem>doubl|trebl|tripl|quadrupl|halv)(?:ed|ing|es?)\b(?: [a-z]+){0,4} from \Z"
)
_TIMES_FACTORS = {"twice": 2.0, "double": 2.0, "three times": 3.0, "four times": 4.0, "half": 0.5}
_TIMES = lazy(
    rf"[^.;:()|\d]{{0,30}}, (?:exactly |just )?(?P<times>{'|'.join(_TIMES_FACTORS)})"
    r"(?: as (?:many|much|long|high|large)(?: [a-z]+)? as)? the(?: [a-z]+)? \Z"
)
_REACH = 60
_NEAR = 16


def shares(document: Document, quantities: Sequence[Quantity]) -> Iterator[Share]:
    """Yield parts and wholes with the ratio that a bracket gives beside them, either way round."""
    for first, second, third in zip(quantities, quantities[1:], quantities[2:], strict=False):
        trio = _share(document, first, second, third)
        if trio:
            yield trio


def _share(document: Document, first: Quantity, second: Quantity, third: Quantity) -> Share | None:
    ordered = _ordered(document, first, second, third)
    if ordered is None or not _CLOSES.match(document.text, third.span.end):
        return None
    part, whole, ratio = ordered
    is_share = part.unit in ("", whole.unit) and not part.hedge and not whole.hedge
    if not is_share or not 0 < part.high <= whole.low:
        return None
    return Share(part, whole, ratio, _BASES[ratio.unit])


def _ordered(
    document: Document, first: Quantity, second: Quantity, third: Quantity
) -> tuple[Quantity, Quantity, Quantity] | None:
    """Return (part, whole, ratio) of three figures; None if they are told otherwise."""
    gaps = [_between(document, first, second), _between(document, second, third)]
    if first.unit in _BASES and _OPENS.fullmatch(gaps[0]) and _OF.fullmatch(gaps[1]):
        return second, third, first
    if third.unit not in _BASES or not _OPENS.fullmatch(gaps[1]):
        return None
    if _OF.fullmatch(gaps[0]):
        return first, second, third
    is_of = _OF_THE.search(_left(document, first)) and _GOES_ON.fullmatch(gaps[0])
    if is_of or _OF_WHICH.fullmatch(gaps[0]):
        return second, first, third
    is_next = first.noun and not second.noun and _BEFORE.fullmatch(gaps[0])
    alone = gaps[1].endswith("(") and not _OF_OTHERS.match(document.text, third.span.end)
    return (second, first, third) if is_next and alone and is_slip(second, first, third) else None


def is_slip(part: Quantity, whole: Quantity, ratio: Quantity) -> bool:
    """Say whether a share is that of two figures, or another by one slip."""
    found = round(_BASES[ratio.unit] * value(part) / value(whole)) if value(whole) else 0
    return found == round(value(ratio)) or is_one_slip(value(ratio), [found])


def _left(document: Document, quantity: Quantity) -> str:
    start = quantity.span.start
    return document.text[max(0, start - _NEAR) : start]


def multiples(document: Document, quantities: Sequence[Quantity]) -> Iterator[Multiple]:
    """Yield changes told by a factor with both of their ends."""
    yield from _times(document, quantities)
    for before, after in pairwise(quantities):
        start = max(0, before.span.start - _REACH)
        match = _CHANGED.search(document.text[start : before.span.start])
        joined = _between(document, before, after).endswith(" to ")
        if not match or not joined or before.hedge or after.hedge or before.high <= 0:
            continue
        if after.unit and before.unit and before.unit != after.unit:
            continue
        word = Span(start + match.start(), start + match.end("stem"))
        yield Multiple(word, _FACTORS[match["stem"]], before, after)


def _times(document: Document, quantities: Sequence[Quantity]) -> Iterator[Multiple]:
    """Yield "640 members, twice as many as the 320 of 1905"."""
    for after, before in pairwise(quantities):
        gap = _between(document, after, before)
        match = _TIMES.fullmatch(gap)
        alike = after.unit == before.unit or not before.unit
        if match and alike and not after.hedge and not before.hedge and before.low > 0:
            word = Span(*match.span("times")).shift(after.span.end)
            yield Multiple(word, _TIMES_FACTORS[match["times"]], before, after)


def _between(document: Document, first: Quantity, second: Quantity) -> str:
    gap = document.text[first.span.end : second.span.start]
    return gap if len(gap) <= _REACH else "\n"
