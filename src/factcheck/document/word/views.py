"""The text of a Word document as Word displays it, with the run of each character."""

import bisect
import enum
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from factcheck.document.word.styles import Style
from factcheck.document.word.xmltree import Element


class Kind(enum.Enum):
    """The kind of characters in a glyph."""

    TEXT = enum.auto()
    BREAK = enum.auto()
    """A line break inside a paragraph, which becomes a space."""
    TAB = enum.auto()
    NOTE = enum.auto()
    """The number of a footnote or endnote, `[^3]`, which is not part of the text."""


@frozen(eq=False)
class Glyph:
    """Characters of one element."""

    text: str
    kind: Kind
    run: Element
    """The run or other element around the characters, at which a range can be inserted."""
    node: Element
    """The element that contains the characters: a `w:t`, which can be split, or another element."""
    index: int = 0
    """Offset of the characters in the text of a `w:t`."""
    emphasis: int = 0
    """Emphasis: 0 none, 1 italic, 2 bold."""


@define(eq=False)
class Paragraph:
    """A paragraph, which is one line of the view."""

    style: Style
    glyphs: list[Glyph] = field(factory=list)
    row: int = 0
    """Number of the paragraph's table row, from 1; 0 outside tables.

    A number is skipped between two tables.
    """
    cell: int = 0
    """Number of the paragraph's cell in its row, from 0."""
    anchor: Element | None = None
    """For a note or a text box, the run in the main part that refers to it."""
    where: str = ""
    """For a note or a text box, its name, such as "footnote 3"."""
    number: str = ""
    """The automatic number: "3.2", "(b)"."""
    names: tuple[str, ...] = ()
    """Bookmarks that start in the paragraph, or in an empty paragraph before it."""
    pointers: list[tuple[int, int, str]] = field(factory=list)
    """First glyph, end and bookmark for each field or link that refers to a bookmark."""
    start: int = 0
    """Offset of the first character in the view."""

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return "".join(glyph.text for glyph in self.glyphs)


@frozen(eq=False)
class View:
    """All paragraphs in reading order, with notes at the end."""

    paragraphs: Sequence[Paragraph]

    @property
    def text(self) -> str:
        """The text, with one line per paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def stretch(self, start: int, end: int) -> Iterator[tuple[Paragraph, Glyph, int, int]]:
        """Yield the glyphs that overlap a range, each with the start and end of the overlap."""
        first = bisect.bisect_right(self.paragraphs, start, key=lambda one: one.start) - 1
        for number in range(max(0, first), len(self.paragraphs)):
            paragraph = self.paragraphs[number]
            at = paragraph.start
            if at >= end:
                return
            for glyph in paragraph.glyphs:
                begin, stop = max(start, at) - at, min(end, at + len(glyph.text)) - at
                if begin < stop:
                    yield paragraph, glyph, begin, stop
                at += len(glyph.text)


def placed(paragraphs: Sequence[Paragraph]) -> View:
    """Return a view of paragraphs, after setting their offsets."""
    start = 0
    for paragraph in paragraphs:
        paragraph.start = start
        start += len(paragraph.text) + 1
    return View(paragraphs)
