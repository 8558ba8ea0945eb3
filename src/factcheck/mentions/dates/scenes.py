"""Where a date stands: sentence, section, entry, quotation."""

from factcheck.model import BlockKind, Document, Entry, Role, Span
from factcheck.text import Covered
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


def scene_at(document: Document, quoted: Covered, start: int, end: int) -> Scene:
    """Return the scene of a span of the text."""
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
        is_quoted=quoted.at(start),
    )
