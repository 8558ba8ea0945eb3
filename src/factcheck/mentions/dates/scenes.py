"""Where a date stands: sentence, section, entry, quotation."""

import bisect
from collections.abc import Iterable

from factcheck.model import BlockKind, Document, Entry, Quotation, Role, Span
from factcheck.values import frozen


@frozen
class Scene:
    """The surroundings of one date."""

    sentence: Span
    """Its sentence, or its block where the reader found none."""
    section: int
    """Start of its section; 0 before the first."""
    paragraph: int
    """Start of its block."""
    role: Role
    kind: BlockKind
    entry: Entry | None
    is_head: bool
    """It stands in the head of a chronology entry."""
    is_quoted: bool


class Scenery:
    """Finds the scene of any place of a document."""

    def __init__(self, document: Document, quotations: Iterable[Quotation]) -> None:
        """Merge the quotations, so that one look-up answers whether a place is quoted."""
        self._document = document
        self._quoted = _merged(quotation.span for quotation in quotations)
        self._starts = [span.start for span in self._quoted]

    def at(self, start: int, end: int) -> Scene:
        """Return the scene of a span of the text."""
        document = self._document
        block = document.block_at(start)
        section = document.section_at(start)
        entry = document.entry_at(start)
        around = block.span if block else Span(start, end)
        return Scene(
            sentence=document.sentence_at(start) or around,
            section=section.span.start if section else 0,
            paragraph=around.start,
            role=section.role if section else Role.NARRATIVE,
            kind=block.kind if block else BlockKind.PARAGRAPH,
            entry=entry,
            is_head=entry is not None and entry.head.start <= start < entry.head.end,
            is_quoted=self._is_quoted(start),
        )

    def _is_quoted(self, start: int) -> bool:
        at = bisect.bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._quoted[at].end


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the union of spans as spans in order that do not overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
