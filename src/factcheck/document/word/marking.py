"""Insertion of comment ranges into the text of a Word document, keeping all existing bytes.

A range starts and ends between runs. If the words start inside a run, it is closed and reopened
with the same properties, so that the text looks the same. Range markers are allowed wherever runs
are (ECMA-376 part 1, § 17.13.4.3 f.): in insertions, links, cells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from factcheck.document.word.views import Glyph, View
from factcheck.document.word.xmltree import Element, closing, opening

CHARACTER = re.compile(rb"&[^;]{1,12};|\r\n?|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]{1,3}")


@frozen
class _Cut:
    """A position between runs, or one at which a run must be split."""

    at: int
    """The byte before which the markers are inserted."""
    close: bytes = b""
    """The end tags of a split run."""
    open: bytes = b""
    """The start tags that reopen it."""


@define
class _Markers:
    """The markers at one cut."""

    ends: list[int] = field(factory=list)
    starts: list[int] = field(factory=list)


@frozen(eq=False)
class Marking:
    """Inserts ranges into the main part."""

    raw: bytes = field(repr=False)
    """The main part."""
    view: View = field(repr=False)
    prefix: str
    """Namespace prefix of the main part, with the colon."""
    cuts: dict[_Cut, _Markers] = field(factory=dict, init=False, repr=False)
    spaced: dict[int, bytes] = field(factory=dict, init=False, repr=False)
    """Byte offsets of texts that need `xml:space="preserve"`."""

    replaced: list[tuple[int, int, bytes]] = field(factory=list, init=False, repr=False)
    """Byte ranges with their replacements."""

    def mark(self, number: int, start: int, end: int) -> str:
        """Record the range of a comment.

        Args:
            number: Number of the comment.
            start: Offset in the view of the first character.
            end: Offset after the last; greater than `start`.

        Returns:
            Where the words are if they cannot be commented, such as "footnote 3"; otherwise empty.
            The
            range is then at the reference, because Word has no comments in notes and text boxes.
        """
        touched = list(self.view.stretch(start, end))
        paragraph, first, begin, _ = touched[0]
        if paragraph.anchor:
            self._around(number, paragraph.anchor, paragraph.anchor)
            return paragraph.where
        inside = [one for one in touched if one[0].anchor is None]
        _, last, _, stop = inside[-1]
        self._at(self.cut(first, begin)).starts.append(number)
        self._at(self.cut(last, stop)).ends.append(number)
        return ""

    def _around(self, number: int, first: Element, last: Element) -> None:
        self._at(_Cut(first.start)).starts.append(number)
        self._at(_Cut(last.end)).ends.append(number)

    def _at(self, cut: _Cut) -> _Markers:
        return self.cuts.setdefault(cut, _Markers())

    def cut(self, glyph: Glyph, index: int) -> _Cut:
        """Return the cut before a character of a glyph, or after its last one."""
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
        """Return the cut between two parts of a run; at its ends, no split is needed."""
        parts = [child for child in run.children if child.tag != "w:rPr"]
        if at == parts[0].start:
            return _Cut(run.start)
        if at == parts[-1].end:
            return _Cut(run.end)
        return _Cut(at, self._closed("r"), self.reopened(run))

    def _within(self, run: Element, node: Element, at: int) -> _Cut:
        """Return the cut inside a text element."""
        inner = opening(self.raw, node)
        content = self.raw[inner : closing(self.raw, node)]
        if b"<" in content:  # a CDATA section or a comment: mark the whole text
            return self._between(run, node.start)
        sizes = [len(match[0]) for match in CHARACTER.finditer(content)]
        if node.get("xml:space") != "preserve" and node.text[at - 1].isspace():
            self.spaced[inner - 1] = b' xml:space="preserve"'
        text = f'<{self.prefix}t xml:space="preserve">'.encode()
        closed = self._closed("t") + self._closed("r")
        return _Cut(inner + sum(sizes[:at]), closed, self.reopened(run) + text)

    def _closed(self, name: str) -> bytes:
        return f"</{self.prefix}{name}>".encode()

    def reopened(self, run: Element) -> bytes:
        """Return the start tag and properties of a run."""
        properties = run.first("w:rPr")
        copied = self.raw[properties.start : properties.end] if properties else b""
        return self.raw[run.start : opening(self.raw, run)] + copied

    def marked(self, taken: Iterable[tuple[int, int]] = ()) -> bytes:
        """Return the main part with all ranges, and without the bytes of other markers."""
        changes = [(at, at, words) for at, words in self.spaced.items()]
        changes += [(cut.at, cut.at, self._written(cut, held)) for cut, held in self.cuts.items()]
        changes += [(start, end, b"") for start, end in taken]
        changes += self.replaced
        return b"".join(_woven(self.raw, sorted(changes)))

    def _written(self, cut: _Cut, held: _Markers) -> bytes:
        name = self.prefix
        ends = (
            f'<{name}commentRangeEnd {name}id="{number}"/>'
            f'<{name}r><{name}commentReference {name}id="{number}"/></{name}r>'
            for number in held.ends
        )
        starts = (f'<{name}commentRangeStart {name}id="{number}"/>' for number in held.starts)
        return cut.close + "".join((*ends, *starts)).encode() + cut.open


def _woven(raw: bytes, changes: Sequence[tuple[int, int, bytes]]) -> Iterator[bytes]:
    """Yield the bytes of a part, with byte ranges replaced."""
    done = 0
    for start, end, words in changes:
        yield raw[done:start]
        yield words
        done = end
    yield raw[done:]
