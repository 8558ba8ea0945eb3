"""Document → whether it, or a passage of it, is English: all is read in English only."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck import lexicon
from factcheck.data.english import is_ordinary
from factcheck.model import Document, Span
from factcheck.text import kept_by_words, lines

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4
"""Letters from which on a word tells its language."""
_JOINING = lexicon.words("function.commonest")
_FEWEST_JOINING = 0.01
_FEWEST, _FEWEST_TELLING = 30, 6
"""Words, and among them telling ones, that must be there."""
_LEAST = 1 / 3
"""Share of its small words that an ordinary word list of English must hold.

Source: read in 400 English texts, of which the least share was 0.49 (a bibliography), but for one
with a list of Chinese names in Latin letters, which its joining words tell.
"""
_FEW_JOINING = 0.05
_FEW_KNOWN = 1 / 4
_PROSE = 0.35
"""Share of joining words in a passage that is hardly English, and of known ones among its telling
ones; share of telling words from which on it is prose, and no list of names.

Source: read in 700 documents, of which 30 are translated in part or whole; of English prose no
passage has less than 0.1 and 0.7.
"""


@kept_by_words
def _word_list(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


@kept_by_words
def _words(text: str) -> tuple[int, int]:
    """Return how many words a line has, and how many of them join others."""
    words = _word_list(text)
    return len(words), sum(map(_JOINING.__contains__, words))


@kept_by_words
def _telling_words(text: str) -> tuple[int, int]:
    """Return how many small words of a line tell its language, and how many of them are English."""
    telling = [word for word in _word_list(text) if len(word) >= _LONG and word.islower()]
    return len(telling), sum(map(is_ordinary, telling))


def _both(count: Callable[[str], tuple[int, int]], texts: Iterable[str]) -> tuple[int, int]:
    counted = [count(text) for text in texts]
    return sum([one for one, _ in counted]), sum([other for _, other in counted])


def is_foreign(document: Document) -> bool:
    """Say whether the words of a document, those in small letters, are hardly English."""
    texts = [text for _, text in lines(document)]
    words, joining = _both(_words, texts)
    if words < _FEWEST or joining >= _FEWEST_JOINING * words:
        return False
    telling, known = _both(_telling_words, texts)
    return telling >= _FEWEST_TELLING and known < _LEAST * telling


def foreign_passages(document: Document) -> tuple[Span, ...]:
    """Return the stretches of whole paragraphs whose prose is hardly English, in order.

    Short paragraphs are read together with those that follow, to thirty words. A list of names or
    titles is no prose: its few small words do not show its language.
    """
    found: list[Span] = []
    for span in (span for span, texts in _passages(document) if _is_foreign_prose(texts)):
        is_next = bool(found) and not document.text[found[-1].end : span.start].strip()
        found.append(Span(found.pop().start if is_next else span.start, span.end))
    return tuple(found)


def _passages(document: Document) -> Iterator[tuple[Span, list[str]]]:
    """Yield paragraphs with their texts, short ones together."""
    start, words, texts = 0, 0, list[str]()
    for block in document.blocks:
        start = start if words else block.span.start
        texts.append(document.words(block.span))
        words += _words(texts[-1])[0]
        if words >= _FEWEST or block is document.blocks[-1]:
            yield Span(start, block.span.end), texts
            words, texts = 0, []


def _is_foreign_prose(texts: Sequence[str]) -> bool:
    words, joining = _both(_words, texts)
    if joining >= _FEW_JOINING * words:
        return False
    telling, known = _both(_telling_words, texts)
    return telling >= max(_FEWEST_TELLING, _PROSE * words) and known < _FEW_KNOWN * telling
