"""Decisions at work: what each settles, what came back, and which are not needed any more."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve

from factcheck.decisions import Decisions, Stands, beside, file_for, read, standing
from factcheck.errors import UsageError
from factcheck.model import (
    CameBack,
    Choice,
    Decision,
    Document,
    Finding,
    Ground,
    Place,
    Proofs,
    Proposal,
    Remark,
    Report,
    Settled,
    Span,
)
from factcheck.settling.unused import unused
from factcheck.wording import changes_of
from factcheck.wording.surroundings import corrected

_ASKS_FOR_CHANGE = frozenset({Choice.ACCEPTED, Choice.QUERIED})
"""When their finding is gone, they have done what they were for."""


def settled(report: Report, decisions: Decisions) -> Report:
    """Leave out of a report what is decided on; what came back since says what had been decided."""
    if not decisions.entries:
        return report
    stood = standing(report, decisions)
    held = tuple(
        Settled(one.finding, Ground.DECISION, decision=one.decision)
        for one in stood.every
        if one.decision
    )
    changed = list(_changed(report.dossier.document, held))
    left = [
        one.finding
        for one in stood.unverified
        if not (one.decision or _touches(one.finding, changed))
    ]
    mended = tuple(one for one in stood.unused if one.do in _ASKS_FOR_CHANGE)
    return evolve(
        report,
        findings=tuple(one.finding for one in stood.open),
        settled=(*report.settled, *held),
        came_back=tuple(map(came_back, stood.came_back)),
        mended=mended,
        proofs=report.proofs and _with_mended(report.proofs, mended),
        unverified=tuple(one for one in report.unverified if one.finding in left),
        remarks=(*report.remarks, *_remarks(report, stood.unused, decisions)),
    )


def _changed(document: Document, held: tuple[Settled, ...]) -> Iterator[Span]:
    """Yield the words that somebody has decided to change."""
    for one in held:
        if one.decision and one.decision.do is Choice.ACCEPTED:
            yield from (way.place.span for way in changes_of(document, one.finding, one.decision))


def _touches(finding: Finding, changed: list[Span]) -> bool:
    """True if a place of a suspicion has words that will be others: it is not asked again."""
    places = (finding.place, *(part.place for part in finding.related))
    return any(place.span.overlaps(span) for place in places for span in changed)


def settled_beside(report: Report) -> Report:
    """Leave out of a report what the decisions beside its document settle.

    Raises:
        MistakesError: mistakes in their file, all of them.
    """
    path = beside(report.path)
    return settled(report, read(path)) if os.path.lexists(path) else report


def settled_as(report: Report, named: str) -> Report:
    """Leave out of a report what is decided on its document, also under another name.

    Args:
        report: Of a document that was decided on under the other name.
        named: The path that the document had, beside which the decisions are kept.

    Raises:
        MistakesError: mistakes in a file of decisions, all of them.
        UsageError: nothing is decided on a document of that name.
    """
    path, theirs = beside(report.path), beside(named)
    old, own = file_for(theirs, named), file_for(path, report.path)
    there = [one for one in read(theirs).entries if one.file == old]
    if not there:
        why = f"'{theirs}' has no decisions on '{old}'"
        raise UsageError(f"--decisions-of '{named}': {why}. Name the document as it stands there.")
    here = (one for one in read(path).entries if old == own or one not in there)
    moved = (evolve(one, file=own) for one in there)
    found = settled(report, Decisions(path, (*moved, *here)))
    return evolve(found, remarks=report.remarks)  # what is unused is told of the document itself


def decided_elsewhere(report: Report) -> dict[str, int]:
    """Return how many open findings are decided under other names that are there in the folder.

    The names are paths, those with the most decisions first.
    """
    path = beside(report.path)
    if not report.findings or not os.path.lexists(path):
        return {}
    own = file_for(path, report.path)
    others = [one for one in read(path).entries if one.file not in ("", own)]
    names = {one.id: one.file for one in others}
    moved = Decisions(path, tuple(evolve(one, file=own) for one in others))
    still_open = {id(one) for one in report.findings}
    held = Counter(
        (Path(path).parent / names[one.decision.id]).as_posix()
        for one in standing(report, moved).findings
        if one.decision and id(one.finding) in still_open
    )
    return dict(held.most_common())


def came_back(one: Stands) -> CameBack:
    """Return a finding that is open again, with what had been decided on it."""
    was = one.was or one.draft
    return CameBack(one.finding, was, one.changed)


def _with_mended(made: Proofs, mended: Sequence[Decision]) -> Proofs:
    """Return what became of proposals, with those whose words are as a person wanted them."""
    document = made.document
    text = " ".join(document.text.split())
    changes = [(corrected(document, one)[0], one.words) for one in mended if one.words]

    def is_mended(one: Proposal) -> bool:
        quoted = [" ".join(part.exact.split()) for part in (*one.places, *one.items)]
        now = list(quoted)
        for old, new in changes:
            now = [part.replace(old, new) if part not in text else part for part in now]
        return now != quoted and all(part in text for part in now)

    refused = (one.proposal for one, _ in made.refused)
    gone = tuple(one for one in refused if one not in made.unverified and is_mended(one))
    return evolve(made, mended=gone)


def _remarks(report: Report, gone: tuple[Decision, ...], decisions: Decisions) -> Iterator[Remark]:
    for one in gone:
        if one.do in _ASKS_FOR_CHANGE:
            continue
        words = " / ".join(f"“{quote}”" for quote in one.quotes)
        place = one.place or Place(decisions.path, 1, 1, 1, 1, "")
        remedy = f"Run `factcheck decide {report.path} {one.id} reopen`."
        yield unused(f"decision '{one.do.value} {one.code} {words}'", place, remedy)
