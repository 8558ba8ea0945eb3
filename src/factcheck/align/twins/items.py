"""A count is announced, and as many headings or items follow, or more, or fewer."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from factcheck import lexicon
from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    beside,
    is_count,
    stems_of,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import Block, BlockKind, Listing, Quantity, Span
from factcheck.model.numerals import CARDINALS
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import word_list

_MOST = 20
_BELOW = 2
_LONGEST_NOUN = 4
_FREELY_SET = (".html", ".htm", ".tex")
"""Kinds of files in which an item may begin at any column, so that its depth is not seen."""
_FEW_WORDS = 5
_RESUMED = 3
"""Blocks behind a list; an item among them goes on with it."""
_FARTHEST = 400
"""Blocks or statements from a count to what it counts."""
_NEAR = 3


def announced(made: Statements) -> Iterator[Twin]:
    """Yield the counts that what follows contradicts, in order."""
    yield from _counted_headings(made)
    yield from _headings_that_follow(made)
    yield from _items_that_follow(made)
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


def _headings_that_follow(made: Statements) -> Iterator[Twin]:
    """Yield counts of what a text is about to treat that its next headings contradict."""
    for one in made.valued:
        value = _to_be_treated(made, one)
        below = _headings_below(made.document.blocks, one.block) if value else []
        yield from _told(value, below, "headings") if value else ()


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


def _to_be_treated(made: Statements, one: Statement) -> Value | None:
    """Return the number in "we will touch on two of these", "we discuss three ways"."""
    words = made.tokens
    for value in one.values if one.kind is BlockKind.PARAGRAPH else ():
        behind = words.lower[value.behind : value.behind + 2]
        before = words.stems[max(0, value.first - _NEAR) : value.first]
        is_number = value.kind is ValueKind.NUMBER and value.reading != ("1",)
        is_of_these = behind in (["of", "these"], ["of", "them"])
        if is_number and is_of_these and stems_of("equations.announcing") & {*before}:
            return value
    return None


def _headings_below(blocks: Sequence[Block], at: int) -> list[Block]:
    """Return the headings of one level that follow a block, up to one of a higher level."""
    found: list[Block] = []
    for block in blocks[at + 1 : at + _FARTHEST]:
        if block.kind is not BlockKind.HEADING:
            if not found:
                return []
        elif found and block.level < found[0].level:
            break
        elif not found or block.level == found[0].level:
            found.append(block)
    return found


def _items_that_follow(made: Statements) -> Iterator[Twin]:
    """Yield counts right before a colon that the list below it contradicts."""
    for one in made.valued:
        value = _before_colon(made, one)
        items = _items_below(made, one.block) if value else []
        yield from _told(value, items, "items") if value else ()
        rows = _rows_below(made, one.block, int(value.reading[0])) if value and not items else []
        yield from _told(value, rows, "rows") if value else ()


def _before_colon(made: Statements, one: Statement) -> Value | None:
    """Return the number in "it has four parts:", where nothing but its noun stands behind it."""
    words, inside = made.tokens, made.tokens.inside(one.span)
    if one.kind is not BlockKind.PARAGRAPH or not inside or words.words[inside[-1]] != ":":
        return None
    for value in one.values:
        if value.first - inside.start > _FEW_WORDS:
            return None
        between = range(value.behind, inside[-1])
        before = words.lower[max(inside.start, value.first - 3) : value.first]
        if (
            value.kind is ValueKind.NUMBER
            and is_count(made, one, value)
            and 0 < len(between) <= _LONGEST_NOUN
            and value.reading[0].isdecimal()
            and 1 < int(value.reading[0]) < _MOST
            and all(words.is_word(at) for at in between)
            and words.lower[between[-1]].endswith("s")
            and not {*before, *words.lower[value.behind : inside[-1]]} & _vague()
        ):
            return value
    return None


def _vague() -> frozenset[str]:
    return lexicon.words("twins.not all")


def _items_below(made: Statements, at: int) -> list[Block]:
    """Return the outermost items of the list that follows a block, if it is read whole."""
    blocks, document = made.document.blocks, made.document
    items: list[Block] = []
    for block in blocks[at + 1 :]:
        if block.kind is not BlockKind.ITEM:
            break
        items.append(block)
    if not items or _goes_on(made, at + 1 + len(items)):
        return []
    if any(_begins_with_number(made, block) for block in items):
        return []
    columns = [document.place(block.span).column for block in items]
    if document.path.casefold().endswith(_FREELY_SET) and len({*columns}) > 1:
        return []
    return [block for block, column in zip(items, columns, strict=True) if column <= columns[0]]


def _rows_below(made: Statements, at: int, count: int) -> list[Block]:
    """Return the rows of the table that follows a block, its head left out, if one is off.

    None if as many columns are counted, or if the last row may be a sum of the others.
    """
    blocks, words = made.document.blocks, made.document.words
    table = [*takewhile(lambda block: block.kind is BlockKind.ROW, blocks[at + 1 : at + _FARTHEST])]
    rows = table[1:]
    figured = [any(map(str.isdecimal, words(row.span))) for row in table]
    is_headed = figured[:1] == [False] and all(figured[1:])
    if len(rows) < _BELOW or abs(len(rows) - count) != 1 or (count == len(table) and not is_headed):
        return []
    firsts = [words(row.span).partition("|")[0].strip().lower() for row in rows]
    columns = {words(row.span).count("|") + 1 for row in table}
    is_plain = len(columns) == 1 and columns.isdisjoint({count, count + 1})
    is_list = len({*firsts}) == len(firsts) and all(firsts)
    sums = lexicon.words("twins.sums")
    return rows if is_plain and is_list and sums.isdisjoint(word_list(firsts[-1])) else []


def _goes_on(made: Statements, behind: int) -> bool:
    """True if a list goes on behind a paragraph or two that announce no list of their own."""
    for block in made.document.blocks[behind : behind + _RESUMED]:
        if block.kind is BlockKind.ITEM:
            return True
        if block.kind is BlockKind.HEADING or made.document.words(block.span).endswith(":"):
            return False
    return False


def _begins_with_number(made: Statements, block: Block) -> bool:
    words = made.tokens
    return any(
        words.is_number(at) or words.lower[at] in CARDINALS for at in words.inside(block.span)[:1]
    )


def _told(value: Value, blocks: Sequence[Block], kind: str) -> Iterator[Twin]:
    """Yield a count and what follows it, if these are more or fewer."""
    number = float(value.reading[0])
    items = tuple(block.span for block in blocks)
    one = Listing(Quantity(value.span, number, number), items, len(items), kind)
    if len(items) > 1 and not one.holds:
        span = Span(items[0].start, items[-1].end)
        yield Twin(TwinRoute.ITEMS, kind, value.span, span, listing=one)


def _twin(this: Value, other: Value) -> Twin:
    return Twin(TwinRoute.ITEMS, "count", this.span, other.span, (Place.BODY, Place.HEADING))
