"""The running text: the blocks in which markers point at entries."""

import bisect
from collections.abc import Iterator, Sequence

from factcheck.model import Block, BlockKind, Document, Quotation, ReferenceList, Span
from factcheck.values import frozen


@frozen
class Running:
    """A document with what markers need to know of a place in it."""

    document: Document
    quotations: Sequence[Quotation]
    listed: frozenset[int]
    """Starts of the blocks that are entries of lists."""
    notes: frozenset[int]
    """Starts of those that are notes, which point at works themselves."""

    @classmethod
    def of(
        cls, document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
    ) -> "Running":
        """Return the running text of a document with its lists."""
        entries = [(one.kind, entry.span.start) for one in lists for entry in one.references]
        headings = frozenset(one.heading.start for one in lists if one.heading)
        return cls(
            document=document,
            quotations=quotations,
            listed=frozenset(start for _, start in entries) | headings,
            notes=frozenset(start for kind, start in entries if kind == "notes"),
        )

    def blocks(self, *, with_notes: bool = False) -> Iterator[Block]:
        """Yield the blocks of the text; notes too, where they are asked for."""
        for block in self.document.blocks:
            start = block.span.start
            if block.kind is BlockKind.CODE or (start in self.listed and not with_notes):
                continue
            if start not in self.listed or start in self.notes:
                yield block

    def is_quoted(self, at: int) -> bool:
        """Say whether a place lies in a quotation, or in one that is set off."""
        block = self.document.block_at(at)
        every = self.quotations
        index = bisect.bisect_right(every, at, key=lambda one: one.span.start) - 1
        inside = index >= 0 and at < every[index].span.end
        return inside or (block is not None and block.kind is BlockKind.QUOTE)

    def is_code(self, at: int) -> bool:
        """Say whether a place is set as code inside a line."""
        return self._left_out_before(at) == "`"

    def is_escaped(self, at: int) -> bool:
        """Say whether the file has a backslash in front of a place, which the reader took off."""
        pieces = self.document.pieces
        index = bisect.bisect_left(pieces, at, key=lambda piece: piece.start)
        begins = index < len(pieces) and pieces[index].start == at
        return begins and self._left_out_before(at) == "\\"

    def _left_out_before(self, at: int) -> str:
        """Return the character that the file has in front of the piece that holds a place."""
        pieces = self.document.pieces
        index = bisect.bisect_right(pieces, at, key=lambda piece: piece.start) - 1
        if index < 0 or pieces[index].offset == 0:
            return ""
        piece = pieces[index]
        return self.document.files[piece.file].text[piece.offset - 1]

    def is_glued(self, at: int) -> bool:
        """Say whether a letter or digit touches a place in front."""
        return at > 0 and self.document.text[at - 1].isalnum()

    def before(self, at: int, most: int) -> Span:
        """Return so many code points in front of a place, within its block."""
        block = self.document.block_at(max(0, at - 1))
        start = block.span.start if block else at
        return Span(max(start, at - most), at)
