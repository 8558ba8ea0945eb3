"""Targets: exact words from a document, with enough context to find them again."""

from collections.abc import Iterator

from attrs import evolve

from factcheck.claims.claimfiles.emitting import Data, data_for
from factcheck.claims.claimfiles.records import WrittenTarget
from factcheck.model import Document, Span
from factcheck.model.actions import Selector

CONTEXT = 32
"""Maximum number of characters of context on each side, in whole words."""
_BEGINNING = 32
"""Number of characters that the index of a text uses as a key."""
_JOINTS = (("", ""), (" ", ""), ("", " "), (" ", " "))
"""Possible separators between the words of a target and the context before and after them."""


def target_of(document: Document, span: Span) -> Selector:
    """Return a target for a span of a document."""
    made = selector(document.text, span)
    is_single = len(places_of(document).of(made)) == 1
    return made if is_single else evolve(made, start=span.start)


def selector(text: str, span: Span) -> Selector:
    """Return a target for a span of a text in which line feeds separate paragraphs."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    if len(before) < span.start:
        before = before[before.find(" ") + 1 :]
    if span.end + len(after) < len(text):
        after = after[: after.rfind(" ") + 1]
    before, after = (" ".join(part.split()) for part in (before, after))
    return Selector(text[span.start : span.end], before, after)


def target_data(target: Selector) -> Data:
    """Return a target as a dictionary for YAML."""
    return data_for(target, WrittenTarget)


class Places:
    """Index of a text by the beginnings of words; context may extend over several paragraphs."""

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
        """Return the spans at which a target's words occur with the same context."""
        found = set()
        for ahead, needle in _needles(target):
            is_long = len(needle) >= _BEGINNING
            starts = self._begun.get(needle[:_BEGINNING], ()) if is_long else None
            for at in everywhere(self.text, needle) if starts is None else starts:
                if self.text.startswith(needle, at):
                    found.add(at + ahead)
        return [Span(at, at + len(target.quote)) for at in sorted(found)]


def places_of(document: Document) -> Places:
    """Return the index of a document, which is cached."""
    return document.once("places", lambda one: Places(one.text))


def _needles(target: Selector) -> Iterator[tuple[int, str]]:
    """Yield strings that consist of a target and its context, with the offset of the target."""
    for before, behind in _JOINTS:
        if (target.prefix or not before) and (target.suffix or not behind):
            words = f"{target.prefix}{before}{target.quote}{behind}{target.suffix}"
            yield len(target.prefix) + len(before), words


def everywhere(text: str, words: str) -> Iterator[int]:
    """Yield the offsets at which words occur in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
