"""Limits for all readers, so that documents that are too large are rejected within seconds.

A book of 500,000 words has about 3 MB of text, 20,000 paragraphs and 100,000 emphasized or linked
ranges. Reading 100,000 elements takes a few seconds.
"""

from attrs import mutable

from factcheck.errors import FactcheckError

MEGABYTE = 2**20
MOST_TEXT = 10 * MEGABYTE
"""Maximum size of a text file in bytes, and of the text of other formats in characters."""
MOST_BYTES = 256 * MEGABYTE
"""Maximum size in bytes of a file with images."""
MOST_MARKUP = 32 * MEGABYTE
"""Maximum size in bytes of a web page without its images."""
MOST_UNPACKED = 64 * MEGABYTE
"""Maximum unpacked size in bytes of one part of a Word document, or of any other document."""
MOST_MEMBERS = 10_000
"""Maximum number of files in a package; a document with a thousand images has about as many."""
MOST_ELEMENTS = 400_000
"""Maximum number of elements of a document, or of separate characters on a page of a PDF."""
MOST_WORD_ELEMENTS = 2_000_000
"""Maximum number of elements in one part of a Word document; each run of text has several."""
MOST_BLOCKS = 150_000
"""Maximum number of paragraphs, headings, items and cells of a document."""
MOST_LINES = 2 * MOST_BLOCKS
"""Maximum number of lines in a text; half of them may be blank."""
MOST_MARKS = 500_000
"""Maximum number of markup characters in a text; a marked range has one at each end."""
MOST_DEPTH = 100
"""Maximum nesting depth in a Word document; tables in text boxes have about sixty levels."""
MOST_COLUMNS = 50
"""Maximum number of columns that a cell of a table occupies."""
MOST_STYLES = 20
"""Maximum number of styles based on one another; the limit also ends cycles."""
MOST_PAGES = 3000
"""Maximum number of pages of a PDF."""

_DIGITS = 4
_MARKS = (*"*_`[({<|\\/=~+$", "''")
"""Strings that begin or end a marked range in a text format."""


class LimitError(FactcheckError):
    """Raised if a document exceeds a limit; the message names the limit."""


def span_of(words: str | None) -> int:
    """Return the number of columns or rows that a cell of a table occupies, as a format states it.

    The result is from 1 to `MOST_COLUMNS`, and 1 if the words are not a number.
    """
    number = int(words[:_DIGITS]) if words and words.isdecimal() else 1
    return max(1, min(number, MOST_COLUMNS))


def refuse_above(most: int, count: int, what: str) -> None:
    """Raise an error if a document exceeds a limit.

    Raises:
        LimitError: `count` is above `most`.
    """
    if count > most:
        raise LimitError(f"more than {most:,} {what}")


def refuse_blocks(count: int) -> None:
    """Raise an error if a document has too many blocks.

    Raises:
        LimitError: There are more than `MOST_BLOCKS`.
    """
    refuse_above(MOST_BLOCKS, count, "paragraphs and cells")


@mutable
class Counts:
    """Counts the elements and blocks read so far, in all files of one document."""

    elements: int = 0
    blocks: int = 0

    def element(self) -> None:
        """Count an element.

        Raises:
            LimitError: There are too many elements.
        """
        self.elements += 1
        refuse_above(MOST_ELEMENTS, self.elements, "elements")

    def block(self) -> None:
        """Count a paragraph, an item or a cell.

        Raises:
            LimitError: There are too many blocks.
        """
        self.blocks += 1
        refuse_blocks(self.blocks)


def refuse_text(text: str) -> None:
    """Raise an error if a text has too much markup or too many lines to be read quickly.

    Raises:
        LimitError: There are too many lines or markup characters.
    """
    refuse_above(MOST_LINES, text.count("\n"), "lines")
    refuse_above(MOST_MARKS, sum(map(text.count, _MARKS)), "marks")
