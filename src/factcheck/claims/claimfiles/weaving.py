"""The text of a claims folder: one line per claim, mapped to the YAML scalars."""

from typing import Any

from attrs import define, field

from factcheck.claims.claimfiles.tracing import runs
from factcheck.claims.claimfiles.values import Scalar
from factcheck.model import (
    Block,
    BlockKind,
    Document,
    Entry,
    Piece,
    Role,
    Section,
    SourceFile,
    Span,
)


@define
class Weaver:
    """Builds the text and document of a claims folder."""

    path: str
    files: tuple[SourceFile, ...]
    sentences: list[Span] = field(factory=list)
    _parts: list[str] = field(factory=list)
    _pieces: list[Piece] = field(factory=list)
    _blocks: list[Block] = field(factory=list)
    _entries: list[Entry] = field(factory=list)
    _sections: list[Section] = field(factory=list)
    _length: int = 0
    _block_start: int = 0
    _section_start: int = 0

    def put(self, words: str) -> None:
        """Append words that are not in a file."""
        self._parts.append(words)
        self._length += len(words)

    def add(self, scalar: Scalar[Any]) -> Span:
        """Append the words of a scalar, and return their span."""
        start = self._length
        for at, offset, length in runs(scalar, self.files[scalar.file].text):
            self._pieces.append(Piece(start + at, scalar.file, offset, length))
        self.put(scalar.words)
        return Span(start, self._length)

    def end_block(self, head: Span | None = None, body: Span | None = None) -> None:
        """End the line; if a head and a body are given, it becomes a chronology entry."""
        span = Span(self._block_start, self._length)
        if head and body:
            self._entries.append(Entry(span, head, body))
        kind = BlockKind.ENTRY if head and body else BlockKind.PARAGRAPH
        self._blocks.append(Block(span, kind))
        self.put("\n")
        self._block_start = self._length

    def end_section(self, role: Role) -> None:
        """End a section, unless it is empty."""
        if self._length > self._section_start:
            self._sections.append(Section(Span(self._section_start, self._length - 1), role))
        self._section_start = self._length

    def document(self) -> Document:
        """Return the finished document."""
        return Document(
            path=self.path,
            text="".join(self._parts).removesuffix("\n"),
            files=self.files,
            pieces=tuple(self._pieces),
            blocks=tuple(self._blocks),
            sections=tuple(self._sections),
            entries=tuple(self._entries),
            sentences=tuple(self.sentences),
        )
