"""Events: the claims that tell one happening, and what links them."""

from attrs import frozen


@frozen
class Link:
    """Two claims that tell one happening."""

    left: str
    """Id of the claim that stands first in the document."""
    right: str
    shared: tuple[str, ...] = ()
    """The words that both use and few others do, rarest first, for the proof."""
    score: float = 1.0
    """Strength of the evidence; 1 for a link that a claims folder states."""
    declared: bool = False
    """A claims folder gives both claims one event id."""


@frozen
class Event:
    """One happening and the claims that tell it."""

    key: str
    """Unique in its dossier; the id of a claims folder, or that of its first claim."""
    claims: tuple[str, ...]
    """Ids in order of the document; at least two."""
    links: tuple[Link, ...] = ()
