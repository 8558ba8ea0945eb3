"""Wholes of which a list tells what remains: "Of the 84 beds, 51 were taken. The other 33 …"."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve

from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_LEFT = lazy(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:(?:other|remaining) |(?:rest|remainder)(?:, | \())\Z"
)
"""What stands in front of the number that is left."""
_OF_THE = lazy(
    r"(?:^|[.;:,] |\b(?:and|that|but) )[Oo]f"
    r" (?:(?:the|these|those|its|their|our|all|all the|a total of) )?\Z"
)
_OF_THEM = lazy(
    r"\b[Oo]f (?:which|whom|them|these|those"
    r"|(?:this|that|the) (?:sum|amount|number|total|figure))\b"
)
_PART_OF = lazy(r" of (?:the|its|their|these|those|all)(?: [a-z]+ of)? \Z")
"""Between a part and the whole behind it: "Eleven of the crew of 68"."""
_NO_PART = lazy(
    r"\b(?:in|of|at|after|before|for|than|by|aged?|between|from|every|each|within|over|under"
    r"|page|first|last|next|some) \Z"
)
"""What stands in front of a number that is no part of a list."""
_OPEN_LIST = lazy(
    r"\b(?:includ\w+|among|amongst|such as|at least|average|respectively|more than)\b",
    re.IGNORECASE,
)
_FURTHEST = 5
"""Numbers between a whole and what is left of it."""
_MOST_SENTENCES = 2
_NEAR = 0.25
"""Share of the whole by which its parts may be off."""


def remainders(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the wholes of which parts are told up to the last one, whether they add up or not."""
    numbers = Numbers.of(document, quantities)
    for at in range(2, len(numbers.known)):
        if _LEFT.search(numbers.before(at)):
            found = _whole(numbers, at)
            if found is not None:
                yield found


def _whole(numbers: Numbers, last: int) -> Tally | None:
    """Return the tally that ends with what is left: the nearest number that is told as a whole."""
    for at in range(last - 1, max(-1, last - 2 - _FURTHEST), -1):
        total = numbers.known[at]
        in_front = at > 0 and _PART_OF.fullmatch(numbers.between(at - 1, at))
        if not in_front and not _is_whole(numbers, at):
            continue
        told = numbers.known[at + 1 : last + 1]
        parts = [(at + 1 + place, one) for place, one in enumerate(told) if _is_like(total, one)]
        if in_front:
            parts.insert(0, (at - 1, numbers.known[at - 1]))
        stretch = numbers.document.text[total.span.end : told[-1].span.start]
        if "\n" in stretch or stretch.count(". ") > _MOST_SENTENCES or _OPEN_LIST.search(stretch):
            return None
        if not parts or parts[-1][0] != last:
            return None
        return _judged(numbers, total, parts)
    return None


def _is_whole(numbers: Numbers, at: int) -> bool:
    """Say whether the words say that what follows are parts of a number."""
    between = numbers.between(at, at + 1)
    return bool(_OF_THE.search(numbers.before(at)) or _OF_THEM.search(between))


def _is_like(total: Quantity, part: Quantity) -> bool:
    """Say whether a number can count a part: in the unit of the whole, or in none."""
    return part.unit in ("", total.unit) and not part.hedge and value(part) < value(total)


def _judged(
    numbers: Numbers, total: Quantity, parts: Sequence[tuple[int, Quantity]]
) -> Tally | None:
    """Return the tally if its parts are all parts; None if some others than all of them fit."""
    *others, last = (part for _, part in parts)
    rest = value(total) - value(last)
    for count in range(1, len(others)):
        if any(sum(map(value, some)) == rest for some in combinations(others, count)):
            return None
    is_list = others and not any(_NO_PART.search(numbers.before(at)) for at, _ in parts)
    tally = Tally(_exact(total), tuple(_exact(one) for one in (*others, last)))
    over = sum(map(value, tally.parts)) - value(total)
    return tally if is_list and abs(over) <= _NEAR * value(total) else None


def _exact(quantity: Quantity) -> Quantity:
    """Return a number as what it says: who reckons what is left does not round."""
    return evolve(quantity, low=value(quantity), high=value(quantity))
