"""Entries of chronologies while their places are still those of blocks."""

from attrs import frozen

from factcheck.readers.heads import Head

Words = tuple[int, int, int]
"""Index of a block, and where some words of it begin and end."""


@frozen
class Dated:
    """An entry: the block that bears its head, and the last block that belongs to it."""

    index: int
    head: Head
    last: int
    contexts: tuple[Words, ...] = ()
    """Dates of headings above it, the nearest last."""
    told: frozenset[int] = frozenset()
    """What its head and its contexts tell together, in the grains of a head."""
    below: bool = False
    """The head is a heading and the body stands in the blocks below it."""


@frozen
class Chronology:
    """A run of entries."""

    first: int
    """Index of its first block: an entry, a date that heads entries, or column heads."""
    last: int
    entries: tuple[Dated, ...]
