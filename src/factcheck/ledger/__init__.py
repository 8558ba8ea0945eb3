"""The ledger: which facts of a document were checked, by whom, against what, and what is stale."""

from factcheck.ledger.clock import now
from factcheck.ledger.desk import (
    digest,
    digest_of_file,
    is_edited,
    open_desk,
    reopened,
    source_file,
)
from factcheck.ledger.homes import home_of
from factcheck.ledger.questions import questions, with_questions
from factcheck.ledger.recording import adopt, record
from factcheck.ledger.syncing import Synced, synced
from factcheck.model.ledger import (
    Against,
    Deed,
    Desk,
    Entry,
    Event,
    Fact,
    FactKind,
    Home,
    Ledger,
    Orphan,
    Selector,
    State,
    Verdict,
)

__all__ = [
    "Against",
    "Deed",
    "Desk",
    "Entry",
    "Event",
    "Fact",
    "FactKind",
    "Home",
    "Ledger",
    "Orphan",
    "Selector",
    "State",
    "Synced",
    "Verdict",
    "adopt",
    "digest",
    "digest_of_file",
    "home_of",
    "is_edited",
    "now",
    "open_desk",
    "questions",
    "record",
    "reopened",
    "source_file",
    "synced",
    "with_questions",
]
