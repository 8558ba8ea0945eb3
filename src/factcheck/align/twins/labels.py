"""What a label tells, and a sentence otherwise: "Decision: 20 April", "we decide by 29 April"."""

from collections import defaultdict
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.align.twins.statements import (
    Statement,
    Statements,
    contradiction,
    looks_elsewhere,
    printed,
)
from factcheck.align.twins.values import Value, parts_apart
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute

_LONGEST_LABEL = 2
"""Words that carry a subject."""
_RARE = 3
"""Statements; what more have is told of several things."""
_NEAR = 8
"""Tokens from what a label names to its day in a sentence."""


def days_of_labels(made: Statements) -> Iterator[Twin]:
    """Yield the days that a label tells and a sentence otherwise, in order."""
    labelled: defaultdict[frozenset[str], list[tuple[Statement, Value]]] = defaultdict(list)
    for one in made.all:
        day = one.only_day
        label = _label(made, one, day) if day else frozenset()
        if day and label:
            labelled[label].append((one, day))
    for one in made.all if labelled else ():
        day = one.only_day
        is_sentence = one.kind is BlockKind.PARAGRAPH and not looks_elsewhere(made, one)
        if not day or not is_sentence or _label(made, one, day):
            continue
        near = frozenset(made.tokens.stems[max(0, day.first - _NEAR) : day.first])
        for label, told in labelled.items():
            if label <= near and len(told) == 1 and len(parts_apart(day.day, told[0][1].day)) == 1:
                shared = printed(made, one, label)
                yield contradiction(TwinRoute.FACT, (one, day), told[0], shared)


def _label(made: Statements, one: Statement, day: Value) -> frozenset[str]:
    """Return the stems of the rare words before a day that end with a colon or a bar."""
    words, first = made.tokens, made.tokens.inside(one.span).start
    if day.first - 1 <= first or words.words[day.first - 1] not in (":", "|"):
        return frozenset()
    stems = [part.stem for part in one.parts if part.at < day.first]
    is_label = 0 < len(stems) <= _LONGEST_LABEL and all(
        made.counts[stem] <= _RARE for stem in stems
    )
    is_of_page = not lexicon.words("twins.labels of the page").isdisjoint(
        words.lower[first : day.first]
    )
    return frozenset(stems) if is_label and not is_of_page else frozenset()
