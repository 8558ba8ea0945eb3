"""Duplicates: entries of a chronology that repeat another one."""

from factcheck.model.text import Span
from factcheck.values import frozen


@frozen
class Duplicate:
    """What two entries of one date tell in the same words, the later entry first."""

    this: Span
    """The later entry."""
    other: Span
    """The earlier entry."""
