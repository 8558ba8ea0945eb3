"""Questions to the author about facts, for query lists."""

import os

from attrs import evolve

from factcheck.claims.ledger.desk import open_desk
from factcheck.claims.ledger.homes import home_of
from factcheck.model import Question, Report
from factcheck.model.actions import Deed
from factcheck.model.ledger import Desk, Fact


def questions(desk: Desk) -> tuple[Question, ...]:
    """Return the questions about a document's facts that no later tick has answered."""
    return tuple(_question(fact) for fact in desk.facts if _is_asked(fact))


def with_questions(report: Report) -> Report:
    """Return a report with the questions in its document's ledger.

    Raises:
        ClaimFileError: There are mistakes in the ledger or in claim files; the error lists all of
            them.
        UsageError: A file of the ledger cannot be read.
    """
    home = home_of(report.path)
    if not (home.folder or os.path.lexists(home.ledger)):
        return report
    return evolve(report, questions=questions(open_desk(report)))


def _is_asked(fact: Fact) -> bool:
    """Return True if the last action on a fact, apart from notes, is a query."""
    event = fact.entry.decisive if fact.entry else None
    return event is not None and event.do is Deed.QUERY


def _question(fact: Fact) -> Question:
    event = fact.entry.decisive if fact.entry else None
    asked = (event.note, event.to, event.by) if event else ("", "", "")
    return Question(fact.place, fact.words, *asked)
