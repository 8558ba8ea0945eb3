"""Proposals from other programs or people, and their outcomes."""

from attrs import Factory, field, frozen

from factcheck.model.fields import counted, filled, one_of, share, short, typed
from factcheck.model.findings import Finding, RelatedPlace, Severity
from factcheck.model.links import Link, LinkKind, Proved, Refused, ValueKind, Verdict
from factcheck.model.origins import Maker, Origin
from factcheck.model.text import Document, Place


@frozen(field_transformer=typed)
class Quote:
    """Words of a document, with the context that identifies their place."""

    exact: str = field(validator=filled)
    """The words."""
    prefix: str = ""
    """The text directly before the words."""
    suffix: str = ""
    """The text directly after the words."""
    line: int = field(default=0, validator=counted)
    """The line of the file where the words begin, as a hint; 0 if unknown."""
    value: str = ""
    """The words in `exact` to be compared; empty to compare all of them."""
    column: str = ""
    """The heading of a table column, to select the cell of that column in the row of `exact`."""

    __repr__ = short


def _as_kind(given: ValueKind | str) -> ValueKind:
    return one_of("Proposal.kind", ValueKind, given)


def _as_relation(given: LinkKind | str) -> LinkKind:
    return one_of("Proposal.relation", LinkKind, given)


@frozen(field_transformer=typed)
class Proposal:
    """A proposed link between places of a document."""

    kind: ValueKind = field(converter=_as_kind)
    """The type of value that is compared; a string such as "date" is also accepted."""
    relation: LinkKind = field(converter=_as_relation)
    """How the places are related; a string such as "one event" is also accepted."""
    places: tuple[Quote, ...] = field(validator=filled)
    """The places, the questioned place first; at least one."""
    origin: Origin = Origin(Maker.MODEL)
    """Who made the proposal."""
    equation: str = ""
    """The equation that must hold for the figures: "3 + 6 + 33 = 46"."""
    items: tuple[Quote, ...] = ()
    """The items of a count, in order."""
    complete: bool = False
    """Whether `items` lists all items."""
    correction: str = ""
    """The correct word, if the relation is "spelling"."""
    reason: str = ""
    """The reason, in the maker's own words."""
    confidence: float = field(
        default=Factory(lambda one: unsaid(one.origin), takes_self=True), validator=share
    )
    """The maker's confidence, 0 to 1; by default, the result of `unsaid`."""
    document: str = ""
    """Name of the file; empty for any document."""
    sha256: str = ""
    """SHA-256 digest of the file that was read, as hex digits; empty if unknown."""
    path: str = ""
    """The file that contains the proposal."""
    line: int = 0
    """Line of the proposal in that file."""

    __repr__ = short


def unsaid(origin: Origin) -> float:
    """Return the default confidence: 0.5 for a model, 1 for other makers."""
    return 0.5 if origin.maker is Maker.MODEL else 1.0


def stored_beside(document: str) -> str:
    """Return the path of the proposals stored next to a document; the file may not exist."""
    return f"{document.rstrip('/')}.proposals.jsonl"


@frozen(field_transformer=typed)
class Outcome:
    """The outcome of a proposal."""

    proposal: Proposal
    """The proposal."""
    link: Link | None
    """The link; None if a place was not found."""
    verdict: Verdict
    """`Proved` with the proof, or `Refused` (rejected) with the reason."""
    is_stale: bool = False
    """Whether the proposal was made for another version of the file, judging by its digest."""

    __repr__ = short


@frozen(field_transformer=typed)
class Proofs:
    """The outcomes of all proposals for one document."""

    document: Document
    """The document; passages that only its files contain are appended to its text."""
    outcomes: tuple[Outcome, ...] = ()
    """Outcomes in the order of the proposals."""
    passed_over: int = 0
    """The number of proposals for other documents."""
    unverified: tuple[Proposal, ...] = ()
    """Proposals that are neither proved nor refuted."""
    is_hidden: bool = False
    """Whether the report omits the unverified proposals."""
    mended: tuple[Proposal, ...] = ()
    """Proposals whose words no longer exist because an accepted change has been applied."""

    __repr__ = short

    @property
    def has_changed(self) -> bool:
        """Return True if any proposal was made for an earlier version of the document."""
        return any(one.is_stale for one in self.outcomes)

    @property
    def proved(self) -> tuple[tuple[Outcome, Proved], ...]:
        """Return the proved proposals."""
        return tuple((one, one.verdict) for one in self.outcomes if isinstance(one.verdict, Proved))

    @property
    def refused(self) -> tuple[tuple[Outcome, Refused], ...]:
        """Return the rejected proposals, each with the reason."""
        return tuple(
            (one, one.verdict) for one in self.outcomes if isinstance(one.verdict, Refused)
        )


UNVERIFIED = "UNV01"
"""The code used for decisions on unverified proposals; no check has this code."""
NOT_PROVED = "unverified"
"""The label of every unverified proposal."""
PROPOSED_EARLIER = "proposed for an earlier version of the document"
"""The label of a proposal for an earlier version."""


@frozen(field_transformer=typed)
class Unverified:
    """A proposal, made with confidence, that factcheck can neither prove nor refute."""

    places: tuple[Place, ...]
    """The places of the quoted words: the questioned place first, the items of a count last."""
    kind: ValueKind
    """The type of value that is compared."""
    relation: LinkKind
    """How the places are related, according to the maker."""
    reason: str
    """The reason in the maker's own words, shortened; may be empty."""
    confidence: float
    """The maker's confidence, 0 to 1."""
    origin: Origin
    """Who made the proposal."""
    why: str
    """Why the proposal could not be proved, in words."""
    fingerprint: str
    """Hex digits computed from the words of the places; independent of line numbers."""
    also: tuple[Place, ...] = ()
    """Other places with the same cause, from proposals with the same two words or first place."""
    proposals: tuple[Proposal, ...] = ()
    """The proposals that are combined here."""
    is_stale: bool = False
    """Whether the proposal was made for an earlier version of the document."""

    __repr__ = short

    @property
    def message(self) -> str:
        """Return one sentence: the maker's reason or, if there is none, the linked words."""
        quoted = " and ".join(f"“{' '.join(one.text.split())}”" for one in self.places[:2])
        told = "cannot both be right" if len(self.places) > 1 else "cannot be right"
        return self.reason.rstrip(".") or f"{quoted} {told}"

    @property
    def details(self) -> tuple[str, ...]:
        """Return lines that state the confidence, why there is no proof, and the other places."""
        noun = self.places[0].counted if len(self.also) == 1 else f"{self.places[0].counted}s"
        lines = ", ".join(dict.fromkeys(str(one.line) for one in self.also))
        sure = f"confidence of the proposer: {self.confidence:g}"
        also = [f"also in {noun} {lines}"] if lines else []
        stale = [PROPOSED_EARLIER] if self.is_stale else []
        return (f"not proved: {self.why.partition(': ')[2]}", sure, *stale, *also)

    @property
    def by(self) -> str:
        """Return the makers, without repeats: "a model: small-reader and a person: R. Lind"."""
        makers = (self.origin, *(one.origin for one in self.proposals))
        *first, last = dict.fromkeys(maker.told or "rules" for maker in makers)
        return f"{', '.join(first)} and {last}" if first else last

    @property
    def finding(self) -> Finding:
        """Return the proposal as a finding, which it becomes once it is accepted."""
        return Finding(
            code=UNVERIFIED,
            name="unverified",
            severity=Severity.NOTE,
            message=f"{NOT_PROVED}: {self.message}",
            proof=(f"reported by {self.by}", *self.details),
            place=self.places[0],
            related=tuple(RelatedPlace(one, "counter") for one in self.places[1:]),
            suggestions=(),
            fingerprint=self.fingerprint,
            origin=self.origin,
        )
