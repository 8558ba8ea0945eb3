"""Drafts → Document: text, pieces, blocks, sections, entries and sentences."""

from collections.abc import Iterator, Sequence

from factcheck.model import Block, BlockKind, Document, Entry, Piece, Section, SourceFile, Span
from factcheck.readers.chronologies import Chronology, chronologies
from factcheck.readers.drafts import Draft
from factcheck.readers.sections import sections
from factcheck.readers.sentences import split


def compose(source: SourceFile, drafts: Sequence[Draft]) -> Document:
    """Join drafts into a document, one line each."""
    drafts = [made for made in drafts if made.text]
    spans = tuple(_spans(drafts))
    runs = chronologies(drafts)
    entries = {index: entry for run in runs for index, entry in _entries(spans, run)}
    blocks = tuple(_blocks(drafts, spans, entries))
    text = "\n".join(made.text for made in drafts)
    return Document(
        path=source.path,
        text=text,
        files=(source,),
        pieces=tuple(_pieces(drafts, spans)),
        blocks=blocks,
        sections=tuple(_sections(drafts, spans, runs)),
        entries=tuple(entries[index] for index in sorted(entries)),
        sentences=tuple(_sentences(text, blocks, entries)),
    )


def _spans(drafts: Sequence[Draft]) -> Iterator[Span]:
    start = 0
    for made in drafts:
        yield Span(start, start + len(made.text))
        start += len(made.text) + 1


def _pieces(drafts: Sequence[Draft], spans: Sequence[Span]) -> Iterator[Piece]:
    for made, span in zip(drafts, spans, strict=True):
        for piece in made.pieces:
            yield Piece(span.start + piece.start, piece.file, piece.offset, piece.length)


def _entries(spans: Sequence[Span], run: Chronology) -> Iterator[tuple[int, Entry]]:
    for index, head in run.heads.items():
        span = spans[index]
        yield (
            index,
            Entry(
                span,
                Span(span.start + head.start, span.start + head.end),
                Span(span.start + head.body, span.end),
                tuple(spans[number] for number in run.contexts.get(index, ())),
            ),
        )


def _blocks(drafts: Sequence[Draft], spans: Sequence[Span], entries: dict[int, Entry]) -> Iterator[Block]:
    for index, (made, span) in enumerate(zip(drafts, spans, strict=True)):
        entry = index in entries and made.kind is not BlockKind.ROW
        yield Block(span, BlockKind.ENTRY if entry else made.kind, made.level)


def _sections(drafts: Sequence[Draft], spans: Sequence[Span], runs: Sequence[Chronology]) -> Iterator[Section]:
    for part in sections(drafts, runs):
        heading = None if part.heading is None else spans[part.heading]
        yield Section(Span(spans[part.first].start, spans[part.last].end), part.role, heading)


def _sentences(text: str, blocks: Sequence[Block], entries: dict[int, Entry]) -> Iterator[Span]:
    for index, block in enumerate(blocks):
        entry = entries.get(index)
        if block.kind is BlockKind.CODE:
            continue
        if entry:
            yield entry.head
            yield from split(text, entry.body.start, entry.body.end)
        elif block.kind in {BlockKind.HEADING, BlockKind.ROW}:
            yield block.span
        else:
            yield from split(text, block.span.start, block.span.end)
