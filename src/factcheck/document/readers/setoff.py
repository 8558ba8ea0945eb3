"""Quotations set as a paragraph: introduced by a colon, without quotation marks."""

import re
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.document.readers.drafts import Draft
from factcheck.model import BlockKind

_ANNOUNCING_WORDS = (
    8  # a line with fewer words is a label, not a sentence that introduces a quotation
)
_QUOTED_WORDS = 8
_MARKS = "\"'“‘«„"
# Speakers say "I" or "we"; a narrative does so at most for its author.
_SPEAKER = re.compile(r"\b(?:I|we|my|our|us|me)\b|\bWe\b|\b(?:My|Our)\b")
_SAYING = re.compile(
    rf"\b(?:{lexicon.alternation('layout.announcing')}|(?:declar|testif|quot)\w{{2,8}}|announc\w{{2,5}})\b"
)


def with_set_off_quotations(drafts: Sequence[Draft], taken: frozenset[int]) -> list[Draft]:
    """Return the drafts, with paragraphs that a colon introduces as quotations.

    Args:
        drafts: All blocks.
        taken: Indexes of blocks in the front matter or in chronologies.
    """
    done = list(drafts)
    for index in range(1, len(drafts)):
        above = done[index - 1]
        free = index not in taken and index - 1 not in taken
        if free and _announces(above) and _is_quoted(drafts[index], above):
            done[index] = drafts[index].become(BlockKind.QUOTE)
    return done


def _announces(made: Draft) -> bool:
    prose = made.kind is BlockKind.PARAGRAPH and made.text.endswith(":")
    return prose and len(made.text.split()) >= _ANNOUNCING_WORDS


def _is_quoted(made: Draft, above: Draft) -> bool:
    if made.kind is not BlockKind.PARAGRAPH or made.listed or made.lead or made.parted:
        return False
    if made.text[0] in _MARKS or made.text.endswith(":"):
        return False
    if len(made.text.split()) < _QUOTED_WORDS:
        return False
    last = above.text[above.text.rfind(". ") + 1 :]
    return bool(_SPEAKER.search(made.text) or _SAYING.search(last))
