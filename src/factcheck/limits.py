"""The limits that all readers of documents share: what goes beyond one is refused, and soon.

A book of 500,000 words has some 3 MB of text, 20,000 paragraphs and 100,000 stretches of words that
are emphasised or linked; reading takes seconds for each 100,000 elements.
"""

from attrs import mutable

from factcheck.errors import FactcheckError

MEGABYTE = 2**20
MOST_TEXT = 10 * MEGABYTE
"""Bytes of a text, characters of what else is read."""
MOST_BYTES = 256 * MEGABYTE
"""Bytes of a file with pictures in it."""
MOST_MARKUP = 32 * MEGABYTE
"""Bytes of a web page but for its pictures."""
MOST_UNPACKED = 64 * MEGABYTE
"""Bytes of a part of a Word document, and of all parts that are read of other packed documents."""
MOST_MEMBERS = 10_000
"""Files in a package; a document with a thousand pictures has about as many."""
MOST_ELEMENTS = 400_000
"""Elements of a document, or characters on a page of a PDF that are set apart."""
MOST_WORD_ELEMENTS = 2_000_000
"""Elements of a part of a Word document, which has several for the format of each run."""
MOST_BLOCKS = 150_000
"""Paragraphs, headings, items and cells of a document."""
MOST_LINES = 2 * MOST_BLOCKS
"""Lines of a text; half of them may part its paragraphs."""
MOST_MARKS = 500_000
"""Characters of a text that may be marks; a stretch of words has one before and one behind it."""
MOST_DEPTH = 100
"""Elements inside one another in a Word document; tables in text boxes come to some sixty."""
MOST_STYLES = 20
"""Styles based on one another; a ring of them must end."""
MOST_PAGES = 3000
"""Pages of a PDF."""

_MARKS = (*"*_`[({<|\\/=~+$", "''")
"""What begins or ends a marked stretch in one of the formats of text."""


class LimitError(FactcheckError):
    """A document goes beyond a limit; the message says beyond which."""


def refuse_above(most: int, count: int, what: str) -> None:
    """Refuse a document that has too many of something.

    Raises:
        LimitError: it has more than `most`.
    """
    if count > most:
        raise LimitError(f"it has more than {most:,} {what}")


def refuse_blocks(count: int) -> None:
    """Refuse a document that has too many blocks.

    Raises:
        LimitError: it has more than `MOST_BLOCKS`.
    """
    refuse_above(MOST_BLOCKS, count, "paragraphs and cells")


@mutable
class Counts:
    """How many elements and blocks were read of one document so far, over all its files."""

    elements: int = 0
    blocks: int = 0

    def element(self) -> None:
        """Count an element.

        Raises:
            LimitError: it is one too many.
        """
        self.elements += 1
        refuse_above(MOST_ELEMENTS, self.elements, "elements")

    def block(self) -> None:
        """Count a paragraph, an item or a cell.

        Raises:
            LimitError: it is one too many.
        """
        self.blocks += 1
        refuse_blocks(self.blocks)


def refuse_text(text: str) -> None:
    """Refuse a text whose marks or lines would take too long to be read.

    Raises:
        LimitError: it has too many.
    """
    refuse_above(MOST_LINES, text.count("\n"), "lines")
    refuse_above(MOST_MARKS, sum(map(text.count, _MARKS)), "marks")
