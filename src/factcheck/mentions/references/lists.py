"""Lists of works: where they stand, how their entries are told apart, what each names."""

import bisect
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.mentions.references.headings import is_cited_only, is_excerpt
from factcheck.mentions.references.joined import entries_in
from factcheck.mentions.references.labels import Label, label_of
from factcheck.mentions.references.noted import works_noted
from factcheck.mentions.references.works import work_of
from factcheck.model import (
    Block,
    BlockKind,
    Contributor,
    Document,
    ListKind,
    Reference,
    ReferenceList,
    Role,
    Section,
    Span,
)
from factcheck.values import frozen

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
    """Return the blocks of a section that may be entries."""
    return [
        _Line(block, label_of(document, block))
        for block in _blocks(document, section)
        if block.kind not in _UNLISTED and block.span != section.heading
    ]


def _blocks(document: Document, section: Section) -> tuple[Block, ...]:
    starts = section.span.start, section.span.end
    first, after = (
        bisect.bisect_left(document.blocks, at, key=lambda block: block.span.start) for at in starts
    )
    return document.blocks[first:after]


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
        yield ListKind.NAMED, [evolve(line, label=_unlabelled(line)) for line in others]


def _unlabelled(line: _Line) -> Label:
    return Label("", line.label.start)


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
    first = heading or references[0].span
    return ReferenceList(
        span=Span(min(first.start, references[0].span.start), references[-1].span.end),
        kind=kind,
        references=references,
        heading=heading,
        is_excerpt=is_excerpt(words),
        is_cited=not words or is_cited_only(words),
    )


def _references(
    document: Document, lines: Sequence[_Line], *, is_note: bool
) -> Iterator[Reference]:
    above: tuple[Contributor, ...] = ()
    for line in lines:
        whole = line.block.span
        parts = [whole] if line.label.text else entries_in(document, whole)
        for span in parts:
            words = document.text[max(line.label.start, span.start) : span.end]
            work = work_of(words, _raw(document, span), above, is_note=is_note)
            above = work.authors
            start = max(line.label.start, span.start)
            noted = works_noted(document.text, Span(start, span.end)) if is_note else ()
            yield Reference(span, line.label.text, line.label.number, work, noted)


def _raw(document: Document, span: Span) -> str:
    """Return the words of an entry as its file has them, with what the reader left out."""
    place = document.place(span)
    first, after = (
        bisect.bisect_left(document.pieces, at, key=lambda piece: piece.start)
        for at in (span.start, span.end)
    )
    pieces = document.pieces
    if first == len(pieces) or after == len(pieces):
        return place.text
    return document.files[0].text[pieces[first].offset : pieces[after].offset][:_LONGEST]
