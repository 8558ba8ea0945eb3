"""A schedule gives each of its items a day, and a sentence on one of them gives another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from factcheck.align.twins.statements import (
    Statement,
    Statements,
    Told,
    contradiction,
    looks_elsewhere,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute

_FEWEST_ROWS = 3
_LEAST_SHARED = 2
_RARE = 4
"""Statements; a stem that more have does not tell one item of a schedule from another."""


def other_days(made: Statements) -> Iterator[Twin]:
    """Yield the days of items of a schedule that a sentence tells differently, in order."""
    rows, days, holders = _rows(made)
    for one in made.valued if rows else ():
        value = _day_of(one)
        if value and one.kind is BlockKind.PARAGRAPH and not looks_elsewhere(made, one):
            near = {at for stem in one.stems for at in holders.get(stem, ())}
            row = _row_about([rows[at] for at in sorted(near)], holders.keys(), one)
            if row and value.contradicts(row[1]) and days[row[0].run].isdisjoint(_told(value)):
                shared = printed(made, one, one.stems & row[0].stems)
                yield contradiction(TwinRoute.FACT, (one, value), row, shared)


def _told(value: Value) -> Sequence[str]:
    return value.reading[1::2]


def _rows(
    made: Statements,
) -> tuple[list[Told], dict[int, set[str]], dict[str, list[int]]]:
    """Return all rows of schedules, the days of each schedule, and the rows with a rare stem."""
    rows = [row for schedule in _schedules(made) for row in schedule]
    days: defaultdict[int, set[str]] = defaultdict(set)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, (one, value) in enumerate(rows):
        days[one.run].update(_told(value))
        for stem in one.stems:
            if made.counts[stem] <= _RARE:
                holders[stem].append(at)
    return rows, days, holders


def _schedules(made: Statements) -> Iterator[Sequence[Told]]:
    """Yield the rows or items of each list in which most have a day of their own."""
    runs: defaultdict[int, list[Statement]] = defaultdict(list)
    for one in made.all:
        if one.kind in (BlockKind.ROW, BlockKind.ITEM):
            runs[one.run].append(one)
    for run in runs.values():
        rows = [(one, value) for one in run for value in [_day_of(one)] if value]
        is_dated = len(rows) >= _FEWEST_ROWS and 2 * len(rows) > len(run)
        if is_dated and len({value.reading for _, value in rows}) == len(rows):
            yield rows


def _day_of(one: Statement) -> Value | None:
    days = [value for value in one.values if value.kind is ValueKind.DATE]
    return days[0] if len(days) == 1 else None


def _row_about(rows: Sequence[Told], rare: AbstractSet[str], one: Statement) -> Told | None:
    """Return the one row whose words stand in a sentence, half of them at least."""
    near = []
    for row in rows:
        shared = row[0].stems & one.stems & rare
        if len(shared) >= _LEAST_SHARED and 2 * len(shared) >= len(row[0].stems):
            near.append(row)
    return near[0] if len(near) == 1 else None
