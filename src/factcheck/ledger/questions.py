"""Questions to the author about facts, for the lists that are sent to him."""

import os

from attrs import evolve

from factcheck.ledger.desk import open_desk
from factcheck.ledger.homes import home_of
from factcheck.model import Question, Report
from factcheck.model.actions import Deed
from factcheck.model.ledger import Desk, Fact


def questions(desk: Desk) -> tuple[Question, ...]:
    """Return what is asked about the facts of a document and not answered by a later tick."""
    return tuple(_question(fact) for fact in desk.facts if _is_asked(fact))


def with_questions(report: Report) -> Report:
    """Return a report with the questions of the ledger beside its document.

    Raises:
        ClaimFileError: mistakes in the ledger or in claim files, all of them.
        UsageError: a file of the ledger cannot be read.
    """
    home = home_of(report.path)
    if not (home.folder or os.path.lexists(home.ledger)):
        return report
    return evolve(report, questions=questions(open_desk(report)))


def _is_asked(fact: Fact) -> bool:
    """True if the last thing that somebody did with a fact, notes aside, is to ask."""
    event = fact.entry.decisive if fact.entry else None
    return event is not None and event.do is Deed.QUERY


def _question(fact: Fact) -> Question:
    event = fact.entry.decisive if fact.entry else None
    asked = (event.note, event.to, event.by) if event else ("", "", "")
    return Question(fact.place, fact.words, *asked)
