"""Typos: misspelled and run-together words, with the intended words."""

from attrs import field, frozen

from factcheck.model.text import Span


@frozen
class RunTogether:
    """Two words that are written without a space between them."""

    span: Span
    """The word as printed."""
    left: str
    """The first of the two words."""
    right: str
    """The second of the two words."""
    apart: Span | None = None
    """A place in the document with the two words written separately; None if there is none."""
    places: int = 0
    """The number of such places."""


@frozen
class Slip:
    """An unknown word that is one edit away from a known word."""

    span: Span
    """The word as printed."""
    meant: str
    """The intended word: the similar word in the document, or else the only similar word."""
    witness: Span | None = None
    """A place where the intended word occurs; None if only a word list contains it."""
    places: int = 0
    """The number of such places."""
    others: tuple[str, ...] = ()
    """Other known words one edit away that may be intended; usually none."""


@frozen
class Slips:
    """All typos of a document, each kind in text order."""

    run_together: tuple[RunTogether, ...] = field(default=(), repr=False)
    """Words that are written without a space between them."""
    misspelt: tuple[Slip, ...] = field(default=(), repr=False)
    """Unknown words that are one edit away from a known word."""
    words: int = 0
    """Number of words in the text."""

    @property
    def most(self) -> int:
        """Return the maximum number of typos of a kind for a text of this length.

        More typos indicate that the text is a bad scan, in dialect or in another language.

        Source: measurements on published prose, in which short texts had fewer than five real
        typos.
        """
        return max(5, self.words // 8000)
