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
    """Not checked."""
    TICKED = "ticked"
    """Agrees with a source."""
    STALE = "stale"
    """The words of the fact have changed since it was ticked, judged or queried."""
    VERIFIED = "verified"
    """Verdict: right."""
    DISPUTED = "disputed"
    """Verdict: wrong or doubtful."""
    CORRECTED = "corrected"
    """Verdict: was wrong and has been corrected."""
    CANNOT_BE_CONFIRMED = "cannot-be-confirmed"
    """Verdict: no source confirms it."""
    QUERIED = "queried"
    """A question about it has been asked."""
    LOST = "lost"
    """The words of the fact are no longer in the document."""


CHECKED = frozenset({State.TICKED, State.VERIFIED, State.CORRECTED})
"""The states of a fact that was checked against a source and is now right."""


@frozen
class LedgerEntry:
    """The actions on one fact."""

    id: str
    """Unique in its document."""
    kind: FactKind
    """The kind of fact."""
    target: Quoted
    """The words of the fact, as last recorded."""
    events: tuple[Action, ...] = ()
    """The actions as written, including undone ones."""

    @property
    def standing(self) -> tuple[Action, ...]:
        """Return the valid actions in order of time, without undone and undoing ones."""
        return valid(self.events)

    @property
    def decisive(self) -> Action | None:
        """Return the last valid action that determines the state; notes do not."""
        found = [event for event in self.standing if event.do is not Choice.NOTED]
        return found[-1] if found else None

    def vouching(self, passage: str, *, stale: bool) -> list[Action]:
        """Return the valid ticks and verdicts on a passage or, if `stale`, on another wording."""
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
    """The id of its entry, or the one that its entry would get."""
    kind: FactKind
    """The kind of fact."""
    span: Span
    """The words of the fact, in the text of the desk's document."""
    words: str
    """The words of the fact."""
    place: Place
    """Position of the fact in the file."""
    section: str
    """The heading of its section; empty before the first heading."""
    passage: Span
    """The sentence, entry or row that contains it; a tick confirms the whole passage."""
    file: str = ""
    """In a book, the name of the fact's file."""
    passage_words: str = field(default="", repr=False)
    """The words of the passage."""
    entry: LedgerEntry | None = None
    """The ledger entry; None if there is no action on the fact."""
    state: State = State.OPEN
    """The state of the fact."""
    says: str = ""
    """For a claim, its statement in the claims folder."""
    declared: Verification = Verification.UNCHECKED
    """The `status` of a claim in its file, which does not count because it names no person."""
    was: str = ""
    """The passage as it was, if its words have changed since it was confirmed."""
    source_changed: str = ""
    """The key of the source that its state is based on, if that file has changed since."""
    sourced: str = ""
    """The result, on one line, of comparing the fact with its source's text; otherwise empty."""

    def __repr__(self) -> str:
        """Return the number, words, line and state of the fact."""
        return f"<Fact {self.number}: {self.kind}, {self.words!r:.60}, {self.state}>"


@frozen
class Orphan:
    """An entry whose words are not in the document."""

    entry: LedgerEntry
    """The entry."""
    proposed: Span | None = None
    """Similar words that a search found, for a person to confirm."""
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
    """Path of an earlier version whose actions also count; empty for none."""


@frozen
class Ledger:
    """The entries of a document, and the contents of the files they were read from."""

    home: Home
    """The paths of its files."""
    entries: tuple[LedgerEntry, ...] = ()
    """The actions on facts of the document, fact by fact."""
    files: tuple[tuple[str, bytes | None], ...] = field(default=(), repr=False)
    """(path, bytes) of each file as read; None if it does not exist."""
    actions: tuple[Action, ...] = field(default=(), repr=False)
    """All entries of the log, for all documents in it."""


@frozen
class Desk:
    """A document with its facts and the actions on each."""

    dossier: Dossier = field(repr=False)
    """The dossier of the document, or of the claims folder if that names no document."""
    ledger: Ledger
    """The entries and their files."""
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    """Facts in reading order; of facts at the same place, the longest comes first."""
    orphans: tuple[Orphan, ...] = field(default=(), repr=False)
    """Entries whose words are not in the document."""
    claims: Dossier | None = field(default=None, repr=False)
    """The claims folder, if there is one."""
    targets: dict[str, Selector] = field(factory=dict, repr=False, eq=False)
    """Id of a claim → its current target, if it has changed."""
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
        """Return the fact with an id.

        Raises:
            KeyError: There is no such fact.
        """
        return self._by_id[fact_id]
