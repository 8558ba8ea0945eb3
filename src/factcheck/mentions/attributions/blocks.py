"""What the sentences of a block attribute, read off the block by itself and kept by its words.

A sentence of which the speaker may be named elsewhere ("He said that" at the head of a paragraph)
is read in its document.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.mentions.attributions.describing import described
from factcheck.mentions.attributions.reading import ElsewhereError, Reading, Surroundings
from factcheck.mentions.attributions.reported import reported
from factcheck.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Entry,
    Name,
    NameKind,
    Quotation,
    Span,
)
from factcheck.text import kept_by_words

_Place = tuple[int, int]
_Name = tuple[_Place, tuple[str, ...], NameKind, _Place | None, _Place | None]
"""A name with its parts, its kind, its title and its role."""
_LEAD = 2
"""Line ends that stand for what is in front of a block; its places are counted from the first."""


class _Block(NamedTuple):
    """A block with what stands in it, as plain values."""

    words: str
    sentences: tuple[_Place, ...]
    entries: tuple[tuple[_Place, _Place, _Place], ...]
    """Each with its head and its body."""
    names: tuple[_Name, ...]
    quotations: tuple[_Place, ...]
    people: frozenset[str]
    """Last words of the names that are persons' elsewhere in the document."""
    has_hero: bool
    is_last: bool
    """It ends its document."""


def attributed_in(
    reading: Reading, sentences: Sequence[Span]
) -> Iterator[tuple[Span, Sequence[Attribution]]]:
    """Yield each of some sentences with what it attributes, in order."""
    for block, inside in groupby(sentences, key=lambda one: _block_of(reading.document, one)):
        told, by = tuple(inside), block.start - _LEAD
        values = _values(reading, block)
        places = tuple(_place(one, by) for one in told)
        found = _attributed(values, places) if values else [None] * len(told)
        for sentence, attributed in zip(told, found, strict=True):
            if attributed is None:
                yield sentence, [described(reading, one) for one in reported(reading, sentence)]
            else:
                yield sentence, [_moved(one, by) for one in attributed]


def _block_of(document: Document, sentence: Span) -> Span:
    block = document.block_at(sentence.start)
    return block.span if block else sentence


def _values(reading: Reading, block: Span) -> _Block | None:
    """Return a block as plain values; None for one out of which something reaches."""
    document, by = reading.document, block.start - _LEAD
    names, quoted = reading.within(block.start, block.end), reading.quoted_in(block)
    sentences, entries = document.sentences_in(block), document.entries_in(block)
    beside = [span for name in names for span in (name.title, name.role) if span]
    inside = (*sentences, *(one.span for one in entries), *quoted, *beside)
    around = document.entry_at(block.start)
    if not all(map(block.contains, inside)) or (around and around not in entries):
        return None
    return _Block(
        document.words(block),
        tuple(_place(one, by) for one in sentences),
        tuple(
            (_place(one.span, by), _place(one.head, by), _place(one.body, by)) for one in entries
        ),
        tuple([_name(one, by) for one in names]),
        tuple(_place(one, by) for one in quoted),
        reading.people.intersection([name.parts[-1] for name in names]),
        reading.has_hero,
        block.end >= len(document.text),
    )


def _place(span: Span, by: int) -> _Place:
    return span.start - by, span.end - by


def _name(name: Name, by: int) -> _Name:
    span, title, role = name.span, name.title, name.role
    return (
        (span.start - by, span.end - by),
        name.parts,
        name.kind,
        (title.start - by, title.end - by) if title else None,
        (role.start - by, role.end - by) if role else None,
    )


@kept_by_words
def _attributed(
    block: _Block, told: tuple[_Place, ...]
) -> tuple[tuple[Attribution, ...] | None, ...]:
    """Return what sentences of a block attribute; None for one that needs its document."""
    text = "\n" * _LEAD + block.words + ("" if block.is_last else "\n" * _LEAD)
    document = Document(
        "",
        text,
        files=(),
        pieces=(),
        blocks=(Block(Span(_LEAD, _LEAD + len(block.words)), BlockKind.PARAGRAPH),),
        entries=tuple(
            Entry(Span(*whole), Span(*head), Span(*body)) for whole, head, body in block.entries
        ),
        sentences=tuple(Span(*one) for one in block.sentences),
    )
    names = tuple(
        Name(Span(*place), parts, kind, title and Span(*title), role and Span(*role))
        for place, parts, kind, title, role in block.names
    )
    quotations = tuple(Quotation(Span(*one)) for one in block.quotations)
    around = Surroundings(_LEAD, block.people, block.has_hero)
    reading = Reading(document, names, quotations, around)
    return tuple(_of_sentence(reading, Span(*one)) for one in told)


def _of_sentence(reading: Reading, sentence: Span) -> tuple[Attribution, ...] | None:
    try:
        return tuple(described(reading, one) for one in reported(reading, sentence))
    except ElsewhereError:
        return None


def _moved(one: Attribution, by: int) -> Attribution:
    """Return an attribution moved by so many code points."""
    return Attribution(
        one.span.shift(by),
        _shifted(one.cue, by),
        _shifted(one.source, by),
        mode=one.mode,
        is_anonymous=one.is_anonymous,
        role=_shifted(one.role, by),
        carrier=_shifted(one.carrier, by),
    )


def _shifted(span: Span | None, by: int) -> Span | None:
    return None if span is None else span.shift(by)
