"""The head of a document: title, byline, and other lines above the body."""

from collections.abc import Sequence

from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.heads import date_alone
from factcheck.model import BlockKind

_FINAL = ".:!?…,;"
_MAX_WORDS = 16  # maximum of a line that is not a sentence
_MAX_BLOCKS = 40


def front_matter(drafts: Sequence[Draft], limit: int) -> int:
    """Return the index of the first block after the head.

    Args:
        drafts: All blocks.
        limit: Index of the first block that cannot be in the head.
    """
    fields = next(
        (at for at, made in enumerate(drafts) if made.kind is not BlockKind.METADATA), len(drafts)
    )
    front, limit = fields, min(limit, fields + _MAX_BLOCKS)
    while front < limit and _is_front(drafts[front]):
        front += 1
    while front and _heads_text(drafts[front - 1], title=front == 1):
        front -= 1
    if front < len(drafts):
        return front
    titled = len(drafts) > 1 and drafts[0].kind is BlockKind.HEADING
    return max(fields, int(titled))


def _heads_text(made: Draft, *, title: bool) -> bool:
    """Return True if a block at the end of the head belongs to the text below it."""
    if made.kind is not BlockKind.HEADING:
        return False
    return not title or date_alone(made.text) is not None


def _is_front(made: Draft) -> bool:
    if made.kind is BlockKind.PARAGRAPH:
        return len(made.text.split()) <= _MAX_WORDS and made.text[-1] not in _FINAL
    return made.kind in (BlockKind.HEADING, BlockKind.METADATA)
