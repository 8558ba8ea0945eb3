"""Duplicates: entries of a chronology that repeat another."""

from attrs import frozen

from factcheck.model.text import Span


@frozen
class Duplicate:
    """Two entries of one date that share the same words, the later entry first."""

    this: Span
    """The words in the later entry."""
    other: Span
    """The words in the earlier entry."""
