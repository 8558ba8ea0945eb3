"""A document that is being worked through: read again when its files change, written at once."""

import os
import threading
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck.config import Config
from factcheck.decisions import Choice, Stands, beside, decide, read, standing
from factcheck.decisions.file import not_undone
from factcheck.errors import FactcheckError, UsageError
from factcheck.ledger import (
    Deed,
    Desk,
    Event,
    Fact,
    Orphan,
    State,
    digest,
    now,
    open_desk,
    record,
    reopened,
)
from factcheck.ledger.desk import passage_of
from factcheck.model import Decision, Document, Report, Span
from factcheck.pipeline import examine
from factcheck.values import frozen

Signature = tuple[tuple[str, int, int], ...]
"""(path, time of the last change, size) of files."""
FINDING, LOST = "f.", "lost."
"""Begin the names of findings, and of entries whose words stand nowhere; those of no fact do."""


@frozen
class Flagged:
    """A finding with the decision on it, and the document that it is of."""

    stands: Stands
    document: Document

    @property
    def name(self) -> str:
        """Return what it is called on the page."""
        return FINDING + self.stands.draft.id


@frozen
class Reading:
    """A document as it was read, with what people have done."""

    reports: tuple[Report, ...]
    """That of the document first; of a claims folder that names one, the folder's behind it."""
    desk: Desk
    findings: tuple[Flagged, ...]
    texts: Signature
    """Of the files that were read as documents."""
    records: Signature
    """Of the files in which is kept what people did."""

    @property
    def report(self) -> Report:
        """Return the report of the document that is shown."""
        return self.reports[0]

    def finding(self, name: str) -> Flagged | None:
        """Return a finding by its name on the page."""
        return next((one for one in self.findings if one.name == name), None)

    def fact(self, name: str) -> Fact | None:
        """Return a fact by its name on the page; of lost words, as if they stood where they may."""
        orphan = self.orphan(name)
        if orphan is not None:
            return _found_again(orphan, self.desk.document)
        try:
            return self.desk.fact(name)
        except KeyError:
            return None

    def orphan(self, name: str) -> Orphan | None:
        """Return an entry whose words stand nowhere by its name on the page."""
        return next((one for one in self.desk.orphans if LOST + one.entry.id == name), None)


@frozen
class Change:
    """What became of a document that was changed while it was worked through."""

    gone: int
    """Findings that are no more."""
    come: int
    """New findings."""
    stale: int
    """Facts whose words are others than those that were ticked."""


class Opened:
    """One document of a desk: its reading is made anew when a file changes.

    Requests are served by several threads; the lock lets one of them read or write at a time.
    """

    def __init__(self, path: str, config: Config) -> None:
        self.path = path
        self.decisions = beside(path)
        self._config = config
        self._lock = threading.RLock()
        self._reading: Reading | None = None
        self._done: list[str] = []
        """Names of what was decided here, in order: which of two moments of one second is later."""
        self.problem = ""
        """Why it could not be read when it was opened."""
        self.changes: list[Change] = []
        """What happened to the document since it was opened, in order."""

    @property
    def is_read(self) -> bool:
        """True if it was read once."""
        return self._reading is not None

    def prepare(self) -> None:
        """Read it, and keep the reason if it cannot be read."""
        try:
            self.reading()
        except FactcheckError as error:
            self.problem = str(error)

    def reading(self) -> Reading:
        """Return the document as it is on disk now.

        Raises:
            FactcheckError: it cannot be read, or there are mistakes in its files.
        """
        with self._lock:
            known = self._reading
            if known is None or known.texts != _signature(path for path, *_ in known.texts):
                self._reading = self._read()
                self.problem = ""
                if known is not None:
                    self.changes.append(_change(known, self._reading))
            elif known.records != _signature(path for path, *_ in known.records):
                self._reading = self._with_records(known.reports, reopened(known.desk))
            made = self._reading
        assert made is not None  # noqa: S101 - it was read above
        return made

    def decide(self, name: str, draft: Decision, seen: int) -> None:
        """Write a decision on a finding.

        Raises:
            FactcheckError: somebody else decided on it meanwhile, or it cannot be written.
        """
        with self._lock:
            decide(self.decisions, evolve(draft, at=now()), seen=seen)
            self._done.append(name)
            self._again()

    def record(self, name: str, event: Event, seen: int) -> str:
        """Write what somebody did with a fact; return its name afterwards.

        Lost words that are ticked or judged are found again, where a search has proposed.

        Raises:
            FactcheckError: somebody else did something with it meanwhile, or it cannot be written.
        """
        with self._lock:
            known = self.reading()
            fact = known.fact(name)
            if fact is None:
                raise UsageError("it is not in the document any more. Load the page again.")
            if len(fact.entry.events if fact.entry else ()) > seen:
                raise UsageError("somebody has done something with it meanwhile. Look at it again.")
            if known.orphan(name) is None:
                self._recorded(fact, event)
                return name
            if event.do is not Deed.NOTE and not fact.span:
                raise UsageError("its words stand nowhere: a note is all that can be added.")
            desk = record(evolve(known.desk, facts=(*known.desk.facts, fact)), fact, event)
            self._done.append(fact.id)
            self._reading = self._with_records(known.reports, reopened(desk))
            return name if event.do is Deed.NOTE else fact.id

    def _recorded(self, fact: Fact, event: Event) -> None:
        """Append an event; the other facts are not read again, unless their files have changed."""
        known = self.reading()
        desk = record(known.desk, fact, event)
        self._done.append(fact.id)
        records = _signature(path for path, *_ in known.records)
        self._reading = evolve(known, desk=desk, records=records)

    def undo(self, by: str) -> str:
        """Take back the last thing that a person did with this document; return its name.

        Raises:
            UsageError: there is none.
        """
        with self._lock:
            known = self.reading()
            done = [*_decided(known.findings, by), *_recorded(known.desk.facts, by)]
            if not done:
                raise UsageError(f"undo: nothing of {by} is left to take back.")
            order = {name: number for number, name in enumerate(self._done)}
            name = max(done, key=lambda one: (one[0], order.get(one[1], -1)))[1]
            self._take_back(known, name, by)
            return name

    def _take_back(self, known: Reading, name: str, by: str) -> None:
        found = known.finding(name)
        if found is not None:
            bare = evolve(found.stands.draft, do=Choice.UNDONE, by=by, at=now())
            decide(self.decisions, bare, seen=len(found.stands.history))
            self._again()
        else:
            self._recorded(known.desk.fact(name), Event(Deed.UNDO, by))
        self._done = [one for one in self._done if one != name]

    def _again(self) -> None:
        """Read the decisions again; the facts and their ledger stay."""
        known = self.reading()
        self._reading = self._with_records(known.reports, known.desk)

    def _read(self) -> Reading:
        report = examine(self.path, self._config)
        desk = open_desk(report)
        if desk.document is report.dossier.document:
            return self._with_records((report,), desk)
        return self._with_records((examine(desk.document.path, self._config), report), desk)

    def _with_records(self, reports: tuple[Report, ...], desk: Desk) -> Reading:
        known = read(self.decisions)
        findings = tuple(
            Flagged(one, report.dossier.document)
            for report in reports
            for one in standing(report, known).findings
        )
        texts = (file.path for report in reports for file in report.dossier.document.files)
        records = (self.decisions, *(path for path, _ in desk.ledger.files))
        return Reading(reports, desk, findings, _signature(texts), _signature(records))


def _found_again(orphan: Orphan, document: Document) -> Fact:
    """Return lost words as a fact at the place that a search has proposed, or at none."""
    entry, span = orphan.entry, orphan.proposed or Span(0, 0)
    passage = passage_of(document, span) if span else span
    return Fact(
        number=0,
        id=entry.id,
        kind=entry.kind,
        span=span,
        words=orphan.words,
        place=document.place(span),
        section="",
        passage=passage,
        digest=digest(document.words(passage)) if span else "",
        entry=entry,
        state=State.LOST,
    )


def _signature(paths: Iterable[str]) -> Signature:
    return tuple((path, *_stamp(path.partition("#page=")[0])) for path in dict.fromkeys(paths))


def _stamp(path: str) -> tuple[int, int]:
    try:
        told = os.stat(path)  # noqa: PTH116 - a path is a plain string here
    except OSError:
        return 0, 0
    return told.st_mtime_ns, told.st_size


def _change(before: Reading, after: Reading) -> Change:
    old, new = ({one.name for one in reading.findings} for reading in (before, after))
    stale = [sum(fact.state == "stale" for fact in one.desk.facts) for one in (before, after)]
    return Change(len(old - new), len(new - old), max(0, stale[1] - stale[0]))


def _decided(findings: Sequence[Flagged], by: str) -> Iterator[tuple[str, str]]:
    """Yield (when, name) of the last thing that a person decided on each finding and left so."""
    for one in findings:
        own = [entry for entry in not_undone(one.stands.history) if entry.by == by]
        if own:
            yield own[-1].at, one.name


def _recorded(facts: Sequence[Fact], by: str) -> Iterator[tuple[str, str]]:
    """Yield (when, name) of the last thing that a person did with each fact and left so."""
    for fact in facts:
        own = [event for event in fact.entry.standing if event.by == by] if fact.entry else []
        if own:
            yield own[-1].at, fact.id
