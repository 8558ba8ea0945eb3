"""Lists that are announced elsewhere: below a heading, in a table, or after another sentence.

Examples: "It makes five recommendations", with a list in the section "Recommendations"; "we agreed
six actions", with the table "Actions agreed in May"; "the list has seven hoards", next to the table
"Hoards of the county".
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.link.equations.cues import any_of, following, leading
from factcheck.model import Block, BlockKind, Document, Quantity, Span
from factcheck.model.rows import Row, row_at

_NEAR = 2
"""Maximum difference between a count and a list elsewhere; if more, it is another list."""
_REACH = 80
_ITEMS = (BlockKind.ITEM, BlockKind.ENTRY)
"""An entry is an item that starts with a date."""
_OF_TABLE = frozenset({BlockKind.CAPTION, BlockKind.ROW, BlockKind.PARAGRAPH})
_LONGEST = 4
"""Maximum number of words in a heading that names a list."""
_OTHER = re.compile(r"\b(?:1[5-9]\d\d|20\d\d|earlier|previous|former|last)\b")
"""Words of a sentence that may be about another document."""
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NUMBER = re.compile(r"(?i)\A(?:table )?[\d.]*[.:]? ?")
"""The number of a heading or caption."""


def announced(document: Document, count: Quantity, sentence: Span) -> tuple[Span, ...]:
    """Return the items of the only list that is named for what is counted; empty if none is."""
    *others, noun = word_list(count.noun.lower()) or ("",)
    start, end = count.span.start, count.span.end + 1 + len(count.noun)
    before = document.words(Span(max(sentence.start, start - _REACH), start))
    behind = document.text[end : end + _REACH].partition("\n")[0]
    is_point = noun in lexicon.words("equations.points")
    is_told = leading("equations.announced" if is_point else "equations.having").search(before)
    is_of_all = not is_point or following("equations.all of them").match(behind)
    is_plain = lexicon.words("equations.plain points").issuperset(others)
    if not (is_told and is_of_all and is_plain) or _OTHER.search(document.words(sentence)):
        return ()
    here = next(at for at, one in enumerate(document.blocks) if one.span.end > start)
    named = [
        (at, items)
        for at, block in enumerate(document.blocks)
        if (items := _below(document, at, block, noun))
    ]
    found = [items for at, items in named if is_point or _is_beside(document, at, here)]
    found = found or [_labelled(document, noun)] * is_point
    return found[0] if len(found) == 1 and abs(len(found[0]) - count.low) <= _NEAR else ()


def _labelled(document: Document, noun: str) -> tuple[Span, ...]:
    """Return the labels at the start of blocks, from "Finding 1" on without a gap."""
    label = re.compile(rf"(?i)\W*(?P<label>{re.escape(noun.removesuffix('s'))} (?P<rank>\d+))\b")
    labels = [label.match(document.text, block.span.start) for block in document.blocks]
    found = {int(one["rank"]): Span(*one.span("label")) for one in labels if one}
    return tuple(found.values()) if [*found] == [*range(1, len(found) + 1)] else ()


def _is_beside(document: Document, title: int, here: int) -> bool:
    """Return True if only a table, its caption and its notes are between a title and a count."""
    first, last = sorted((title, here))
    between = [one.kind for one in document.blocks[first + 1 : last]]
    return between.count(BlockKind.PARAGRAPH) <= 1 and set(between) <= _OF_TABLE


def _below(document: Document, at: int, block: Block, noun: str) -> tuple[Span, ...]:
    """Return the items of the list that a heading, a caption or a sentence names."""
    words, rest = document.words(block.span).lower(), document.blocks[at + 1 :]
    told = word_list(_NUMBER.sub("", words, count=1)) if noun in words else ()
    if noun not in told:
        return ()
    match block.kind:
        case BlockKind.CAPTION if told[0] == noun and told[1:2] not in (("by",), ("per",), ("in",)):
            return _rows(document, rest)
        case BlockKind.HEADING if told[-1] == noun and len(told) <= _LONGEST and "and" not in told:
            inside = [*takewhile(lambda one: one.kind is not BlockKind.HEADING, rest)]
            lead = [*takewhile(lambda one: not _is_item(one), inside)]
            items = items_below(document, inside[len(lead) :], lead[-1].depth if lead else 0)
            return items if sum(map(_is_item, inside)) == len(items) else ()
        case BlockKind.PARAGRAPH if re.search(rf"\b(?:the|these|our) {noun}\b[^.:]*:\Z", words):
            return items_below(document, rest, block.depth)
    return ()


def _rows(document: Document, rest: Sequence[Block]) -> tuple[Span, ...]:
    """Return the first cells of the table at the start of some blocks."""
    blocks = takewhile(lambda one: one.kind is BlockKind.ROW, rest)
    rows = [row for block in blocks if (row := row_at(document, block.span.start))]
    return first_cells(document, rows)


def first_cells(document: Document, rows: Sequence[Row]) -> tuple[Span, ...]:
    """Return the first cells below a table's head; empty if they do not name one thing each."""
    cells = [row.cells[0] for row in rows if row.is_headed]
    names = [document.words(cell).strip().lower() for cell in cells]
    has_sums = any(
        any_of(name).match(one)
        for one in names
        for name in ("equations.total row", "equations.hinted row")
    )
    is_plain = len(set(names)) == len(names) == len(rows) - 1 and "" not in names
    return tuple(cells) if is_plain and not has_sums else ()


def items_below(document: Document, blocks: Sequence[Block], depth: int) -> tuple[Span, ...]:
    """Return the items of the list at the start of some blocks, without nested items.

    Empty if the list may continue after a paragraph.

    Args:
        document: The document of the blocks.
        blocks: The blocks after the paragraph that announces the list.
        depth: Depth of that paragraph; deeper blocks belong to the list.
    """
    inside = [
        *takewhile(lambda one: one.depth > depth or (_is_item(one) and one.depth == depth), blocks)
    ]
    rest = blocks[len(inside) :]
    goes_on = (
        any(map(_is_item, rest[1:4]))
        and rest[0].kind is BlockKind.PARAGRAPH
        and not document.words(rest[0].span).endswith(":")
    )
    items = [one for one in inside if _is_item(one)]
    top = min((one.depth for one in items), default=0)
    is_whole = bool(items) and items[0] is inside[0] and items[0].depth == top and not goes_on
    return tuple(one.span for one in items if one.depth == top) if is_whole else ()


def _is_item(block: Block) -> bool:
    return block.kind in _ITEMS
