"""A summary and the text say the same in the same words, but for one value."""

from collections.abc import Iterator

from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    Told,
    blocked,
    contradiction,
    is_count,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model.twins import Twin, TwinRoute

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
