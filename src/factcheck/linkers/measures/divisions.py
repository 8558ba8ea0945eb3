"""Wholes that a list divides: "640 seats, 410 in the stalls and 230 in the balcony".

The parts must say of themselves that they do not overlap. They may then add up to less than the
whole only by a slip of the pen, and only if two say that nothing is left out, or three are told.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.linkers.measures.opposites import is_parted, is_timed, is_whole
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_JOINT = lazy(
    r"(?P<says>[^.:;()|\d“”\"]{1,60}?)(?P<joint>,? and |; (?:and )?|, (?:and )?|,? but |, while )\Z"
)
"""Between two parts: what the first says of itself, and what joins the second."""
_OF_THEM = lazy(r"\A of (?:them|these|those|which|whom)\b")
_LAST = lazy(r"[^.:;,()|\d“”\"]{1,60}?(?=[.;,):]| and\b| but\b|$)")
_OF_THE = lazy(
    r"(?:^|[.;:,] |\b(?:and|that|but) )[Oo]f"
    r" (?:the |these |those |its |their |our |all (?:the )?)?\Z"
)
_MADE = r"(?:made up of|consisting of|consisted of|comprising|composed of|divided into|split into)"
_MADE_UP = lazy(rf"\b{_MADE} \Z")
_OPENED = lazy(
    r"(?:[^.:;()|\d“”\"]|\b[12]\d{3}\b){0,60}?(?:, | \(| [–—] |, of (?:which|whom|them) |: |; "
    r"|\. (?:Of (?:these|them|those),? |There were )?"
    rf"|,? (?:is |was |were |are )?{_MADE} )\Z"
)
"""Between a whole and its first part: "640 seats, ", "94 men, of whom "."""
_FIRST = lazy(r"[^.:;()|\d“”\"]{1,40}?\Z")
"""The same behind "of the": "96 passengers "."""
_OF_WHOLE = lazy(r" of (?:the |its |their |these |those |all (?:the )?)?\Z")
_IN_TIME = lazy(r"\A[^.:;()|\n]{0,50} (?:in|over|during|within|on) (?:the )?\Z")
"""Between a whole and a length that its list passes over: "48 letters in two years: "."""
_TO_SOME = lazy(
    r"\A[^.:;()|\n]{0,60} (?:to|in|into|among|between|from|by|at|on|for|over) (?:the |its )?\Z"
)
"""Between a whole and the number of its parts: "46 paintings went to three museums: "."""
_COLON = lazy(r"[^.;:()|\d“”\"]{0,50}: \Z")
_OPEN_LIST = lazy(
    r"\b(?:includ\w+|among|amongst|such as|at least|average|each|every|respectively|more|another"
    r"|further|others?|or|both|then|later|again|also|first)\b",
    re.IGNORECASE,
)
_MOST = 6
_NEAR = 0.25
_LEAST_DIGITS = 3


def divisions(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield wholes with the parts into which a list divides them, whether they add up or not."""
    numbers = Numbers.of(document, [one for one in quantities if _is_plain(one)])
    yield from (one for at in range(2, len(numbers.known)) if (one := _shared(numbers, at)))
    at = 1
    while at < len(numbers.known):
        found = listed(numbers, at)
        if found is None:
            at += 1
            continue
        tally = next(_tallies(numbers, at, found), None)
        if tally is not None:
            yield tally
        at += len(found.parts)


@frozen
class Listed:
    """Numbers joined in a list, with what they say of each other."""

    parts: tuple[Quantity, ...]
    is_parted: bool
    """The parts say that they do not overlap."""
    is_whole: bool
    """They say that nothing is left out."""
    is_timed: bool
    """They are of different times."""


def _is_plain(quantity: Quantity) -> bool:
    return quantity.low > 0 and not quantity.hedge


def listed(numbers: Numbers, first: int) -> Listed | None:
    """Return the parts that begin with a number, with what they say of each other."""
    at, says, joint = first, list[str](), ""
    while at + 1 < len(numbers.known) and len(says) < _MOST and "and" not in joint:
        match = _JOINT.fullmatch(numbers.between(at, at + 1))
        if not match:
            break
        says.append(_OF_THEM.sub("", match["says"]))
        joint, at = match["joint"], at + 1
    end = _LAST.match(numbers.behind(at))
    if at == first or not end:
        return None
    says.append(end[0])
    parts = numbers.known[first : at + 1]
    alike = len({part.unit for part in parts if part.unit}) <= 1
    if not alike or _OPEN_LIST.search(" ".join(says)):
        return None
    return Listed(parts, is_parted(says), is_whole(says), is_timed(says))


def _tallies(numbers: Numbers, first: int, found: Listed) -> Iterator[Tally]:
    """Yield the whole in front of a list with its parts: the next number, or one that fits."""
    exact = len(found.parts) == 2  # noqa: PLR2004 - the rounding of two parts is no excuse
    behind_colon = _COLON.search(numbers.between(first - 1, first))
    for at in (first - 1, first - 2):
        gap = numbers.between(at, at + 1)
        made_up = _MADE_UP.search(gap)
        told = found.is_parted or made_up if at == first - 1 else behind_colon
        of_them = _OF_THEM.match(numbers.behind(first))
        again = found.is_timed and gap.endswith(", ") and not of_them
        again = again or (
            "." in gap and not (found.is_whole and _may_hold(numbers.known[at], found))
        )
        if at < 0 or again or not told or not _opens(numbers, at, first, len(found.parts)):
            continue
        whole = numbers.known[at]
        parts = tuple(_sharp(one) for one in found.parts) if exact else found.parts
        tally = Tally(_sharp(whole) if exact else whole, parts)
        others = numbers.known[max(0, at - 2) : at]
        added = sum(value(part) for part in parts)
        fits = numbers.are_alike(tally) and not any(value(one) == added for one in others)
        complete = found.is_whole or bool(behind_colon or made_up) or len(parts) > 2  # noqa: PLR2004
        if fits and _is_meant(tally, complete=complete):
            yield tally


def _may_hold(whole: Quantity, found: Listed) -> bool:
    """Say whether a number of the sentence before can be a whole: a measure holds no counts."""
    return not whole.unit or any(part.unit for part in found.parts)


def _opens(numbers: Numbers, at: int, first: int, parts: int) -> bool:
    """Say whether the words between a number and a list make it the whole."""
    if at < first - 1:
        gap, between = numbers.between(at, at + 1), numbers.known[at + 1]
        if between.unit:
            return _IN_TIME.search(gap) is not None and not between.noun
        return value(between) == parts and _TO_SOME.search(gap) is not None
    gap = numbers.between(at, first)
    if _OPEN_LIST.search(gap):
        return False
    of_the = _OF_THE.search(numbers.before(at)) and _FIRST.fullmatch(gap)
    return bool(of_the or _OPENED.fullmatch(gap))


def _shared(numbers: Numbers, last: int) -> Tally | None:
    """Return "seventeen of the 40 panes were broken and 23 were whole"."""
    part, whole, rest = numbers.known[last - 2 : last + 1]
    joint = _JOINT.fullmatch(numbers.between(last - 1, last))
    end = _LAST.match(numbers.behind(last))
    if not joint or not end or not _OF_WHOLE.fullmatch(numbers.between(last - 2, last - 1)):
        return None
    says, tally = (joint["says"], end[0]), Tally(whole, (part, rest))
    told = (
        rest.noun in ("", whole.noun)
        and is_parted(says)
        and numbers.are_alike(tally)
        and not _OPEN_LIST.search(" ".join(says))
    )
    return tally if told and _is_meant(tally, complete=is_whole(says)) else None


def _is_meant(tally: Tally, *, complete: bool) -> bool:
    """Say whether the numbers can be parts of the whole: they fit, or one slip explains them."""
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    over = sum(parts) - total
    if not over or abs(over) > _NEAR * total or max(parts) >= total:
        return not over
    return (over > 0 or complete) and is_one_slip(total, parts)


def _sharp(quantity: Quantity) -> Quantity:
    """Return a whole number of three digits and more before its noughts as what it says."""
    told = value(quantity)
    digits = f"{told:.0f}".rstrip("0")
    is_sharp = told == round(told) and len(digits) >= _LEAST_DIGITS
    return evolve(quantity, low=told, high=told) if is_sharp else quantity
