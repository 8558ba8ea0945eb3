"""The texts of sources that a user attaches, and which quotations they hold."""

from attrs import field

from factcheck.model.text import Document, Span
from factcheck.values import frozen


@frozen
class SourceText:
    """The text of a source, by the name under which the document speaks of it."""

    name: str
    """A person, body or outlet as the document names it, or the key of a source."""
    document: Document = field(repr=False)


@frozen
class Passage:
    """Words of a source's text that come nearest to a quotation."""

    text: SourceText
    span: Span
    """In the document of the text."""
    shared: Span
    """The words of the quotation that stand there, in a row."""


@frozen
class Holding:
    """A quotation, and whether the texts of its source hold it."""

    span: Span
    """The quoted words, without their marks."""
    texts: tuple[SourceText, ...]
    """Every attached text of the source to which it is attributed; one or more."""
    is_held: bool
    elsewhere: tuple[SourceText, ...] = ()
    """Texts of other sources that hold it, where those of its own do not."""
    nearest: Passage | None = None
    """None where it is held, and where no three words of it stand together."""
