"""Duplicates: entries of a chronology that repeat another one."""

from attrs import frozen

from factcheck.model.text import Span


@frozen
class Duplicate:
    """What two entries of one date tell in the same words, the later entry first."""

    this: Span
    """The later entry."""
    other: Span
    """The earlier entry."""
