"""Look-alikes: two tellings of a happening, or of a phrase, that differ by one letter."""

from attrs import frozen

from factcheck.model.text import Span


@frozen
class Lookalike:
    """Two known words, one edit apart, beside the same word in two tellings or two phrases."""

    this: Span
    """The word that the document writes once."""
    other: Span
    """The other word."""
    shared: tuple[str, ...] = ()
    """The rare words that both tellings use, or the word that both phrases have."""
    places: int = 1
    """How often the document writes the other word."""
    is_phrase: bool = False
    """Nothing but a phrase is told twice."""
