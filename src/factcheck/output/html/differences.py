"""Words of each of two texts that are not in the other."""

import difflib
import re

from factcheck.model import Span

_WORD = re.compile(r"\w+(?:[’'.:-]\w+|(?<=\d)[,\u00a0\u202f\u2009]\d{3}(?!\d))*|[^\w\s]")
"""A word; a number is one word, whatever separates its groups of digits."""
MOST_WORDS = 400
"""Longer texts are shown without differences: the cost grows with the product of their lengths."""


def differing(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of each text that are not in the other, in order.

    Case is significant; white space is not. Two texts without a common word differ as a whole.
    """
    left, right = _words(one), _words(other)
    if max(len(left), len(right)) > MOST_WORDS:
        return _whole(one), _whole(other)
    matcher = difflib.SequenceMatcher(None, _texts(one, left), _texts(other, right), autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return (
        tuple(_stretch(left[a:b]) for _, a, b, _, _ in steps if b > a),
        tuple(_stretch(right[a:b]) for _, _, _, a, b in steps if b > a),
    )


def _texts(text: str, words: list[Span]) -> list[str]:
    return [text[word.start : word.end] for word in words]


def _words(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def _stretch(words: list[Span]) -> Span:
    return Span(words[0].start, words[-1].end)


def _whole(text: str) -> tuple[Span, ...]:
    return (Span(0, len(text)),) if text else ()
