"""Numerals: whole numbers, years and ordinals, including those in headings and metadata."""

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import Tokens
from factcheck.extract.quantities.numerals import number_at
from factcheck.model import Span

_YEARS = range(1500, 2101)
_ENDINGS = ("st", "nd", "rd", "th")
_LONGEST = 9
"""Maximum number of characters in an ordinal in digits; a longer word is a code."""


@frozen
class Numeral:
    """A numeral and its tokens."""

    kind: str
    """The kind: "number", "year" or "ordinal"."""
    span: Span
    value: int
    first: int
    """Index of its first token."""
    stop: int
    """Index after its last token."""


def numerals(words: Tokens) -> Iterator[Numeral]:
    """Yield the numerals of a document in order. "One (1)" is one numeral; "2.5" is skipped."""
    at = 0
    while at < len(words):
        kind, value, stop = _ordinal(words, at) or _number(words, at) or ("", 0, at + 1)
        if kind:
            yield Numeral(kind, words.span(at, stop - 1), value, at, stop)
        at = stop


def _ordinal(words: Tokens, at: int) -> tuple[str, int, int] | None:
    word = words.lower[at]
    if word[:-2].isdecimal() and word.endswith(_ENDINGS) and len(word) <= _LONGEST:
        return "ordinal", int(word[:-2]), at + 1
    return ("ordinal", _ordinals()[word], at + 1) if word in _ordinals() else None


@cache
def _ordinals() -> dict[str, int]:
    listed = lexicon.table("dates.ordinals", "dates.late ordinals")
    return {word: int(value) for word, value in listed.items()}


def _number(words: Tokens, at: int) -> tuple[str, int, int] | None:
    stop, number = number_at(words, at) or (at, None)
    if number is None or not number.value.is_integer():
        return None
    value = int(number.value)
    if words.words[at] == str(value) and value in _YEARS:
        return "year", value, stop
    is_doubled = words.words[stop : stop + 3] == ["(", str(value), ")"]
    return "number", value, stop + 3 * is_doubled
