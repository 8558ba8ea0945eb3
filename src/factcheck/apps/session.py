"""An open document, with all operations that an application needs.

The language server, the review page, the LanguageTool server and the MCP server all use `Session`;
they add only their protocol and presentation. Example:

    session = Session("report.md", by="ana", seconds=60)
    for item in session.standing().open:           # analysis: findings without a decision
        print(item.finding.message)
    session.decide(item.decided(Choice.ACCEPTED), seen=len(item.history))
    session.record(session.desk().facts[0], Action(Choice.TICKED, "ana"), seen=0)
    session.write(session.repaired())              # the accepted changes, into the file
    session.undo("ana")

Every method reads files again only if they have changed on disk. Decisions and ledger entries are
written immediately. A session may be used by several threads.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from attrs import evolve, frozen

from factcheck.analysis.pipeline import Text, examine, sheet_beside, with_sheet
from factcheck.analysis.repairs import Repaired, certain, is_repairable, with_changes
from factcheck.analysis.settling.decided import settled
from factcheck.claims.claimfiles.folder import BESIDE
from factcheck.claims.claimfiles.nodes import unsaved
from factcheck.claims.ledger import Desk, Fact, Orphan, State, now, open_desk, record, reopened
from factcheck.claims.ledger.desk import passage_of, with_issues
from factcheck.claims.ledger.merging import refuse_second
from factcheck.claims.log import (
    Choice,
    Log,
    Standing,
    Stands,
    beside,
    file_for,
    read_with,
    standing,
    undo,
)
from factcheck.claims.log import decide as write_decision
from factcheck.claims.log.sheets import choose
from factcheck.comparison.together import examine_book
from factcheck.config import Config
from factcheck.config.books import Book
from factcheck.document.readers import contents
from factcheck.errors import UsageError
from factcheck.model import (
    Action,
    Document,
    Finding,
    Place,
    Proposal,
    Report,
    Rewrite,
    Span,
    stored_beside,
)
from factcheck.model.forms import Variation
from factcheck.proof.fixes import changes_of, rewrites
from factcheck.running import Limit, limited, watched
from factcheck.storage import ChangedError, reason, write_whole

Stamps = Mapping[str, tuple[int, int]]
"""Maps paths to (modification time in nanoseconds, size in bytes); (0, -1) for a missing file."""
CHOICES = {
    "accept": Choice.ACCEPTED,
    "dismiss": Choice.DISMISSED,
    "query": Choice.QUERIED,
    "defer": Choice.DEFERRED,
    "reopen": Choice.REOPENED,
}
"""Maps the words that users type to decisions."""
Value = TypeVar("Value")
_ROUNDS = 5
"""Maximum number of rounds of fixes. A fix can reveal another error, but long chains are rare."""


def stamps(paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the current stamps of files and folders."""
    found = {}
    for path in paths:
        try:
            status = os.stat(path.partition("#page=")[0])  # noqa: PTH116 - a path is a string here
            found[path] = status.st_mtime_ns, status.st_size
        except (OSError, ValueError):
            found[path] = 0, -1
    return found


class Cache(Generic[Value]):
    """Cache of the most recently used values, limited in number and total size. Thread-safe."""

    def __init__(self, most: int = 16, most_bytes: int = 2**20) -> None:
        """Create an empty cache; a report takes about ninety times the size of its text."""
        self._most, self._most_bytes = most, most_bytes
        self._values: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Value | None:
        """Return the value for a key, or None."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Add a value with its size in bytes. The newest value is always kept."""
        with self._lock:
            self._values.pop(key, None)
            self._values[key] = value, size
            while len(self._values) > self._most or (
                len(self._values) > 1
                and sum(n for _, n in self._values.values()) > self._most_bytes
            ):
                self._values.popitem(last=False)


@frozen
class _Known:
    """A report, with the settings and files on which it is based."""

    report: Report
    config: Config
    files: dict[str, tuple[int, int]]


@frozen
class Accepted:
    """A place that an accepted finding changes."""

    item: Stands
    finding: Finding
    """The finding in the displayed document; see `Session.shown`."""
    rewrite: Rewrite
    """The place with its new words; the words are empty if a person must make the change."""


@frozen
class _Written:
    """A file that the session wrote, stored so that it can be undone."""

    path: str
    before: bytes | None
    """The previous contents; None if the file did not exist."""
    after: bytes
    config: Config
    """The previous settings."""


class Session:
    """An open document: its report, decisions, ledger, proposals, edits and undo."""

    def __init__(  # noqa: PLR0913 - what an application may know of a document
        self,
        path: str,
        config: Config | None = None,
        *,
        report: Report | None = None,
        text: bytes | None = None,
        unsaved: Mapping[str, str] | None = None,
        book: Book | None = None,
        by: str = "",
        earlier: str = "",
        seconds: float = 0.0,
        cache: Cache[_Known] | None = None,
        limit: Limit | None = None,
        watch: Callable[[str], None] | None = None,
    ) -> None:
        """Open a document; it is read on first use.

        Args:
            path: A file, a claims folder, or the name of a text; its suffix selects the reader.
            config: The settings.
            report: An existing report on the document, used instead of analyzing it again.
            text: The contents of an editor's buffer, or of a text without a file; None to read
                the file.
            unsaved: For a claims folder: maps the paths of files open in an editor to their
                contents.
            book: The book whose chapters are read as one document.
            by: The person who decides, if a decision does not name anyone.
            earlier: Path of an earlier version whose decisions and ticks also apply.
            seconds: Time limit for an analysis in seconds; 0 for none.
            cache: Cache for reports, which sessions of a server can share.
            limit: A limit that can be stopped from outside; used instead of `seconds`.
            watch: Function called with the name of each stage of an analysis.
        """
        self.path, self.config, self.by = path, config or Config(), by
        self.log_path, self._earlier = beside(path), earlier
        self._text, self._unsaved, self._book = text, dict(unsaved or {}), book
        self._report = report
        self._cache: Cache[_Known] = cache or Cache()
        self._seconds, self._limit = seconds, limit
        self._watch = watch or (lambda _: None)
        self._lock = threading.RLock()
        self._desk: tuple[Report, Stamps, Desk] | None = None
        self._standing: tuple[Report, Log, Standing] | None = None
        self._done: list[str | _Written] = []
        """The person or the written file for each action that is not undone, in order."""

    # ---- analysis

    def report(self) -> Report:
        """Return the report without decisions applied; files are read again if they have changed.

        Raises:
            FactcheckError: The document cannot be read, or its files have errors.
            TooLongError: The time limit was exceeded.
            Stopped: The analysis was stopped through `limit`.
        """
        if self._report is not None:
            return self._report
        with self._lock:
            known = self._known()
            if known is not None and (known.config is self.config or known.config == self.config):
                return known.report
            before = stamps(self._likely_files())
            with self.limited():
                report = self._examined()
            document, folder = report.dossier.document, report.dossier.record.file
            paths = [stored_beside(self.path), sheet_beside(self.path)]
            if self._text is None:
                paths += [file.path for file in document.files]
                paths += [os.path.normpath(Path(self.path, folder))] if folder else []
            known = _Known(report, self.config, stamps(paths) | before)
            self._cache.put(self._key, known, len(document.text))
            return report

    @property
    def _key(self) -> Hashable:
        return self.path, self._text, tuple(self._unsaved.items())

    def _known(self) -> _Known | None:
        known = self._cache.get(self._key)
        if known is None or known.files != stamps(known.files):
            return None
        return known if known.files.keys() >= set(self._likely_files()) else None

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Return a context manager that applies the time limit.

        Raises:
            TooLongError: The time limit was exceeded.
        """
        if self._limit is None:
            with limited(self.path, self._seconds), watched(self._watch):
                yield
            return
        limit = self._limit

        def look(stage: str) -> None:
            limit.look()
            self._watch(stage)

        with limit, watched(look):
            yield

    def _examined(self) -> Report:
        if self._book is not None:
            return examine_book(self._book, self.config)
        if self._text is not None:
            return examine(Text(self._text, self.path), self.config)
        with unsaved(self._unsaved):
            return examine(self.path, self.config)

    def _likely_files(self) -> list[str]:
        """Return the files that a document probably depends on, before reading it."""
        found = [stored_beside(self.path), sheet_beside(self.path)]
        if self._book is not None:
            return [*found, *(part.path for part in self._book.parts)]
        if self._text is not None:
            return found
        if not Path(self.path).is_dir():
            return [*found, self.path]
        parts = [one for one in Path(self.path).glob("*.yaml") if one.name not in BESIDE]
        return [*found, *(one.as_posix() for one in parts)]

    def files(self) -> dict[str, tuple[int, int]]:
        """Return the stamps of all files that were read for the document and its log.

        The stamps were taken at the last reading; compare them with `stamps(files)`.
        """
        with self._lock:
            known = self._cache.get(self._key)
            own = dict(self._desk[1]) if self._desk else {}
            logs = (self.log_path, *([beside(self._earlier)] if self._earlier else []))
            return (known.files if known else {}) | own | stamps(logs)

    def prove(self, proposals: Sequence[Proposal]) -> Report:
        """Return the verdicts on proposals; see `factcheck.analysis.pipeline.examine`."""
        document = self.path if self._text is None else self.report().dossier.document
        with self.limited():
            return examine(document, self.config, checks=None, proposals=proposals)

    # ---- decisions

    def log(self) -> Log:
        """Return the log: all decisions, and all actions on facts.

        Raises:
            MistakesError: The file has errors.
            UsageError: The log of the earlier version has no entries for it.
        """
        return read_with(self.log_path, file_for(self.log_path, self.path), self._earlier)

    def standing(self) -> Standing:
        """Return all findings with their decisions."""
        with self._lock:
            report, decisions = self.report(), self.log()
            known = self._standing
            if known is None or known[0] is not report or known[1] != decisions:
                self._standing = known = report, decisions, standing(report, decisions)
            return known[2]

    def open_report(self, *, issues: bool = False) -> Report:
        """Return the report without the findings that decisions have resolved.

        Args:
            issues: Whether to add the facts that the ledger queries or disputes.
        """
        whole = self.report()
        report = settled(whole, self.log())
        if self._earlier:  # its unused decisions are reported for the earlier version
            report = evolve(report, remarks=whole.remarks)
        return with_issues(report, self._earlier) if issues else report

    def decide(self, decision: Action, seen: int | None) -> Action:
        """Write a decision, and return it. Create it with `decided` of an item from `standing`.

        Args:
            decision: The decision; its time is filled in.
            seen: The number of earlier entries for the finding that the user has seen; None skips
                the check for newer entries.

        Raises:
            FactcheckError: Someone else has decided in the meantime, the decisions on the document
                are in another log, or the log cannot be written.
        """
        whole = evolve(decision, at=now(), by=decision.by or self.by)
        refuse_second(self.desk(), of_findings=True)
        write_decision(self.log_path, whole, seen=seen)
        self._done.append(whole.by)
        return whole

    # ---- ledger

    def desk(self) -> Desk:
        """Return the facts of the document with their ledger entries."""
        with self._lock:
            report, known = self.report(), self._desk
            is_same = known is not None and known[0] is report
            if known and is_same and known[1] == stamps(known[1]):
                return known[2]
            with self.limited():
                desk = (
                    reopened(known[2])
                    if known and is_same
                    else open_desk(report, earlier=self._earlier)
                )
            self._desk = report, stamps(path for path, _ in desk.ledger.files), desk
            return desk

    def record(self, fact: Fact, action: Action, seen: int) -> Desk:
        """Write an action on a fact, and return the updated facts.

        Args:
            fact: A fact from `desk`, or lost words with the place where they may be now.
            action: What to record.
            seen: The number of earlier actions on the fact that the user has seen.

        Raises:
            FactcheckError: Someone else has acted in the meantime, the document has another ledger,
                or the ledger cannot be written.
        """
        with self._lock:
            if len(fact.entry.events if fact.entry else ()) > seen:
                raise UsageError("this fact has changed in the meantime. Reload it and try again.")
            report, desk = self.report(), self.desk()
            refuse_second(desk)
            is_lost = fact not in desk.facts
            given = evolve(desk, facts=(*desk.facts, fact)) if is_lost else desk
            made = record(given, fact, action)
            made = reopened(made) if is_lost else made
            files = stamps(path for path, _ in made.ledger.files)
            self._desk = report, files, made
            if action.do is not Choice.UNDONE:
                self._done.append(action.by)
            return made

    # ---- undo

    def undo(self, by: str = "") -> Action:
        """Undo the last action on this document, and return the entry that undoes it.

        Actions of this session are undone first, by any person, because initials may be mistyped;
        then earlier actions by `by`. If the last action wrote a file, the file is restored and the
        entry contains only its path.

        Raises:
            UsageError: There is no action to undo, or the file has changed since it was written.
        """
        with self._lock:
            who = self._done.pop() if self._done else by or self.by
            if isinstance(who, _Written):
                return self._restored(who)
            return undo(self.log_path, who, now(), self.path).entries[-1]

    def _restored(self, one: _Written) -> Action:
        """Restore a file that the session wrote, unless it has been changed since."""
        try:
            write_whole(one.path, one.before or b"", expected=one.after)
            if one.before is None:
                Path(one.path).unlink()
        except (ChangedError, OSError):
            why = "the file has been changed since, so it was not restored"
            raise UsageError(f"undo: '{one.path}': {why}.") from None
        self.config = one.config
        return Action(Choice.UNDONE, file=one.path)

    def finding(self, id_: str) -> Stands | None:
        """Return the finding with the given ID, with its decisions, or None."""
        return next((one for one in self.standing().every if one.draft.id == id_), None)

    def fact(self, id_: str) -> Fact | None:
        """Return the fact with the given ID, or None; lost words at their possible new place."""
        desk = self.desk()
        for one in desk.orphans:
            if one.entry.id == id_:
                return _lost(one, desk.document)
        return next((fact for fact in desk.facts if fact.id == id_), None)

    # ---- edits

    @property
    def house_sheet(self) -> str:
        """Return the path of the style sheet for all documents, from the settings or house.yaml."""
        return self.config.sheet.path or Path(self.path).with_name("house.yaml").as_posix()

    def choose(self, variation: Variation, number: int, *, for_house: bool) -> str:
        """Save the correct form in a style sheet, and return the path of the sheet.

        Raises:
            UsageError: A style sheet cannot have this form, or the file cannot be written.
            SheetError: The file is not YAML.
        """
        with self._lock:
            path = self.house_sheet if for_house else sheet_beside(self.path)
            before = Path(path).read_bytes() if Path(path).is_file() else None
            choose(path, variation, number)
            self._done.append(_Written(path, before, Path(path).read_bytes(), self.config))
            if for_house:
                self.config = with_sheet(self.config, path)
            return path

    def shown_report(self) -> Report:
        """Return the report on the displayed document.

        For a claims folder that names its document, this is a report on that document with the
        findings that have places in it; otherwise, the same as `report`.
        """
        report, desk = self.report(), self.desk()
        if desk.document.path == report.dossier.document.path:
            return report
        found = tuple(filter(None, map(self.shown, report.findings)))
        return evolve(report, path=desk.document.path, dossier=desk.dossier, findings=found)

    def shown(self, finding: Finding) -> Finding | None:
        """Return a finding with its places in the displayed document; None if it has none there."""
        desk, document = self.desk(), self.report().dossier.document
        if desk.claims is None or desk.dossier is desk.claims:
            return finding
        places = (finding.place, *(part.place for part in finding.related))
        if any(place.path != desk.document.path for place in places):
            return None
        offset = max(0, document.text.rfind(desk.document.text))

        def moved(place: Place) -> Place:
            return evolve(place, span=place.span.shift(-offset))

        related = tuple(evolve(one, place=moved(one.place)) for one in finding.related)
        return evolve(finding, place=moved(finding.place), related=related)

    def accepted(self) -> tuple[Accepted, ...]:
        """Return every place in the displayed document that accepted findings change."""
        document = self.desk().document
        return tuple(
            Accepted(item, finding, rewrite)
            for item in self.standing().every
            if item.decision and (finding := self.shown(item.finding))
            for rewrite in changes_of(document, finding, item.decision)
        )

    def repaired(self, *, with_certain: bool = False) -> Repaired | None:
        """Return the document with accepted changes, not yet written; None if it cannot be edited.

        Args:
            with_certain: Whether to also make changes from style sheets, and to repeat this until
                no more are found.

        Raises:
            UnreadableError: The file cannot be read.
        """
        path, before = self.shown_report().path, self.data()
        if not is_repairable(path):
            return None
        session, made = self, 0
        for _ in range(_ROUNDS if with_certain else 1):
            step = session._repaired_once(with_certain=with_certain)
            made += step.made
            if not step.made:
                break
            session = Session(path, self.config, text=step.after, seconds=self._seconds)
        return evolve(step, before=before, made=made)

    def _repaired_once(self, *, with_certain: bool) -> Repaired:
        report = self.shown_report()
        choices = [(one.finding, one.rewrite) for one in self.accepted() if one.rewrite.words]
        for item in self.standing().open if with_certain else ():
            finding = self.shown(item.finding)
            if finding and (way := certain(finding)):
                document = self.desk().document
                choices += [(finding, one) for one in rewrites(document, finding, way)]
        return with_changes(report, self.data(), choices)

    def data(self) -> bytes:
        """Return the contents of the text, or of the displayed file.

        Raises:
            UnreadableError: The file cannot be read.
        """
        return contents(self.shown_report().path) if self._text is None else self._text

    def write(self, repaired: Repaired) -> None:
        """Write the accepted changes to the file.

        Raises:
            UsageError: The file has changed in the meantime, or cannot be written.
        """
        try:
            write_whole(repaired.path, repaired.after, expected=repaired.before)
        except ChangedError:
            raise UsageError(
                "the document has changed in the meantime. Reload it and try again."
            ) from None
        except OSError as error:
            why = f"{reason(error)}. Check its permissions."
            raise UsageError(f"'{repaired.path}': {why}") from None
        self._done.append(_Written(repaired.path, repaired.before, repaired.after, self.config))


def _lost(orphan: Orphan, document: Document) -> Fact:
    """Return lost words as a fact, at the place where they may be now or at an empty span."""
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
