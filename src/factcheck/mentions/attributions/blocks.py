"""What the sentences of a block attribute, read off the block by itself and kept by its words.

A sentence of which the speaker may be named elsewhere ("He said that" at the head of a paragraph)
is read in its document.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

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
    Quotation,
    Span,
    shifted,
)
from factcheck.text import kept_by_words

_LEAD = 2
"""Line ends that stand for what is in front of a block; its places are counted from the first."""


@frozen
class _Inside:
    """What stands in a block."""

    sentences: tuple[Span, ...]
    entries: tuple[Entry, ...]
    names: tuple[Name, ...]
    quotations: tuple[Span, ...]
    around: Surroundings
    is_last: bool
    """The block ends its document."""


def attributed_in(
    reading: Reading, sentences: Sequence[Span]
) -> Iterator[tuple[Span, Sequence[Attribution]]]:
    """Yield each of some sentences with what it attributes, in order."""
    for block, inside in groupby(sentences, key=reading.document.block_around):
        told, by = tuple(inside), block.start - _LEAD
        values = _inside(reading, block)
        words, places = reading.document.words(block), tuple(one.shift(-by) for one in told)
        found = _attributed(words, values, places) if values else [None] * len(told)
        for sentence, attributed in zip(told, found, strict=True):
            if attributed is None:
                yield sentence, [described(reading, one) for one in reported(reading, sentence)]
            else:
                yield sentence, [shifted(one, by) for one in attributed]


def _inside(reading: Reading, block: Span) -> _Inside | None:
    """Return what stands in a block; None for one out of which something reaches."""
    document, by = reading.document, _LEAD - block.start
    names, quoted = reading.within(block.start, block.end), reading.quoted_in(block)
    sentences, entries = document.sentences_in(block), document.entries_in(block)
    beside = [span for name in names for span in (name.title, name.role) if span]
    inside = (*sentences, *(one.span for one in entries), *quoted, *beside)
    around = document.entry_at(block.start)
    if not all(map(block.contains, inside)) or (around and around not in entries):
        return None
    return _Inside(
        tuple(one.shift(by) for one in sentences),
        tuple(Entry(one.span.shift(by), one.head.shift(by), one.body.shift(by)) for one in entries),
        tuple([_name(one, by) for one in names]),
        tuple(one.shift(by) for one in quoted),
        Surroundings(
            _LEAD, reading.people.intersection([name.parts[-1] for name in names]), reading.has_hero
        ),
        block.end >= len(document.text),
    )


def _name(name: Name, by: int) -> Name:
    """Return a name moved; written out, since there are so many."""
    title, role = (span and span.shift(by) for span in (name.title, name.role))
    return Name(name.span.shift(by), name.parts, name.kind, title, role)


@kept_by_words
def _attributed(
    words: str, inside: _Inside, told: tuple[Span, ...]
) -> tuple[tuple[Attribution, ...] | None, ...]:
    """Return what sentences of a block attribute; None for one that needs its document."""
    document = Document(
        "",
        "\n" * _LEAD + words + ("" if inside.is_last else "\n" * _LEAD),
        files=(),
        pieces=(),
        blocks=(Block(Span(_LEAD, _LEAD + len(words)), BlockKind.PARAGRAPH),),
        entries=inside.entries,
        sentences=inside.sentences,
    )
    quotations = tuple(map(Quotation, inside.quotations))
    reading = Reading(document, inside.names, quotations, inside.around)
    return tuple(_of_sentence(reading, one) for one in told)


def _of_sentence(reading: Reading, sentence: Span) -> tuple[Attribution, ...] | None:
    try:
        return tuple(described(reading, one) for one in reported(reading, sentence))
    except ElsewhereError:
        return None
