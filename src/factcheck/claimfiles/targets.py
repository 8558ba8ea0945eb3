"""Targets: exact words of a document, with what stands around them, by which they are found."""

from collections.abc import Iterator

from attrs import evolve

from factcheck.model import Document, Span
from factcheck.model.ledger import Selector

CONTEXT = 32
"""Characters before and behind a quotation that are kept, in whole words."""
_JOINTS = (("", ""), (" ", ""), ("", " "), (" ", " "))
"""What may part the words of a target from what stands before and behind them."""


def target_of(document: Document, span: Span, file: str = "") -> Selector:
    """Return a target for words of a document, by which they are found again."""
    block = document.block_at(span.start)
    made = selector(document.text, span, block.span if block else span, file)
    return made if is_single(document.text, made) else evolve(made, start=span.start)


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


def needles(target: Selector) -> Iterator[tuple[int, str]]:
    """Yield what a target may stand in, and how far ahead of its words that begins."""
    for before, behind in _JOINTS:
        if (target.prefix or not before) and (target.suffix or not behind):
            words = f"{target.prefix}{before}{target.quote}{behind}{target.suffix}"
            yield len(target.prefix) + len(before), words


def is_single(text: str, target: Selector) -> bool:
    """True if the words of a target, with what is around them, stand at one place of a text."""
    found = {at + ahead for ahead, words in needles(target) for at in everywhere(text, words)}
    return len(found) == 1


def everywhere(text: str, words: str) -> Iterator[int]:
    """Yield where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
