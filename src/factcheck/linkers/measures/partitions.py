"""Totals whose parts are told on: "84 beds. Of these, 51 were taken and the remaining 33 empty".

A list that says that nothing is left may miss its total either way; any other must go beyond it,
and by what one slip of the pen explains: its parts may overlap, or leave something out.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.linkers.measures.opposites import is_parted
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_THEM = r"(?:which|whom|them|these|those)"
_OPENS = lazy(
    rf"[^.:()|“”\"\d]{{0,60}}[,;(–—] ?(?:and |but )?(?:of {_THEM}\b[^.;:|\d]{{0,24}} )?\Z"
)
"""Between a total and its first part in one sentence: "420 clocks, of which "."""
_OPENS_NEXT = lazy(
    rf"[^|\d]{{0,90}}?[.;] (?:Only |In all |Of {_THEM}(?: [a-z]+)?,? |Of the (?:total|\w+),? )?\Z"
)
"""The same from one sentence to the next: "84 beds. Of these, "."""
_SAYS_OF = lazy(rf"\b[Oo]f {_THEM}\b")
_OF_THE = lazy(r"(?:^|[.;:] )Of (?:the|its|their|these|those|all|all the) \Z")
"""What stands in front of a total whose parts follow: "Of the 84 beds 51 were taken and 33 not"."""
_IS_OF = lazy(rf" of {_THEM}\b")
_JOINT = lazy(
    r"[^.:()|“”\"\d]{0,80}?(?P<last>,? and |,? but |; (?:and |but )?|, while |, )"
    r"(?P<closed>(?:all )?(?:the|their|its) (?:other|rest,?|remaining|last|remainder,?) )?\Z"
)
"""Between two parts; a word may say that nothing else is left."""
_ENDS = lazy(r"(?! (?:others?|more|further|additional)\b)[^.;:(|\d]{0,90}(?:[.;)]|\Z)")
_OPEN_LIST = lazy(
    r"\b(?:includ\w+|among|amongst|such as|at least|average|each|every|respectively)\b",
    re.IGNORECASE,
)
"""Words by which a list leaves something out, or counts otherwise."""
_OVERLAP = lazy(
    r"\b(?:mostly|mainly|notably|also|both|or|twice|again|later|another|further|more|others|too)\b"
)
"""Words by which parts may overlap or repeat, where the list does not say that it is closed."""
_MAKES = lazy(
    r"[^.:|\d]{0,60}(?:, (?:which|that) (?:makes?|made|gives?|gave|is|was) |,? making |\. "
    r"(?:That|This|It|These|They|Both|Together,? (?:that|these|they)) (?:was|were|is|are|makes?"
    r"|made|gives?|gave|comes? to|came to|adds? up to|added up to) )"
    r"(?:a total of |together |in all |altogether )?\Z"
)
_COUNTED = lazy(r"(?: [a-z]+)?(?: (?:in all|in total|altogether|all told|together))?[.,;]")
_FURTHEST = 3
"""So many numbers in front of the nearest may be the total, too, if the parts fit one of them."""
_TAIL = lazy(r"[.;:,()]| and | but | while ")
_LARGE = 100
"""A total from here on is hardly passed by one digit, unless by a slip; of a smaller one the parts
must exclude each other."""
_MOST, _PAIR = 6, 2
"""Parts of one total; two of "of the N", whose further parts may be told of the same ones."""
_NEAR = 0.25
"""Share of the total by which parts may be off: who is further off counts something else."""


def partitions(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield totals with the parts that the text goes on to tell, whether they add up or not."""
    numbers = Numbers.of(document, quantities)
    for at in range(1, len(numbers.known)):
        found = _parts(numbers, at)
        tally = _of_total(numbers, at, found) if found else _summed(numbers, at)
        if tally is not None:
            yield tally


@frozen
class _Parts:
    """Numbers joined in a list, and whether it says that nothing is left."""

    numbers: tuple[Quantity, ...]
    is_closed: bool


def _parts(numbers: Numbers, at: int) -> _Parts | None:
    """Return the parts of which the first is the number at a place, if it says to be one."""
    first = numbers.known[at]
    of_them = _SAYS_OF.search(numbers.between(at - 1, at)) or _IS_OF.match(numbers.behind(at))
    most = _MOST if of_them else _PAIR if _OF_THE.search(numbers.before(at - 1)) else 0
    parts, last, closed = [first], "", ""
    while at + 1 < len(numbers.known) and len(parts) < most:
        joint = _JOINT.fullmatch(numbers.between(at, at + 1))
        if not joint:
            break
        at, last, closed = at + 1, joint["last"], joint["closed"] or ""
        parts.append(numbers.known[at])
        if _IS_OF.match(numbers.behind(at)):
            return None  # "12 of them pilgrims and 8 of them women": they may overlap
        if last != ", ":
            break
    is_list = len(parts) > 1 and last != ", " and _ENDS.match(numbers.behind(at))
    return _Parts(tuple(parts), bool(closed)) if is_list else None


def _of_total(numbers: Numbers, at: int, parts: _Parts) -> Tally | None:
    """Return the tally of parts and the number in front of the first, if they are its parts."""
    total, gap = numbers.known[at - 1], numbers.between(at - 1, at)
    opened = _OPENS.fullmatch(gap) or _OPENS_NEXT.fullmatch(gap)
    stretch = numbers.stretch(total, parts.numbers[-1])
    is_open = _OPEN_LIST.search(stretch) or (not parts.is_closed and _OVERLAP.search(stretch))
    if not opened or not total.noun or is_open:
        return None
    tally = Tally(total, parts.numbers)
    others = numbers.known[max(0, at - 1 - _FURTHEST) : at - 1]
    told = sum(value(part) for part in parts.numbers)
    if any(value(other) == told for other in others) or not numbers.are_alike(tally):
        return None
    if not (parts.is_closed or value(total) >= _LARGE or is_parted(_says(numbers, at, parts))):
        return None
    return tally if _is_meant(tally, closed=parts.is_closed) else None


def _says(numbers: Numbers, at: int, parts: _Parts) -> list[str]:
    """Return what each part says of itself: " in the Lent term"."""
    places = range(at, at + len(parts.numbers))
    return [_TAIL.split(_IS_OF.sub("", numbers.behind(place), count=1), 1)[0] for place in places]


def _is_meant(tally: Tally, *, closed: bool) -> bool:
    """Say whether the numbers can be parts of the total: they fit, or one slip explains them."""
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    over = sum(parts) - total
    if not over or abs(over) > _NEAR * total or max(parts) >= total:
        return not over
    return closed or (over > 0 and is_one_slip(total, parts))


def _summed(numbers: Numbers, at: int) -> Tally | None:
    """Return the total of "512 for and 303 against. That was 815 votes in all"."""
    if at < 2 or not _MAKES.fullmatch(numbers.between(at - 1, at)):  # noqa: PLR2004 - two parts
        return None
    joint = _JOINT.fullmatch(numbers.between(at - 2, at - 1))
    tally = Tally(numbers.known[at], tuple(numbers.known[at - 2 : at]))
    is_count = _COUNTED.match(numbers.behind(at)) is not None
    alone = at == 2 or "\n" in numbers.between(at - 3, at - 2)  # noqa: PLR2004
    alone = alone or "." in numbers.between(at - 3, at - 2)
    meant = joint and is_count and alone and numbers.are_alike(tally)
    return tally if meant and _is_meant(tally, closed=True) else None
