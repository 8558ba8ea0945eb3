"""The words by which one text differs from another."""

import difflib
import re

from factcheck.model import Span

_WORD = re.compile(r"\w+(?:[’'.:-]\w+|(?<=\d)[,\u00a0\u202f\u2009]\d{3}(?!\d))*|[^\w\s]")
"""A word; a number is one word, whatever separates its groups of digits."""
MOST_WORDS = 400
"""Longer texts are not compared, because the time grows with the product of their lengths."""


def differing(one: str, other: str) -> tuple[Span, ...]:
    """Return the spans of a text whose words are not in another text, in order.

    Case matters, whitespace does not. Two texts without a common word differ as a whole.
    """
    words, others = list(_WORD.finditer(one)), [word[0] for word in _WORD.finditer(other)]
    if max(len(words), len(others)) > MOST_WORDS:
        return (Span(0, len(one)),) if one else ()
    texts = [word[0] for word in words]
    steps = difflib.SequenceMatcher(None, texts, others, autojunk=False).get_opcodes()
    return tuple(
        Span(words[first].start(), words[last - 1].end())
        for step, first, last, *_ in steps
        if step != "equal" and last > first
    )
