"""Events: the claims that tell one happening, and what links them."""

from attrs import field, frozen

from factcheck.model.facts import Date
from factcheck.model.fields import filled, typed
from factcheck.model.origins import BY_RULES, Maker, Origin


@frozen(field_transformer=typed)
class EventLink:
    """Two claims that tell one happening."""

    left: str
    """Id of the claim that stands first in the document."""
    right: str
    """Id of the other claim."""
    shared: tuple[str, ...] = ()
    """The words that both use and few others do, rarest first."""
    score: float = 1.0
    """How much of the shorter claim they are, about 0 to 1; 1 for a link that a person states."""
    origin: Origin = BY_RULES
    """Who says so: our rules, a person, a model."""
    is_firm: bool = False
    """Dates contradict even if none is a slip of the other: months, years, far ones."""
    dates: tuple[Date, Date] | None = None
    """The dates of the happening, where they are not those that the claims tell by themselves."""

    @property
    def declared(self) -> bool:
        """True if a person states the link."""
        return self.origin.maker is Maker.PERSON

    @property
    def evidence(self) -> str:
        """Return what speaks for the link, for a proof."""
        return "; ".join(self.origin.proof)


@frozen(field_transformer=typed)
class Event:
    """One happening and the claims that tell it."""

    key: str = field(validator=filled)
    """Unique in its dossier; the id of a claims folder, or that of its first claim."""
    claims: tuple[str, ...] = field(validator=filled)
    """Ids in order of the document; at least two."""
    links: tuple[EventLink, ...] = ()
    """What links the claims, pair by pair."""

    def __repr__(self) -> str:
        """Return the key and the claims; the links would fill pages."""
        return f"<Event {self.key}: {', '.join(self.claims)}>"
