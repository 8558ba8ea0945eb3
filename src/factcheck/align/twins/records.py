"""What a row, an item, a line or a label gives, and a sentence on the same thing otherwise.

A cell is known by the first cell of its row, and by the noun that the sentence counts: the head of
its column, or its unit. A line of facts ("Height: 1,342 m", `salary: 28,400`) is known by its label
and its unit, the day of an item of a schedule by the words of the item, a day behind a label
("Decision: 20 April") by the label.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

from factcheck import lexicon
from factcheck.align.twins.statements import (
    Statement,
    Statements,
    contradiction,
    looks_elsewhere,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind, parts_apart
from factcheck.model import BlockKind
from factcheck.model.rows import row_at
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import grouped, stem, word_list

_FEWEST_ROWS = 3
_LONGEST_KEY, _LONGEST_LABEL = 3, 2
"""Words that carry a subject, of the first cell of a row and in front of a day."""
_RARE, _RARE_LABEL = 4, 3
"""Statements; a stem that more have is no sign that two tell of one thing."""
_NEAR_NUMBER, _NEAR_DAY, _ANYWHERE = 4, 8, 1_000
"""Tokens in front of a value among which its label stands, "a height of 1,342 m"; all of its
sentence."""
_LEAST_SHARED = 2


@frozen(eq=False)
class _Record:
    """A number or a day that a row, an item, a line or a label gives."""

    statement: Statement
    value: Value
    key: frozenset[str]
    """Stems by which a sentence names what it is of."""
    reach: int
    """Tokens in front of the value among which all of them stand; 0 where some are enough."""
    nouns: frozenset[str] = frozenset()
    """Stems of what a number counts: the head of its column, its unit."""
    beside: frozenset[str] = frozenset()
    """What its row or its list gives as well."""


def other_records(made: Statements) -> Iterator[Twin]:
    """Yield the values of sentences that a record of the same thing contradicts, in order."""
    cells = [*_cells(made)]
    rows = {cell.statement.number for cell in cells}
    lines = (one for one in _lines(made) if one.statement.number not in rows)
    days = [*_labelled_days(made)]
    records = [*cells, *_fields(made), *lines, *_scheduled_days(made), *days]
    labelled = {one.statement.number for one in days}
    keys = ((at, form) for at, record in enumerate(records) for form in record.key)
    holders = grouped((form, at) for at, form in keys if made.counts[form] <= _RARE)
    for one in made.valued if holders else ():
        is_sentence = one.kind is BlockKind.PARAGRAPH and one.number not in labelled
        if is_sentence and not looks_elsewhere(made, one):
            begin = made.tokens.inside(one.span).start
            above = made.tokens.stems[max(0, begin - _NEAR_DAY) : begin]
            near = {at for form in one.stems.union(above) for at in holders.get(form, ())}
            yield from _contrary(made, one, [records[at] for at in sorted(near)])


def _contrary(made: Statements, one: Statement, records: Sequence[_Record]) -> Iterator[Twin]:
    """Yield the values of a sentence that are of one record, which has another."""
    for value in one.values:
        meant = [record for record in records if _is_named(made, one, value, record)]
        if value.kind is ValueKind.NUMBER:
            meant = _counted(made, one, value, meant)
        if len(meant) == 1 and _differ(one, value, meant[0]):
            other = meant[0].statement, meant[0].value
            noun = made.tokens.stems[value.behind : value.behind + 1] if meant[0].nouns else ()
            shared = printed(made, one, meant[0].key.union(noun))
            yield contradiction(TwinRoute.FACT, (one, value), other, shared)


def _is_named(made: Statements, one: Statement, value: Value, record: _Record) -> bool:
    """True if a sentence names what a record is of beside a value of the same kind."""
    if value.kind is not record.value.kind or one.block == record.statement.block:
        return False
    if value.kind is ValueKind.DATE and len(one.days) > 1:
        return False
    if not record.reach:
        shared = len(one.stems & record.key)
        return shared >= max(_LEAST_SHARED, len(record.statement.stems) / 2)
    is_near = record.reach < _ANYWHERE  # also right below a label
    begin = value.first - record.reach if is_near else made.tokens.inside(one.span).start
    is_told = record.key.issubset(made.tokens.stems[max(0, begin) : value.first])
    return is_told and not _is_of_series(made, value, record)


def _is_of_series(made: Statements, value: Value, record: _Record) -> bool:
    """True if the label, in capitals right in front, makes the number a name: "as RFC 17 says"."""
    label = made.tokens.words[value.first - 1]
    is_label = made.tokens.stems[value.first - 1] in record.key
    return is_label and label.isupper() and len(label) > 1


def _counted(
    made: Statements, one: Statement, value: Value, records: Sequence[_Record]
) -> list[_Record]:
    """Return the records whose name stands last in front of a number, and that count its noun."""
    if not _is_whole(value) or not _is_exact(made, value) or value.behind >= len(made.tokens):
        return []
    before = {part.stem: part.at for part in one.parts if part.at < value.first}
    found = [(max(before.get(form, -1) for form in one.key), one) for one in records]
    last = max((at for at, _ in found), default=-1)
    noun = made.tokens.stems[value.behind]
    return [one for at, one in found if at == last and (noun in one.nouns or not one.nouns)]


def _differ(one: Statement, value: Value, record: _Record) -> bool:
    """True if a sentence has another value than a record, and none that stands beside that."""
    told = value.reading[1::2] or value.reading
    if not value.contradicts(record.value) or not record.beside.isdisjoint(told):
        return False
    if value.kind is ValueKind.NUMBER:
        return all(each.reading[0] != record.value.reading[0] for each in one.values)
    return not record.reach or len(parts_apart(value.day, record.value.day)) == 1


def _is_whole(value: Value) -> bool:
    return value.kind is ValueKind.NUMBER and "." not in value.reading[0]


def _is_exact(made: Statements, value: Value) -> bool:
    """True if no word near by says that a number is not all, and no sign stands before it."""
    near = made.tokens.lower[max(0, value.first - _NEAR_NUMBER) : value.first]
    before = made.document.text[max(0, value.span.start - 1) : value.span.start]
    return lexicon.words("twins.not all").isdisjoint(near) and not before.strip()


# ---- tables ----


def _cells(made: Statements) -> Iterator[_Record]:
    """Yield the numbers of the tables that have a head and a name in front of each row."""
    rows = (one for one in made.all if one.kind is BlockKind.ROW)
    for _, group in groupby(rows, key=lambda one: one.run):
        head, *body = group
        columns = _columns(made, head)
        if not head.values and len(body) >= _FEWEST_ROWS and len(columns) > 1:
            names = [_stems(made, column)[-1:] for column in columns]
            for one in body:
                yield from _of_row(made, one, names)


def _of_row(made: Statements, one: Statement, names: Sequence[Sequence[str]]) -> Iterator[_Record]:
    first, *others = _columns(made, one)
    key = frozenset(part.stem for part in one.parts if part.at in first and not part.value)
    has_number = any(part.value for part in one.parts if part.at in first)
    if not 0 < len(key) <= _LONGEST_KEY or has_number or len(others) != len(names) - 1:
        return
    row = frozenset(value.reading[0] for value in one.values)
    for cell, name in zip(others, names[1:], strict=True):
        values = [value for value in one.values if value.first in cell]
        if len(values) == 1 and _is_whole(values[0]):
            nouns = frozenset((*name, *_unit(made, values[0], cell)))
            yield _Record(one, values[0], key, _ANYWHERE, nouns, row)


def _columns(made: Statements, one: Statement) -> list[range]:
    """Return the tokens of each cell of a row."""
    row = row_at(made.document, one.span.start)
    return [made.tokens.inside(cell) for cell in row.cells] if row else []


def _unit(made: Statements, value: Value, cell: range) -> Sequence[str]:
    """Return the stem of the word behind a number, if it ends its cell or line."""
    behind = value.behind
    is_last = behind in cell and made.tokens.is_word(behind)
    return [made.tokens.stems[behind]] if is_last else []


def _stems(made: Statements, cell: range) -> Sequence[str]:
    return [made.tokens.stems[at] for at in cell if made.tokens.is_word(at)]


def _scheduled_days(made: Statements) -> Iterator[_Record]:
    """Yield the day of each row or item of a list in which most have a day of their own."""
    runs: defaultdict[int, list[Statement]] = defaultdict(list)
    for one in made.all:
        if one.kind in (BlockKind.ROW, BlockKind.ITEM):
            runs[one.run].append(one)
    for run in runs.values():
        rows = [one for one in run if len(one.days) == 1]
        is_dated = len(rows) >= _FEWEST_ROWS and 2 * len(rows) > len(run)
        if not is_dated or len({one.days[0].reading for one in rows}) != len(rows):
            continue
        days = frozenset(day for one in rows for day in one.days[0].reading[1::2])
        for one in rows:
            key = frozenset(form for form in one.stems if made.counts[form] <= _RARE)
            yield _Record(one, one.days[0], key, 0, beside=days)


# ---- labels ----


def _fields(made: Statements) -> Iterator[_Record]:
    """Yield the one number of a field of the front matter: "salary: 28,400"."""
    for one in made.valued:
        field = made.document.blocks[one.block].field
        if one.kind is not BlockKind.METADATA or field in lexicon.words("twins.fields of the page"):
            continue
        name = frozenset(map(stem, word_list(field.replace("_", " "))))
        value = one.values[0]
        is_number = len(one.values) == 1 and _is_whole(value) and len(value.reading[0]) > 1
        if is_number and name:
            yield _Record(one, value, name, _NEAR_NUMBER)


def _lines(made: Statements) -> Iterator[_Record]:
    """Yield the one number with a unit behind a label: "Height: 1,342 m"."""
    for one in made.valued:
        value, inside = one.values[0], made.tokens.inside(one.span)
        label = range(inside.start, value.first)
        unit, stems = _unit(made, value, inside), _stems(made, label)
        is_short = len(one.values) == 1 and len(one.parts) <= _LONGEST_KEY
        if is_short and _is_whole(value) and unit and len(stems) == 1 and _ends(made, label):
            yield _Record(one, value, frozenset(stems), _NEAR_NUMBER, frozenset(unit))


def _labelled_days(made: Statements) -> Iterator[_Record]:
    """Yield the one day behind rare words that end with a colon or a bar."""
    for one in made.valued:
        day = one.only_day
        if day is None:
            continue
        label = range(made.tokens.inside(one.span).start, day.first)
        stems = frozenset(part.stem for part in one.parts if part.at in label)
        is_rare = all(made.counts[form] <= _RARE_LABEL for form in stems)
        words = made.tokens.lower[label.start : label.stop]
        is_of_page = not lexicon.words("twins.labels of the page").isdisjoint(words)
        if 0 < len(stems) <= _LONGEST_LABEL and is_rare and not is_of_page and _ends(made, label):
            yield _Record(one, day, stems, _NEAR_DAY)


def _ends(made: Statements, label: range) -> bool:
    """True if a label ends with a colon or a bar."""
    return len(label) > 1 and made.tokens.words[label[-1]] in (":", "|")
