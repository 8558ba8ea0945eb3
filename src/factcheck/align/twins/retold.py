"""What a summary, the opening or a heading tells again, and the text otherwise.

A summary and the text say the same in the same words, but for one value; the opening and the text
count the same and find another number, "24 growers" and "26 growers"; so do a heading with a count
in brackets and the text above it, "New hitches (3)" and "four new hitches".
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from factcheck.align.twins.statements import (
    Named,
    Place,
    Statement,
    Statements,
    Told,
    beside,
    blocked,
    contradiction,
    is_bracketed,
    is_count,
    named,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text.meaning import stems_of

_LEAST_WORDS = 4
_MOST_MORE = 1
"""Words that one statement may have and the other not, if they stand in another order."""
_LEAST_SHARE = 0.8
"""So many of the words of the shorter statement stand in the longer one, in its order."""
_LONGEST = 150
"""Words and values; longer ones are no sentences."""
_LEAST_RUNNING = 2
"""Words without a capital; what has fewer is a byline, a signature, a title."""
_COMPARED = (
    *(ValueKind.DATE, ValueKind.TIME, ValueKind.WEEKDAY, ValueKind.SPOKEN, ValueKind.YEAR),
)
_SUMMARIES = (Place.FIELD, Place.LEAD)


def values_apart(made: Statements) -> Iterator[Twin]:
    """Yield the values in which a summary and a statement of the text differ, in order."""
    for one, other in blocked(made):
        places = {one.place, other.place}
        if len(places) == 1 or places.isdisjoint(_SUMMARIES):
            continue
        if max(len(one.parts), len(other.parts)) > _LONGEST:
            continue
        stems, values = _aligned(one, other)
        if not values:
            stems, values = _reordered(one, other)
        least = min(sum(not part.value for part in side.parts) for side in (one, other))
        if len(values) != 1 or len(stems) < max(_LEAST_WORDS, _LEAST_SHARE * least):
            continue
        this, that = (one, values[0][0]), (other, values[0][1])
        if _are_compared(made, this, that):
            yield contradiction(TwinRoute.WORDS, this, that, printed(made, one, stems))


def _aligned(one: Statement, other: Statement) -> tuple[list[str], list[tuple[Value, Value]]]:
    """Return the stems that two statements share in one order, and the values that contradict.

    Nothing if a word stands in one for another word.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - for the few that are much alike

    left, right = ([part.stem for part in side.parts] for side in (one, other))
    stems, values = list[str](), list[tuple[Value, Value]]()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "replace":
            return [], []
        if tag != "equal":
            continue
        for part, twin in zip(one.parts[start:end], other.parts[begin:stop], strict=True):
            if part.value and twin.value and part.value.contradicts(twin.value):
                values.append((part.value, twin.value))
            else:
                stems.append(part.stem)
    return stems, values


def _reordered(one: Statement, other: Statement) -> tuple[list[str], list[tuple[Value, Value]]]:
    """Return the same of two statements of the same words in another order."""
    few, many = sorted((one.stems, other.stems), key=len)
    is_more = not few <= many or len(many) - len(few) > _MOST_MORE
    if is_more or [this.kind for this in one.values] != [that.kind for that in other.values]:
        return [], []
    pairs = [*zip(one.values, other.values, strict=True)]
    equal = [f"<{this.kind}>" for this in one.values if _has_reading(other, this)]
    return [*sorted(few), *equal], [pair for pair in pairs if pair[0].contradicts(pair[1])]


def _are_compared(made: Statements, one: Told, other: Told) -> bool:
    """True if two sentences give a value that may be compared, and neither that of the other."""
    (here, this), (there, that) = one, other
    running = sum(made.tokens.words[part.at].islower() for part in here.parts if not part.value)
    if running < _LEAST_RUNNING or _has_reading(here, that) or _has_reading(there, this):
        return False
    if this.kind is ValueKind.NUMBER:
        return is_count(made, here, this) and is_count(made, there, that)
    return this.kind in _COMPARED


def _has_reading(one: Statement, value: Value) -> bool:
    return any(each.reading == value.reading for each in one.values)


# ---- counts ----

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


def counts_apart(made: Statements) -> Iterator[Twin]:
    """Yield the counts of the opening that the text contradicts."""
    groups: defaultdict[str, list[Named]] = defaultdict(list)
    for one in made.valued:
        for count in named(made, one, partial(_is_counting, made, one)):
            groups[count.name[0]].append(count)
            if len(count.name) >= _LONG_NAME:
                groups[" ".join(count.name[:_LONG_NAME])].append(count)
    for word, group in groups.items():
        if word not in stems_of("twins.scales"):
            yield from _conflicts(made, group)


def _is_counting(made: Statements, one: Statement, value: Value) -> bool:
    return value.kind is ValueKind.NUMBER and is_count(made, one, value)


def _conflicts(made: Statements, group: Sequence[Named]) -> Iterator[Twin]:
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
            yield contradiction(TwinRoute.COUNT, one.told, other.told, shared)


def _stand_apart(above: Statement, below: Statement) -> bool:
    """True if the one stands in the opening and the other further down, under another heading."""
    if above.place not in _ABOVE or below.place is Place.TITLE or below.number < above.number:
        return False
    return above.place is not below.place or above.heading != below.heading


def _is_one_thing(made: Statements, one: Named, other: Named) -> bool:
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
            if is_number and beside(made, one, index)[: len(name)] == name:
                return part.value
    return None
