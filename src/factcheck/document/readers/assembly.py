"""Assembly of a `Document` from drafts: text, pieces, blocks, sections, entries, sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.document.readers.chronologies import chronologies
from factcheck.document.readers.drafts import Draft, Target
from factcheck.document.readers.entries import Chronology, Dated
from factcheck.document.readers.furniture import without_furniture
from factcheck.document.readers.sections import Part, sections
from factcheck.document.readers.sentences import split
from factcheck.limits import refuse_blocks
from factcheck.model import (
    Block,
    BlockKind,
    Document,
    Entry,
    Hyperlink,
    Piece,
    Section,
    SourceFile,
    Span,
)


def compose(source: SourceFile, drafts: Sequence[Draft]) -> Document:
    """Return the document made from the drafts, with one line for each draft.

    Raises:
        LimitError: There are too many drafts.
    """
    refuse_blocks(len(drafts))
    drafts = without_furniture([made for made in drafts if made.text])
    runs = chronologies(drafts)
    parts = sections(drafts, runs) if drafts else ()
    return _Frame(tuple(drafts), tuple(_spans(drafts)), runs, parts).document(source)


def _spans(drafts: Sequence[Draft]) -> Iterator[Span]:
    start = 0
    for made in drafts:
        yield Span(start, start + len(made.text))
        start += len(made.text) + 1


def _within(piece: Piece, link: Target) -> Iterator[Span]:
    """Yield the part of a piece that is inside the text of a link, if any."""
    start = max(piece.offset, link.start)
    end = min(piece.offset + piece.length, link.end)
    if start < end:
        yield Span(start, end).shift(piece.start - piece.offset)


@frozen
class _Frame:
    """Drafts with their spans, chronologies and sections."""

    drafts: tuple[Draft, ...]
    spans: tuple[Span, ...]
    runs: tuple[Chronology, ...]
    parts: tuple[Part, ...]

    def document(self, source: SourceFile) -> Document:
        """Return the document."""
        text = "\n".join(made.text for made in self.drafts)
        dated = {entry.index: entry for run in self.runs for entry in run.entries}
        entries = {index: self._entry(one) for index, one in sorted(dated.items())}
        pieces = tuple(self._pieces())
        return Document(
            path=source.path,
            text=text,
            files=(source,),
            pieces=pieces,
            blocks=tuple(self._blocks(dated)),
            sections=tuple(self._sections()),
            entries=tuple(entries.values()),
            sentences=tuple(self._sentences(entries)),
            links=tuple(self._links(pieces)),
        )

    def _pieces(self) -> Iterator[Piece]:
        for made, span in zip(self.drafts, self.spans, strict=True):
            for piece in made.pieces:
                yield Piece(span.start + piece.start, piece.file, piece.offset, piece.length)

    def _entry(self, one: Dated) -> Entry:
        start = self.spans[one.index].start
        end = self.spans[one.last].end
        body = self.spans[one.index + 1].start if one.below else start + one.head.body
        contexts = tuple(
            Span(first, last).shift(self.spans[index].start) for index, first, last in one.contexts
        )
        head = Span(one.head.start, one.head.end).shift(start)
        return Entry(Span(start, end), head, Span(body, end), contexts)

    def _blocks(self, dated: dict[int, Dated]) -> Iterator[Block]:
        for index, (made, span) in enumerate(zip(self.drafts, self.spans, strict=True)):
            entry = dated.get(index)
            renamed = entry and not entry.below and made.kind is not BlockKind.ROW
            kind = BlockKind.ENTRY if renamed else made.kind
            yield Block(
                span, kind, made.level, made.field, made.depth, made.begins, made.number, made.names
            )

    def _links(self, pieces: Sequence[Piece]) -> Iterator[Hyperlink]:
        if not any(made.links for made in self.drafts):
            return
        pieces = sorted(pieces, key=lambda piece: (piece.file, piece.offset))
        starts = [(piece.file, piece.offset) for piece in pieces]
        for made in self.drafts:
            file = made.pieces[0].file if made.pieces else 0
            for link in made.links:
                first = max(0, bisect_right(starts, (file, link.start)) - 1)
                after = bisect_left(starts, (file, link.end))
                spans = [span for piece in pieces[first:after] for span in _within(piece, link)]
                if spans:
                    span = Span(min(one.start for one in spans), max(one.end for one in spans))
                    yield Hyperlink(span, link.address)

    def _sections(self) -> Iterator[Section]:
        for part in self.parts:
            heading = None if part.heading is None else self.spans[part.heading]
            span = Span(self.spans[part.first].start, self.spans[part.last].end)
            yield Section(span, part.role, heading)

    def _sentences(self, entries: dict[int, Entry]) -> Iterator[Span]:
        whole = {BlockKind.HEADING, BlockKind.ROW}
        for index, (made, span) in enumerate(zip(self.drafts, self.spans, strict=True)):
            entry = entries.get(index)
            if made.kind is BlockKind.CODE:
                continue
            if made.kind in whole and not (entry and entry.body.start < span.end):
                yield span
                continue
            begin = 0
            if entry and entry.body.start < span.end:
                yield entry.head
                begin = entry.body.start - span.start
            for one in split(made.text, begin):
                yield one.shift(span.start)
