"""Targets: exact words of a document, with what stands around them, by which they are found."""

from collections.abc import Iterator

from attrs import evolve

from factcheck.model import Document, Span
from factcheck.model.actions import Selector

CONTEXT = 32
"""Characters before and behind a quotation that are kept, in whole words."""
_BEGINNING = 32
"""Characters by which words are looked up in a text."""
_JOINTS = (("", ""), (" ", ""), ("", " "), (" ", " "))
"""What may part the words of a target from what stands before and behind them."""


def target_of(document: Document, span: Span, file: str = "") -> Selector:
    """Return a target for words of a document, by which they are found again."""
    made = selector(document.text, span, document.block_around(span), file)
    is_single = len(places_of(document).of(made)) == 1
    return made if is_single else evolve(made, start=span.start)


def selector(text: str, span: Span, block: Span, file: str = "") -> Selector:
    """Return a target for words of a text, by which they are found again.

    Args:
        text: Of the document.
        span: The words.
        block: The paragraph that they stand in.
        file: What the ledger calls the document.
    """
    before = text[max(block.start, span.start - CONTEXT) : span.start]
    behind = text[span.end : min(block.end, span.end + CONTEXT)]
    if span.start - len(before) > block.start:
        before = before.partition(" ")[2]
    if span.end + len(behind) < block.end:
        behind = behind.rpartition(" ")[0]
    return Selector(text[span.start : span.end], before.strip(), behind.strip(), file)


class Places:
    """Where words stand in a text: an index of what its words begin with, made once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._begun: dict[str, list[int]] = {}
        was_word = False
        for at, char in enumerate(text):
            is_word = char.isalnum()
            if not was_word:
                self._begun.setdefault(text[at : at + _BEGINNING], []).append(at)
            was_word = is_word

    def of(self, target: Selector) -> list[Span]:
        """Return where the words of a target stand, with what stands before and behind them."""
        found = set()
        for ahead, needle in _needles(target):
            is_long = len(needle) >= _BEGINNING
            starts = self._begun.get(needle[:_BEGINNING], ()) if is_long else None
            for at in everywhere(self.text, needle) if starts is None else starts:
                if self.text.startswith(needle, at):
                    found.add(at + ahead)
        return [Span(at, at + len(target.quote)) for at in sorted(found)]


def places_of(document: Document) -> Places:
    """Return the places of a document, kept with it."""
    return document.once("places", lambda one: Places(one.text))


def _needles(target: Selector) -> Iterator[tuple[int, str]]:
    """Yield what a target may stand in, and how far ahead of its words that begins."""
    for before, behind in _JOINTS:
        if (target.prefix or not before) and (target.suffix or not behind):
            words = f"{target.prefix}{before}{target.quote}{behind}{target.suffix}"
            yield len(target.prefix) + len(before), words


def everywhere(text: str, words: str) -> Iterator[int]:
    """Yield where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
