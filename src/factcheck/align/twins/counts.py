"""The opening of a document counts what the text counts too, and finds another number."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    beside,
    contradiction,
    is_count,
    printed,
    stems_of,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.values import frozen

_ABOVE = (Place.TITLE, Place.FIELD, Place.LEAD)
_SHORTEST_NAME = 2
"""Words of the name of what is counted that both places have."""
_LONG_NAME = 3
"""Words behind a number that make one thing of what two places count."""
_LEAST_WEIGHT = 3.0
_LEAST_WEIGHT_OF_ONE_WORD = 9.0
"""What the other words that both have must weigh: the sum of log (statements / those with it)."""


@frozen
class _Count:
    """A number with the words behind it, the nearest first."""

    statement: Statement
    value: Value
    name: tuple[str, ...]


def same_count(made: Statements) -> Iterator[Twin]:
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
