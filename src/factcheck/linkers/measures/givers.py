"""Sums that several give: "The organ cost 860 francs. The town gave 400, the guild 250 and …"."""

import re
from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

# Verbs of paying and sending whose objects add up: a list of our own.
_GAVE = (
    r"(?:gave|paid|contributed|provided|lent|bore|granted|sent|supplied|subscribed|donated|raised"
    r"|put up|furnished|found|brought)"
)
_FIRST = lazy(rf"[^.;:|\d]{{0,40}}[.;:] [^.;:,|\d]{{2,50}} {_GAVE} \Z")
"""Between the whole and the first gift, which stands in the next sentence."""
_NEXT = lazy(
    rf"(?: [a-z]+){{0,2}}(?P<joint>,? and |, |; )(?:(?:the|its|his|her|their|a) [a-z’' -]{{2,40}}"
    rf"|[A-Z][\w’' -]{{1,40}})(?: {_GAVE})? \Z"
)
"""Between two gifts: another giver, the verb mostly left out."""
_END = lazy(r"[^.;:|\d]{0,40}[.;]")
_OPEN_LIST = lazy(
    r"\b(?:includ\w+|among|such as|at least|average|each|every|more|another|further|others?|later"
    r"|again|back|also|or)\b",
    re.IGNORECASE,
)
_NEAR = 0.25
_LEAST_PARTS = 3


def givers(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield sums with what each of several gave to them, right or missed by one slip.

    Two gifts may leave something out; they are told only where they go beyond the sum.
    """
    numbers = Numbers.of(document, quantities)
    for at in range(1, len(numbers.known) - 1):
        if _FIRST.fullmatch(numbers.between(at - 1, at)):
            parts = _gifts(numbers, at)
            tally = Tally(numbers.known[at - 1], parts) if parts else None
            if tally and _is_told(numbers, tally) and _is_meant(tally):
                yield tally


def _gifts(numbers: Numbers, at: int) -> tuple[Quantity, ...]:
    """Return the numbers that one giver after another gives; none if the list is not closed."""
    parts, joint = [numbers.known[at]], ""
    while "and" not in joint and at + 1 < len(numbers.known):
        match = _NEXT.fullmatch(numbers.between(at, at + 1))
        if not match:
            break
        at, joint = at + 1, match["joint"]
        parts.append(numbers.known[at])
    return tuple(parts) if "and" in joint and _END.match(numbers.behind(at)) else ()


def _is_told(numbers: Numbers, tally: Tally) -> bool:
    """Say whether all are of one unit or noun, and no word leaves the list open."""
    total, stretch = tally.total, numbers.stretch(tally.total, tally.parts[-1])
    nouns = {part.noun for part in tally.parts} <= {"", total.noun}
    counts = bool(total.unit or total.noun) and nouns
    return counts and numbers.are_alike(tally) and not _OPEN_LIST.search(stretch)


def _is_meant(tally: Tally) -> bool:
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    over = sum(parts) - total
    if not over or abs(over) > _NEAR * total or max(parts) >= total:
        return not over
    return (over > 0 or len(parts) >= _LEAST_PARTS) and is_one_slip(total, parts)
