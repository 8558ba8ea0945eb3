"""A schedule gives each of its items a day, and a sentence on one of them gives another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.align.twins.statements import Statement, Statements, contradiction, looks_elsewhere
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute

_FEWEST_ROWS = 3
_LEAST_SHARED = 2
_RARE = 4
"""Statements; a stem that more have does not tell one item of a schedule from another."""


def other_days(made: Statements) -> Iterator[Twin]:
    """Yield the days of items of a schedule that a sentence tells differently, in order."""
    for rows in _schedules(made):
        days = {day for _, value in rows for day in value.reading[1::2]}
        for one in made.all:
            value = _day_of(one)
            if value and one.kind is BlockKind.PARAGRAPH and not looks_elsewhere(made, one):
                row = _row_about(made, rows, one)
                if row and value.contradicts(row[1]) and days.isdisjoint(value.reading[1::2]):
                    yield contradiction(TwinRoute.FACT, (one, value), row, one.stems & row[0].stems)


def _schedules(made: Statements) -> Iterator[Sequence[tuple[Statement, Value]]]:
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


def _row_about(
    made: Statements, rows: Sequence[tuple[Statement, Value]], one: Statement
) -> tuple[Statement, Value] | None:
    """Return the one row whose words stand in a sentence, half of them at least."""
    near = []
    for row in rows:
        shared = {stem for stem in row[0].stems & one.stems if made.counts[stem] <= _RARE}
        if len(shared) >= _LEAST_SHARED and 2 * len(shared) >= len(row[0].stems):
            near.append(row)
    return near[0] if len(near) == 1 else None
