"""Decisions on findings in `decisions.yaml`: reading, appending, and matching with a report.

An entry is appended for each decision and never changed, so the file is its own history. Which
decision applies to a finding is computed from the words: see `standing`.
"""

from factcheck.claims.decisions.file import (
    NAME,
    Decisions,
    DecisionsChanged,
    beside,
    decide,
    file_for,
    json_schema,
    read,
    undo,
)
from factcheck.claims.decisions.standing import Standing, Stands, standing
from factcheck.model import Choice, Decision, Option, Quoted, options

__all__ = [
    "NAME",
    "Choice",
    "Decision",
    "Decisions",
    "DecisionsChanged",
    "Option",
    "Quoted",
    "Standing",
    "Stands",
    "beside",
    "decide",
    "file_for",
    "json_schema",
    "options",
    "read",
    "standing",
    "undo",
]
