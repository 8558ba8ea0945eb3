"""Two versions of a document: what became of the facts of one in the other."""

from attrs import field, frozen

from factcheck.model.ledger import State
from factcheck.model.leftovers import ChangeKind
from factcheck.model.report import Report
from factcheck.model.text import NOWHERE, Document, Place, Span


@frozen
class Said:
    """A fact as one version tells it."""

    words: str
    """As they are read: without markup, white space folded."""
    value: str
    """What two ways of writing it have in common: "2024-05-11", "48310", "0.58 %"."""
    place: Place
    """Where it stands, in its file."""
    where: str
    """By heading and count: "“Results”, third paragraph"."""
    span: Span = field(default=NOWHERE, eq=False, repr=False)
    """The same in the text of its version."""


@frozen
class FactChange:
    """A fact that both versions tell, with another value."""

    kind: ChangeKind
    """What sort of fact."""
    old: Said
    """As the earlier version has it."""
    new: Said
    """As the later version has it."""
    within: str = ""
    """The entry of the list of works in which it stands, by its first words."""


@frozen
class OneSided:
    """A fact that one version alone tells, anywhere."""

    kind: ChangeKind
    """What sort of fact."""
    said: Said
    """The fact."""


@frozen
class CarriedTick:
    """What becomes of a tick or a verdict that somebody gave on the old version."""

    id: str
    """Of its entry."""
    words: str
    """Of the fact."""
    before: State
    """How the fact stood in the old version."""
    now: State
    """How it stands in the new version."""
    by: tuple[str, ...]
    """Who vouched for it."""
    old: Place | None
    """Where it stood."""
    new: Place | None
    """None where its words stand no more."""
    proposed: str = ""
    """Words of the new version that are like lost ones, for a person to confirm."""

    @property
    def holds(self) -> bool:
        """True if it says of the new version what it said of the old one."""
        return self.now is self.before


@frozen
class Comparison:
    """What became of the facts of one version in another."""

    old: Document = field(repr=False)
    """The earlier version."""
    new: Document = field(repr=False)
    """The later version."""
    changes: tuple[FactChange, ...] = ()
    """In order of the new version."""
    lost: tuple[OneSided, ...] = ()
    """Told in the old version alone, in its order."""
    came: tuple[OneSided, ...] = ()
    """Told in the new version alone, in its order."""
    report: Report | None = field(default=None, repr=False)
    """Of the new version, with what kept an old value (`DIF01`)."""
    ticks: tuple[CarriedTick, ...] | None = None
    """In order of the old version; None where no ledger is given."""

    def __repr__(self) -> str:
        """Return both paths and how much differs; all of it would fill pages."""
        counts = f"{len(self.changes)} changes, {len(self.lost)} lost, {len(self.came)} new"
        return f"<Comparison {self.old.path} → {self.new.path}: {counts}>"

    @property
    def facts(self) -> tuple[FactChange, ...]:
        """Return the changes of facts, those of other words left out."""
        return tuple(one for one in self.changes if one.kind is not ChangeKind.WORDS)
