"""A document that is being worked through: read again when its files change, written at once."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from attrs import evolve, frozen

from factcheck.config import Config
from factcheck.config.books import Book
from factcheck.decisions import Choice, Stands, beside, decide, read, standing
from factcheck.decisions.file import not_undone
from factcheck.decisions.sheets import choose
from factcheck.errors import FactcheckError, UsageError
from factcheck.ledger import (
    Action,
    Deed,
    Desk,
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
from factcheck.model import Decision, Document, Finding, Place, Report, Span, stored_beside
from factcheck.pipeline import examine, sheet_beside, with_sheet
from factcheck.reports.sources import by_place
from factcheck.together import examine_book

Stamp = tuple[int, int]
"""Time of the last change of a file, and its size."""
ABSENT, UNKNOWN = (0, -1), (0, -2)
"""Of a file that is not there, and of one that is not as it was read."""
Signature = tuple[tuple[str, Stamp], ...]
"""(path, stamp) of files."""
FINDING, LOST = "f.", "lost."
"""Begin the names of findings, and of entries whose words stand nowhere; those of no fact do."""


@frozen
class Flagged:
    """A finding with the decision on it, and the document that it is of."""

    stands: Stands
    document: Document
    shown: Finding | None
    """The finding in the document that is shown; None if it is of the claims alone."""

    @property
    def name(self) -> str:
        """Return what it is called on the page."""
        return FINDING + self.stands.draft.id


@frozen
class Reading:
    """A document as it was read, with what people have done."""

    checked: Report
    """What `check` says of the document or claims folder: decisions are on its findings."""
    report: Report
    """That of the document that is shown; of a claims folder, the document that it names."""
    desk: Desk
    findings: tuple[Flagged, ...]
    texts: Signature
    """Of the files that were read as documents."""
    ledger: Signature
    """Of the files in which is kept what people did with facts."""
    decided: Signature
    """Of the file in which is kept what people decided on findings."""
    mended: tuple[Decision, ...] = ()
    """What was accepted, and has been done: its words are in the document no more."""

    @cached_property
    def sources(self) -> Callable[[Span], str]:
        """Return what tells in one line what attached texts say of the fact at a place."""
        return by_place(self.report.dossier.sourced or ())

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

    def __init__(self, path: str, config: Config, book: Book | None = None) -> None:
        self.path = path
        self._book = book
        self.decisions = beside(path)
        self._config = config
        self._lock = threading.RLock()
        self._reading: Reading | None = None
        self._done: list[tuple[str, str]] = []
        """(name, initials) of what was done since it was opened and not taken back, in order."""
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
            if known is None or known.texts != _again(known.texts):
                self._reading = self._read()
                self.problem = ""
                if known is not None:
                    self.changes.append(_change(known, self._reading))
            else:
                self._reading = self._up_to_date(known)
            return self._reading

    def _up_to_date(self, known: Reading) -> Reading:
        """Return a reading with what was done meanwhile, here or by another program."""
        if known.ledger != _again(known.ledger):
            desk = reopened(known.desk)
            known = evolve(known, desk=desk, ledger=_of_ledger(desk))
        if known.decided != _again(known.decided):
            known = self._with_decisions(known)
        return known

    def decide(self, name: str, draft: Decision, seen: int) -> None:
        """Write a decision on a finding.

        Raises:
            FactcheckError: somebody else decided on it meanwhile, or it cannot be written.
        """
        with self._lock:
            decide(self.decisions, evolve(draft, at=now()), seen=seen)
            if draft.do is not Choice.UNDONE:
                self._done.append((name, draft.by))

    def record(self, name: str, event: Action, seen: int) -> str:
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
            is_lost = known.orphan(name) is not None
            if is_lost and event.do not in (Deed.NOTE, Deed.UNDO) and not fact.span:
                raise UsageError("its words stand nowhere: a note is all that can be added.")
            self._reading = _recorded(known, fact, event, is_lost=is_lost)
            now_called = name if self._reading.orphan(name) else fact.id
            if event.do is not Deed.UNDO:
                self._done.append((now_called, event.by))
            return now_called

    @property
    def house(self) -> str:
        """Return the path of the style sheet of the house: that of the settings, or house.yaml."""
        beside = os.path.join(os.path.dirname(self.path), "house.yaml")  # noqa: PTH118, PTH120
        return self._config.sheet.path or beside

    def choose(self, number: int, form: int, name: str, *, is_of_house: bool) -> str:
        """Write into a style sheet that one of two forms is right, and say where that is.

        Args:
            number: Of what is written in two forms, from 0.
            form: Which of its forms, from 0.
            name: The name of that form, as the page had it.
            is_of_house: Whether all documents are to have it so, or this one.

        Raises:
            FactcheckError: the document has changed, or the style sheet cannot be written.
        """
        with self._lock:
            found = self.reading().checked.dossier.forms.variations
            one = found[number] if number < len(found) else None
            if one is None or one.names[form : form + 1] != (name,):
                raise UsageError("the document has changed meanwhile. Look at it again.")
            path = self.house if is_of_house else sheet_beside(self.path)
            choose(path, one, form)
            if is_of_house:
                self._config = with_sheet(self._config, path)
            self._reading = None
            return path

    def undo(self, by: str) -> str:
        """Take back the last thing done with this document; return its name.

        What was done since it was opened goes first, under whatever initials: they may have been
        mistyped. Then what a person did before.

        Raises:
            UsageError: there is none.
        """
        with self._lock:
            known = self.reading()
            while self._done:
                name, who = self._done.pop()
                if any(name == one for _, one in _last_done(known, who)):
                    return self._take_back(known, name, who)
            done = [*_last_done(known, by)]
            if not done:
                raise UsageError(f"undo: nothing of {by} is left to take back.")
            return self._take_back(known, max(done, key=lambda one: one[0])[1], by)

    def _take_back(self, known: Reading, name: str, by: str) -> str:
        found = known.finding(name)
        if found is not None:
            history = found.stands.history
            self.decide(name, evolve(found.stands.draft, do=Choice.UNDONE, by=by), len(history))
            return name
        fact = known.fact(name)
        seen = len(fact.entry.events) if fact and fact.entry else 0
        return self.record(name, Action(Deed.UNDO, by), seen)

    def _read(self) -> Reading:
        before = dict(_signature(_likely_files(self.path, self._book)))
        if self._book is not None:
            checked = examine_book(self._book, self._config)
        else:
            checked = examine(self.path, self._config)
        desk = open_desk(checked)
        report = checked if _is_whole(checked, desk) else _of_document(checked, desk)
        files = (*checked.dossier.document.files, *desk.document.files)
        beside_it = stored_beside(self.path), sheet_beside(self.path)
        stamps = _signature([*(file.path for file in files), *beside_it])
        texts = tuple((path, before.get(path, stamp)) for path, stamp in stamps)
        return self._with_decisions(Reading(checked, report, desk, (), texts, _of_ledger(desk), ()))

    def _with_decisions(self, known: Reading) -> Reading:
        """Return a reading with the decisions read again, and its facts as they are."""
        decided = _signature([self.decisions])  # before the file is read: a later change shows
        entries = read(self.decisions)
        document, told = known.checked.dossier.document, standing(known.checked, entries)
        by = _distance(known.checked, known.desk)
        findings = tuple(
            Flagged(one, document, _shown(one.finding, known.desk, by)) for one in told.every
        )
        mended = tuple(one for one in told.unused if one.do is Choice.ACCEPTED)
        return evolve(known, findings=findings, decided=decided, mended=mended)


def _is_whole(report: Report, desk: Desk) -> bool:
    """True if a report is of the document that is shown, and of no claims folder."""
    return desk.document.path == report.dossier.document.path


def _of_document(report: Report, desk: Desk) -> Report:
    """Return of the report of a claims folder what is of the document that it names."""
    by = _distance(report, desk)
    shown = (_shown(one, desk, by) for one in report.findings)
    findings = tuple(one for one in shown if one is not None)
    return evolve(report, path=desk.document.path, dossier=desk.dossier, findings=findings)


def _distance(report: Report, desk: Desk) -> int:
    """Return how far behind the text of a document stands in that of the claims on it."""
    if _is_whole(report, desk):
        return 0
    return max(0, report.dossier.document.text.rfind(desk.document.text))


def _shown(finding: Finding, desk: Desk, by: int) -> Finding | None:
    """Return a finding with its places in the document that is shown; None if it has none there."""
    places = (finding.place, *(part.place for part in finding.related))
    if desk.claims is None or desk.dossier is desk.claims:
        return finding
    if any(place.path != desk.document.path for place in places):
        return None
    related = (evolve(one, place=_nearer(one.place, by)) for one in finding.related)
    return evolve(finding, place=_nearer(finding.place, by), related=tuple(related))


def _nearer(place: Place, by: int) -> Place:
    return evolve(place, span=place.span.shift(-by))


def _recorded(known: Reading, fact: Fact, event: Action, *, is_lost: bool) -> Reading:
    """Append an event; other facts are not read again, unless their files have changed."""
    before = dict(known.desk.ledger.files)
    if is_lost:
        given = evolve(known.desk, facts=(*known.desk.facts, fact))
        desk = reopened(record(given, fact, event))
    else:
        desk = record(known.desk, fact, event)
    ours = {path: data for path, data in desk.ledger.files if before.get(path) != data}
    texts = tuple(  # a claim file is one of the documents, and it was changed by us
        (path, _stamp_of(path, ours[path]) if path in ours else stamp)
        for path, stamp in known.texts
    )
    return evolve(known, desk=desk, texts=texts, ledger=_of_ledger(desk))


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
    return tuple((path, _stamp(path)) for path in dict.fromkeys(paths))


def _again(signature: Signature) -> Signature:
    """Return the signature of the same files as they are now."""
    return _signature(path for path, _ in signature)


def _of_ledger(desk: Desk) -> Signature:
    return tuple((path, _stamp_of(path, data)) for path, data in desk.ledger.files)


def _stamp(path: str) -> Stamp:
    try:
        told = os.stat(path.partition("#page=")[0])  # noqa: PTH116 - a path is a plain string here
    except OSError:
        return ABSENT
    return told.st_mtime_ns, told.st_size


def _stamp_of(path: str, data: bytes | None) -> Stamp:
    """Return the stamp of a file if it holds what is known of it; else one that no file has."""
    stamp = _stamp(path)
    size = ABSENT[1] if data is None else len(data)
    return stamp if stamp[1] == size else UNKNOWN


def _likely_files(path: str, book: Book | None) -> list[str]:
    """Return the files that a document is read from, as far as that is known before."""
    if book is not None:
        return [part.path for part in book.parts]
    if not Path(path).is_dir():
        return [path, stored_beside(path)]
    return [*sorted(one.as_posix() for one in Path(path).glob("*.yaml")), stored_beside(path)]


def _change(before: Reading, after: Reading) -> Change:
    old, new = ({one.name for one in reading.findings} for reading in (before, after))
    stale = [sum(fact.state == "stale" for fact in one.desk.facts) for one in (before, after)]
    return Change(len(old - new), len(new - old), max(0, stale[1] - stale[0]))


def _last_done(known: Reading, by: str) -> Iterator[tuple[str, str]]:
    """Yield (when, name) of the last thing that a person did with each item and left so."""
    facts = [(fact.id, fact.entry) for fact in known.desk.facts if fact.entry]
    lost = [(LOST + one.entry.id, one.entry) for one in known.desk.orphans]
    decided = [(one.name, not_undone(one.stands.history)) for one in known.findings]
    ticked = [(name, entry.standing) for name, entry in (*facts, *lost)]
    items: list[tuple[str, Sequence[Decision | Action]]] = [*decided, *ticked]
    for name, entries in items:
        own = [entry.at for entry in entries if entry.by == by]
        if own:
            yield own[-1], name
