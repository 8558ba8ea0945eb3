"""The texts of sources that a user attaches, which quotations they hold, and which facts."""

import enum

from attrs import field, frozen

from factcheck.model.text import Document, Place, Span


@frozen
class SourceText:
    """The text of a source, by the name under which the document speaks of it."""

    name: str
    """A person, body or outlet as the document names it, or the key of a source."""
    document: Document = field(repr=False)
    """Its text, as a reader has read it."""


@frozen
class Passage:
    """Words of a source's text that come nearest to a quotation."""

    text: SourceText
    """The text of the source."""
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
    """Whether the words stand there."""
    elsewhere: tuple[SourceText, ...] = ()
    """Texts of other sources that hold it, where those of its own do not."""
    nearest: Passage | None = None
    """None where it is held, and where no three words of it stand together."""


class Standing(enum.StrEnum):
    """What attached texts say of a fact that rests on them; never whether it is so."""

    SUPPORTED = "supported"
    """A text tells the same."""
    DIFFERS = "differs"
    """A text tells another value of the same thing."""
    NOT_FOUND = "not found"
    """No text tells it, as far as can be seen."""


class SourcedKind(enum.StrEnum):
    """What sort of fact is held against a source."""

    FIGURE = "figure"
    """A figure."""
    DATE = "date"
    """A date."""
    NAME = "name"
    """A name."""


@frozen
class InSource:
    """Where the text of a source tells a value."""

    text: SourceText
    """The text of the source."""
    span: Span
    """The value, in the document of the text."""
    around: Span
    """The sentence, row or heading that it stands in."""

    @property
    def words(self) -> str:
        """Return the value as the source words it."""
        return self.text.document.words(self.span)

    @property
    def sentence(self) -> str:
        """Return the sentence that it stands in."""
        return self.text.document.words(self.around)

    @property
    def place(self) -> Place:
        """Return the file, line and column of the value."""
        return self.text.document.place(self.span)


@frozen
class Sourced:
    """A fact that rests on a source with a text attached, and what that says of it."""

    span: Span
    """The words of the fact, in the document."""
    kind: SourcedKind
    """What sort of fact it is."""
    standing: Standing
    """What the texts say of it."""
    texts: tuple[SourceText, ...]
    """Every attached text of the sources that it rests on; one or more."""
    found: InSource | None = None
    """Where a text tells it, or tells it otherwise; None where none does."""
    proof: tuple[str, ...] = ()
    """Of what differs: why no value fits both, and what says that both are of one thing."""
    related: Span | None = None
    """Of what differs: the value in the text, where the document holds the words of its sources
    behind its own."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the sources, each once."""
        return tuple(dict.fromkeys(text.name for text in self.texts))
