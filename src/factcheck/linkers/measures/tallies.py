"""Totals with their parts in one sentence, where the list is closed.

Three shapes: "305 prisoners (151 men, 108 women and 46 children)", "148 passengers and 17 crew,
165 persons in all", "of the 156 patients 23 were under five, 84 under fourteen, and 49 older".
"""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.model import Document, Quantity, Span, Tally
from factcheck.patterns import lazy

_OPEN_LIST = lazy(
    r"\b(?:includ\w+|among|amongst|such as|other(?:s|wise)?|rest|remain\w+|mostly|mainly"
    r"|notably|e\.g|for example|especially|respectively|between them|of wh(?:om|ich)|both|or)\b",
    re.IGNORECASE,
)
"""Words by which a list is not complete, or its parts overlap."""
_AND_OTHER = lazy(r" (?:and|or) other(?= [a-z][^.,;:()|\d]{1,40}(?:, (?:and )?| and )\d)")
"""Of an item that holds two kinds, with another item behind it: "71 shops and other businesses"."""
_COLON = lazy(r"[^.;:()|\d“”\"]{0,50}?(?:: | [–—-] |—| \()\Z")
"""What stands between a total and its first part: "305 prisoners (", "24 members: "."""
_JOINT = lazy(r"[^.;:()|“”\"]{0,60}?(?P<joint>,? and |, | plus )\Z")
_IN_ALL = lazy(
    r"[^.,;:()|\d]{0,30}? (?:in all|in total|altogether|all told)\b"
    r"(?!,? (?:with|counting|including|besides|if)\b)"
)
_OF_THE = lazy(r"(?:^|[.;:,] |\band |\bthat )[Oo]f (?:the|these|those|its|their|our) ?\Z")
_VERB = lazy(
    r"\b(?:were|was|are|is|had|have|has|did|died|went|came|took|got|became|fell|said|told|could"
    r"|would|[a-z]{3,}ed)\b"
)
_MORE = lazy(r"[^.;:()|\d]{0,60}")
_MOST = 12  # parts of one total
_NEAR = 2.0  # a sum that is twice the total, or half, is of something else
_LEAST_PARTS = 3  # of a list that only "of the N" announces
_REACH = 30


@frozen
class _Sentence:
    text: str
    span: Span
    numbers: tuple[Quantity, ...]


def tallies(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the totals of a text with the parts that it gives them, whether they add up or not."""
    for sentence in _sentences(document, quantities):
        for at, total in enumerate(sentence.numbers):
            if total.hedge:
                continue
            parts = (
                _behind_colon(sentence, at) or _before_in_all(sentence, at) or _of_the(sentence, at)
            )
            if parts and _fit(sentence, total, parts):
                yield Tally(total, tuple(parts))


def _sentences(document: Document, quantities: Sequence[Quantity]) -> Iterator[_Sentence]:
    """Gather the exact counts of each sentence that has three or more."""
    held: list[Quantity] = []
    where: Span | None = None
    for quantity in [*quantities, None]:
        here = document.sentence_at(quantity.span.start) if quantity else None
        if here != where or quantity is None:
            if where and len(held) > 2:  # noqa: PLR2004 - a total and two parts
                yield _Sentence(document.text, where, tuple(held))
            held, where = [], here
        if quantity:
            held.append(quantity)


def _behind_colon(sentence: _Sentence, at: int) -> list[Quantity]:
    """Return the parts that follow a total behind a colon, a dash or a bracket."""
    numbers = sentence.numbers
    if at + 1 >= len(numbers) or not _COLON.match(_between(sentence, at, at + 1)):
        return []
    parts = _run(sentence, at + 1)
    opened = _between(sentence, at, at + 1).endswith("(")
    closed = _MORE.match(sentence.text, parts[-1].span.end, sentence.span.end) if parts else None
    end = sentence.text[closed.end() : closed.end() + 1] if closed else ""
    return parts if end in ((")",) if opened else (".", ";")) else []


def _run(sentence: _Sentence, first: int) -> list[Quantity]:
    """Return the list that begins with a number: joined by commas, closed by "and"."""
    parts, joint = [sentence.numbers[first]], ""
    for at in range(first + 1, len(sentence.numbers)):
        match = _JOINT.fullmatch(_between(sentence, at - 1, at))
        if not match:
            break
        parts.append(sentence.numbers[at])
        joint = match["joint"]
        if "and" in joint:
            break
    return parts if "and" in joint and len(parts) <= _MOST else []


def _before_in_all(sentence: _Sentence, at: int) -> list[Quantity]:
    """Return the parts in front of a total that says it is one: "165 persons in all"."""
    numbers = sentence.numbers
    total = numbers[at]
    if not _IN_ALL.match(sentence.text, total.span.end, sentence.span.end) or at < 2:  # noqa: PLR2004
        return []
    if not re.fullmatch(r"[^.;:()|\d]{0,40}?[,(–—-] ?\(?(?:or )?", _between(sentence, at - 1, at)):
        return []
    for first in range(max(0, at - _MOST), at - 1):
        parts = _run(sentence, first)
        if len(parts) == at - first:
            return parts
    return []


def _of_the(sentence: _Sentence, at: int) -> list[Quantity]:
    """Return the parts of "of the N": the later ones leave out the verb of the first."""
    numbers = sentence.numbers
    start = max(sentence.span.start, numbers[at].span.start - _REACH)
    before = sentence.text[start : numbers[at].span.start]
    if not _OF_THE.search(before) or at + _LEAST_PARTS >= len(numbers):
        return []
    parts = _gapped(sentence, at)
    return parts if len(parts) >= _LEAST_PARTS else []


def _gapped(sentence: _Sentence, at: int) -> list[Quantity]:
    """Return the numbers that begin the items of a list, without a verb from the second on."""
    numbers = sentence.numbers
    parts: list[Quantity] = []
    start = numbers[at].span.end
    closed = False
    for number in numbers[at + 1 :]:
        between = sentence.text[start : number.span.start]
        if parts and not re.search(r"(?:, |,? and )\Z", between):
            continue
        if (parts and between.endswith("and ") and re.search(r"\bbetween\b[^,]*\Z", between)) or (
            not parts and re.search(r"[.;:()]", between)
        ):
            continue
        if len(parts) > 1 and _VERB.search(between):
            return []
        parts.append(number)
        start = number.span.end
        closed = between.endswith("and ")
    tail = _MORE.match(sentence.text, start, sentence.span.end)
    return parts if closed and tail and not _VERB.search(tail[0]) else []


def _between(sentence: _Sentence, first: int, second: int) -> str:
    return sentence.text[sentence.numbers[first].span.end : sentence.numbers[second].span.start]


def _fit(sentence: _Sentence, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Say whether a list can be the parts of a total: closed, of one unit, of its size."""
    end = _MORE.match(sentence.text, parts[-1].span.end, sentence.span.end)
    stretch = sentence.text[
        min(total.span.start, parts[0].span.start) : end.end() if end else parts[-1].span.end
    ]
    amounts = sum(part.high for part in parts)
    return (
        not _OPEN_LIST.search(_AND_OTHER.sub("", stretch.removesuffix(" others")))
        and all(part.unit in ("", total.unit) and not part.hedge for part in parts)
        and total.low != len(parts)
        and total.high < amounts * _NEAR
        and amounts < total.high * _NEAR
    )
