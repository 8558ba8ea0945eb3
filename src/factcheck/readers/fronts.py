"""The head of a document: title, byline, dates of issue, and what else stands above the text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.model import BlockKind
from factcheck.model.calendar import MONTH
from factcheck.readers.datewords import ORDINAL
from factcheck.readers.drafts import Draft
from factcheck.readers.heads import date_alone

_SERIAL = r"vol\.|volume|issue|doi|issn|isbn"
# What publishers print between a title and a text: dates of issue, numbers, rights, ways to cite.
_ISSUE = re.compile(
    r"(?:first\s)?(?:published|posted|updated|reviewed|revised|received|accepted|submitted)\b|"
    rf"(?:reference|ref\.|report no|version|prepared (?:by|for)|{_SERIAL})\b|"
    r"copyright\b|©|(?:preferred|suggested|recommended) citation\b|(?:how to )?cite (?:as|this)\b|"
    r"to cite this\b|https?://",
    re.IGNORECASE,
)
_RECORD = re.compile(
    rf"\b(?:no\.\s?\d|citation|copyright|rights reserved|{_SERIAL})|©",
    re.IGNORECASE,
)
# "Published March 2019 in …", "Published 4 March 2019, …": no sentence, since no preposition stands
# before the date; as long as it may be.
_DATED_ISSUE = re.compile(
    rf"(?:first\s)?(?:published|posted|updated|revised):?\s(?:online:?\s)?"
    rf"(?:{MONTH}\s|\d{{1,2}}(?:{ORDINAL})?\s{MONTH}\s|\d{{4}}-\d\d)",
    re.IGNORECASE,
)
_OPENING_BLOCKS = 8  # title, authors, affiliations, lines of issue
_KEY_VALUE = re.compile(r"[A-Z][\w /-]{0,28}(?:\([^()]{1,20}\))?:\s\S")
_FIGURE = re.compile(r"\d")
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_FINAL = ".:!?…,;"
_MAX_WORDS = 16  # of a line that is no sentence
_MAX_BLOCKS = 40


def front_matter(drafts: Sequence[Draft], limit: int) -> int:
    """Return the index of the first block that is not head matter.

    Args:
        drafts: all blocks.
        limit: index of the first block that cannot be head matter.
    """
    fields = next(
        (at for at, made in enumerate(drafts) if made.kind is not BlockKind.METADATA), len(drafts)
    )
    front, limit = fields, min(limit, fields + _MAX_BLOCKS)
    while front < limit and _is_front(drafts, front):
        front += 1
    while front and _heads_text(drafts[front - 1], title=front == 1):
        front -= 1
    if front < len(drafts):
        return front
    titled = len(drafts) > 1 and drafts[0].kind is BlockKind.HEADING
    return max(fields, int(titled))


def _heads_text(made: Draft, *, title: bool) -> bool:
    """Say whether a block at the end of the head matter belongs to the text below it."""
    if made.kind is not BlockKind.HEADING:
        return False
    return not title or date_alone(made.text) is not None


def _is_front(drafts: Sequence[Draft], index: int) -> bool:
    made = drafts[index]
    if made.kind in (BlockKind.HEADING, BlockKind.METADATA):
        return True
    if made.kind is not BlockKind.PARAGRAPH:
        return False
    if _ISSUE.match(made.text):
        return is_issue_line(made.text)
    if not _is_short(made.text):
        return False
    return made.text[-1] not in _FINAL or _is_key_value(drafts, index)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MAX_WORDS


def is_issue_line(text: str) -> bool:
    """Say whether a line tells when and where a text was issued, or how to cite it."""
    if not _ISSUE.match(text) or not _FIGURE.search(text):
        return False
    return _is_short(text) or bool(_RECORD.search(text) or _DATED_ISSUE.match(text))


def without_head_headings(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts whose lines of authors and of issue are no headings.

    Lines that stand between the title and a line of issue name authors and where they work, "By" or
    no "By". What stands right above a "By" is the title, be it below the name of a journal.
    """
    done = list(drafts)
    for index in range(_title(drafts) + 1, _last_issue_line(drafts) + 1):
        made = drafts[index]
        if made.kind is BlockKind.HEADING and not date_alone(made.text):
            done[index] = made.become(BlockKind.PARAGRAPH)
    return done


def _title(drafts: Sequence[Draft]) -> int:
    """Return the index of the heading above a "By" in the opening, or of the first block."""
    for index, (made, below) in enumerate(pairwise(drafts[:_OPENING_BLOCKS])):
        if made.kind is BlockKind.HEADING and below.text.startswith(("By ", "by ", "BY ")):
            return index
    return 0


def _last_issue_line(drafts: Sequence[Draft]) -> int:
    """Return the index of the last line of issue that only short lines part from the title."""
    last = 0
    for index, made in enumerate(drafts[1:_OPENING_BLOCKS], 1):
        if is_issue_line(made.text):
            last = index
        elif not _is_short(made.text) or made.text.endswith(_SENTENCE_ENDS) or made.listed:
            break
    return last


def _is_key_value(drafts: Sequence[Draft], index: int) -> bool:
    """Say whether a block is one of several lines "Key: value"."""
    near = drafts[max(0, index - 1) : index + 2]
    return bool(_KEY_VALUE.match(drafts[index].text)) and (
        sum(bool(_KEY_VALUE.match(made.text)) for made in near) > 1
    )
