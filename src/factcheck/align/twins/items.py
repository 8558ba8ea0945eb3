"""A heading counts what the text above it counts, or has the number of the one before it."""

from collections.abc import Iterator, Sequence

from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    beside,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute

_BELOW = 2
_FARTHEST = 400
"""Statements from a heading up to what the section above it counts."""


def headings_apart(made: Statements) -> Iterator[Twin]:
    """Yield the counts and numbers of headings that another place contradicts, in order."""
    yield from _counted_headings(made)
    yield from _numbers_used_twice(made)


def _counted_headings(made: Statements) -> Iterator[Twin]:
    """Yield counts in brackets behind a heading that the text above it contradicts."""
    for one in made.valued:
        if one.kind is not BlockKind.HEADING or len(one.parts) < _BELOW:
            continue
        *words, last = one.parts
        if (
            not last.value
            or last.value.kind is not ValueKind.NUMBER
            or not _is_bracketed(made, last.value)
        ):
            continue
        if any(part.value for part in words):
            continue
        other = _told_above(made, one, tuple(part.stem for part in words))
        if other and other.contradicts(last.value):
            yield _twin(other, last.value)


def _is_bracketed(made: Statements, value: Value) -> bool:
    text = made.document.text
    return (
        text[value.span.start - 1 : value.span.start] == "(" and text[value.span.end :][:1] == ")"
    )


def _told_above(made: Statements, heading: Statement, name: tuple[str, ...]) -> Value | None:
    """Return the number of things of a name that the section above a heading tells."""
    level = made.document.blocks[heading.block].level
    for number in range(heading.number - 1, max(-1, heading.number - _FARTHEST), -1):
        one = made.all[number]
        block = made.document.blocks[one.block]
        if block.kind is BlockKind.HEADING and block.level < level:
            return None
        if block.kind is BlockKind.PARAGRAPH:
            for index, part in enumerate(one.parts):
                is_number = part.value and part.value.kind is ValueKind.NUMBER
                if is_number and beside(made, one, index, 1)[: len(name)] == name:
                    return part.value
    return None


def _numbers_used_twice(made: Statements) -> Iterator[Twin]:
    """Yield the number of a heading that the heading of its kind before it has as well."""
    counted: dict[int, list[Value]] = {}
    for one in made.all:
        if one.kind is not BlockKind.HEADING:
            continue
        level = made.document.blocks[one.block].level
        counted = {depth: values for depth, values in counted.items() if depth <= level}
        value = _number_of(made, one)
        values = counted.setdefault(level, [])
        if value is None:
            values.clear()
            continue
        if _count_up(values) and values[-1].reading == value.reading:
            yield Twin(TwinRoute.ITEMS, "number", value.span, values[-1].span)
        values.append(value)


def _count_up(values: Sequence[Value]) -> bool:
    """True if three headings or more are numbered one after the other, from 0 or from 1."""
    told = [value.reading[0] for value in values]
    rows = ([f"{number + first}" for number in range(len(told))] for first in (0, 1))
    return len(told) > _BELOW and told in rows


def _number_of(made: Statements, heading: Statement) -> Value | None:
    """Return the number that a heading begins with: "5. Fixtures"."""
    first = made.tokens.inside(heading.span)[:1]
    for value in heading.values[:1]:
        mark = made.tokens.words[value.behind : value.behind + 1]
        if value.kind is ValueKind.NUMBER and [value.first] == [*first] and mark in (["."], [")"]):
            return value
    return None


def _twin(this: Value, other: Value) -> Twin:
    return Twin(TwinRoute.ITEMS, "count", this.span, other.span, (Place.BODY, Place.HEADING))
