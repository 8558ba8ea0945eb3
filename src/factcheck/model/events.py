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
    alone: bool = False
    """The date of neither is told anywhere else in the document."""

    @property
    def evidence(self) -> str:
        """Return what speaks for the link, for a proof."""
        shared = f"shared words: {', '.join(self.shared)}"
        return f"{shared}; nothing else is told of either date" if self.alone else shared


@frozen
class Event:
    """One happening and the claims that tell it."""

    key: str
    """Unique in its dossier; the id of a claims folder, or that of its first claim."""
    claims: tuple[str, ...]
    """Ids in order of the document; at least two."""
    links: tuple[Link, ...] = ()
