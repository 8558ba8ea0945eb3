"""Proposals of others, as they are read, and what became of them."""

from attrs import field, frozen

from factcheck.model.fields import counted, filled, one_of, share, typed
from factcheck.model.links import Link, LinkKind, Proved, Refused, ValueKind, Verdict
from factcheck.model.origins import Maker, Origin
from factcheck.model.text import Document


@frozen(field_transformer=typed)
class Quote:
    """Words of a document, and what tells at which place they are meant."""

    exact: str = field(validator=filled)
    """The words."""
    prefix: str = ""
    """What stands directly before them."""
    suffix: str = ""
    """What stands directly behind them."""
    line: int = field(default=0, validator=counted)
    """The line of the file where they begin, a hint; 0 where it is not told."""
    value: str = ""
    """The words inside `exact` that are compared; empty for all of them."""
    column: str = ""
    """Words at the head of a column of a table: its cell in the row of `exact` is meant."""


def _as_kind(given: ValueKind | str) -> ValueKind:
    return one_of("Proposal.kind", ValueKind, given)


def _as_relation(given: LinkKind | str) -> LinkKind:
    return one_of("Proposal.relation", LinkKind, given)


@frozen(field_transformer=typed)
class Proposal:
    """One link as it is proposed."""

    kind: ValueKind = field(converter=_as_kind)
    """What sort of value is compared; a string such as "date" is taken, too."""
    relation: LinkKind = field(converter=_as_relation)
    """What the places are to one another; a string such as "one event" is taken, too."""
    places: tuple[Quote, ...] = field(validator=filled)
    """What is doubted first; at least one."""
    origin: Origin = Origin(Maker.MODEL)
    """Who proposes it."""
    equation: str = ""
    """What must hold between the figures: "3 + 6 + 33 = 46"."""
    items: tuple[Quote, ...] = ()
    """What a count announces, in order."""
    complete: bool = False
    """The items are all that there are."""
    correction: str = ""
    """The right word, where the relation is "spelling"."""
    reason: str = ""
    """Why, in the maker's own words."""
    confidence: float = field(default=1.0, validator=share)
    """How sure its maker is that it is so, 0 to 1."""
    document: str = ""
    """Name of the file; empty for whatever document it is used with."""
    sha256: str = ""
    """Digest of the bytes of the file that was read, in hex digits; empty if it is not told."""
    path: str = ""
    """The file of proposals that it stands in."""
    line: int = 0
    """Its line there."""


@frozen
class Outcome:
    """What became of a proposal."""

    proposal: Proposal
    """The proposal."""
    link: Link | None
    """None where a place was not found."""
    verdict: Verdict
    """`Proved` with the proof, or `Refused` with the reason."""


@frozen
class Proofs:
    """What became of all proposals on one document."""

    document: Document
    """With the places that stand in its files alone behind its text."""
    outcomes: tuple[Outcome, ...] = ()
    """In the order of the proposals."""
    passed_over: int = 0
    """Proposals on other documents."""
    has_changed: bool = False
    """The proposals were made from a file with another digest."""

    @property
    def proved(self) -> tuple[tuple[Outcome, Proved], ...]:
        """Return those that are proved."""
        return tuple((one, one.verdict) for one in self.outcomes if isinstance(one.verdict, Proved))

    @property
    def refused(self) -> tuple[tuple[Outcome, Refused], ...]:
        """Return those that are not."""
        return tuple(
            (one, one.verdict) for one in self.outcomes if isinstance(one.verdict, Refused)
        )
