"""Totals told behind their parts: "the north gave 312 votes and the south 401, 713 in all"."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.linkers.measures.figures import TIME
from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_TOTAL = lazy(
    r"(?:,? making|,? giving|[,;:–—] (?:or )?(?:in all|in total|altogether|all told|together))"
    r"(?: a total of)? \Z|[,;:–—] (?:or |in all |making )?a total of \Z"
    r"|(?: together)?,? (?:made up|make up|came to|come to|amount(?:ed)? to|totall?ed"
    r"|add(?:ed)? up to) (?:a total of )?\Z"
)
"""What leads to a total: "…, making 713", "…: a total of 713"."""
_COMMA = lazy(r"(?:[,;:] | [–—] | \()(?:or |so that |that is,? )?\Z")
_IN_ALL = lazy(
    r"(?: [^\W\d]+){0,3}? (?:in all|in total|altogether|all told|together"
    r"|(?:in|over|during) (?:the )?(?:two|three|four|five|six) (?:years|months|weeks|days))"
    r"(?=[,.;:)]|$)"
)
_GAP = lazy(r"(?:[^.;:()|“”\"\d\n]|\b[12]\d{3}\b){1,70}")
"""What may stand between two parts, years included."""
_JOINED = lazy(r", | and |; |\+")
_OPEN_LIST = lazy(
    r"\b(?:includ\w+|among|amongst|such as|at least|average|each|every|respectively|more than|per"
    r"|of (?:which|whom|them|these)|later|again|from|than|or)\b",
    re.IGNORECASE,
)
_MOST = 6
_NEAR = 0.25


def sums(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield totals with the numbers of their sentence in front that they say they add up.

    They are told if no choice of those numbers gives the total, and one slip explains it.
    """
    plain = [one for one in quantities if not (one.unit and TIME.fullmatch(one.unit))]
    numbers = Numbers.of(document, plain)
    for at in range(2, len(numbers.known)):
        if _is_total(numbers, at):
            found = _added(numbers, at)
            if found is not None:
                yield found


def _is_total(numbers: Numbers, at: int) -> bool:
    before = numbers.before(at)
    in_all = _IN_ALL.match(numbers.behind(at)) and _COMMA.search(before)
    return bool(in_all or _TOTAL.search(before))


def _added(numbers: Numbers, at: int) -> Tally | None:
    """Return the total at a place with the run of numbers in front of it."""
    first = at - 1
    while first > 0 and at - first < _MOST and _is_joined(numbers.between(first - 1, first)):
        first -= 1
    total, parts = numbers.known[at], numbers.known[first:at]
    stretch = numbers.document.text[parts[0].span.start : total.span.start]
    if len(parts) == 1 or _OPEN_LIST.search(stretch) or "\n" in stretch or ". " in stretch:
        return None
    tally = Tally(total, parts)
    if any(
        sum(map(value, some)) == value(total)
        for count in range(2, len(parts))
        for some in combinations(parts, count)
    ):
        return None
    return tally if numbers.are_alike(tally) and _is_meant(tally) else None


def _is_joined(gap: str) -> bool:
    return bool(_GAP.fullmatch(gap) and _JOINED.search(gap))


def _is_meant(tally: Tally) -> bool:
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    over = sum(parts) - total
    if not over or abs(over) > _NEAR * total or max(parts) >= total:
        return not over
    return is_one_slip(total, parts)
