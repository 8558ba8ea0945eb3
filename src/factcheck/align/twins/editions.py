"""The title and the text name one thing that has editions: by year, or by number."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    beside,
    contradiction,
    looks_elsewhere,
    stems_of,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.values import frozen

_LEAST_NAME = 2
_LEAST_TITLE = 3


@frozen
class _Edition:
    """A year or an ordinal with the name that it stands before."""

    statement: Statement
    value: Value
    name: tuple[str, ...]
    """Stems of the words behind it."""


def other_editions(made: Statements) -> Iterator[Twin]:
    """Yield the years and ordinals by which two places name one thing differently."""
    yield from _left_over(made)
    yield from _other_years(made)


def _left_over(made: Statements) -> Iterator[Twin]:
    """Yield the editions that the text tells of where the title has another."""
    found = [edition for one in made.all for edition in _editions(made, one)]
    titles = [edition for edition in found if edition.statement.place is Place.TITLE]
    for title in titles:
        rivals = [
            (one, name)
            for one in found
            if one.statement.place is not Place.TITLE
            for name in [_common(title, one)]
            if name
        ]
        told = Counter(one.value.reading for one, _ in rivals)
        for one, name in rivals:
            if _is_left_over(made, title, one, name, told):
                yield contradiction(
                    TwinRoute.EDITION,
                    (one.statement, one.value),
                    (title.statement, title.value),
                    name,
                )


def _editions(made: Statements, one: Statement) -> Iterator[_Edition]:
    for index, part in enumerate(one.parts):
        if part.value and part.value.kind in (ValueKind.YEAR, ValueKind.ORDINAL):
            name = beside(made, one, index, 1)
            if name:
                yield _Edition(one, part.value, name)


def _common(title: _Edition, one: _Edition) -> tuple[str, ...]:
    """Return the words that both have behind their values, from the first on."""
    shared: list[str] = []
    for left, right in zip(title.name, one.name, strict=False):
        if left != right:
            break
        shared.append(left)
    is_name = len(shared) >= _LEAST_NAME or shared[:1] == ["edit"]
    return tuple(shared) if is_name else ()


def _is_left_over(
    made: Statements,
    title: _Edition,
    one: _Edition,
    name: tuple[str, ...],
    told: Counter[tuple[str, ...]],
) -> bool:
    """True if the text means the edition of its title and gives another."""
    if not one.value.contradicts(title.value):
        return False
    others = [reading for reading in told if reading != title.value.reading]
    statement = one.statement
    if len(others) > 1 or told[one.value.reading] > max(1, told[title.value.reading]):
        return False
    has_both = any(value.reading == title.value.reading for value in statement.values)
    if has_both or looks_elsewhere(made, statement):
        return False
    more = (statement.stems & title.statement.stems) - {*name}
    return bool(more) or _announces(made, statement) or told[title.value.reading] > 1


def _announces(made: Statements, one: Statement) -> bool:
    words = made.tokens
    return any(words.stems[at] in stems_of("twins.announcing") for at in words.inside(one.span))


def _other_years(made: Statements) -> Iterator[Twin]:
    """Yield the years in brackets that stand behind one and the same title and differ."""
    groups: defaultdict[tuple[str, ...], list[tuple[Statement, Value]]] = defaultdict(list)
    for one in made.all:
        for index, part in enumerate(one.parts):
            if part.value and part.value.kind is ValueKind.YEAR and _is_bracketed(made, part.value):
                groups[_title_before(made, one, index)].append((one, part.value))
    for title, (first, *others) in groups.items():
        rivals = [other for other in others if first[1].contradicts(other[1])]
        is_one_list = any(first[0].run == other[0].run != -1 for other in rivals)
        if title and not is_one_list and len({value.reading for _, value in rivals}) == 1:
            yield contradiction(TwinRoute.EDITION, first, rivals[0], reversed(title))


def _is_bracketed(made: Statements, value: Value) -> bool:
    words = made.tokens.words
    return words[value.first - 1 : value.first] == ["("] and words[
        value.behind : value.behind + 1
    ] == [")"]


def _title_before(made: Statements, one: Statement, index: int) -> tuple[str, ...]:
    """Return the stems of a title of several words that ends right before a bracket."""
    words, parts = made.tokens, one.parts
    found: list[str] = []
    behind = parts[index].at - 1
    for part in reversed(parts[:index]):
        between = words.words[part.at + 1 : behind]
        if part.value or any(not word.isalpha() and word != "’s" for word in between):
            break
        if not words.is_capital(part.at):
            break
        found.append(part.stem)
        behind = part.at
    return tuple(found[:_LEAST_TITLE]) if len(found) >= _LEAST_TITLE else ()
