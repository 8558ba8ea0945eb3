"""The parts of a document that references can name by a number or a title."""

import re
from collections.abc import Iterator

from attrs import define, evolve, field

from factcheck import lexicon
from factcheck.document.text import Covered
from factcheck.extract.labels.contents import contents
from factcheck.extract.labels.label import Label, Number, label_of, readings, sort_of, typed_before
from factcheck.model import Block, BlockKind, Document, Dossier, ListKind, Span
from factcheck.model.labels import Target
from factcheck.model.numerals import CARDINALS
from factcheck.model.rows import row_at

_SEPARATES = re.compile(r"\s*[.:–—|)\]-]\s*|\s*$")
_AFTER_NUMBER = re.compile(r"[\s.:–—|)\]-]*")
_INLINE = re.compile(
    r"(?<![\w)])\((?P<mark>[a-z]|[ivx]{2,5}|\d{1,2})\)(?=\s(?!through\b|to\b|and\s\(|or\s\())"
)
_EXTENDED = re.compile(r"(?:[.-]?\d{1,3}(?!\.\d|\w)|(?:\([a-z0-9]{1,4}\))+|[a-z](?!\w))")
_TITLED = frozenset({BlockKind.HEADING, BlockKind.CAPTION})
_PLURAL = re.compile(r"(?:Figures|Figs|Tables|Boxes|Maps|Charts|Plates)\b")
_WORD_BEFORE = re.compile(r"(?<!\w)(?P<word>[A-Za-z]{2,14})\.?\s?\Z")
_FIRST_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.;](?:\s|$)")
_MOST_DEEP, _REACH = 3, 20
_LONGEST_TITLE = 120
"""Maximum length of a title, in code points; a longer heading is a clause with a title."""


@define
class _Nest:
    """The numbers of the parts around a block, such as "7.2" and "(b)"."""

    number: str = ""
    letters: list[str] = field(factory=list)
    item: str = ""
    """The number of the current list item."""

    def around(self, part: str) -> frozenset[Number]:
        """Return the possible full numbers of a letter or number at the current position."""
        paths = [self.letters[:deep] for deep in range(min(len(self.letters), _MOST_DEEP) + 1)]
        bases = set(readings(self.number) or {()})
        if self.item and self.item != part:
            bases |= {(*base, self.item) for base in bases} | {(self.item,)}
        found = {(*base, *path, part) for base in bases for path in paths}
        return frozenset(found | {one[len(base) :] for one in found for base in bases})

    def inside(self, mark: str) -> frozenset[Number]:
        """Return the possible full numbers of a letter or Roman numeral in parentheses.

        The current position moves to it.
        """
        part = mark.strip("().").lower()
        found = self.around(part)
        before = self.letters[-1:]
        if part == "a" or (part == "i" and before != ["h"] and len(self.letters) < _MOST_DEEP):
            self.letters = [*self.letters, part] if part == "i" else [part]
        else:
            self.letters = [*self.letters[:-1], part]
        return found


def targets(dossier: Dossier) -> tuple[Target, ...]:
    """Return the numbered parts and all headings of a document, in order."""
    listed = Covered(entry.span for one in dossier.part(contents) for entry in one.entries)
    notes = [one for one in dossier.facts.lists if one.kind is ListKind.NOTES]
    found = [
        Target(one.span, "note", label, readings(label))
        for part in notes
        for one in part.references
        if (label := one.label.removeprefix("^"))
    ]
    references = Covered(one.span for one in dossier.facts.lists)
    linked = Covered(one.span for one in dossier.document.links if one.target.startswith("#"))
    nest = _Nest()
    for block in dossier.document.blocks:
        is_read = block.kind not in (BlockKind.CODE, BlockKind.METADATA)
        is_read = is_read and (block.level > 0 or not references.at(block.span.start))
        is_listed = block.kind is BlockKind.ROW and linked.at(block.span.start)
        if is_read and not is_listed and not listed.at(block.span.start):
            for part in _captions(dossier.document, block) or (block,):
                found += _of_block(dossier.document, part, nest)
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end)))


def _captions(document: Document, block: Block) -> list[Block]:
    """Return the cells of a table row if each of them is a caption; otherwise nothing."""
    row = row_at(document, block.span.start) if block.kind is BlockKind.ROW else None
    cells = [evolve(block, span=cell) for cell in row.cells if cell] if row else []
    sorts = {label.sort if (label := label_of(document, cell)) else "" for cell in cells}
    return cells if sorts <= lexicon.words("references.captioned") else []


def _of_block(document: Document, block: Block, nest: _Nest) -> Iterator[Target]:
    words, start = document.words(block.span), block.span.start
    label = label_of(document, block)
    label = label if label and (label.sort or not block.number) else None
    printed = block.number or typed_before(document, block)
    level = block.level
    more = _EXTENDED.match(label.rest) if label and label.sort else None
    rest = label.rest[more.end() if more else 0 :] if label else ""
    is_plural = block.kind is BlockKind.PARAGRAPH and _PLURAL.match(words)
    if label and label.sort and _is_target(block, rest) and not is_plural:
        number = label.number + (more[0] if more else "")
        span = Span(label.span.start, label.span.end + (more.end() if more else 0))
        title = _title(document, block, span.end)
        word = words[label.span.start - start :].split(maxsplit=1)[0].strip(".").lower()
        yield Target(span, label.sort, number, readings(number), title, level, word=word)
        if label.sort in lexicon.words("references.numbered parts"):
            nest.number, nest.letters, nest.item = number, [], ""
        elif block.level:
            nest.number, nest.letters, nest.item = "", [], ""
    elif label and not label.sort and _is_numbered(block, label):
        if label.number[0].isdigit() or block.level > 0:
            nest.number, nest.letters, nest.item = label.number, [], ""
            own = readings(label.number)
        else:
            own = nest.inside(label.number)
        title = _title(document, block, label.span.end)
        yield Target(label.span, "section", label.number, own, title, level)
    elif printed:
        yield _printed(document, block, printed, nest)
    elif block.level:
        yield Target(block.span, "section", "", frozenset(), block.span, level)
        nest.number, nest.letters, nest.item = "", [], ""
    for mark in _INLINE.finditer(words):
        before = _WORD_BEFORE.search(words[max(0, mark.start() - _REACH) : mark.start()])
        is_count = before and before["word"].lower() in CARDINALS  # "four (4) absences"
        if before and (is_count or sort_of(before["word"])):
            continue
        span = Span(*mark.span()).shift(start)
        yield Target(span, "inline", mark["mark"], nest.inside(mark["mark"]))


def _printed(document: Document, block: Block, printed: str, nest: _Nest) -> Target:
    """Return the part whose number is generated by the format and missing from the text."""
    first = _FIRST_WORD.search(document.text, block.span.start, block.span.end)
    span = Span(*first.span()) if first else block.span
    is_titled = block.kind in _TITLED
    title = _title(document, block, block.span.start) if is_titled else None
    number = printed.rsplit(maxsplit=1)[-1].strip("().:")
    is_item = block.kind is BlockKind.ITEM and number.isdigit()
    if number[:1].isdigit():
        own = readings(number) | (nest.around(number) if number.isdigit() else frozenset())
        nest.letters = []
        if is_item:
            nest.item = number
        else:
            nest.number, nest.item = number, ""
    else:
        own = nest.inside(printed)
    sort = "item" if is_item else sort_of(printed.split(maxsplit=1)[0]) or "section"
    return Target(span, sort, number, own, title, block.level, is_typed=False)


def _is_target(block: Block, rest: str) -> bool:
    """Return True if a block that starts with "Table 3" is a caption rather than a sentence."""
    return block.kind in _TITLED or bool(_SEPARATES.match(rest))


def _is_numbered(block: Block, label: Label) -> bool:
    """Return True if a bare number labels a part: "4.2 The tenant", "4. Fees", "(b) Fees"."""
    is_cell = block.kind is BlockKind.ROW and label.number.isalpha()
    is_sure = block.kind in _TITLED or "." in label.number or (bool(label.marks) and not is_cell)
    return is_sure and bool(label.rest.strip())


def _title(document: Document, block: Block, after: int) -> Span | None:
    """Return the title after a number: the rest of a heading, or the first sentence of a block."""
    start = _AFTER_NUMBER.match(document.text, after, block.span.end).end()  # type: ignore[union-attr]
    end = block.span.end
    if block.level == 0 or end - start > _LONGEST_TITLE:
        stop = _SENTENCE_END.search(document.text, start, end)
        end = stop.start() if stop else end
    return Span(start, end) if start < end else None
