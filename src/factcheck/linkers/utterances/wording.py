"""An utterance as words that can be compared: no case, no marks, one form of apostrophe."""

import unicodedata

from attrs import frozen

from factcheck.model import Document, Span, Utterance
from factcheck.patterns import lazy

_WORD = lazy(r"[^\W_]+(?:[.,:/’'-][^\W_]+)*")
_ONES_TEXT = "one two three four five six seven eight nine ten eleven twelve"
_FIGURES = {word: str(value) for value, word in enumerate(_ONES_TEXT.split(), 1)}
"""House styles write small numbers in words or in figures."""


@frozen(eq=False)
class Wording:
    """The words of an utterance, each with its place."""

    utterance: Utterance
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def worded(document: Document, utterance: Utterance) -> Wording:
    """Cut an utterance in words."""
    spans = tuple(
        Span(match.start(), match.end())
        for part in utterance.parts
        for match in _WORD.finditer(document.text, part.start, part.end)
    )
    return Wording(utterance, tuple(_folded(document.words(span)) for span in spans), spans)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _FIGURES.get(letters, letters)
