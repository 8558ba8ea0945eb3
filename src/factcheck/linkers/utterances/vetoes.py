"""When two like quotations are no tellings of one utterance, or differ in no way that counts."""

import re

from factcheck.linkers.utterances.alignment import Alignment, Words
from factcheck.linkers.utterances.wording import Wording
from factcheck.model import Document, Span
from factcheck.patterns import lazy

_LEFT_OUT = lazy(r"…|\.\.\.|[\[\]]|\. \. \.")
"""Marks of an omission or insertion by the one who quotes."""
_VERSIONS = lazy(
    r"\b(?:versions?|variants?|variously|sometimes|drafts?|drafted|originally|misquot\w+|reword\w+"
    r"|translat\w+|amend\w+|replac\w+|wording|instead|renamed|corrected|lyrics?|verses?|mottos?"
    r"|slogans?|chant\w*|proverbs?)\b",
    re.IGNORECASE,
)
"""Words with which a text itself says that wordings differ, or that many use the phrase."""
# Function words of English (Quirk and others, 1985, §2.34): what code and names lack.
_FUNCTION_TEXT = """
a an the is are was were be been have has had do does did will would can could may must shall
should not no of in on at to for from by with and or but that this it its he she they we i you
our their his her my your as if so than who which what when there
"""
_FUNCTION = frozenset(_FUNCTION_TEXT.split())
_LEAST_SAME = 5
_LEAST_SAME_WHOLE = 4
"""The same where the two quotations begin and end together."""
_SHARE_LEFT = 4
"""One word may go on at the edges of a stretch for so many words that are the same."""
_PHRASE = 7
"""Words of a phrase that many sentences may have, if one of its other words is changed."""
_LONG = 12
"""Words that nobody says twice by chance."""
_LEAST_CONTENT = 2
"""Words with a meaning of their own that both must have."""


def allowed(document: Document, left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether an alignment shows one utterance quoted twice."""
    if left.utterance.span.overlaps(right.utterance.span) or _share_block(document, left, right):
        return False
    return (
        _says_enough(left, alignment)
        and _reaches(left, right, alignment)
        and not _is_other_phrase(left, right, alignment)
        and not any(_is_marked(document, left, right, change) for change in alignment.changes)
        and not any(_VERSIONS.search(_around(document, text)) for text in (left, right))
    )


def _share_block(document: Document, left: Wording, right: Wording) -> bool:
    """Say whether both stand in one paragraph, where a writer sees that they differ."""
    block = document.block_at(left.utterance.span.start)
    return block is not None and block.span.contains(right.utterance.span)


def _says_enough(text: Wording, alignment: Alignment) -> bool:
    (start, end), _ = alignment.stretch
    words = text.words[start:end]
    changed = {at for here, _ in alignment.changes for at in range(*here)}
    kept = [word for at, word in enumerate(words, start) if at not in changed]
    content = [word for word in kept if word not in _FUNCTION]
    return (
        alignment.same >= (_LEAST_SAME_WHOLE if alignment.is_whole else _LEAST_SAME)
        and len(content) >= _LEAST_CONTENT
        and len(content) < len(kept)
    )


def _reaches(left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether the stretch goes on, either way, until one of the two quotations ends.

    What is quoted again begins and ends somewhere inside the longer quotation. Where both go on
    with other words, they share a phrase only, unless the stretch is long.
    """
    (start, end), (low, high) = alignment.stretch
    rest = min(start, low) + min(len(left.words) - end, len(right.words) - high)
    return rest <= alignment.same // _SHARE_LEFT or alignment.same >= _LONG


def _is_other_phrase(left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether a short phrase says the same of something else: "the ranks of the guild"."""
    return alignment.same < _PHRASE and any(
        _adds(left, here) and _adds(right, there)
        for here, there in alignment.changes
        if _has_content(left, here) or _has_content(right, there)
    )


def _adds(text: Wording, words: Words) -> bool:
    """Say whether a side of a change has a word with a meaning of its own, or no word at all."""
    return words[0] == words[1] or _has_content(text, words)


def _has_content(text: Wording, words: Words) -> bool:
    return any(word not in _FUNCTION for word in text.words[slice(*words)])


def _is_marked(
    document: Document, left: Wording, right: Wording, change: tuple[Words, Words]
) -> bool:
    """Say whether an omission or insertion is marked where the two part."""
    here, there = change
    return any(
        _LEFT_OUT.search(document.words(_with_marks(text, words)))
        for text, words in ((left, here), (right, there))
    )


def _with_marks(text: Wording, words: Words) -> Span:
    """Return the stretch from the word before to the word behind."""
    start = text.spans[words[0] - 1].end if words[0] else text.utterance.span.start
    end = text.spans[words[1]].start if words[1] < len(text.spans) else text.utterance.span.end
    return Span(start, max(start, end))


def _around(document: Document, text: Wording) -> str:
    """Return the sentence that introduces a quotation, without the quotation."""
    span = text.utterance.span
    sentence = document.sentence_at(span.start) or span
    last = document.sentence_at(span.end - 1) or span
    return document.text[sentence.start : span.start] + document.text[span.end : last.end]
