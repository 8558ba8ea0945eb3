"""Places of a document that kept the value of an earlier version."""

import enum

from attrs import frozen

from factcheck.model.text import Span


class ChangeKind(enum.StrEnum):
    """What a fact is that two versions tell differently."""

    DATE = "date"
    """A date or a time of day."""
    FIGURE = "figure"
    """A figure."""
    NAME = "name"
    """A name."""
    QUOTATION = "quotation"
    """A quotation."""
    REFERENCE = "reference"
    """An entry of a list of works, or a marker that points at one."""
    WORDS = "words"
    """Other words in the place of some few; no fact that is recognised."""


@frozen
class Leftover:
    """A place of the new version that kept the old value of a fact that was changed elsewhere."""

    kind: ChangeKind
    """What sort of fact it is."""
    span: Span
    """In the new version: the words that were kept."""
    changed: tuple[Span, ...]
    """In the new version: where the fact has its new value, the place that is most alike first."""
    old: str
    """The old words at the first of these."""
    new: str
    """The new words there."""
    where: str
    """Where that is, by heading and count."""
    was: tuple[str, str]
    """FILE:LINE of both places in the old version, where they told the same."""
    why: str
    """What the two places have in common, in words."""
    repair: str = ""
    """The new value in the form of the kept words; empty where they cannot hold it."""
