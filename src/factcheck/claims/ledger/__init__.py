"""The ledger: which facts of a document were checked, by whom, against what; what is stale."""

from factcheck.claims.ledger.clock import now
from factcheck.claims.ledger.desk import (
    changed_document,
    digest,
    digest_of_file,
    is_edited,
    open_desk,
    reopened,
    source_file,
)
from factcheck.claims.ledger.homes import claims_folders_of, home_of
from factcheck.claims.ledger.questions import questions, with_questions
from factcheck.claims.ledger.recording import adopt, record
from factcheck.claims.ledger.syncing import Synced, synced
from factcheck.model.actions import Action, Against, Deed, FactVerdict, Selector
from factcheck.model.ledger import Desk, Fact, FactKind, Home, Ledger, LedgerEntry, Orphan, State

__all__ = [
    "Action",
    "Against",
    "Deed",
    "Desk",
    "Fact",
    "FactKind",
    "FactVerdict",
    "Home",
    "Ledger",
    "LedgerEntry",
    "Orphan",
    "Selector",
    "State",
    "Synced",
    "adopt",
    "changed_document",
    "claims_folders_of",
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
