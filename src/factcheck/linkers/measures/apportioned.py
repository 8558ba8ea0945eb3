"""Shares in brackets behind two parts of a whole: "64, of which 41 were and 23 (36 %) were not".

The parts must make up the whole exactly: then a bracket behind one of them is its share.
"""

from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.numbers import PERCENT
from factcheck.linkers.measures.ratios import is_slip
from factcheck.model import Document, Quantity, Share
from factcheck.patterns import lazy

_OPENS = lazy(
    r"[^.:;()|“”\"]{0,80}(?:, |; |\. )(?:and )?[Oo]f (?:which|whom|them|these|those)\b,?"
    r"(?: [a-z]+){0,3} \Z"
)
"""Between a whole and its first part: "64 landings on the runway, of which "."""
_JOINT = lazy(r"[^.:;()|“”\"\d]{0,80}?(?:,? and |, while |,? but )(?:the (?:other|remaining) )?\Z")
_BRACKET = lazy(r"(?: [a-z]+){0,2} \(\Z")
_CLOSES = lazy(r"\)(?! of\b)")
_BASE = 100
_FEWEST = 2
_FURTHEST = 3
"""So many numbers in front of the first part may be the whole: "64 landings on runway 14"."""


def apportioned(document: Document, quantities: Sequence[Quantity]) -> Iterator[Share]:
    """Yield the last parts of wholes that two parts make up, with the per cent behind them."""
    for at in range(1, len(quantities) - 1):
        told = list(_told(document, quantities[at : at + 4]))
        parts = [part for part, _ in told]
        if len(told) != _FEWEST or not _is_plain(parts):
            continue
        part, ratio = told[-1]
        for whole in quantities[max(0, at - _FURTHEST) : at]:
            added_up = not whole.unit and value(whole) == sum(map(value, parts))
            if added_up and ratio and _OPENS.fullmatch(_between(document, whole, parts[0])):
                if is_slip(part, whole, ratio):
                    yield Share(part, whole, ratio, _BASE)
                break


def _told(
    document: Document, quantities: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity | None]]:
    """Yield the first two parts of a list, each with the per cent in the bracket behind it."""
    at = 0
    for _ in range(_FEWEST):
        if at >= len(quantities) or quantities[at].unit in PERCENT:
            return
        part, *behind = quantities[at : at + 2]
        ratio = behind[0] if behind and _is_behind(document, part, behind[0]) else None
        yield part, ratio
        last = ratio or part
        at += 2 if ratio else 1
        gap = _between(document, last, quantities[at]) if at < len(quantities) else ""
        if not _JOINT.fullmatch(gap.removeprefix(")") if ratio else gap):
            return


def _is_behind(document: Document, part: Quantity, ratio: Quantity) -> bool:
    is_open = ratio.unit in PERCENT and _BRACKET.fullmatch(_between(document, part, ratio))
    return bool(is_open and _CLOSES.match(document.text, ratio.span.end))


def _is_plain(parts: Sequence[Quantity]) -> bool:
    return all(not one.hedge and not one.unit and value(one) > 0 for one in parts)


def _between(document: Document, first: Quantity, second: Quantity) -> str:
    return document.text[first.span.end : second.span.start]
