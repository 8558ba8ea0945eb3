"""Slips: words that nobody writes so, with the words that were meant."""

from attrs import field, frozen

from factcheck.model.text import Span


@frozen
class RunTogether:
    """Two words without the space between them."""

    span: Span
    """The word as it stands."""
    left: str
    """The first of the two words."""
    right: str
    """The second of the two words."""
    apart: Span | None = None
    """Where the document writes the two one after the other; None where it does not."""
    places: int = 0
    """How often it does."""


@frozen
class Slip:
    """An unknown word that one edit turns into a known one."""

    span: Span
    """The word as it stands."""
    meant: str
    """A known word one edit apart: the only one, or the only one of this document, if there is."""
    witness: Span | None = None
    """Where the document writes it; None where only the list of English words knows it."""
    places: int = 0
    """How often the document writes it."""
    others: tuple[str, ...] = ()
    """Other known words one edit apart that may be meant as well; most often there are none."""


@frozen
class Slips:
    """All slips of a document, each kind in order of the text."""

    run_together: tuple[RunTogether, ...] = field(default=(), repr=False)
    """Words without a space between them."""
    misspelt: tuple[Slip, ...] = field(default=(), repr=False)
    """Unknown words that one edit turns into a known one."""
    words: int = 0
    """Number of words that were read."""

    @property
    def most(self) -> int:
        """Return how many slips of a kind a text of this length may have.

        More of them mean a text of another kind: a bad scan, dialect, another language.

        Source: measured on public prose; true slips keep below five in short texts.
        """
        return max(5, self.words // 8000)
