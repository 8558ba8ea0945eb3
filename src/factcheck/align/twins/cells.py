"""A table or a line of facts gives a number, and a sentence on the same thing another one.

A cell is known by the first cell of its row, and by the noun that the sentence counts: the head of
the column, or the unit in the cell. A line of facts ("Height: 1,342 m") is known by its label and
its unit.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import field

from factcheck import lexicon
from factcheck.align.twins.statements import (
    Statement,
    Statements,
    contradiction,
    looks_elsewhere,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.rows import row_at
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import stem, word_list
from factcheck.values import frozen

_FEWEST_ROWS = 3
_LONGEST_KEY = 3
_RARE = 4
"""Statements; a stem that more have is no sign that two tell of one thing."""
_NEAR = 4
"""Tokens between a label and its number in a sentence: "a height of 1,342 m"."""


@frozen
class _Cell:
    """A number in a table or behind a label."""

    statement: Statement
    value: Value
    key: frozenset[str]
    """Stems of the first cell of its row, or of its label."""
    nouns: frozenset[str]
    """Stems of the head of its column and of its unit."""
    row: frozenset[str] = field(default=frozenset())
    """All numbers of its row."""


def other_numbers(made: Statements) -> Iterator[Twin]:
    """Yield the numbers of sentences that the table or the line of facts contradicts, in order."""
    tables = [*_cells(made)]
    rows = {cell.statement.number for cell in tables}
    cells = [
        *tables,
        *_fields(made),
        *(cell for cell in _labelled(made) if cell.statement.number not in rows),
    ]
    holders: defaultdict[str, list[_Cell]] = defaultdict(list)
    for cell in cells:
        rare = [stem for stem in cell.key if made.counts[stem] <= _RARE]
        if rare:
            holders[min(rare, key=lambda stem: (made.counts[stem], stem))].append(cell)
    for one in made.all if holders else ():
        if one.kind is BlockKind.PARAGRAPH and not looks_elsewhere(made, one):
            near = [cell for stem in one.stems for cell in holders.get(stem, ())]
            yield from _contrary(made, one, [cell for cell in near if cell.key <= one.stems])


def _contrary(made: Statements, one: Statement, cells: Sequence[_Cell]) -> Iterator[Twin]:
    """Yield the numbers of a sentence that are of a cell which has another."""
    told = {value.reading[0] for value in one.values}
    for value in one.values:
        if not _is_whole(value) or not _is_exact(made, value) or value.behind >= len(made.tokens):
            continue
        noun = made.tokens.stems[value.behind]
        near = _nearest(one, value, cells)
        meant = [
            cell
            for cell in near
            if (noun in cell.nouns or not cell.nouns) and _is_label_near(made, cell, value)
        ]
        if len(meant) != 1:
            continue
        cell = meant[0]
        is_told = cell.value.reading[0] in told or value.reading[0] in cell.row
        if not is_told and value.contradicts(cell.value) and one.block != cell.statement.block:
            shared = printed(made, one, cell.key | {noun})
            yield contradiction(TwinRoute.FACT, (one, value), (cell.statement, cell.value), shared)


def _nearest(one: Statement, value: Value, cells: Sequence[_Cell]) -> list[_Cell]:
    """Return the cells whose key stands last in front of a number."""
    before = {part.stem: part.at for part in one.parts if part.at < value.first}
    found = [
        (max(before[stem] for stem in cell.key), cell) for cell in cells if cell.key <= {*before}
    ]
    last = max((at for at, _ in found), default=-1)
    return [cell for at, cell in found if at == last]


def _is_label_near(made: Statements, cell: _Cell, value: Value) -> bool:
    """True if a number stands close behind the label, or the cell is one of a table."""
    if cell.row:
        return True
    near = made.tokens.stems[max(0, value.first - _NEAR) : value.first]
    return cell.key <= {*near}


def _fields(made: Statements) -> Iterator[_Cell]:
    """Yield the one number of a field of the front matter: "salary: 28,400"."""
    for one in made.all:
        block = made.document.blocks[one.block]
        if block.kind is not BlockKind.METADATA:
            continue
        name = frozenset(map(stem, word_list(block.field.replace("_", " "))))
        is_own = block.field not in lexicon.words("twins.fields of the page")
        is_number = is_own and len(one.values) == 1 and _is_whole(one.values[0])
        if is_number and name and len(one.values[0].reading[0]) > 1:
            yield _Cell(one, one.values[0], name, frozenset())


def _cells(made: Statements) -> Iterator[_Cell]:
    """Yield the numbers of the tables that have a head and a name in front of each row."""
    rows = (one for one in made.all if one.kind is BlockKind.ROW)
    for _, group in groupby(rows, key=lambda one: one.run):
        head, *body = group
        columns = _columns(made, head)
        if head.values or len(body) < _FEWEST_ROWS or len(columns) < len(("key", "value")):
            continue
        names = [_stems(made, column) for column in columns]
        for one in body:
            yield from _of_row(made, one, names)


def _of_row(made: Statements, one: Statement, names: Sequence[Sequence[str]]) -> Iterator[_Cell]:
    first, *others = _columns(made, one)
    key = frozenset(part.stem for part in one.parts if part.at in first and not part.value)
    has_number = any(part.value for part in one.parts if part.at in first)
    if not 0 < len(key) <= _LONGEST_KEY or has_number or len(others) != len(names) - 1:
        return
    row = frozenset(value.reading[0] for value in one.values)
    for cell, name in zip(others, names[1:], strict=True):
        values = [value for value in one.values if value.first in cell]
        if len(values) == 1 and _is_whole(values[0]):
            yield _Cell(
                one, values[0], key, frozenset((*name[-1:], *_unit(made, values[0], cell))), row
            )


def _is_whole(value: Value) -> bool:
    return value.kind is ValueKind.NUMBER and "." not in value.reading[0]


def _is_exact(made: Statements, value: Value) -> bool:
    """True if no word near by says that a number is not all, and no sign stands before it."""
    near = made.tokens.lower[max(0, value.first - _NEAR) : value.first]
    before = made.document.text[max(0, value.span.start - 1) : value.span.start]
    return lexicon.words("twins.not all").isdisjoint(near) and not before.strip()


def _unit(made: Statements, value: Value, cell: range) -> Sequence[str]:
    """Return the stem of the word behind a number, if it ends its cell or line."""
    behind = value.behind
    is_last = behind in cell and made.tokens.is_word(behind)
    return [made.tokens.stems[behind]] if is_last else []


def _columns(made: Statements, one: Statement) -> list[range]:
    """Return the tokens of each cell of a row."""
    row = row_at(made.document, one.span.start)
    return [made.tokens.inside(cell) for cell in row.cells] if row else []


def _stems(made: Statements, cell: range) -> Sequence[str]:
    return [made.tokens.stems[at] for at in cell if made.tokens.is_word(at)]


def _labelled(made: Statements) -> Iterator[_Cell]:
    """Yield the one number with a unit behind a label: "Height: 1,342 m"."""
    words = made.tokens
    for one in made.all:
        if len(one.values) != 1 or not _is_whole(one.values[0]) or len(one.parts) > _LONGEST_KEY:
            continue
        value, inside = one.values[0], words.inside(one.span)
        label = range(inside.start, value.first)
        unit = _unit(made, value, inside)
        is_label = len(label) > 1 and words.words[label[-1]] in (":", "|")
        stems = _stems(made, label)
        if is_label and unit and len(stems) == 1:
            yield _Cell(one, value, frozenset(stems), frozenset(unit))
