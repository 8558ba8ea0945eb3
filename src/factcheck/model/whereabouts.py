"""Where something stands, in words to be followed on paper: “Results”, third paragraph."""

from bisect import bisect_right
from collections import Counter
from textwrap import shorten

from factcheck import lexicon
from factcheck.model.text import Block, BlockKind, Document, Place, Role
from factcheck.patterns import lazy
from factcheck.values import frozen

_TOO_SHORT = 2
"""Characters that nobody finds on a page."""
_LAST_WORD = lazy(r"\S+\s+\Z")
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
class _Index:
    """The blocks of a document in words, made once."""

    starts: tuple[int, ...]
    words: tuple[str, ...]
    """Where each block stands."""
    headings: tuple[str, ...]
    """The heading above each; empty before the first, that of the title not counted."""


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
    if document.block_at(place.span.start) is None:
        return page or "the document"
    told = _index(document).words[block_number(document, place.span.start)]
    return f"{page}, {told}" if page else told


def block_number(document: Document, offset: int) -> int:
    """Return the number of the block, from 0, that a code point stands in or behind."""
    return max(0, bisect_right(_index(document).starts, offset) - 1)


def heading_above(document: Document, offset: int) -> str:
    """Return the words of the heading under which a code point stands; empty before the first."""
    headings = _index(document).headings
    return headings[block_number(document, offset)] if headings else ""


def _index(document: Document) -> _Index:
    return document.once("whereabouts", _made)


def _made(document: Document) -> _Index:
    """Count the blocks of each kind from heading to heading."""
    heading, counts = "", Counter[BlockKind]()
    words, headings = list[str](), list[str]()
    is_titled = False
    for block in document.blocks:
        counts[block.kind] += 1
        if block.kind is BlockKind.HEADING:
            is_title = not is_titled and not heading and block.level <= 1
            is_titled, counts = True, Counter()
            heading = "" if is_title else _short(document, block)
            words.append("the title" if is_title else f"the heading “{heading}”")
        else:
            words.append(_told(document, block, heading, counts[block.kind]))
        headings.append(heading)
    starts = tuple(block.span.start for block in document.blocks)
    return _Index(starts, tuple(words), tuple(headings))


def _told(document: Document, block: Block, heading: str, number: int) -> str:
    """Return which of its kind a block is under a heading: "“Results”, third paragraph"."""
    if block.kind is BlockKind.METADATA:
        return f"the field “{block.field}”"
    part = f"“{heading}”" if heading else _PARTS.get(document.role_at(block.span.start), "")
    name = _NAMES[block.kind]
    counted = f"{_ORDINALS[number]} {name}" if number <= _MOST_IN_WORDS else f"{name} {number}"
    return f"{part}, {counted}" if part else counted


def _short(document: Document, block: Block) -> str:
    return shorten(document.words(block.span), width=_LONGEST_HEADING, placeholder=" …")


def findable(document: Document, place: Place) -> tuple[str, str]:
    """Return the words of a place, and in front the word before them if they are too short.

    Nobody finds a "2" on a page, but everybody finds "No. 2".
    """
    words = document.words(place.span) or place.text
    if len(words) > _TOO_SHORT:
        return "", words
    block = document.block_at(place.span.start)
    before = document.text[block.span.start if block else 0 : place.span.start]
    return "".join(_LAST_WORD.findall(before)), words
