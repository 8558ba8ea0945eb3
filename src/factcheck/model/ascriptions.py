"""Ascriptions: one statement that is told twice, as that of two different sources."""

from attrs import frozen

from factcheck.model.facts import Attribution


@frozen
class Ascription:
    """Two attributions of what seems to be one statement."""

    this: Attribution
    """The one that stands later."""
    other: Attribution
    names: tuple[str, str]
    """Whom each of the two names, as the document calls them in full."""
    shared: tuple[str, ...]
    """The words that both statements have."""
