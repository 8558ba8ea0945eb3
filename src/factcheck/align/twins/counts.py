"""Two places count the same and find another number.

The opening and the text, "24 growers" and "26 growers"; a heading with a count in brackets and the
text above it, "New hitches (3)" and "four new hitches".
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    beside,
    contradiction,
    is_bracketed,
    is_count,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text.meaning import stems_of
from factcheck.values import frozen

_ABOVE = (Place.TITLE, Place.FIELD, Place.LEAD)
_SHORTEST_NAME = 2
"""Words of the name of what is counted that both places have."""
_LONG_NAME = 3
"""Words behind a number that make one thing of what two places count."""
_LEAST_WEIGHT = 3.0
_LEAST_WEIGHT_OF_ONE_WORD = 9.0
"""What the other words that both have must weigh: the sum of log (statements / those with it)."""
_FARTHEST = 400
"""Statements from a heading up to what the section above it counts."""


@frozen
class _Count:
    """A number with the words behind it, the nearest first."""

    statement: Statement
    value: Value
    name: tuple[str, ...]


def counts_apart(made: Statements) -> Iterator[Twin]:
    """Yield the counts of the opening that the text contradicts."""
    groups: defaultdict[str, list[_Count]] = defaultdict(list)
    for one in made.valued:
        for count in _counts(made, one):
            groups[count.name[0]].append(count)
            if len(count.name) >= _LONG_NAME:
                groups[" ".join(count.name[:_LONG_NAME])].append(count)
    for word, group in groups.items():
        if word not in stems_of("twins.scales"):
            yield from _conflicts(made, group)


def _counts(made: Statements, one: Statement) -> Iterator[_Count]:
    for index, part in enumerate(one.parts):
        value = part.value
        if value and value.kind is ValueKind.NUMBER and is_count(made, one, value):
            name = beside(made, one, index, 1)
            if name:
                yield _Count(one, value, name)


def _conflicts(made: Statements, group: Sequence[_Count]) -> Iterator[Twin]:
    told = Counter(count.value.reading for count in group)
    if len(told) != len(("this", "that")) or min(told.values()) > 1:
        return
    lone = [count for count in group if told[count.value.reading] == 1]
    pairs = ((one, other) for one in lone for other in group)
    for one, other in (pair for two in pairs for pair in (two, two[::-1])):
        above, below = one.statement, other.statement
        is_contrary = _stand_apart(above, below) and one.value.contradicts(other.value)
        if is_contrary and _is_one_thing(made, one, other):
            shared = printed(made, above, above.stems & below.stems)
            yield contradiction(TwinRoute.COUNT, (above, one.value), (below, other.value), shared)


def _stand_apart(above: Statement, below: Statement) -> bool:
    """True if the one stands in the opening and the other further down, under another heading."""
    if above.place not in _ABOVE or below.place is Place.TITLE or below.number < above.number:
        return False
    return above.place is not below.place or above.heading != below.heading


def _is_one_thing(made: Statements, one: _Count, other: _Count) -> bool:
    """True if two places count one thing, by its name and by the words around it."""
    name = {*one.name} & {*other.name}
    around = (one.statement.stems & other.statement.stems) - name
    weight = sum(math.log(len(made.all) / made.counts[stem]) for stem in around)
    if len(name) > _SHORTEST_NAME:
        return True
    if len(name) == _SHORTEST_NAME:
        return weight >= _LEAST_WEIGHT
    return len(one.name) == len(other.name) == 1 and weight >= _LEAST_WEIGHT_OF_ONE_WORD


# ---- headings ----


def counted_headings(made: Statements) -> Iterator[Twin]:
    """Yield counts that a heading below them contradicts with its own in brackets, in order."""
    for one in made.valued:
        if one.kind is not BlockKind.HEADING or len(one.values) != 1 or len(one.parts) == 1:
            continue
        *words, last = one.parts
        value = last.value
        if value and value.kind is ValueKind.NUMBER and is_bracketed(made, value):
            other = _told_above(made, one, tuple(part.stem for part in words))
            if other and other.contradicts(value):
                places = (Place.BODY, Place.HEADING)
                yield Twin(TwinRoute.ITEMS, "count", other.span, value.span, places)


def _told_above(made: Statements, heading: Statement, name: tuple[str, ...]) -> Value | None:
    """Return the number of things of a name that the section above a heading tells."""
    level = made.document.blocks[heading.block].level
    for one in reversed(made.all[max(0, heading.number - _FARTHEST) : heading.number]):
        block = made.document.blocks[one.block]
        if block.kind is BlockKind.HEADING and block.level < level:
            return None
        for index, part in enumerate(one.parts if block.kind is BlockKind.PARAGRAPH else ()):
            is_number = part.value and part.value.kind is ValueKind.NUMBER
            if is_number and beside(made, one, index, 1)[: len(name)] == name:
                return part.value
    return None
