"""Words as they are compared with a source: what may differ without a quotation being wrong.

Left out of the comparison: case, marks of quotation and punctuation, dashes and hyphens, white
space, a word hyphenated at the end of a line, accents, and small numbers in words or figures. An
ellipsis stands for any words, brackets for up to eight, and one letter in brackets for its case.

Source: The Chicago Manual of Style, 17th ed., 2017, 13.7-13.8 (permissible changes), 13.50-13.58
(ellipses), 13.59-13.63 (brackets).
"""

import unicodedata
from bisect import bisect_right
from functools import cached_property

from attrs import define

from factcheck.model import Span
from factcheck.model.numerals import CARDINALS
from factcheck.patterns import lazy
from factcheck.values import frozen

_WORD = lazy(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_HYPHENATED = lazy(r"(?<=[^\W\d_])(?:-\s+|\u00ad\s*)(?=[^\W\d_])")
_LETTER = lazy(r"\[([^\W\d_])\]")
_OMISSION = lazy(r"(?P<gap>\[?(?:\.\s?\.\s?\.|…)\s?\.?\]?)|(?P<put>\[[^\[\]]{0,200}\])")
_FIGURES = {word: str(value) for word, value in CARDINALS.items() if value <= 20}  # noqa: PLR2004
"""House styles write numbers of one word in words or in figures."""
# Ten of the commonest words of English, which make up a quarter of any running text. Source: Leech,
# Rayson and Wilson, Word Frequencies in Written and Spoken English (2001), list 1.1.
_COMMON = lazy(r" (?:the|of|and|to|is|was|that|for|with|it)(?= )")
_EVERY = 8
"""Words among which one of them stands in English at the least, on average."""
_PUT_IN = 8
"""Words that one pair of brackets may stand for."""
_LONGEST = 24
"""Letters of a word, with its space, by which a stretch of so many words is bounded."""
_FAR = 10**9


@frozen
class PieceOfWords:
    """Words of a quotation in a row, and how many of the source's may stand before them."""

    words: tuple[str, ...]
    gap: int
    """0 for the first piece, whose place is free."""


def pieces(quotation: str) -> tuple[PieceOfWords, ...]:
    """Cut a quotation where an ellipsis or brackets show that words are left out or put in."""
    text = _LETTER.sub(r"\1", quotation)
    found: list[PieceOfWords] = []
    at = gap = 0
    for mark in [*_OMISSION.finditer(text), None]:
        words = tuple(
            _folded(word) for word, _ in _words(text[at : mark.start() if mark else None])
        )
        if words:
            found.append(PieceOfWords(words, gap))
            gap = 0
        if mark is not None:
            gap = max(gap, _FAR if mark["gap"] else _PUT_IN)
            at = mark.end()
    return tuple(found)


def streams(text: str) -> tuple["Stream", ...]:
    """Return the words of a source's text, also with words joined that a line end has parted."""
    joined = _HYPHENATED.sub("", text)
    return (Stream(text),) if joined == text else (Stream(text), Stream(joined))


@define(slots=False, eq=False)
class Stream:
    """The words of a text in a row, in which others can be looked for."""

    text: str

    @cached_property
    def _words(self) -> list[tuple[str, Span]]:
        return [(_folded(word), span) for word, span in _words(self.text)]

    @cached_property
    def line(self) -> str:
        """Every word, folded, between single spaces."""
        return " " + " ".join(word for word, _ in self._words) + " "

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word begins in the line."""
        starts, at = [], 1
        for word, _ in self._words:
            starts.append(at)
            at += len(word) + 1
        return starts

    @cached_property
    def is_english(self) -> bool:
        """Say whether the text is in English, as far as its commonest words tell."""
        return len(_COMMON.findall(self.line)) * _EVERY >= len(self._words)

    def holds(self, sought: tuple[PieceOfWords, ...]) -> bool:
        """Say whether the pieces stand here, in order, each close enough to the one before."""
        if not sought:
            return True
        at = self._find(sought[0], 0)
        while at is not None:
            if self._goes_on(sought[1:], at):
                return True
            if all(piece.gap >= _FAR for piece in sought[1:]):
                return False  # a later beginning leaves less behind it
            at = self._find(sought[0], at - 1)
        return False

    def _goes_on(self, rest: tuple[PieceOfWords, ...], at: int) -> bool:
        for piece in rest:
            end = self._find(piece, at - 1, at + piece.gap * _LONGEST)
            if end is None:
                return False
            between = self.line.count(" ", at, end - len(" ".join(piece.words)) - 1)
            if between > piece.gap:
                return False
            at = end
        return True

    def _find(self, piece: PieceOfWords, start: int, most: int = _FAR) -> int | None:
        """Return one past the space behind a piece that begins up to `most`; None if none does."""
        sought = f" {' '.join(piece.words)} "
        at = self.line.find(sought, start, most + len(sought))
        return at + len(sought) if at >= 0 else None

    def longest_run(self, quotation: str) -> tuple[int, Span, Span]:
        """Return how many words of a quotation stand here in a row, where, and which they are."""
        words = [(_folded(word), span) for word, span in _words(quotation)]
        best, first, found = 0, 0, -1
        end = 0
        for start in range(len(words)):
            end = max(end, start)
            while end < len(words):
                at = self.line.find(_spaced(words[start : end + 1]))
                if at < 0:
                    break
                end += 1
                if end - start > best:
                    best, first, found = end - start, start, at + 1
        if not best:
            return 0, Span(0, 0), Span(0, 0)
        shared = Span(words[first][1].start, words[first + best - 1][1].end)
        return best, self._passage(found, best), shared

    def _passage(self, at: int, count: int) -> Span:
        first = bisect_right(self._starts, at) - 1
        return Span(self._words[first][1].start, self._words[first + count - 1][1].end)


def _spaced(words: list[tuple[str, Span]]) -> str:
    return " " + " ".join(word for word, _ in words) + " "


def _words(text: str) -> list[tuple[str, Span]]:
    plain = text.translate(_APOSTROPHES)
    return [(match[0], Span(*match.span())) for match in _WORD.finditer(plain)]


def _folded(word: str) -> str:
    if word.isascii():
        return _FIGURES.get(word.lower(), word.lower())
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _FIGURES.get(letters, letters)
