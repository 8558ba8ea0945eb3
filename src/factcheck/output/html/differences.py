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
    left, right = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    if max(len(left), len(right)) > MOST_WORDS:
        return tuple(Span(0, len(text)) for text in [one] if text), tuple(
            Span(0, len(text)) for text in [other] if text
        )
    sides = ([word[0] for word in words] for words in (left, right))
    steps = difflib.SequenceMatcher(None, *sides, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return (
        tuple(Span(left[a].start(), left[b - 1].end()) for _, a, b, _, _ in changed if b > a),
        tuple(Span(right[a].start(), right[b - 1].end()) for _, _, _, a, b in changed if b > a),
    )
