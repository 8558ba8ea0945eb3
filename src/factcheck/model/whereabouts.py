"""Positions described in words, for printed copies: “Results”, third paragraph."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from attrs import frozen

from factcheck import lexicon
from factcheck.model.text import Block, BlockKind, Document, Place, Role, Span

_TOO_SHORT = 2
"""Words with at most this many characters are too short to find on a page."""
_STOPS = (",", ";", ":", ")", "!", "?")
_LAST_WORD = re.compile(r"\S+\s+\Z")
_MOST_IN_WORDS = 9
"""Larger numbers are written in digits."""
_ORDINALS = {int(number): word for word, number in lexicon.table("dates.ordinals").items()}
_NOTE = re.compile(r"\[\^([^\]]{1,40})\]:")
"""The start of a note; readers convert the notes of every format to this form."""
_FIGURE = re.compile(r"\d")
_CELLS = " | "
_LONGEST_LABEL = 40
"""Maximum number of characters of a first cell that is used as the name of its row."""
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
"""Maximum number of characters of a heading; longer headings are shortened."""
_PARTS = {
    Role.FRONT_MATTER: "the opening",
    Role.CHRONOLOGY: "the chronology",
    Role.NOTES: "the notes",
    Role.REFERENCES: "the references",
}


@frozen
class _Index:
    """The blocks of a document, described in words."""

    starts: tuple[int, ...]
    words: tuple[str, ...]
    """The position of each block in words."""
    headings: tuple[str, ...]
    """The heading of each block; empty before the first heading, not counting the title."""


def whereabouts(document: Document, place: Place) -> str:
    """Return the position of a place in words: “Results”, third paragraph.

    Blocks of the same kind are counted from the nearest heading above, or from the top. A table row
    is identified by its first cell, a note by its number, and a claim in a claims folder by the
    line of the document that it refers to. Above the first heading of a Word document, all
    paragraphs of the file are counted, as in `Place.line`. A place in a PDF is identified only by
    its page, because table cells look like paragraphs there.

    Args:
        document: The document that contains the place.
        place: As in a finding; its `span` is the range in the document's text.
    """
    page = f"page {place.page}" if place.page else ""
    if place.cited:
        return ", ".join(part for part in (page, f"line {place.cited}") if part)
    kind = document.kind_at(place.span.start)
    if kind is None:
        return page or "the document"
    number = block_number(document, place.span.start)
    index = _index(document)
    if page and kind is BlockKind.PARAGRAPH:
        told = f"“{index.headings[number]}”" if index.headings[number] else ""
    elif place.counted == kind == "paragraph" and not index.headings[number]:
        told = f"paragraph {place.line}"
    else:
        told = index.words[number]
    return ", ".join(part for part in (_file(document, place), page, told) if part)


def _file(document: Document, place: Place) -> str:
    """Return the name of the file, in a book with several files; otherwise empty."""
    chapter = document.chapter_at(place.span.start)
    is_one_of_several = chapter is not None and len(document.chapters) > 1
    return chapter.path.rpartition("/")[2] if chapter and is_one_of_several else ""


def block_number(document: Document, offset: int) -> int:
    """Return the index, from 0, of the block at or before an offset in the text."""
    return max(0, bisect_right(_index(document).starts, offset) - 1)


def heading_above(document: Document, offset: int) -> str:
    """Return the heading above an offset in the text; empty before the first heading."""
    headings = _index(document).headings
    return headings[block_number(document, offset)] if headings else ""


def _index(document: Document) -> _Index:
    return document.once("whereabouts", _made)


def _made(document: Document) -> _Index:
    """Number the blocks of each kind between headings."""
    heading, counts = "", Counter[BlockKind]()
    words, headings = list[str](), list[str]()
    titles, rows = _titles(document), _rows(document)
    chapter = document.chapter_at(0)
    for at, block in enumerate(document.blocks):
        if chapter and block.span.start > chapter.span.end:
            chapter, heading, counts = document.chapter_at(block.span.start), "", Counter()
        counts[block.kind] += 1
        if block.kind is BlockKind.HEADING:
            counts = Counter()
            heading = "" if at in titles else _short(document, block)
            words.append("the title" if at in titles else f"the heading “{heading}”")
        elif block.kind is BlockKind.METADATA:
            words.append(f"the field “{block.field}”")
        else:
            told = rows.get(at) or _counted(document, block, counts[block.kind])
            is_note = told.startswith("note ")
            part = "" if is_note else _part(document, block, heading)
            words.append(f"{part}, {told}" if part else told)
        headings.append(heading)
    starts = tuple(block.span.start for block in document.blocks)
    return _Index(starts, tuple(words), tuple(headings))


def _titles(document: Document) -> frozenset[int]:
    """Return the index of the title block, if any; in a book, one per chapter."""
    whole = [one.span for one in document.chapters] or [Span(0, len(document.text))]
    found = (_title(document, span) for span in whole)
    return frozenset(at for at in found if at >= 0)


def _title(document: Document, whole: Span) -> int:
    """Return the index of the block with the title of a chapter or document; -1 if there is none.

    The title is the first heading, if it has the highest level. But if a metadata field gives a
    different title and other headings have the same level, the first heading is a section heading.
    """
    numbered = [
        (at, block) for at, block in enumerate(document.blocks) if whole.contains(block.span)
    ]
    heads = [(at, block) for at, block in numbered if block.kind is BlockKind.HEADING]
    if not heads or heads[0][1].level > 1:
        return -1
    fields = (block for _, block in numbered if block.field == "title")
    named = {document.words(block.span).casefold() for block in fields}
    is_named = document.words(heads[0][1].span).casefold() in named
    has_peers = any(block.level <= 1 for _, block in heads[1:])
    return heads[0][0] if is_named or not named or not has_peers else -1


def _part(document: Document, block: Block, heading: str) -> str:
    """Return the heading or part of the document that contains a block."""
    return f"“{heading}”" if heading else _PARTS.get(document.role_at(block.span.start), "")


def _counted(document: Document, block: Block, number: int) -> str:
    """Return the position of a block among those of its kind: "third paragraph"; "note 3"."""
    note = _NOTE.match(document.text, block.span.start, block.span.end)
    if note:
        return f"note {note[1]}" if note[1].isdigit() else f"note “{note[1]}”"
    name = _NAMES[block.kind]
    return f"{_ORDINALS[number]} {name}" if number <= _MOST_IN_WORDS else f"{name} {number}"


def _rows(document: Document) -> dict[int, str]:
    """Return a map of block indexes to the names of table rows: "row “Total”".

    A row is named by its first cell. If other rows begin with the same words, it is named by its
    number, not counting the header row.
    """
    told = dict[int, str]()
    for tables in _tables(document):
        for number, table in enumerate(tables, 1):
            front = f"{_ORDINALS[number]} table, " if 1 < len(tables) <= _MOST_IN_WORDS else ""
            labels = [_label(document, document.blocks[at]) for at in table]
            has_head = _has_head(document, table)
            for row, (at, label) in enumerate(zip(table, labels, strict=True)):
                name = f"row “{label}”" if label and labels.count(label) == 1 else ""
                if has_head and not row:
                    name = "the column headings"
                told[at] = front + (name or _nth_row(row + (not has_head)))
    return told


def _tables(document: Document) -> Iterator[list[list[int]]]:
    """Yield the tables under each heading, each as the block indexes of its rows."""
    for is_heading, part in groupby(
        enumerate(document.blocks), lambda pair: pair[1].kind is BlockKind.HEADING
    ):
        if not is_heading:
            runs = groupby(part, lambda pair: pair[1].kind is BlockKind.ROW)
            yield [[at for at, _ in run] for is_row, run in runs if is_row]


def _label(document: Document, row: Block) -> str:
    cell = document.words(row.span).partition(_CELLS)[0].strip(" |")
    return cell if len(cell) <= _LONGEST_LABEL else ""


def _has_head(document: Document, table: list[int]) -> bool:
    """Return True if the first row of a table has no figures and other rows do."""
    has_figures = [_FIGURE.search(document.words(document.blocks[at].span)) for at in table]
    return not has_figures[0] and any(has_figures[1:])


def _nth_row(number: int) -> str:
    return f"{_ORDINALS[number]} row" if number <= _MOST_IN_WORDS else f"row {number}"


def _short(document: Document, block: Block) -> str:
    from textwrap import shorten  # noqa: PLC0415 - needed only when a place is described

    return shorten(document.words(block.span), width=_LONGEST_HEADING, placeholder=" …")


def findable(document: Document, place: Place) -> tuple[str, str]:
    """Return the words of a place and, if they are too short to search for, the preceding word.

    A "2" is hard to find on a page, but "No. 2" is easy. A preceding word in another clause is
    omitted.
    """
    words = document.words(place.span) or place.text
    if len(words) > _TOO_SHORT:
        return "", words
    block = document.block_at(place.span.start)
    before = document.text[block.span.start if block else 0 : place.span.start]
    front = "".join(_LAST_WORD.findall(before))
    return ("" if front.rstrip().endswith(_STOPS) else front), words
