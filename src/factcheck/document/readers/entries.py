"""Entries of chronologies, as positions in the blocks."""

from attrs import frozen

from factcheck.document.readers.heads import Head

Words = tuple[int, int, int]
"""Index of a block, and the start and end of words in it."""


@frozen
class Dated:
    """A chronology entry: the block with its head, and its last block."""

    index: int
    head: Head
    last: int
    contexts: tuple[Words, ...] = ()
    """Dates in headings above the entry, nearest last."""
    told: frozenset[int] = frozenset()
    """The units that the head and the contexts state together, numbered as in `Head.grains`."""
    below: bool = False
    """Whether the head is a heading and the body is in the blocks below it."""


@frozen
class Chronology:
    """Consecutive dated entries of a document."""

    first: int
    """Index of the first block: an entry, a date above entries, or column headers."""
    last: int
    entries: tuple[Dated, ...]
