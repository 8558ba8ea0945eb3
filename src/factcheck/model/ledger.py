"""The ledger: what people have done with the facts of a document, and where these stand."""

import enum

from attrs import field, frozen

from factcheck.model.actions import Action, Deed, Selector
from factcheck.model.claims import Verification
from factcheck.model.dossier import Dossier
from factcheck.model.text import Document, Place, Span


class FactKind(enum.StrEnum):
    """What a fact is."""

    CLAIM = "claim"
    """A statement of a claims folder."""
    NAME = "name"
    """A name."""
    DATE = "date"
    """A date."""
    FIGURE = "figure"
    """A figure."""
    QUOTATION = "quotation"
    """A quotation."""


class State(enum.StrEnum):
    """How a fact stands; computed from its events and its words, stored nowhere."""

    OPEN = "open"
    """Nobody has checked it."""
    TICKED = "ticked"
    """It agrees with a source."""
    STALE = "stale"
    """Its words are others than those for which it was ticked, judged or queried."""
    VERIFIED = "verified"
    """A verdict: it is right."""
    DISPUTED = "disputed"
    """A verdict: it is wrong, or doubted."""
    CORRECTED = "corrected"
    """A verdict: it was wrong and has been put right."""
    CANNOT_BE_CONFIRMED = "cannot-be-confirmed"
    """A verdict: no source says so."""
    QUERIED = "queried"
    """Somebody was asked about it."""
    LOST = "lost"
    """Its words stand nowhere in the document."""


CHECKED = frozenset({State.TICKED, State.VERIFIED, State.CORRECTED})
"""How a fact stands that was held against a source and has come out of it."""


@frozen
class LedgerEntry:
    """What people did with one fact."""

    id: str
    """Unique in its file."""
    kind: FactKind
    """What the fact is."""
    target: Selector
    """The words of the fact."""
    events: tuple[Action, ...] = ()
    """What people did with it, as written."""

    @property
    def standing(self) -> tuple[Action, ...]:
        """Return the events that were not taken back, by their time, without the undoing ones.

        In a file that was merged they may stand in another order; those of one second stand as
        they are written.
        """
        kept: list[Action] = []
        for event in sorted(self.events, key=lambda one: one.at):
            if event.do is not Deed.UNDO:
                kept.append(event)
                continue
            own = [at for at, one in enumerate(kept) if one.by == event.by]
            if own:
                del kept[own[-1]]
        return tuple(kept)

    @property
    def decisive(self) -> Action | None:
        """Return the last standing event that says how the fact stands; notes do not."""
        found = [event for event in self.standing if event.do is not Deed.NOTE]
        return found[-1] if found else None


@frozen
class Fact:
    """Something in a document that can be checked."""

    number: int
    """From 1, in reading order."""
    id: str
    """That of its entry, or the one that its entry would get."""
    kind: FactKind
    """What it is."""
    span: Span
    """In the text of the desk's document."""
    words: str
    """Its words."""
    place: Place
    """Where it stands, in its file."""
    section: str
    """The heading under which it stands; empty before the first."""
    passage: Span
    """The sentence, entry or row that it stands in: what somebody vouches for with a tick."""
    digest: str
    """Of the words of the passage."""
    file: str = ""
    """Of a book, the name of the file that it stands in."""
    passage_words: str = field(default="", repr=False)
    """The words of the passage."""
    entry: LedgerEntry | None = None
    """Its entry in the ledger; None where nothing was done with it."""
    state: State = State.OPEN
    """How it stands."""
    says: str = ""
    """Of a claim of a claims folder, what it says there."""
    declared: Verification = Verification.UNCHECKED
    """The `status` of a claim in its file, behind which no name stands: it does not count."""
    was: str = ""
    """The passage as it was, if its words changed since somebody vouched for it."""
    source_changed: str = ""
    """The key of the source on which its state rests, if that file has changed since."""
    sourced: str = ""
    """What the attached text of its source says of it, in one line; empty where none is."""

    def __repr__(self) -> str:
        """Return its number, words, line and state."""
        return f"<Fact {self.number}: {self.kind}, {self.words!r:.60}, {self.state}>"


@frozen
class Orphan:
    """An entry whose words stand nowhere in the document."""

    entry: LedgerEntry
    """The entry."""
    proposed: Span | None = None
    """Where a search found words like it: for a person to confirm."""
    place: Place | None = None
    """The same, for a reader."""
    words: str = ""
    """What stands there."""
    likeness: float = 0.0
    """From 0 to 1."""


@frozen
class Home:
    """Where the ledger of a document stands."""

    ledger: str
    """Path of ledger.yaml."""
    snapshot: str
    """Path of the text as it was when the ledger was last written."""
    file: str = ""
    """What targets call the document; empty in a claims folder."""
    folder: str = ""
    """The claims folder, if there is one."""


@frozen
class Ledger:
    """The entries of a document, and the bytes of the files that they were read from."""

    home: Home
    """Where its files are."""
    entries: tuple[LedgerEntry, ...] = ()
    """Those of ledger.yaml, of all documents that it tells of."""
    files: tuple[tuple[str, bytes | None], ...] = field(default=(), repr=False)
    """(path, bytes) of each file as it was read; None where there is none."""


@frozen
class Desk:
    """A document with its facts, each with what people did with it."""

    dossier: Dossier = field(repr=False)
    """All that is known of the document; of a claims folder that names none, of the folder."""
    ledger: Ledger
    """The entries, and where they are kept."""
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    """In reading order; those at one place the longest first."""
    orphans: tuple[Orphan, ...] = field(default=(), repr=False)
    """Entries whose words are nowhere in the document."""
    claims: Dossier | None = field(default=None, repr=False)
    """The claims folder, if there is one."""
    targets: dict[str, Selector] = field(factory=dict, repr=False, eq=False)
    """What the target of each entry is in the document as it is, where it is another."""
    _by_id: dict[str, Fact] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Index the facts once."""
        object.__setattr__(self, "_by_id", {fact.id: fact for fact in self.facts})

    @property
    def is_edited(self) -> bool:
        """True if the document is another than the one its claims folder was last written for."""
        if not self.ledger.home.folder or self.dossier.by_hand:
            return False
        snapshot = dict(self.ledger.files).get(self.ledger.home.snapshot)
        return snapshot != f"{self.document.text}\n".encode(errors="replace")

    @property
    def is_without_document(self) -> bool:
        """True if its claims folder names a document that is not there."""
        return self.dossier.by_hand and bool(self.dossier.record.file)

    @property
    def document(self) -> Document:
        """Return the document whose text the facts stand in."""
        return self.dossier.document

    def fact(self, fact_id: str) -> Fact:
        """Return the fact of an id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[fact_id]
