"""Replacement of words in a Word document as tracked changes, for acceptance or rejection.

Source: ECMA-376 part 1, § 17.13.5.14 (`w:del`), § 17.13.5.18 (`w:ins`), § 17.3.3.7 (`w:delText`).
"""

import re
from xml.sax.saxutils import escape, quoteattr

from attrs import define, field

from factcheck.document.word.marking import CHARACTER, Marking
from factcheck.document.word.views import Glyph
from factcheck.document.word.xmltree import Element, closing, opening, parse

_INSERTED = frozenset({"w:ins", "w:moveTo", "w:moveFrom", "w:del"})
"""Tracked changes of other people, inside which ours could not be distinguished."""
_NUMBER = re.compile(rb"\bid=[\"'](\d{1,9})[\"']")


@define
class Tracking:
    """Inserts tracked changes into the main part, in addition to the ranges of comments."""

    marking: Marking
    author: str
    next: int = field(init=False)
    """Number of the next change, unused in the part."""
    taken: list[Element] = field(init=False)
    """Changes of other people."""

    def __attrs_post_init__(self) -> None:
        """Find the existing change numbers and changes."""
        raw = self.marking.raw
        self.next = 1 + max((int(one[1]) for one in _NUMBER.finditer(raw)), default=0)
        self.taken = list(_changed(parse(raw)))

    def replace(self, start: int, end: int, words: str) -> bool:
        """Record a replacement, if it can be tracked.

        Args:
            start: Offset in the view of the first deleted character.
            end: Offset after the last; greater than `start`.
            words: The replacement; empty for a deletion.

        Returns:
            Whether it can be tracked: the words are in one run of the running text, outside changes
            of
            other people.
        """
        touched = list(self.marking.view.stretch(start, end))
        if len(touched) != 1:
            return False
        paragraph, glyph, begin, stop = touched[0]
        if paragraph.anchor is not None or glyph.node.tag != "w:t" or self._is_changed(glyph.run):
            return False
        old = self._written(glyph, begin, stop)
        if old is None:
            return False
        first, last = self.marking.cut(glyph, begin), self.marking.cut(glyph, stop)
        between = range(first.at + 1, last.at)
        if any(cut.at in between for cut in self.marking.cuts) or self._overlaps(first.at, last.at):
            return False
        change = first.close + self._change(glyph.run, old, words) + last.open
        self.marking.replaced.append((first.at, last.at, change))
        return True

    def _is_changed(self, run: Element) -> bool:
        return any(one.start < run.start < one.end for one in self.taken)

    def _overlaps(self, start: int, end: int) -> bool:
        return any(start < last and first < end for first, last, _ in self.marking.replaced)

    def _written(self, glyph: Glyph, begin: int, stop: int) -> bytes | None:
        """Return the bytes of some characters of a text; None if they are not plain there."""
        raw, node = self.marking.raw, glyph.node
        inner = opening(raw, node)
        content = raw[inner : closing(raw, node)]
        if b"<" in content:  # a CDATA section or a comment
            return None
        sizes = [len(match[0]) for match in CHARACTER.finditer(content)]
        first, last = (sum(sizes[: glyph.index + at]) for at in (begin, stop))
        return content[first:last]

    def _change(self, run: Element, old: bytes, words: str) -> bytes:
        """Return the XML of a deletion and an insertion."""
        prefix = self.marking.prefix
        opened = self.marking.reopened(run)
        closed = f"</{prefix}r>".encode()
        gone = f'<{prefix}delText xml:space="preserve">'.encode() + old
        gone += f"</{prefix}delText>".encode()
        deleted = self._tag("del") + opened + gone + closed + f"</{prefix}del>".encode()
        if not words:
            return deleted
        new = f'<{prefix}t xml:space="preserve">{escape(words)}</{prefix}t>'.encode()
        inserted = self._tag("ins") + opened + new + closed + f"</{prefix}ins>".encode()
        return deleted + inserted

    def _tag(self, name: str) -> bytes:
        prefix, number = self.marking.prefix, self.next
        self.next += 1
        who = quoteattr(self.author)
        return f'<{prefix}{name} {prefix}id="{number}" {prefix}author={who}>'.encode()


def _changed(element: Element) -> list[Element]:
    """Return the outermost tracked changes of a part."""
    found: list[Element] = []
    for child in element.children:
        found += [child] if child.tag in _INSERTED else _changed(child)
    return found
