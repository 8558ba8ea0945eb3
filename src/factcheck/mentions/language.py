"""Document → whether it, or a passage of it, is English: all is read in English only."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck import lexicon
from factcheck.data.english import is_ordinary
from factcheck.model import Document, Span
from factcheck.text import grouped, kept_by_words, lines

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4
"""Letters from which on a word shows its language."""
_JOINING = lexicon.words("function.commonest")
_FEWEST_JOINING = 0.01
_FEWEST, _FEWEST_LONG = 30, 6
"""Words, and among them long ones in small letters, that must be there."""
_LEAST = 1 / 3
"""Share of its small words that an ordinary word list of English must hold.

Source: read in 400 English texts, of which the least share was 0.49 (a bibliography), but for one
with a list of Chinese names in Latin letters, which its joining words show.
"""
_FEW_OTHERS, _OTHERS, _TIMES = 2, 0.1, 3
"""Words of a paragraph that join others in one other language, their share of all words, and how
many of them there must be to each joining word of English."""


def is_foreign(document: Document) -> bool:
    """Return True if the words of a document, those in small letters, are hardly English."""
    words = [word for _, text in lines(document) for word in _WORD.findall(text)]
    if len(words) < _FEWEST or sum(map(_JOINING.__contains__, words)) >= _FEWEST_JOINING * len(
        words
    ):
        return False
    long = [word for word in words if len(word) >= _LONG and word.islower()]
    return len(long) >= _FEWEST_LONG and sum(map(is_ordinary, long)) < _LEAST * len(long)


def foreign_passages(document: Document) -> tuple[Span, ...]:
    """Return the paragraphs whose words another language joins, in order; neighbors together."""
    found: list[Span] = []
    for block in document.blocks:
        if _is_joined_otherwise(document.words(block.span)):
            is_next = found and not document.text[found[-1].end : block.span.start].strip()
            found.append(Span(found.pop().start if is_next else block.span.start, block.span.end))
    return tuple(found)


@kept_by_words
def _is_joined_otherwise(text: str) -> bool:
    """Return True if words of another language join those of a text, and hardly one of English."""
    words, languages = _WORD.findall(text), _languages()
    counts = Counter(language for word in words for language in languages.get(word, ()))
    others = max(counts.values(), default=0)
    joining = sum(map(_JOINING.__contains__, words))
    return others >= max(_FEW_OTHERS, _OTHERS * len(words)) and joining * _TIMES <= others


@cache
def _languages() -> Mapping[str, Sequence[int]]:
    """Return by each word the languages in which it joins others, by their lines."""
    listed = enumerate(lexicon.ordered("function.commonest of other languages"))
    return grouped((word, at) for at, line in listed for word in {*line.split()})
