"""What the server knows: open documents, what came of them, and what the editor was told."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from pathlib import PurePath

from attrs import define, evolve, frozen
from lsprotocol.types import Diagnostic, PublishDiagnosticsParams

from factcheck.errors import FactcheckError
from factcheck.ledger import Desk
from factcheck.lsp.buffers import Buffer, folder_of, name_of
from factcheck.lsp.checking import worked
from factcheck.lsp.diagnostics import PageOf, diagnostics, together
from factcheck.lsp.engine import Engine, Overtaken
from factcheck.lsp.lenses import desk_of
from factcheck.lsp.positions import Encoding
from factcheck.lsp.runs import Runs, Worker
from factcheck.lsp.settings import (
    Keeper,
    SettingsFor,
    Stamp,
    claims_folder,
    files_of,
    stamps,
    watched_files,
)
from factcheck.lsp.work import Job, Outcome, Text

log = logging.getLogger("factcheck.lsp")

PATIENCE = 3.0
"""Seconds for which a request waits for the check of the text as it is now."""
LONG = 200_000
"""Bytes of a document that takes some seconds, so that its stages are told."""
_LONGEST = 60_000
"""Milliseconds of the longest pause."""

Tell = Callable[[str], None]
"""Is told each stage of a long check, and an empty one at its end."""


@frozen
class Preferences:
    """What a client may set when it starts the server."""

    pause: float = 0.25
    """Seconds without a key after which a changed text is checked."""
    both_sides: bool = True
    """Mark the other side of a finding, too."""
    by: str = ""
    """Who decides."""


def with_options(preferences: Preferences, given: object) -> Preferences:
    """Return preferences with what a client sets of them; what it sets wrongly is left."""
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
    """What came of a document or claims folder, and what that rests on."""

    outcome: Outcome
    marks: dict[str, list[Diagnostic]]
    """By the address of the file."""
    paths: tuple[str, ...]
    written: dict[str, Stamp]
    """When each of the paths was written, as far as it is there."""
    desk: Desk | None = None
    has_desk: bool = False
    """True once it was looked for a ledger."""


class Session:
    """The documents that are open, and what is known of them.

    A document goes by its address, a claims folder by its path: its key.
    """

    def __init__(
        self,
        settings_for: SettingsFor,
        page_of: PageOf,
        publish: Callable[[PublishDiagnosticsParams], None],
        preferences: Preferences,
    ) -> None:
        """Begin with nothing open.

        Args:
            settings_for: Reads the settings of a path.
            page_of: Gives the address of a check's page.
            publish: Tells the editor what to mark.
            preferences: Of the user.
        """
        self.preferences = preferences
        self.encoding = Encoding.UTF16
        self.root = ""
        """The folder in which a document without a file stands."""
        self.buffers: dict[str, Buffer] = {}
        self.page_of = page_of
        self.stages: Callable[[str], Awaitable[Tell]] | None = None
        """Begins to tell the stages of a check with a title; None where nobody is told."""
        self.on_checked: list[Callable[[], object]] = []
        """Are called whenever something was checked."""
        self.worker = Worker()
        self.runs = Runs(self._work)
        self._checked: dict[str, _Checked] = {}
        self._keeper = Keeper(settings_for)
        self._engine = Engine()
        self._publish = publish
        self._claims: dict[str, str] = {}
        """The claims folder of each document; empty where it has none."""
        self._shown: dict[str, dict[str, list[Diagnostic]]] = {}
        """What is marked in each file, by the key of the document that it is from."""

    def prefer(self, preferences: Preferences) -> None:
        """Take what the user prefers from now on."""
        self.preferences = preferences

    async def warm(self) -> None:
        """Load what every check needs, before the first document is opened."""
        await self.worker.submit(_warmed)

    # What the editor tells.

    def open(self, buffer: Buffer) -> None:
        """Take a document that was opened."""
        self.buffers[buffer.uri] = buffer
        self._touch(buffer)

    def change(self, buffer: Buffer) -> None:
        """Take a document that was edited."""
        self.buffers[buffer.uri] = buffer
        self._touch(buffer, self.preferences.pause)

    def save(self, uri: str) -> None:
        """Look again at a document that was saved: it may have a file from now on."""
        buffer = self.buffers.get(uri)
        checked = self._checked.get(self.key(buffer)) if buffer else None
        if buffer and checked and not checked.outcome.job.is_file:
            self._touch(buffer)
        self.look()

    def close(self, uri: str) -> None:
        """Forget a document; the others of its claims folder stay as they are on disk."""
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
        """Return what a file is checked as; empty for one that is not checked."""
        return folder_of(buffer) or (buffer.uri if name_of(buffer, self.root) else "")

    def _touch(self, buffer: Buffer, pause: float = 0.0) -> None:
        key = self.key(buffer)
        if key:
            self.runs.touch(key, pause)

    def touch_all(self) -> None:
        """Have everything checked again: settings may have changed."""
        for buffer in self.buffers.values():
            self._touch(buffer)

    def look(self) -> None:
        """Have checked again what rests on a file that has changed on disk."""
        for key, checked in list(self._checked.items()):
            if stamps(checked.paths) != checked.written:
                self.runs.touch(key)

    # What the editor asks.

    def outcomes(self) -> list[Outcome]:
        """Return what came of everything that is open, as far as it was checked."""
        return [checked.outcome for checked in self._checked.values()]

    def outcome(self, key: str) -> Outcome | None:
        """Return what came of a document or claims folder when it was last checked."""
        checked = self._checked.get(key)
        return checked.outcome if checked else None

    async def current(self, uri: str, *, at_once: bool = False) -> Outcome | None:
        """Return what came of the text as it is now; None where that takes too long.

        Args:
            uri: Of the document.
            at_once: A person asks, and not an editor by itself after each key.
        """
        buffer = self.buffers.get(uri)
        key = self.key(buffer) if buffer else ""
        if not key or not await self.runs.settled(key, PATIENCE, at_once=at_once):
            return None
        outcome = self.outcome(key)
        return outcome if outcome is not None and self._is_current(outcome.job) else None

    async def desk(self, outcome: Outcome) -> Desk | None:
        """Return the facts of a document with their ticks; None where there is no ledger."""
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

    # What goes on beside.

    def _is_current(self, job: Job) -> bool:
        """True if the texts of a job are those that are open now."""
        own = [one for one in self.buffers.values() if self.key(one) == job.key]
        return bool(own) and {one.uri: one.version for one in own} == job.versions

    def _job(self, key: str) -> Job | None:
        """Return what is open of a document or claims folder; None if nothing is any more."""
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
        """Check something in the background, and show what came of it."""
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
        """Return what is told the stages of a check; of a short one they are told to nobody."""
        if self.stages is None or job.data is None or len(job.data) < LONG:
            return lambda _: None
        return await self.stages(f"factcheck {PurePath(job.name).name}")

    def _take(self, checked: _Checked) -> None:
        """Keep what came of the texts that are open, and show it."""
        key = checked.outcome.job.key
        self._checked[key] = checked
        self._mark(key, checked.marks)
        for call_back in self.on_checked:
            call_back()

    def _worked(self, job: Job, look: Callable[[str], None]) -> _Checked:
        """Check something; what it rests on is looked at before, so that no change is missed."""
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
        """Tell the editor what is marked, in each file where that may be something else now."""
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
    from factcheck.pipeline import examine_text  # noqa: PLC0415 - in the thread

    examine_text("On 12 June 2021 Ada Byrne walked 7 miles, of which 3 were uphill and 4 were not.")


async def looking(session: Session, seconds: float) -> None:
    """Look again and again whether files have changed, whatever the editor tells of them."""
    while True:
        await asyncio.sleep(seconds)
        try:
            session.look()
        except Exception:
            log.exception("a fault of factcheck while it looked at files")
