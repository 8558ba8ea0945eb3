"""Where something stands, in words to be followed on paper: “Results”, third paragraph."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from textwrap import shorten

from factcheck import lexicon
from factcheck.model.text import Block, BlockKind, Document, Place, Role
from factcheck.values import frozen

_MOST_IN_WORDS = 9
"""Higher counts are told in figures."""
_ORDINALS = {int(number): word for word, number in lexicon.table("dates.ordinals").items()}
_NAMES = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.ENTRY: "entry",
    BlockKind.ITEM: "item",
    BlockKind.ROW: "row",
    BlockKind.CAPTION: "caption",
    BlockKind.QUOTE: "quotation",
    BlockKind.CODE: "code block",
}
_LONGEST_HEADING = 60
"""Characters; a longer one is told by its beginning."""
_PARTS = {
    Role.FRONT_MATTER: "the opening",
    Role.CHRONOLOGY: "the chronology",
    Role.NOTES: "the notes",
    Role.REFERENCES: "the references",
}


@frozen
class _Home:
    """The blocks that one place is counted among."""

    heading: Block | None
    since: int
    """Index of the first block behind the heading."""


def whereabouts(document: Document, place: Place) -> str:
    """Return where a place stands, by heading and count: “Results”, third paragraph.

    Blocks of one kind are counted from the nearest heading above; what stands before the first
    heading is counted from the top. A place in a claims folder is told by the line of the document
    that it speaks of, a page of a PDF by its number.

    Args:
        document: That the place is of.
        place: As a finding gives it; its `span` says where in the document's text it is.
    """
    page = f"page {place.page}" if place.page else ""
    if place.cited:
        return ", ".join(part for part in (page, f"line {place.cited}") if part)
    block = document.block_at(place.span.start)
    if block is None:
        return page or "the document"
    parts = (page, *_told(document, block))
    return ", ".join(part for part in parts if part)


def _told(document: Document, block: Block) -> tuple[str, ...]:
    if block.kind is BlockKind.METADATA:
        return (f"the field “{block.field}”",)
    home = _home(document, block)
    if block.kind is BlockKind.HEADING:
        is_title = home.heading is None and block.level <= 1
        return ("the title",) if is_title else (f"the heading “{_heading(document, block)}”",)
    part = f"“{_heading(document, home.heading)}”" if home.heading else _part(document, block)
    return part, _counted(document, block, home.since)


def _home(document: Document, block: Block) -> _Home:
    """Return the nearest heading above a block, not counting the title, and where it ends."""
    headings: Sequence[int] = document.once("indexes of headings", _heading_indexes)
    at = _index(document, block)
    nearest = bisect_left(headings, at) - 1
    if nearest < 0:
        return _Home(None, 0)
    index = headings[nearest]
    is_title = nearest == 0 and document.blocks[index].level <= 1
    return _Home(None if is_title else document.blocks[index], index + 1)


def _heading_indexes(document: Document) -> tuple[int, ...]:
    return tuple(at for at, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING)


def _heading(document: Document, block: Block) -> str:
    return shorten(document.words(block.span), width=_LONGEST_HEADING, placeholder=" …")


def _part(document: Document, block: Block) -> str:
    """Return the name of the part of a document that has no heading of its own."""
    return _PARTS.get(document.role_at(block.span.start), "")


def _counted(document: Document, block: Block, since: int) -> str:
    """Return which of its kind a block is since a heading: "third paragraph"."""
    at = _index(document, block)
    number = sum(one.kind is block.kind for one in document.blocks[since : at + 1])
    name = _NAMES[block.kind]
    return f"{_ORDINALS[number]} {name}" if number <= _MOST_IN_WORDS else f"{name} {number}"


def _index(document: Document, block: Block) -> int:
    starts: Sequence[int] = document.once("starts of blocks", _starts)
    return bisect_right(starts, block.span.start) - 1


def _starts(document: Document) -> tuple[int, ...]:
    return tuple(block.span.start for block in document.blocks)
