"""Decisions at work: what each settles, what came back, and which are not needed any more."""

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from factcheck.decisions import Decisions, Stands, beside, read, standing
from factcheck.model import (
    CameBack,
    Choice,
    Decision,
    Ground,
    Place,
    Remark,
    Report,
    Settled,
)
from factcheck.settling.unused import unused

_ASKS_FOR_CHANGE = frozenset({Choice.ACCEPTED, Choice.QUERIED})
"""When their finding is gone, they have done what they were for."""


def settled(report: Report, decisions: Decisions) -> Report:
    """Leave out of a report what is decided on; what came back since says what had been decided."""
    if not decisions.entries:
        return report
    stood = standing(report, decisions)
    held = tuple(
        Settled(one.finding, Ground.DECISION, decision=one.decision)
        for one in stood.findings
        if one.decision
    )
    mended = tuple(one for one in stood.unused if one.do in _ASKS_FOR_CHANGE)
    return evolve(
        report,
        findings=tuple(one.finding for one in stood.open),
        settled=(*report.settled, *held),
        came_back=tuple(map(came_back, stood.came_back)),
        mended=mended,
        remarks=(*report.remarks, *_remarks(report, stood.unused, decisions)),
    )


def settled_beside(report: Report) -> Report:
    """Leave out of a report what the decisions beside its document settle.

    Raises:
        MistakesError: mistakes in their file, all of them.
    """
    path = beside(report.path)
    return settled(report, read(path)) if Path(path).is_file() else report


def came_back(one: Stands) -> CameBack:
    """Return a finding that is open again, with what had been decided on it."""
    was = one.was or one.draft
    return CameBack(one.finding, was, one.changed)


def _remarks(report: Report, gone: tuple[Decision, ...], decisions: Decisions) -> Iterator[Remark]:
    for one in gone:
        if one.do in _ASKS_FOR_CHANGE:
            continue
        words = " / ".join(f"“{quote}”" for quote in one.quotes)
        place = one.place or Place(decisions.path, 1, 1, 1, 1, "")
        remedy = f"Run `factcheck decide {report.path} {one.id} reopen`."
        yield unused(f"decision '{one.do.value} {one.code} {words}'", place, remedy)
