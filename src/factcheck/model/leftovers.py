"""Leftovers: places in a document that still have a value from an earlier version."""

import enum

from attrs import frozen

from factcheck.model.text import Span


class ChangeKind(enum.StrEnum):
    """The kind of fact that differs between two versions."""

    DATE = "date"
    """A date or a time of day."""
    FIGURE = "figure"
    """A figure."""
    NAME = "name"
    """A name."""
    QUOTATION = "quotation"
    """A quotation."""
    REFERENCE = "reference"
    """An entry of a reference list, or a citation marker."""
    WORDS = "words"
    """A few replaced words that are not a recognized fact."""


@frozen
class Leftover:
    """A place in the new version that still has the old value of a fact that changed elsewhere."""

    kind: ChangeKind
    """The kind of fact."""
    span: Span
    """The words with the old value, in the new version."""
    changed: tuple[Span, ...]
    """The places in the new version with the new value, the most similar place first."""
    old: str
    """The old words at the first of these places."""
    new: str
    """The new words at that place."""
    where: str
    """The position of that place in words: heading and number."""
    was: tuple[str, str]
    """FILE:LINE of both places in the old version, where they had the same value."""
    why: str
    """The evidence that the two places refer to the same thing."""
    repair: str = ""
    """The new value in the format of the old words; empty if this format cannot express it."""
