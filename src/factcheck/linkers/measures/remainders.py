"""Wholes of which a list tells what remains: "Of the 84 beds, 51 were taken. The other 33 …"."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve

from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.linkers.measures.running import LEFT
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_SURVIVED = lazy(r" survivors?\b")
_LOST = lazy(r"\b(?:died|drowned|killed|perished|lost|dead|fell|murdered|shot|executed)\b")
_THE = lazy(r"\b[Tt]he \Z")
_OF_THE = lazy(
    r"(?:^|[.;:,] |\b(?:and|that|but) )[Oo]f"
    r" (?:(?:the|these|those|its|their|our|all|all the|a total of) )?\Z"
)
_OF_THEM = lazy(
    r"\b[Oo]f (?:which|whom|them|these|those"
    r"|(?:this|that|the) (?:sum|amount|number|total|figure))\b"
)
_OF_THESE = lazy(r"\b[Oo]f (?:these|those) \Z")
_THEM_BEHIND = lazy(r"(?: [a-z]+)? of (?:them|these|those)\b")
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
_OF_ANOTHER = lazy(r"(?: [a-z]+){0,2} of (?:the|its|their)\b")
"""What stands behind those left of another whole: "the other 38 wells of the district"."""
_ONE = lazy(r"(?<![\w-])[Oo]ne\b")
_FURTHEST = 5
"""Numbers between a whole and what is left of it."""
_MOST_SENTENCES = 2
_NEAR = 0.25
"""Share of the whole by which its parts may be off."""


def remainders(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the wholes of which parts are told up to the last one, whether they add up or not."""
    numbers = Numbers.of(document, quantities)
    for at in range(2, len(numbers.known)):
        if LEFT.search(numbers.before(at)) or _survived(numbers, at):
            found = _whole(numbers, at)
            if found is not None:
                yield found


def _survived(numbers: Numbers, at: int) -> bool:
    """Say whether a number is of those left over by deaths: "two died. The seven survivors"."""
    survivors = _THE.search(numbers.before(at)) and _SURVIVED.match(numbers.behind(at))
    return bool(survivors and _LOST.search(numbers.between(at - 1, at)))


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
        if _OF_ANOTHER.match(numbers.behind(last)):
            return None
        tally = _judged(numbers, total, parts)
        return tally if tally and not _lacks_ones(tally, stretch) else None
    return None


def _lacks_ones(tally: Tally, words: str) -> bool:
    """Say whether the parts make the whole with those told as "one"."""
    ones = len(_ONE.findall(words))
    return ones > 0 and sum(map(value, tally.parts)) + ones == value(tally.total)


def _is_whole(numbers: Numbers, at: int) -> bool:
    """Say whether the words say that what follows are parts of a number."""
    between = numbers.between(at, at + 1)
    is_part = _THEM_BEHIND.match(between) or (
        _OF_THESE.search(numbers.before(at)) and not numbers.known[at].noun
    )
    if is_part:  # "260 of them", "Of these 22 emigrated"
        return False
    if _OF_THE.search(numbers.before(at)) or _OF_THEM.search(between):
        return True
    told = ". " in between or "; " in between  # "It lost 420 maps. The fire took 260 of them"
    return bool(told and _THEM_BEHIND.match(numbers.behind(at + 1)))


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
    places = [at for at, one in parts if one.span.start > total.span.start]
    is_list = others and not any(_NO_PART.search(numbers.before(at)) for at in places)
    tally = Tally(_exact(total), tuple(_exact(one) for one in (*others, last)))
    over = sum(map(value, tally.parts)) - value(total)
    return tally if is_list and abs(over) <= _NEAR * value(total) else None


def _exact(quantity: Quantity) -> Quantity:
    """Return a number as what it says: who reckons what is left does not round."""
    return evolve(quantity, low=value(quantity), high=value(quantity))
