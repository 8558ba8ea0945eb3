"""Where something stands, in words: "Results, third paragraph"."""

import bisect
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.model import Block, BlockKind, Document
from factcheck.values import frozen

_NOUNS = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.ENTRY: "entry",
    BlockKind.ITEM: "item",
    BlockKind.ROW: "table row",
    BlockKind.QUOTE: "set-off quotation",
    BlockKind.CODE: "block of code",
}
_ALONE = {BlockKind.CAPTION: "caption", BlockKind.METADATA: "data about the document"}
"""Kinds that are not counted."""
BELOW_TITLE = "Below the title"
MOST_LONG = 60
"""Characters of a heading that are shown."""


@frozen
class Whereabouts:
    """The blocks of one document in words."""

    starts: Sequence[int]
    words: Sequence[str]
    """Of each block."""
    headings: Sequence[str]
    """The heading above each block; empty before the first."""

    def of(self, offset: int) -> str:
        """Return where a code point stands."""
        at = self._at(offset)
        return self.words[at] if at >= 0 else ""

    def section(self, offset: int) -> str:
        """Return the heading under which a code point stands."""
        at = self._at(offset)
        return self.headings[at] if at >= 0 else ""

    def block(self, offset: int) -> int:
        """Return the number of the block, from 0, in which a code point stands."""
        return max(0, self._at(offset))

    def _at(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset) - 1


def whereabouts(document: Document) -> Whereabouts:
    """Return where the blocks of a document stand; it is made once and kept."""
    return document.once("whereabouts", _made)


def _made(document: Document) -> Whereabouts:
    heading, counts = "", dict[BlockKind, int]()
    words, headings = list[str](), list[str]()
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            own = _short(document.words(block.span))
            heading, counts = BELOW_TITLE if number == 0 else own, {}
        counts[block.kind] = counts.get(block.kind, 0) + 1
        words.append(_words(block, heading, counts[block.kind]))
        headings.append(heading)
    return Whereabouts([block.span.start for block in document.blocks], words, headings)


def _words(block: Block, heading: str, number: int) -> str:
    if block.kind is BlockKind.HEADING:
        return "The title" if heading == BELOW_TITLE else f"{heading}, the heading"
    if block.kind in _ALONE:
        noun = _ALONE[block.kind]
    else:
        noun = f"{ordinal(number)} {_NOUNS.get(block.kind, 'paragraph')}"
    return f"{heading}, {noun}" if heading else noun[:1].upper() + noun[1:]


def _short(heading: str) -> str:
    return heading if len(heading) <= MOST_LONG else heading[: MOST_LONG - 1].rstrip() + "…"


def ordinal(number: int) -> str:
    """Return "third", "21st"."""
    tables = (lexicon.table("dates.ordinals"), lexicon.table("dates.late ordinals"))
    named = {int(value): form for table in tables for form, value in table.items()}
    if number in named:
        return named[number]
    teens = range(11, 14)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in teens else ending}"
