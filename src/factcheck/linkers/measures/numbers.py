"""The exact numbers of a document in a row, with the words between them."""

from collections.abc import Sequence

from attrs import frozen

from factcheck.model import Document, Quantity, Tally

PERCENT = frozenset({"%", "per cent", "percent"})
"""Ways to write a hundredth."""
SHARES = frozenset({"%", "‰", "per thousand"})
"""Units of figures that are parts of something else, as quantities have them."""
_REACH = 90
_FAR = 200
"""Code points between two numbers beyond which they are not read together."""


@frozen
class Numbers:
    """The exact numbers of a document, to be read in a row."""

    document: Document
    known: tuple[Quantity, ...]
    """In order; hedged ones and ranges are left out."""

    @classmethod
    def of(cls, document: Document, quantities: Sequence[Quantity]) -> "Numbers":
        """Return the numbers that say what they are, whether round or not."""
        return cls(document, tuple(one for one in quantities if not one.hedge))

    def between(self, left: int, right: int) -> str:
        """Return the words between two numbers of one block; a line's end if they are far apart."""
        start, end = self.known[left].span.end, self.known[right].span.start
        gap = self.document.text[start:end] if end - start <= _FAR else "\n"
        return gap if "\n" not in gap else "\n"

    def before(self, at: int) -> str:
        """Return the words right in front of a number, of its own block alone."""
        start = self.known[at].span.start
        return self.document.text[max(0, start - _REACH) : start].rpartition("\n")[2]

    def behind(self, at: int) -> str:
        """Return the words right behind a number, of its own block alone."""
        end = self.known[at].span.end
        return self.document.text[end : end + _REACH].partition("\n")[0]

    def stretch(self, first: Quantity, last: Quantity) -> str:
        """Return the words from one number to the end of the sentence of another."""
        sentence = self.document.sentence_at(last.span.start)
        end = sentence.end if sentence else last.span.end
        return self.document.text[first.span.start : end]

    def are_alike(self, tally: Tally) -> bool:
        """Say whether the parts are told in the unit of the total, or in none, as counts are.

        A share is no part of a count.
        """
        units = {part.unit for part in tally.parts} - {""}
        counts = len(units) == 1 and not units & PERCENT and not tally.total.unit
        return units <= {tally.total.unit} or counts
