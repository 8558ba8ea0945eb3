"""Comment ranges and tracked changes in the text of a Word document; all other bytes are kept.

A range starts and ends between runs. If the words start inside a run, the run is closed and
reopened with the same properties, so that the text looks the same. Range markers are allowed
wherever runs are (ECMA-376 part 1, § 17.13.4.3 f.): in insertions, links, cells. Source for
changes: § 17.13.5.14 (`w:del`), § 17.13.5.18 (`w:ins`), § 17.3.3.7 (`w:delText`).
"""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from attrs import field, frozen

from factcheck.document.word.views import Glyph, View
from factcheck.document.word.xmltree import Element, closing, opening

_CHARACTER = re.compile(rb"&[^;]{1,12};|\r\n?|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]{1,3}")
_INSERTED = frozenset({"w:ins", "w:moveTo", "w:moveFrom", "w:del"})
"""Tracked changes by other people. Our changes inside them could not be distinguished."""
_NUMBER = re.compile(rb"\bid=[\"'](\d{1,9})[\"']")
Edit = tuple[int, int, bytes]
"""First byte and end of a range in a part, and the bytes that replace the range."""


def edited(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a part with byte ranges replaced. The ranges must not overlap."""
    parts, done = [], 0
    for start, end, words in sorted(edits):
        parts += [raw[done:start], words]
        done = end
    return b"".join((*parts, raw[done:]))


@frozen
class _Cut:
    """A position between runs, or a position at which a run must be split."""

    at: int
    """The byte before which the markers are inserted."""
    close: bytes = b""
    """The end tags that close a split run."""
    open: bytes = b""
    """The start tags that reopen the run."""


@frozen(eq=False)
class Marking:
    """Inserts comment ranges and tracked changes into the main part."""

    raw: bytes = field(repr=False)
    """The bytes of the main part."""
    root: Element = field(repr=False)
    """The root element of the main part."""
    view: View = field(repr=False)
    prefix: str
    """Namespace prefix of the main part, with the colon."""
    author: str
    _markers: dict[_Cut, tuple[list[str], list[str]]] = field(factory=dict, init=False, repr=False)
    """For each cut, the markers of the comments that end there, and of those that start there."""
    _edits: list[Edit] = field(factory=list, init=False, repr=False)
    """The tracked changes."""
    _spaced: set[int] = field(factory=set, init=False, repr=False)
    """Byte offsets of texts that need `xml:space="preserve"`."""
    _first: int = field(init=False)
    """Number of the first change. The part has no change with this or a higher number."""

    @_first.default
    def _unused(self) -> int:
        return 1 + max((int(one[1]) for one in _NUMBER.finditer(self.raw)), default=0)

    def mark(self, number: int, start: int, end: int) -> str:
        """Record the range of a comment.

        Args:
            number: Number of the comment.
            start: Offset of the first character in the view.
            end: Offset after the last character; greater than `start`.

        Returns:
            Empty, or the place of words that cannot have a comment, such as "footnote 3". In that
            case, the range is at the reference, because Word has no comments in notes and text
            boxes.
        """
        touched = list(self.view.stretch(start, end))
        paragraph, glyph, begin, _ = touched[0]
        if paragraph.anchor:
            first, last = _Cut(paragraph.anchor.start), _Cut(paragraph.anchor.end)
        else:
            inside = [one for one in touched if one[0].anchor is None]
            first, last = self._cut(glyph, begin), self._cut(inside[-1][1], inside[-1][3])
        name, attribute = self.prefix, f' {self.prefix}id="{number}"/>'
        self._at(first)[1].append(f"<{name}commentRangeStart{attribute}")
        reference = f"<{name}r><{name}commentReference{attribute}</{name}r>"
        self._at(last)[0].append(f"<{name}commentRangeEnd{attribute}{reference}")
        return paragraph.where if paragraph.anchor else ""

    def replace(self, start: int, end: int, words: str) -> bool:
        """Record a replacement as a tracked change.

        Args:
            start: Offset of the first deleted character in the view.
            end: Offset after the last character; greater than `start`.
            words: The replacement; empty for a deletion.

        Returns:
            True if the change can be tracked: the words are in one run of the running text, and
                outside other people's changes.
        """
        touched = list(self.view.stretch(start, end))
        paragraph, glyph, begin, stop = touched[0]
        content = self._content(glyph.node)
        is_plain = paragraph.anchor is None and glyph.node.tag == "w:t" and b"<" not in content
        if len(touched) != 1 or not is_plain or _is_changed(self.root, glyph.run):
            return False
        first, last = self._cut(glyph, begin), self._cut(glyph, stop)
        between = range(first.at + 1, last.at)
        if any(cut.at in between for cut in self._markers) or any(
            first.at < done and at < last.at for at, done, _ in self._edits
        ):
            return False
        at, done = (_size(content, glyph.index + offset) for offset in (begin, stop))
        deleted = self._change("del", "delText", glyph.run, content[at:done])
        new = escape(words).encode()
        inserted = self._change("ins", "t", glyph.run, new) if words else b""
        self._edits.append((first.at, last.at, first.close + deleted + inserted + last.open))
        return True

    def marked(self, removed: Iterable[Edit] = ()) -> bytes:
        """Return the main part with all ranges and changes, and with the given edits applied."""
        spaced = [(at, at, b' xml:space="preserve"') for at in self._spaced]
        marks = (
            (cut.at, cut.at, cut.close + "".join((*ends, *starts)).encode() + cut.open)
            for cut, (ends, starts) in self._markers.items()
        )
        return edited(self.raw, (*spaced, *marks, *removed, *self._edits))

    def _at(self, cut: _Cut) -> tuple[list[str], list[str]]:
        return self._markers.setdefault(cut, ([], []))

    def _change(self, change: str, text: str, run: Element, words: bytes) -> bytes:
        """Return the XML of a deleted or inserted run."""
        number = self._first + 2 * len(self._edits) + (change == "ins")
        who = f'{self.prefix}id="{number}" {self.prefix}author={quoteattr(self.author)}'
        opened = f"<{self.prefix}{change} {who}>".encode() + self._reopened(run)
        start = f'<{self.prefix}{text} xml:space="preserve">'.encode()
        return opened + start + words + self._closed(text, "r", change)

    def _cut(self, glyph: Glyph, index: int) -> _Cut:
        """Return the cut before a character of a glyph, or after its last character."""
        run, node = glyph.run, glyph.node
        if node is run:
            return _Cut(run.end if index else run.start)
        if node.tag != "w:t":
            return self._between(run, node.end if index else node.start)
        at = glyph.index + index
        if at == 0:
            return self._between(run, node.start)
        if at == len(node.text):
            return self._between(run, node.end)
        return self._within(run, node, at)

    def _between(self, run: Element, at: int) -> _Cut:
        """Return the cut between two parts of a run. At the ends of the run, no split is needed."""
        parts = [child for child in run.children if child.tag != "w:rPr"]
        if at == parts[0].start:
            return _Cut(run.start)
        if at == parts[-1].end:
            return _Cut(run.end)
        return _Cut(at, self._closed("r"), self._reopened(run))

    def _within(self, run: Element, node: Element, at: int) -> _Cut:
        """Return the cut inside a text element."""
        content = self._content(node)
        if b"<" in content:  # a CDATA section or a comment: mark the whole text
            return self._between(run, node.start)
        inner = opening(self.raw, node)
        if node.get("xml:space") != "preserve" and node.text[at - 1].isspace():
            self._spaced.add(inner - 1)
        text = f'<{self.prefix}t xml:space="preserve">'.encode()
        return _Cut(inner + _size(content, at), self._closed("t", "r"), self._reopened(run) + text)

    def _content(self, node: Element) -> bytes:
        return self.raw[opening(self.raw, node) : closing(self.raw, node)]

    def _closed(self, *names: str) -> bytes:
        return "".join(f"</{self.prefix}{name}>" for name in names).encode()

    def _reopened(self, run: Element) -> bytes:
        """Return the start tag and properties of a run."""
        properties = run.first("w:rPr")
        copied = self.raw[properties.start : properties.end] if properties else b""
        return self.raw[run.start : opening(self.raw, run)] + copied


def _size(content: bytes, count: int) -> int:
    """Return the number of bytes of the first characters of a text."""
    sizes = [len(match[0]) for match in _CHARACTER.finditer(content)]
    return sum(sizes[:count])


def _is_changed(element: Element, run: Element) -> bool:
    """Return True if a run is inside another person's tracked change."""
    inside = next((one for one in element.children if one.start <= run.start < one.end), None)
    if inside is None or inside.start == run.start:
        return False
    return inside.tag in _INSERTED or _is_changed(inside, run)
