"""Comparison of two texts word by word."""

import difflib
import re

from factcheck.model import Span

_WORD = re.compile(r"\w+(?:[’'.:-]\w+|(?<=\d)[,\u00a0\u202f\u2009]\d{3}(?!\d))*|[^\w\s]")
"""Matches a word; a number is one word, regardless of the separator between groups of digits."""
MOST_WORDS = 400
"""Maximum number of words; longer texts are not compared, because the time grows quadratically."""


def differing(one: str, other: str) -> tuple[Span, ...]:
    """Return the spans of a text whose words are not in another text, in order.

    Case matters; whitespace does not. If two texts have no common word, they differ as a whole.
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
