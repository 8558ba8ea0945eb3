"""The log of a folder, `ledger.yaml`: reading it, appending to it, and matching it with a report.

An entry is appended for each action on a finding or fact. Entries are never changed, so the file
contains the complete history. The decision that applies to a finding is determined by the words of
the finding; see `standing`.
"""

from factcheck.claims.log.clock import now
from factcheck.claims.log.file import (
    NAME,
    DecisionsChanged,
    Log,
    append,
    beside,
    decide,
    file_for,
    json_schema,
    read,
    read_with,
    undo,
)
from factcheck.claims.log.standing import Standing, Stands, standing
from factcheck.model.actions import Action, Choice, Quoted

__all__ = [
    "NAME",
    "Action",
    "Choice",
    "DecisionsChanged",
    "Log",
    "Quoted",
    "Standing",
    "Stands",
    "append",
    "beside",
    "decide",
    "file_for",
    "json_schema",
    "now",
    "read",
    "read_with",
    "standing",
    "undo",
]
