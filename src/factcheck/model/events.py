"""Events: the claims that describe one event, and the links between them."""

from attrs import field, frozen

from factcheck.model.facts import Date
from factcheck.model.fields import filled, typed
from factcheck.model.origins import BY_RULES, Maker, Origin


@frozen(field_transformer=typed)
class EventLink:
    """Two claims that describe one event."""

    left: str
    """Id of the claim that comes first in the document."""
    right: str
    """Id of the other claim."""
    shared: tuple[str, ...] = ()
    """Words that both claims use and few other claims do, rarest first."""
    score: float = 1.0
    """The share of the shorter claim that these words make up, about 0 to 1; 1 for a person's link.
    """
    origin: Origin = BY_RULES
    """Where the link comes from: rules, a person or a model."""
    is_firm: bool = False
    """Whether dates count as a conflict even if they are not similar: other months or years."""
    dates: tuple[Date, Date] | None = None
    """The dates of the event, if they are not the claims' own dates."""

    @property
    def declared(self) -> bool:
        """Return True if a person made the link."""
        return self.origin.maker is Maker.PERSON

    @property
    def evidence(self) -> str:
        """Return the evidence for the link, for a proof."""
        return "; ".join(self.origin.proof)


@frozen(field_transformer=typed)
class Event:
    """One event and the claims that describe it."""

    key: str = field(validator=filled)
    """Unique in its dossier; the id in a claims folder, or the id of its first claim."""
    claims: tuple[str, ...] = field(validator=filled)
    """Claim ids in document order; at least two."""
    links: tuple[EventLink, ...] = ()
    """The links between pairs of claims."""

    def __repr__(self) -> str:
        """Return the key and the claims; the links would fill pages."""
        return f"<Event {self.key}: {', '.join(self.claims)}>"
