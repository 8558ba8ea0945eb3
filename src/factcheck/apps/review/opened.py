"""A document under review: read again when its files change; changes are written at once."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from attrs import evolve, frozen

from factcheck.analysis.pipeline import examine, sheet_beside, with_sheet
from factcheck.claims.ledger import (
    Desk,
    Fact,
    Orphan,
    State,
    now,
    open_desk,
    record,
    reopened,
)
from factcheck.claims.ledger.desk import passage_of
from factcheck.claims.log import Choice, Stands, beside, decide, read, standing
from factcheck.claims.log.sheets import choose
from factcheck.comparison.together import examine_book
from factcheck.config import Config
from factcheck.config.books import Book
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Action, Document, Finding, Place, Report, Span, stored_beside
from factcheck.model.actions import valid
from factcheck.output.sources import by_place

Stamp = tuple[int, int]
"""Modification time of a file, and its size."""
ABSENT, UNKNOWN = (0, -1), (0, -2)
"""Stamps of a missing file, and of one that has changed since it was read."""
Signature = tuple[tuple[str, Stamp], ...]
"""(path, stamp) of files."""
FINDING, LOST = "f.", "lost."
"""Prefixes of the names of findings and of lost entries; facts have none."""


@frozen
class Flagged:
    """A finding with the decision on it, and its document."""

    stands: Stands
    document: Document
    shown: Finding | None
    """The finding in the displayed document; None if it is only in the claims."""

    @property
    def name(self) -> str:
        """Return the name of the finding on the page."""
        return FINDING + self.stands.draft.id


@frozen
class Reading:
    """A document as read, with people's decisions and actions."""

    checked: Report
    """The report on the document or claims folder; decisions refer to its findings."""
    report: Report
    """The report on the displayed document; for a claims folder, the document it names."""
    desk: Desk
    findings: tuple[Flagged, ...]
    texts: Signature
    """Signature of the files read as documents."""
    ledger: Signature
    """Signature of the files with actions on facts."""
    decided: Signature
    """Signature of the file with decisions on findings."""
    mended: tuple[Action, ...] = ()
    """Accepted changes that have been made, so that their old words are gone."""

    @cached_property
    def sources(self) -> Callable[[Span], str]:
        """Return a function from a fact's span to one line about its source text."""
        return by_place(self.report.dossier.sourced or ())

    def finding(self, name: str) -> Flagged | None:
        """Return a finding by its name on the page."""
        return next((one for one in self.findings if one.name == name), None)

    def fact(self, name: str) -> Fact | None:
        """Return a fact by its name on the page; lost words as if at their proposed place."""
        orphan = self.orphan(name)
        if orphan is not None:
            return _found_again(orphan, self.desk.document)
        try:
            return self.desk.fact(name)
        except KeyError:
            return None

    def orphan(self, name: str) -> Orphan | None:
        """Return a lost entry by its name on the page."""
        return next((one for one in self.desk.orphans if LOST + one.entry.id == name), None)


@frozen
class Change:
    """The effects of a change to a document under review."""

    gone: int
    """Number of findings that are gone."""
    come: int
    """Number of new findings."""
    stale: int
    """Number of facts whose words have changed since they were ticked."""


class Opened:
    """One document of the page, read again when a file changes.

    Several threads serve requests; the lock lets one of them read or write at a time.
    """

    def __init__(self, path: str, config: Config, book: Book | None = None) -> None:
        self.path = path
        self._book = book
        self.decisions = beside(path)
        self._config = config
        self._lock = threading.RLock()
        self._reading: Reading | None = None
        self._done: list[tuple[str, str]] = []
        """(name, initials) of actions since it was opened, without undone ones, in order."""
        self.problem = ""
        """Why the document could not be read when it was opened; otherwise empty."""
        self.changes: list[Change] = []
        """Changes to the document since it was opened, in order."""

    @property
    def is_read(self) -> bool:
        """Whether the document has been read."""
        return self._reading is not None

    def prepare(self) -> None:
        """Read the document, and store the reason if that fails."""
        try:
            self.reading()
        except FactcheckError as error:
            self.problem = str(error)

    def reading(self) -> Reading:
        """Return the document as it is on disk now.

        Raises:
            FactcheckError: The document cannot be read, or there are mistakes in its files.
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
        """Return a reading with actions made since, here or by another program."""
        if known.ledger != _again(known.ledger):
            desk = reopened(known.desk)
            known = evolve(known, desk=desk, ledger=_of_ledger(desk))
        if known.decided != _again(known.decided):
            known = self._with_decisions(known)
        return known

    def decide(self, name: str, draft: Action, seen: int) -> None:
        """Write a decision on a finding.

        Raises:
            FactcheckError: Someone else has decided on it in the meantime, or it cannot be written.
        """
        with self._lock:
            decide(self.decisions, evolve(draft, at=now()), seen=seen)
            if draft.do is not Choice.UNDONE:
                self._done.append((name, draft.by))

    def record(self, name: str, event: Action, seen: int) -> str:
        """Write an action on a fact, and return its name afterwards.

        Ticking or judging lost words confirms the place that a search proposed.

        Raises:
            FactcheckError: Someone else has acted on it in the meantime, or it cannot be written.
        """
        with self._lock:
            known = self.reading()
            fact = known.fact(name)
            if fact is None:
                raise UsageError("it is not in the document any more. Load the page again.")
            if len(fact.entry.events if fact.entry else ()) > seen:
                raise UsageError("somebody has done something with it meanwhile. Look at it again.")
            is_lost = known.orphan(name) is not None
            if is_lost and event.do not in (Choice.NOTED, Choice.UNDONE) and not fact.span:
                raise UsageError("its words stand nowhere: a note is all that can be added.")
            self._reading = _recorded(known, fact, event, is_lost=is_lost)
            now_called = name if self._reading.orphan(name) else fact.id
            if event.do is not Choice.UNDONE:
                self._done.append((now_called, event.by))
            return now_called

    @property
    def house(self) -> str:
        """Return the path of the house style sheet: from the settings, or house.yaml."""
        beside = os.path.join(os.path.dirname(self.path), "house.yaml")  # noqa: PTH118, PTH120
        return self._config.sheet.path or beside

    def choose(self, number: int, form: int, name: str, *, is_of_house: bool) -> str:
        """Save the correct form in a style sheet, and return the path of the sheet.

        Args:
            number: The index of the variation, from 0.
            form: The index of its form, from 0.
            name: The name of that form on the page.
            is_of_house: Whether the choice applies to all documents.

        Raises:
            FactcheckError: The document has changed, or the style sheet cannot be written.
        """
        with self._lock:
            found = self.reading().checked.dossier.forms.variations
            one = found[number] if number < len(found) else None
            if one is None or one.names[form : form + 1] != (name,):
                raise UsageError("the document has changed. Reload the page.")
            path = self.house if is_of_house else sheet_beside(self.path)
            choose(path, one, form)
            if is_of_house:
                self._config = with_sheet(self._config, path)
            self._reading = None
            return path

    def undo(self, by: str) -> str:
        """Undo the last action on this document, and return its name.

        Actions since it was opened are undone first, under any initials, which may have been
        mistyped; then earlier actions of the person.

        Raises:
            UsageError: There is no action to undo.
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
        return self.record(name, Action(Choice.UNDONE, by), seen)

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
        """Return a reading with the same facts and newly read decisions."""
        decided = _signature(
            [self.decisions]
        )  # before the file is read, so that a later change is noticed
        entries = read(self.decisions)
        document, told = known.checked.dossier.document, standing(known.checked, entries)
        by = _distance(known.checked, known.desk)
        findings = tuple(
            Flagged(one, document, _shown(one.finding, known.desk, by)) for one in told.every
        )
        mended = tuple(one for one in told.unused if one.do is Choice.ACCEPTED)
        return evolve(known, findings=findings, decided=decided, mended=mended)


def _is_whole(report: Report, desk: Desk) -> bool:
    """Return True if a report is on the displayed document, and not on a claims folder."""
    return desk.document.path == report.dossier.document.path


def _of_document(report: Report, desk: Desk) -> Report:
    """Return the part of a claims folder's report that concerns its document."""
    by = _distance(report, desk)
    shown = (_shown(one, desk, by) for one in report.findings)
    findings = tuple(one for one in shown if one is not None)
    return evolve(report, path=desk.document.path, dossier=desk.dossier, findings=findings)


def _distance(report: Report, desk: Desk) -> int:
    """Return the offset of the document's text in the text of its claims folder's report."""
    if _is_whole(report, desk):
        return 0
    return max(0, report.dossier.document.text.rfind(desk.document.text))


def _shown(finding: Finding, desk: Desk, by: int) -> Finding | None:
    """Return a finding with its places in the displayed document; None if it has none there."""
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
    """Append an action; other facts are not read again unless their files have changed."""
    before = dict(known.desk.ledger.files)
    if is_lost:
        given = evolve(known.desk, facts=(*known.desk.facts, fact))
        desk = reopened(record(given, fact, event))
    else:
        desk = record(known.desk, fact, event)
    ours = {path: data for path, data in desk.ledger.files if before.get(path) != data}
    texts = tuple(  # a claim file is also a document here, and this action changed it
        (path, _stamp_of(path, ours[path]) if path in ours else stamp)
        for path, stamp in known.texts
    )
    return evolve(known, desk=desk, texts=texts, ledger=_of_ledger(desk))


def _found_again(orphan: Orphan, document: Document) -> Fact:
    """Return lost words as a fact at the place that a search proposed, or at an empty span."""
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
        passage_words=document.words(passage) if span else "",
        entry=entry,
        state=State.LOST,
    )


def _signature(paths: Iterable[str]) -> Signature:
    return tuple((path, _stamp(path)) for path in dict.fromkeys(paths))


def _again(signature: Signature) -> Signature:
    """Return the current signature of the same files."""
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
    """Return the stamp of a file if its size matches the known contents, or else `UNKNOWN`."""
    stamp = _stamp(path)
    size = ABSENT[1] if data is None else len(data)
    return stamp if stamp[1] == size else UNKNOWN


def _likely_files(path: str, book: Book | None) -> list[str]:
    """Return the files of a document, as far as known before reading it."""
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
    """Yield (time, name) of a person's last action on each item, without undone ones."""
    facts = [(fact.id, fact.entry) for fact in known.desk.facts if fact.entry]
    lost = [(LOST + one.entry.id, one.entry) for one in known.desk.orphans]
    decided = [(one.name, valid(one.stands.history)) for one in known.findings]
    ticked = [(name, entry.standing) for name, entry in (*facts, *lost)]
    items: list[tuple[str, Sequence[Action]]] = [*decided, *ticked]
    for name, entries in items:
        own = [entry.at for entry in entries if entry.by == by]
        if own:
            yield own[-1], name
