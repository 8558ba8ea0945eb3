"""Look-alikes: two tellings of one happening that differ in one word by one letter."""

from attrs import frozen

from factcheck.model.text import Span


@frozen
class Lookalike:
    """Two known words, one edit apart, beside the same word in two tellings."""

    this: Span
    """The word that the document writes once."""
    other: Span
    shared: tuple[str, ...] = ()
    """The rare words that both tellings use."""
    places: int = 1
    """How often the document writes the other word."""
