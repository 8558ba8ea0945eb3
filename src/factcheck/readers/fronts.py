"""The head of a document: title, byline, dates of issue, and what else stands above the text."""

import re
from collections.abc import Sequence

from factcheck.model import BlockKind
from factcheck.readers.drafts import Draft
from factcheck.readers.heads import date_alone

# What publishers print between a title and a text: dates of issue, numbers, rights, ways to cite.
_ISSUE = re.compile(
    r"(?:first\s)?(?:published|posted|updated|reviewed|revised|received|accepted|submitted)\b|"
    r"(?:reference|ref\.|report no|version|prepared (?:by|for)|volume|vol\.|issue|doi|issn|isbn)\b|"
    r"copyright\b|©|preferred citation|cite as|https?://",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:vol\.|volume|issue|no\.\s?\d|doi|issn|isbn|citation|copyright|rights reserved)|©",
    re.IGNORECASE,
)
_KEY_VALUE = re.compile(r"[A-Z][\w /-]{0,28}(?:\([^()]{1,20}\))?:\s\S")
_FINAL = ".:!?…,;"
_MAX_WORDS = 16  # of a line that is no sentence
_MAX_BLOCKS = 40


def front_matter(drafts: Sequence[Draft], limit: int) -> int:
    """Return the index of the first block that is not head matter.

    Args:
        drafts: all blocks.
        limit: index of the first block that cannot be head matter.
    """
    front, limit = 0, min(limit, _MAX_BLOCKS)
    while front < limit and _is_front(drafts, front):
        front += 1
    while front and _heads_text(drafts[front - 1], title=front == 1):
        front -= 1
    if front < len(drafts):
        return front
    titled = len(drafts) > 1 and drafts[0].kind is BlockKind.HEADING
    return int(titled)


def _heads_text(made: Draft, *, title: bool) -> bool:
    """Say whether a block at the end of the head matter belongs to the text below it."""
    if made.kind is not BlockKind.HEADING:
        return False
    return not title or date_alone(made.text) is not None


def _is_front(drafts: Sequence[Draft], index: int) -> bool:
    made = drafts[index]
    if made.kind is BlockKind.HEADING or made.matter:
        return True
    if made.kind is not BlockKind.PARAGRAPH:
        return False
    short = len(made.text.split()) <= _MAX_WORDS
    if _ISSUE.match(made.text):
        return bool(re.search(r"\d", made.text)) and (short or bool(_RECORD.search(made.text)))
    if not short:
        return False
    return made.text[-1] not in _FINAL or _is_key_value(drafts, index)


def _is_key_value(drafts: Sequence[Draft], index: int) -> bool:
    """Say whether a block is one of several lines "Key: value"."""
    near = drafts[max(0, index - 1) : index + 2]
    return bool(_KEY_VALUE.match(drafts[index].text)) and (
        sum(bool(_KEY_VALUE.match(made.text)) for made in near) > 1
    )
