"""The text of a Word document as a reader sees it, each character with its run."""

import bisect
import enum
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from factcheck.word.styles import Style
from factcheck.word.xmltree import Element


class Kind(enum.Enum):
    """What some characters are."""

    TEXT = enum.auto()
    BREAK = enum.auto()
    """A line break inside a paragraph: one space."""
    TAB = enum.auto()
    NOTE = enum.auto()
    """The number of a footnote or endnote, `[^3]`: no words of the text."""


@frozen(eq=False)
class Glyph:
    """Some characters of one element."""

    text: str
    kind: Kind
    run: Element
    """The run, or whatever else holds them whole, to which a range can be set."""
    node: Element
    """What they stand for in it: a `w:t`, which may be cut, or another element, which may not."""
    index: int = 0
    """Where in the text of a `w:t` they begin."""
    emphasis: int = 0
    """0 none, 1 italic, 2 bold."""


@define(eq=False)
class Paragraph:
    """One paragraph: one line of the view."""

    part: str
    """Name of the part of the package that holds it."""
    style: Style
    glyphs: list[Glyph] = field(factory=list)
    row: int = 0
    """Number of the table row that it stands in, from 1; 0 outside tables.

    Between two tables a number is left out.
    """
    cell: int = 0
    """Number of its cell in the row, from 0."""
    anchor: Element | None = None
    """Of a note or text box: the run in the main part that leads to it."""
    where: str = ""
    """Of a note or text box: what to call it, "footnote 3"."""
    number: str = ""
    """What Word prints in front of it: "3.2", "(b)"."""
    names: tuple[str, ...] = ()
    """Of the bookmarks that begin in it."""
    pointers: list[tuple[int, int, str]] = field(factory=list)
    """Fields and links that lead to a bookmark: first glyph, end, its name."""
    start: int = 0
    """Offset of its first character in the view."""

    @property
    def text(self) -> str:
        """Return its characters."""
        return "".join(glyph.text for glyph in self.glyphs)


@frozen(eq=False)
class View:
    """All paragraphs in reading order; notes stand at the end."""

    paragraphs: Sequence[Paragraph]

    @property
    def text(self) -> str:
        """Return the text: one line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def stretch(self, start: int, end: int) -> Iterator[tuple[Paragraph, Glyph, int, int]]:
        """Yield the glyphs that a range touches, with where it begins and ends in each."""
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
    """Return a view, the paragraphs told where they begin in it."""
    start = 0
    for paragraph in paragraphs:
        paragraph.start = start
        start += len(paragraph.text) + 1
    return View(paragraphs)
