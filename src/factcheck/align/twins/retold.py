"""A summary and the text say the same in the same words, but for one value."""

from collections.abc import Iterator

from factcheck.align.twins.statements import (
    Part,
    Place,
    Statement,
    Statements,
    blocked,
    contradiction,
    is_count,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.values import frozen

_LEAST_WORDS = 4
_LEAST_SHARE = 0.8
"""So many of the words of the shorter statement stand in the longer one, in its order."""
_LONGEST = 150
"""Words and values; longer ones are no sentences."""
_LEAST_RUNNING = 2
"""Words without a capital; what has fewer is a byline, a signature, a title."""
_COMPARED = (
    *(ValueKind.DATE, ValueKind.TIME, ValueKind.WEEKDAY, ValueKind.SPOKEN, ValueKind.NUMBER),
    ValueKind.YEAR,
)
_SUMMARIES = (Place.FIELD, Place.LEAD)


@frozen
class _Alignment:
    """What two statements have in common, and the values in which they differ."""

    shared: tuple[str, ...]
    """Their stems."""
    values: tuple[tuple[Value, Value], ...]


def same_words(made: Statements) -> Iterator[Twin]:
    """Yield the values in which a summary and a statement of the text differ, in order."""
    for one, other in blocked(made):
        if max(len(one.parts), len(other.parts)) > _LONGEST or one.place is other.place:
            continue
        if not {one.place, other.place} & {*_SUMMARIES}:
            continue
        found = _aligned(one, other)
        if found and _is_told_twice(made, one, other, found):
            (this, that), *_ = found.values
            shared = printed(made, one, found.shared)
            yield contradiction(TwinRoute.WORDS, (one, this), (other, that), shared)


def _is_told_twice(made: Statements, one: Statement, other: Statement, found: _Alignment) -> bool:
    """True if enough words agree, and one value that may be compared differs."""
    least = min(sum(not part.value for part in side.parts) for side in (one, other))
    if len(found.values) != 1 or len(found.shared) < max(_LEAST_WORDS, _LEAST_SHARE * least):
        return False
    this, that = found.values[0]
    if this.reading in _readings(other) or that.reading in _readings(one):
        return False
    running = sum(made.tokens.words[part.at].islower() for part in one.parts if not part.value)
    if running < _LEAST_RUNNING:
        return False
    kind = found.values[0][0].kind
    if kind is ValueKind.NUMBER:
        sides = zip((one, other), found.values[0], strict=True)
        return all(is_count(made, side, value) for side, value in sides)
    return kind in _COMPARED


def _aligned(one: Statement, other: Statement) -> _Alignment | None:
    """Return what two statements share; None if a word stands in one for another word."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - for the few that are much alike

    left, right = ([part.stem for part in side.parts] for side in (one, other))
    shared: list[str] = []
    values: list[tuple[Value, Value]] = []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "replace":
            return None
        if tag == "equal":
            pairs = zip(one.parts[start:end], other.parts[begin:stop], strict=True)
            for part, twin in pairs:
                _compare(part, twin, shared, values)
    return _Alignment(tuple(shared), tuple(values))


def _readings(one: Statement) -> list[tuple[str, ...]]:
    return [value.reading for value in one.values]


def _compare(part: Part, twin: Part, shared: list[str], values: list[tuple[Value, Value]]) -> None:
    if part.value and twin.value and part.value.contradicts(twin.value):
        values.append((part.value, twin.value))
    else:
        shared.append(part.stem)
