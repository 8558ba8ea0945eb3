"""Lists of works: where they stand, how their entries are told apart, what each names."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.mentions.references.authors import OPENS_DATED, authors_in
from factcheck.mentions.references.noted import works_noted
from factcheck.mentions.references.setting import set_off
from factcheck.mentions.references.works import work_of
from factcheck.model import (
    Block,
    BlockKind,
    Contributor,
    Document,
    ListKind,
    Piece,
    Reference,
    ReferenceList,
    Role,
    Section,
    Span,
)
from factcheck.text import word_list

# ---- the label of an entry: a number, a key or a note mark in front of it ----

_LABEL = re.compile(
    r"\[(?P<note>\^[^\]\s]{1,80})\](?::\s*|\s+|$)"
    r"|\[(?P<square>[^\W_][\w.+:/-]{0,30})\]:?(?:\s+|$)"
    r"|\^(?P<caret>\d{1,3})\^?\s+(?=\S)"
    r"|\\?bibitem(?:\[[^\]\n]{0,60}\])?\{(?P<key>[^{}\s]{1,60})\}\s*"
    r"|(?P<raised>[¹²³⁰⁴-⁹]{1,3})\s?(?=\S)"
    r"|(?P<plain>\d{1,3})[.)]?\s(?=[^\W\d_]|[“\"‘'(])"
)
_ALONE = re.compile(r"\[(?P<label>[^\s\]]{1,20})\]|(?P<number>\d{1,3})[.)]")
_IN_FILE = re.compile(r"(?:^|[\s>(])\(?(?P<label>\d{1,3})[.)]\s*$")
_REACH_BACK = 40
"""Characters in front of an entry in which its number stands in the file."""


@frozen
class Label:
    """A label with the place at which the entry's own words begin."""

    text: str
    """Without brackets: "7", "^a", "Oka19"; empty for none."""
    start: int
    number: int | None = None


def label_of(document: Document, block: Block) -> Label:
    """Return the label of a block; that of a list item stands in the file alone."""
    start, end = block.span.start, block.span.end
    found = _LABEL.match(document.text, start, end)
    if found:
        form = found.lastgroup or ""
        label = unicodedata.normalize("NFKC", found[form]) if form == "raised" else found[form]
        return _label(label, found.end())
    found = _IN_FILE.search(_line_before(document, start))
    return _label(found["label"], start) if found else Label("", start)


def alone_of(document: Document, block: Block) -> Label | None:
    """Return the label that a block consists of; None if it holds anything else."""
    found = _ALONE.fullmatch(document.words(block.span))
    return _label(found["label"] or found["number"], block.span.end) if found else None


def _label(text: str, start: int) -> Label:
    digits = text.removeprefix("^")
    number = int(digits) if digits.isdecimal() and len(digits) < 4 else None  # noqa: PLR2004
    return Label(text, start, number)


def _line_before(document: Document, start: int) -> str:
    """Return what the line of the file holds in front of a block."""
    piece = document.piece_at(start)
    if piece is None or piece.start != start:
        return ""
    raw = document.files[piece.file].text[max(0, piece.offset - _REACH_BACK) : piece.offset]
    return raw.rpartition("\n")[2]


# ---- entries that a reader joined: a plain text without blank lines between them ----

_ENDS = '.)]>”"/'
_INVERTED = re.compile(r"[^,.\s]+(?:\s[^,.\s]+)?,\s|[-–—]{2,}")
_REACH = 400


def entries_in(document: Document, span: Span) -> Iterator[Span]:
    """Yield the entries of a block: one, or as many as lines of the file begin a new one.

    A line begins an entry if the words before it are at an end and it begins with authors, the
    family name first or with the year behind them. Lines set in go on: "Riga, 1957" is no author.
    """
    lines = _line_starts(document, span)
    starts = [span.start, *(at for at in lines if _begins(document, span, at))]
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        words = document.text[start:end]
        yield Span(start, start + len(words.rstrip()))


def _line_starts(document: Document, span: Span) -> list[int]:
    """Return the places of a block at which a line of the file begins, the first left out.

    Those that begin further in than the first are left out, too.
    """
    pieces = document.pieces[document.begun_in("pieces", span)]
    margin = _indent(document, pieces[0]) if pieces else 0
    set_in = {piece.start for piece in pieces if _indent(document, piece) > margin}
    found: list[int] = []
    for before, piece in zip((None, *pieces), pieces, strict=False):
        source = document.files[piece.file].text
        if before and "\n" in source[before.offset + before.length : piece.offset]:
            found.append(piece.start)
        end = piece.offset + piece.length
        at = source.find("\n", piece.offset, end)
        while at >= 0:
            found.append(piece.start + at + 1 - piece.offset)
            at = source.find("\n", at + 1, end)
    return [at for at in found if at not in set_in]


def _indent(document: Document, piece: Piece) -> int:
    """Return how far in the line begins that a piece begins; 0 if it does not begin one."""
    source = document.files[piece.file].text
    start = source.rfind("\n", 0, piece.offset) + 1
    return 0 if source[start : piece.offset].strip() else piece.offset - start


def _begins(document: Document, span: Span, at: int) -> bool:
    last = document.text[span.start : at].rstrip()[-1:]
    if not last or not (last.isdecimal() or last in _ENDS):
        return False
    words = document.text[at : min(span.end, at + _REACH)]
    authors = authors_in(words)
    if authors.same or not authors.people:
        return authors.same
    return bool(OPENS_DATED.match(words, authors.end)) or bool(_INVERTED.match(words))


# ---- lists ----

_UNLISTED = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CODE})
_FEWEST_NUMBERED = 2
_LONGEST = 3000
"""Code points of the file that belong to one entry, its hidden links included."""


@frozen
class _Line:
    """A block that may be an entry."""

    block: Block
    label: Label

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote as Markdown writes it."""
        return self.label.text.startswith("^")


def lists_in(document: Document, sections: Sequence[Section]) -> tuple[ReferenceList, ...]:
    """Return the lists of the sections that hold them, in order."""
    found: list[ReferenceList] = []
    for section in sections:
        for kind, group in _kinds(section, _lines(document, section)):
            if group:
                found.append(_list(document, section, kind, group))
    return tuple(sorted(found, key=lambda one: one.span))


def _lines(document: Document, section: Section) -> list[_Line]:
    """Return the blocks of a section that may be entries.

    A label that stands alone, as in a column of its own, is that of the block behind it.
    """
    lines: list[_Line] = []
    alone: Label | None = None
    for block in document.blocks[document.begun_in("blocks", section.span)]:
        if block.kind in _UNLISTED or block.span == section.heading:
            continue
        label = alone_of(document, block)
        if label is None:
            own = label_of(document, block)
            lines.append(_Line(block, evolve(alone, start=block.span.start) if alone else own))
        alone = label
    return lines


def _kinds(section: Section, lines: Sequence[_Line]) -> Iterator[tuple[ListKind, list[_Line]]]:
    """Part the lines of a section by how they are labelled."""
    notes = [line for line in lines if line.is_note]
    others = [line for line in lines if not line.is_note]
    yield ListKind.NOTES, notes
    numbered = _numbered([line for line in others if line.label.number is not None])
    keyed = [line for line in others if line.label.text and line.label.number is None]
    if len(numbered) >= _FEWEST_NUMBERED and 2 * len(numbered) >= len(others):
        yield ListKind.NOTES if section.role is Role.NOTES else ListKind.NUMBERED, numbered
    elif keyed and 2 * len(keyed) >= len(others):
        yield ListKind.KEYED, keyed
    elif section.heading is not None and section.role is Role.REFERENCES:
        yield ListKind.NAMED, [_Line(one.block, Label("", one.label.start)) for one in others]


def _numbered(lines: Sequence[_Line]) -> list[_Line]:
    """Count through a list that numbers each of its items 1, as Markdown allows."""
    if {line.label.number for line in lines} != {1} or len(lines) < _FEWEST_NUMBERED:
        return list(lines)
    return [
        evolve(line, label=Label(str(number), line.label.start, number))
        for number, line in enumerate(lines, 1)
    ]


def _list(
    document: Document, section: Section, kind: ListKind, lines: Sequence[_Line]
) -> ReferenceList:
    references = tuple(_references(document, lines, is_note=kind is ListKind.NOTES))
    heading = section.heading
    words = document.words(heading) if heading else ""
    first, promised = heading or references[0].span, frozenset(word_list(words))
    is_excerpt = not promised.isdisjoint(lexicon.words("references.choices"))
    is_cited = not promised.isdisjoint(lexicon.words("references.only what is cited"))
    return ReferenceList(
        span=Span(min(first.start, references[0].span.start), references[-1].span.end),
        kind=kind,
        references=references,
        heading=heading,
        is_excerpt=is_excerpt,
        is_cited=not words or (is_cited and not is_excerpt),
    )


def _references(
    document: Document, lines: Sequence[_Line], *, is_note: bool
) -> Iterator[Reference]:
    above: tuple[Contributor, ...] = ()
    for line in lines:
        whole = line.block.span
        parts = [whole] if line.label.text else entries_in(document, whole)
        for span in parts:
            start = max(line.label.start, span.start)
            words = document.text[start : span.end]
            italics = [one.shift(-start) for one in set_off(document, Span(start, span.end))]
            raw = _raw(document, span)
            work = work_of(words, raw, above, is_note=is_note, italics=italics or None)
            above = work.authors
            noted = works_noted(document.text, Span(start, span.end)) if is_note else ()
            yield Reference(span, line.label.text, line.label.number, work, tuple(noted))


def _raw(document: Document, span: Span) -> str:
    """Return the words of an entry as its file has them, with what the reader left out."""
    pieces, inside = document.pieces, document.begun_in("pieces", span)
    if inside.stop == len(pieces):
        return document.place(span).text
    first, behind = pieces[inside.start].offset, pieces[inside.stop].offset
    return document.files[0].text[first:behind][:_LONGEST]
