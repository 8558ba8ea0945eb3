"""The state of the server: open documents, their results, and published diagnostics."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from pathlib import PurePath

from attrs import define, evolve, frozen
from lsprotocol.types import Diagnostic, PublishDiagnosticsParams

from factcheck.apps.lsp.buffers import Buffer, folder_of, name_of
from factcheck.apps.lsp.checking import worked
from factcheck.apps.lsp.diagnostics import PageOf, diagnostics, together
from factcheck.apps.lsp.engine import Engine, Overtaken
from factcheck.apps.lsp.lenses import desk_of
from factcheck.apps.lsp.positions import Encoding
from factcheck.apps.lsp.runs import Runs, Worker
from factcheck.apps.lsp.settings import (
    Keeper,
    SettingsFor,
    Stamp,
    claims_folder,
    files_of,
    stamps,
    watched_files,
)
from factcheck.apps.lsp.work import Job, Outcome, Text
from factcheck.claims.ledger import Desk
from factcheck.errors import FactcheckError

log = logging.getLogger("factcheck.apps.lsp")

PATIENCE = 3.0
"""Maximum seconds that a request waits for the check of the current text."""
LONG = 200_000
"""Size in bytes from which a document takes some seconds, so that progress is shown."""
_LONGEST = 60_000
"""Maximum pause in milliseconds."""

Tell = Callable[[str], None]
"""Called with each stage of a long check, and with an empty string at its end."""


@frozen
class Preferences:
    """Options that a client may set when starting the server."""

    pause: float = 0.25
    """Seconds without typing after which a changed text is checked."""
    both_sides: bool = True
    """Whether to mark the other side of a finding."""
    by: str = ""
    """The person who makes decisions."""


def with_options(preferences: Preferences, given: object) -> Preferences:
    """Return preferences with the client's options; invalid options are ignored."""
    if not isinstance(given, dict):
        return preferences
    pause, both, by = (given.get(key) for key in ("pause", "bothSides", "by"))
    if isinstance(pause, int | float) and not isinstance(pause, bool) and 0 <= pause <= _LONGEST:
        preferences = evolve(preferences, pause=pause / 1000)
    if isinstance(both, bool):
        preferences = evolve(preferences, both_sides=both)
    if isinstance(by, str) and by:
        preferences = evolve(preferences, by=by)
    return preferences


@define
class _Checked:
    """The result for a document or claims folder, and the files it depends on."""

    outcome: Outcome
    marks: dict[str, list[Diagnostic]]
    """URI → diagnostics."""
    paths: tuple[str, ...]
    written: dict[str, Stamp]
    """Path → modification time and size of the existing files."""
    desk: Desk | None = None
    has_desk: bool = False
    """Whether the ledger has been looked for."""


class Session:
    """The open documents with their results.

    The key of a document is its URI, that of a claims folder its path.
    """

    def __init__(
        self,
        settings_for: SettingsFor,
        page_of: PageOf,
        publish: Callable[[PublishDiagnosticsParams], None],
        preferences: Preferences,
    ) -> None:
        """Begin without open documents.

        Args:
            settings_for: Reads the settings for a path.
            page_of: Returns the URI of a check's page.
            publish: Sends diagnostics to the editor.
            preferences: The user's preferences.
        """
        self.preferences = preferences
        self.encoding = Encoding.UTF16
        self.root = ""
        """The folder of documents without a file."""
        self.buffers: dict[str, Buffer] = {}
        self.page_of = page_of
        self.stages: Callable[[str], Awaitable[Tell]] | None = None
        """Starts a progress display with a title; None if the client has none."""
        self.on_checked: list[Callable[[], object]] = []
        """Called after every check."""
        self.worker = Worker()
        self.runs = Runs(self._work)
        self._checked: dict[str, _Checked] = {}
        self._keeper = Keeper(settings_for)
        self._engine = Engine()
        self._publish = publish
        self._claims: dict[str, str] = {}
        """Key of a document → its claims folder; empty if it has none."""
        self._shown: dict[str, dict[str, list[Diagnostic]]] = {}
        """URI → key of a document → its diagnostics in that file."""

    def prefer(self, preferences: Preferences) -> None:
        """Change the preferences."""
        self.preferences = preferences

    async def warm(self) -> None:
        """Load the modules that every check needs, before the first document is opened."""
        await self.worker.submit(_warmed)

    # ---- notifications of the editor

    def open(self, buffer: Buffer) -> None:
        """Add an opened document."""
        self.buffers[buffer.uri] = buffer
        self._touch(buffer)

    def change(self, buffer: Buffer) -> None:
        """Replace an edited document."""
        self.buffers[buffer.uri] = buffer
        self._touch(buffer, self.preferences.pause)

    def save(self, uri: str) -> None:
        """Check a saved document again if it has a file only now."""
        buffer = self.buffers.get(uri)
        checked = self._checked.get(self.key(buffer)) if buffer else None
        if buffer and checked and not checked.outcome.job.is_file:
            self._touch(buffer)
        self.look()

    def close(self, uri: str) -> None:
        """Remove a document; its claims folder is checked again with the file on disk."""
        buffer = self.buffers.pop(uri, None)
        if buffer is None:
            return
        key = self.key(buffer)
        if any(self.key(other) == key for other in self.buffers.values()):
            self.runs.touch(key)
            return
        self.runs.drop(key)
        self._checked.pop(key, None)
        self._claims.pop(key, None)
        self._mark(key, {})

    def key(self, buffer: Buffer) -> str:
        """Return the key under which a file is checked; empty if it is not checked."""
        return folder_of(buffer) or (buffer.uri if name_of(buffer, self.root) else "")

    def _touch(self, buffer: Buffer, pause: float = 0.0) -> None:
        key = self.key(buffer)
        if key:
            self.runs.touch(key, pause)

    def touch_all(self) -> None:
        """Schedule checks of all documents, for example after a change of settings."""
        for buffer in self.buffers.values():
            self._touch(buffer)

    def look(self) -> None:
        """Schedule checks that depend on files that have changed on disk."""
        for key, checked in list(self._checked.items()):
            if stamps(checked.paths) != checked.written:
                self.runs.touch(key)

    # ---- requests of the editor

    def outcomes(self) -> list[Outcome]:
        """Return the outcomes of all open documents that have been checked."""
        return [checked.outcome for checked in self._checked.values()]

    def outcome(self, key: str) -> Outcome | None:
        """Return the last outcome of a document or claims folder."""
        checked = self._checked.get(key)
        return checked.outcome if checked else None

    async def current(self, uri: str, *, at_once: bool = False) -> Outcome | None:
        """Return the outcome for the current text; None if that takes too long.

        Args:
            uri: URI of the document.
            at_once: Whether to skip the pause, because a person is waiting.
        """
        buffer = self.buffers.get(uri)
        key = self.key(buffer) if buffer else ""
        if not key or not await self.runs.settled(key, PATIENCE, at_once=at_once):
            return None
        outcome = self.outcome(key)
        return outcome if outcome is not None and self._is_current(outcome.job) else None

    async def desk(self, outcome: Outcome) -> Desk | None:
        """Return the facts of a document with their ticks; None if there is no ledger."""
        report, key = outcome.report, outcome.job.key
        checked = self._checked.get(key)
        if report is None or checked is None or not outcome.job.is_file:
            return None
        if not checked.has_desk:
            folder = self._claims.get(key, "")
            try:
                checked.desk = await self.worker.submit(lambda: desk_of(report.dossier, folder))
            except FactcheckError as error:
                log.warning("%s", error)
            checked.has_desk = True
        return checked.desk

    # ---- background work

    def _is_current(self, job: Job) -> bool:
        """Return True if the texts of a job are the current ones."""
        own = [one for one in self.buffers.values() if self.key(one) == job.key]
        return bool(own) and {one.uri: one.version for one in own} == job.versions

    def _job(self, key: str) -> Job | None:
        """Return the job for a document or claims folder; None if no file of it is open."""
        own = [one for one in self.buffers.values() if self.key(one) == key]
        if not own:
            return None
        first = own[0]
        if folder_of(first):
            texts = {f"{key}/{PurePath(one.path).name}": _text(one) for one in own}
            return Job(key, key, None, texts, self.encoding)
        name = name_of(first, self.root)
        is_file = first.path == name and os.path.isfile(name)  # noqa: PTH113 - as in reports
        data, texts = first.data(name), {name: _text(first)}
        return Job(key, name, data, texts, self.encoding, is_file=is_file)

    async def _work(self, key: str, is_overtaken: Callable[[], bool]) -> None:
        """Run a check in the background, and show its result."""
        job = self._job(key)
        if job is None:
            return
        tell = await self._telling(job)
        loop = asyncio.get_running_loop()

        def look(stage: str) -> None:
            if is_overtaken():
                raise Overtaken
            loop.call_soon_threadsafe(tell, stage)

        try:
            checked = await self.worker.submit(lambda: self._worked(job, look))
        except Overtaken:
            return
        finally:
            tell("")
        for fault in checked.outcome.faults:
            log.error("%s", fault)
        if not is_overtaken() and self._is_current(job):
            self._take(checked)

    async def _telling(self, job: Job) -> Tell:
        """Return the function that shows the stages of a check; it does nothing for a short one."""
        if self.stages is None or job.data is None or len(job.data) < LONG:
            return lambda _: None
        return await self.stages(f"factcheck {PurePath(job.name).name}")

    def _take(self, checked: _Checked) -> None:
        """Store the result for the open texts, and publish it."""
        key = checked.outcome.job.key
        self._checked[key] = checked
        self._mark(key, checked.marks)
        for call_back in self.on_checked:
            call_back()

    def _worked(self, job: Job, look: Callable[[str], None]) -> _Checked:
        """Run a check; modification times are read before it, so that no change is missed."""
        if job.key not in self._claims:
            self._claims[job.key] = claims_folder(job.name) if job.is_file and job.data else ""
        paths = self._watched(job)
        written = stamps(paths)
        outcome = worked(job, self._engine, self._keeper, look)
        both = self.preferences.both_sides
        marks = diagnostics(outcome, self.page_of, both_sides=both)
        return _Checked(outcome, marks, paths, written)

    def _watched(self, job: Job) -> tuple[str, ...]:
        folder = self._claims.get(job.key, "")
        try:
            return watched_files(job.name, self._keeper.known(job.name).settings, folder)
        except FactcheckError as error:
            return (*watched_files(job.name, None, folder), *files_of(error))

    def _mark(self, key: str, marks: dict[str, list[Diagnostic]]) -> None:
        """Publish the diagnostics of every file in which they may have changed."""
        gone = [uri for uri, by in self._shown.items() if key in by and uri not in marks]
        for uri in gone:
            del self._shown[uri][key]
        for uri, own in marks.items():
            self._shown.setdefault(uri, {})[key] = own
        for uri in (*gone, *marks):
            every = together(one for own in self._shown[uri].values() for one in own)
            buffer = self.buffers.get(uri)
            version = buffer.version if buffer else None
            self._publish(PublishDiagnosticsParams(uri, every, version))


def _text(buffer: Buffer) -> Text:
    return Text(buffer.uri, buffer.lines, buffer.version)


def _warmed() -> None:
    from factcheck.analysis.pipeline import examine_text  # noqa: PLC0415 - imported in the thread

    examine_text("On 12 June 2021 Ada Byrne walked 7 miles, of which 3 were uphill and 4 were not.")


async def looking(session: Session, seconds: float) -> None:
    """Check regularly whether files have changed, whether or not the editor reports it."""
    while True:
        await asyncio.sleep(seconds)
        try:
            session.look()
        except Exception:
            log.exception("a fault of factcheck while it looked at files")
