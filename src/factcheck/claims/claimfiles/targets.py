"""Targets: exact words of a document with their context, by which they can be found again."""

from collections.abc import Iterator

from attrs import evolve

from factcheck.claims.claimfiles.emitting import Data, data_for
from factcheck.claims.claimfiles.records import WrittenTarget
from factcheck.model import Document, Span
from factcheck.model.actions import Selector

CONTEXT = 32
"""Maximum characters of context before and after, in whole words."""
_BEGINNING = 32
"""Number of characters in the index of a text."""
_JOINTS = (("", ""), (" ", ""), ("", " "), (" ", " "))
"""Possible separators between the words of a target and the text before and after."""


def target_of(document: Document, span: Span) -> Selector:
    """Return a target for words of a document."""
    made = selector(document.text, span)
    is_single = len(places_of(document).of(made)) == 1
    return made if is_single else evolve(made, start=span.start)


def selector(text: str, span: Span) -> Selector:
    """Return a target for words of a text, whose paragraphs are divided by line feeds."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    if len(before) < span.start:
        before = before[before.find(" ") + 1 :]
    if span.end + len(after) < len(text):
        after = after[: after.rfind(" ") + 1]
    before, after = (" ".join(part.split()) for part in (before, after))
    return Selector(text[span.start : span.end], before, after)


def target_data(target: Selector) -> Data:
    """Return a target as keys and values."""
    return data_for(target, WrittenTarget)


class Places:
    """Index of a text by the beginnings of its words; the context may be in other paragraphs."""

    def __init__(self, text: str) -> None:
        self.whole = text
        self.text = text = text.replace("\n", " ")
        self._begun: dict[str, list[int]] = {}
        was_word = False
        for at, char in enumerate(text):
            is_word = char.isalnum()
            if not was_word:
                self._begun.setdefault(text[at : at + _BEGINNING], []).append(at)
            was_word = is_word

    def of(self, target: Selector) -> list[Span]:
        """Return the spans of a target's words that have the same context."""
        found = set()
        for ahead, needle in _needles(target):
            is_long = len(needle) >= _BEGINNING
            starts = self._begun.get(needle[:_BEGINNING], ()) if is_long else None
            for at in everywhere(self.text, needle) if starts is None else starts:
                if self.text.startswith(needle, at):
                    found.add(at + ahead)
        return [Span(at, at + len(target.quote)) for at in sorted(found)]


def places_of(document: Document) -> Places:
    """Return the index of a document, cached with it."""
    return document.once("places", lambda one: Places(one.text))


def _needles(target: Selector) -> Iterator[tuple[int, str]]:
    """Yield the strings that contain a target with its context, and the offset of its words."""
    for before, behind in _JOINTS:
        if (target.prefix or not before) and (target.suffix or not behind):
            words = f"{target.prefix}{before}{target.quote}{behind}{target.suffix}"
            yield len(target.prefix) + len(before), words


def everywhere(text: str, words: str) -> Iterator[int]:
    """Yield the offsets of words in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
