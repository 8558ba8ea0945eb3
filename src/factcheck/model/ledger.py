"""The ledger: what people have done with the facts of a document, and the state of each fact."""

import enum

from attrs import field, frozen

from factcheck.model.actions import VOUCHING, Action, Choice, FactKind, Quoted, Selector, valid
from factcheck.model.claims import Verification
from factcheck.model.dossier import Dossier
from factcheck.model.text import Document, Place, Span


class State(enum.StrEnum):
    """The state of a fact, computed from its actions and its words; it is not stored."""

    OPEN = "open"
    """The fact has not been checked."""
    TICKED = "ticked"
    """The fact agrees with a source."""
    STALE = "stale"
    """The words of the fact have changed since it was ticked, judged or queried."""
    VERIFIED = "verified"
    """Verdict: the fact is right."""
    DISPUTED = "disputed"
    """Verdict: the fact is wrong or doubtful."""
    CORRECTED = "corrected"
    """Verdict: the fact was wrong and has been corrected."""
    CANNOT_BE_CONFIRMED = "cannot-be-confirmed"
    """Verdict: no source confirms the fact."""
    QUERIED = "queried"
    """A question about the fact has been asked."""
    LOST = "lost"
    """The words of the fact are no longer in the document."""


CHECKED = frozenset({State.TICKED, State.VERIFIED, State.CORRECTED})
"""The states of a fact that was checked against a source and is now right."""


@frozen
class LedgerEntry:
    """The actions on one fact."""

    id: str
    """ID, unique in the document."""
    kind: FactKind
    """The kind of fact."""
    target: Quoted
    """The words of the fact, as last recorded."""
    events: tuple[Action, ...] = ()
    """The actions as written, including undone ones."""

    @property
    def standing(self) -> tuple[Action, ...]:
        """Return the valid actions in order of time, without undone actions and undo actions."""
        return valid(self.events)

    @property
    def decisive(self) -> Action | None:
        """Return the last valid action that determines the state, or None. Notes are ignored."""
        found = [event for event in self.standing if event.do is not Choice.NOTED]
        return found[-1] if found else None

    def vouching(self, passage: str, *, stale: bool) -> list[Action]:
        """Return the valid ticks and verdicts on a passage or, if `stale`, on earlier wordings."""
        vouched = (event for event in self.standing if event.do in VOUCHING)
        return [one for one in vouched if is_stale(one, passage) == stale]


def is_stale(event: Action, passage: str) -> bool:
    """Return True if the passage of a fact has changed since an action on it."""
    before = event.places[0].passage if event.places else ""
    return bool(before) and before.split() != passage.split()


@frozen
class Fact:
    """A part of a document that can be checked."""

    number: int
    """Number of the fact, from 1, in reading order."""
    id: str
    """The ID of the fact's ledger entry, or the ID that a new entry would get."""
    kind: FactKind
    """The kind of fact."""
    span: Span
    """Position of the fact in the text of the document."""
    words: str
    """The words of the fact."""
    place: Place
    """Position of the fact in the file."""
    section: str
    """The heading of the fact's section; empty before the first heading."""
    passage: Span
    """The sentence, entry or row that contains the fact; a tick confirms the whole passage."""
    file: str = ""
    """In a book, the name of the file that contains the fact."""
    passage_words: str = field(default="", repr=False)
    """The words of the passage."""
    entry: LedgerEntry | None = None
    """The ledger entry; None if there is no action on the fact."""
    state: State = State.OPEN
    """The state of the fact."""
    says: str = ""
    """For a claim, its statement in the claims folder."""
    declared: Verification = Verification.UNCHECKED
    """The `status` of a claim in its file; it is ignored because it does not name a person."""
    was: str = ""
    """The passage as confirmed, if its words have changed since then."""
    source_changed: str = ""
    """The key of the source on which the state is based, if the source's file has changed since."""
    sourced: str = ""
    """The result of comparing the fact with the text of its source, on one line; empty if none."""

    def __repr__(self) -> str:
        """Return the number, words, line and state of the fact."""
        return f"<Fact {self.number}: {self.kind}, {self.words!r:.60}, {self.state}>"


@frozen
class Orphan:
    """A ledger entry whose words are not in the document."""

    entry: LedgerEntry
    """The entry."""
    proposed: Span | None = None
    """Similar words in the document, for a person to confirm."""
    place: Place | None = None
    """Position of the similar words in the file."""
    words: str = ""
    """The similar words."""
    likeness: float = 0.0
    """Similarity, from 0 to 1."""


@frozen
class Home:
    """Where the actions on a document are recorded."""

    ledger: str
    """Path of the log."""
    file: str = ""
    """The name of the document in the log; "." in a claims folder."""
    folder: str = ""
    """The claims folder, if there is one."""
    snapshot: str = ""
    """In a claims folder, path of the document's text when the folder was last written."""
    earlier: str = ""
    """Path of an earlier version whose actions also count; empty if there is none."""


@frozen
class Ledger:
    """The ledger entries of a document, and the contents of the files they were read from."""

    home: Home
    """The paths of the files."""
    entries: tuple[LedgerEntry, ...] = ()
    """The actions on facts of the document, grouped by fact."""
    files: tuple[tuple[str, bytes | None], ...] = field(default=(), repr=False)
    """Pairs (path, bytes as read) for each file; the bytes are None if the file does not exist."""
    actions: tuple[Action, ...] = field(default=(), repr=False)
    """All entries of the log, for all documents in it."""


@frozen
class Desk:
    """A document with its facts and the actions on each."""

    dossier: Dossier = field(repr=False)
    """The dossier of the document, or of the claims folder if it does not name a document."""
    ledger: Ledger
    """The entries and their files."""
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    """Facts in reading order; if several start at the same place, the longest comes first."""
    orphans: tuple[Orphan, ...] = field(default=(), repr=False)
    """Ledger entries whose words are not in the document."""
    claims: Dossier | None = field(default=None, repr=False)
    """The claims folder, if there is one."""
    targets: dict[str, Selector] = field(factory=dict, repr=False, eq=False)
    """Maps the ID of a claim to its current target, if that has changed."""
    _by_id: dict[str, Fact] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Build the index of facts."""
        object.__setattr__(self, "_by_id", {fact.id: fact for fact in self.facts})

    @property
    def is_edited(self) -> bool:
        """Return True if the document has changed since its claims folder was last written."""
        if not self.ledger.home.folder or self.dossier.by_hand:
            return False
        snapshot = dict(self.ledger.files).get(self.ledger.home.snapshot)
        return snapshot != f"{self.document.text}\n".encode(errors="replace")

    @property
    def is_without_document(self) -> bool:
        """Return True if the claims folder names a document that is missing."""
        return self.dossier.by_hand and bool(self.dossier.record.file)

    @property
    def document(self) -> Document:
        """Return the document that contains the facts."""
        return self.dossier.document

    def fact(self, fact_id: str) -> Fact:
        """Return the fact with the given ID.

        Raises:
            KeyError: There is no such fact.
        """
        return self._by_id[fact_id]
