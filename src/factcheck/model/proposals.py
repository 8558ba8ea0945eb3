"""Proposals of others, as they are read, and what became of them."""

from attrs import Factory, field, frozen

from factcheck.model.fields import counted, filled, one_of, share, typed
from factcheck.model.findings import Finding, RelatedPlace, Severity
from factcheck.model.links import Link, LinkKind, Proved, Refused, ValueKind, Verdict
from factcheck.model.origins import Maker, Origin
from factcheck.model.text import Document, Place


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
    confidence: float = field(
        default=Factory(lambda one: unsaid(one.origin), takes_self=True), validator=share
    )
    """How sure its maker is that it is so, 0 to 1; `unsaid` where it is left out."""
    document: str = ""
    """Name of the file; empty for whatever document it is used with."""
    sha256: str = ""
    """Digest of the bytes of the file that was read, in hex digits; empty if it is not told."""
    path: str = ""
    """The file of proposals that it stands in."""
    line: int = 0
    """Its line there."""


def unsaid(origin: Origin) -> float:
    """Return how sure a maker is who does not say so: a model is in two minds, a person is not."""
    return 0.5 if origin.maker is Maker.MODEL else 1.0


def stored_beside(document: str) -> str:
    """Return the path of the proposals that are kept beside a document; it need not exist."""
    return f"{document.rstrip('/')}.proposals.jsonl"


@frozen
class Outcome:
    """What became of a proposal."""

    proposal: Proposal
    """The proposal."""
    link: Link | None
    """None where a place was not found."""
    verdict: Verdict
    """`Proved` with the proof, or `Refused` with the reason."""
    is_stale: bool = False
    """It was proposed for a file with another digest: an earlier version of the document."""


@frozen
class Proofs:
    """What became of all proposals on one document."""

    document: Document
    """With the places that stand in its files alone behind its text."""
    outcomes: tuple[Outcome, ...] = ()
    """In the order of the proposals."""
    passed_over: int = 0
    """Proposals on other documents."""
    unverified: tuple[Proposal, ...] = ()
    """Those that are neither proved nor refuted."""
    is_hidden: bool = False
    """The report leaves them out."""
    mended: tuple[Proposal, ...] = ()
    """Those whose words are gone because what a person accepted has been written."""

    @property
    def has_changed(self) -> bool:
        """Return True if a proposal was made for an earlier version of the document."""
        return any(one.is_stale for one in self.outcomes)

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


UNVERIFIED = "UNV01"
"""The code under which decisions on unverified proposals are kept; no check has it."""
NOT_CHECKED = "not checked by factcheck"
"""What is said of each unverified proposal, wherever it is shown."""
PROPOSED_EARLIER = "proposed for an earlier version of the document"
"""What is said of a stale one."""


@frozen
class Unverified:
    """What its maker is sure of, and factcheck can neither prove nor refute."""

    places: tuple[Place, ...]
    """Where the quoted words stand, what is doubted first; those of a count's items at the end."""
    kind: ValueKind
    """What sort of value is compared."""
    relation: LinkKind
    """What the places are to one another, as its maker says."""
    reason: str
    """Why, in the maker's own words, shortened; may be empty."""
    confidence: float
    """How sure the maker is, 0 to 1."""
    origin: Origin
    """Who says so."""
    why: str
    """Why it could not be proved, in words."""
    fingerprint: str
    """Hex digits that stay the same when lines move; from the words of the places."""
    also: tuple[Place, ...] = ()
    """Further places of the same cause: other proposals with the same two words or first place."""
    proposals: tuple[Proposal, ...] = ()
    """Those that it stands for."""
    is_stale: bool = False
    """It was proposed for an earlier version of the document."""

    @property
    def message(self) -> str:
        """Return in one sentence what is suspected: the maker's words, else what is linked."""
        quoted = " and ".join(f"“{' '.join(one.text.split())}”" for one in self.places[:2])
        told = "cannot both be right" if len(self.places) > 1 else "cannot be right"
        return self.reason.rstrip(".") or f"{quoted} {told}"

    @property
    def details(self) -> tuple[str, ...]:
        """Return how sure its maker is, why it is not proved, and where else it is, a line each."""
        noun = self.places[0].counted if len(self.also) == 1 else f"{self.places[0].counted}s"
        lines = ", ".join(dict.fromkeys(str(one.line) for one in self.also))
        sure = f"confidence of its maker: {self.confidence:g}"
        also = [f"also in {noun} {lines}"] if lines else []
        stale = [PROPOSED_EARLIER] if self.is_stale else []
        return (f"not proved: {self.why}", sure, *stale, *also)

    @property
    def by(self) -> str:
        """Return who suspects it, each once: "a model: small-reader and a person: R. Lind"."""
        makers = (self.origin, *(one.origin for one in self.proposals))
        *first, last = dict.fromkeys(maker.told or "rules" for maker in makers)
        return f"{', '.join(first)} and {last}" if first else last

    @property
    def finding(self) -> Finding:
        """Return it as what decisions are made on; it counts as a finding once one accepts it."""
        return Finding(
            code=UNVERIFIED,
            name="unverified",
            severity=Severity.NOTE,
            message=f"{NOT_CHECKED}: {self.message}",
            proof=(f"suspected by {self.by}", *self.details),
            place=self.places[0],
            related=tuple(RelatedPlace(one, "counter") for one in self.places[1:]),
            suggestions=(),
            fingerprint=self.fingerprint,
            origin=self.origin,
        )
