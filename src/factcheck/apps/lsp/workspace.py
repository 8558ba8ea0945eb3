"""The state of the server: open documents, checks in progress, published diagnostics."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from pathlib import PurePath
from typing import Any

from attrs import evolve, frozen
from lsprotocol.types import Diagnostic, PublishDiagnosticsParams

from factcheck.analysis.pipeline import examine_text
from factcheck.apps.lsp.buffers import Buffer, folder_of, name_of
from factcheck.apps.lsp.diagnostics import PageOf, diagnostics, together
from factcheck.apps.lsp.lenses import desk_of
from factcheck.apps.lsp.positions import Encoding
from factcheck.apps.lsp.work import Job, Outcome, SettingsCache, SettingsFor, Text, checked
from factcheck.apps.session import Cache, Session, stamps
from factcheck.claims.ledger import Desk
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.running import Limit

log = logging.getLogger("factcheck.apps.lsp")

PATIENCE = 3.0
"""Maximum time in seconds that a request waits for the check of the current text."""
LOOK = 1.0
"""Interval in seconds at which files that a check depends on are examined for changes."""
_PARALLEL = 2
"""Number of parallel checks, so that a long check of a book does not block other checks."""
_LONG = 200_000
"""Size in bytes above which progress is shown, because the check takes several seconds."""
_LONGEST = 60_000
"""Maximum value of the `pause` option, in milliseconds."""

Progress = Callable[[str], None]
"""Function called with each stage of a long check, and with an empty string at the end."""


@frozen
class Preferences:
    """Options that a client may set when starting the server."""

    pause: float = 0.25
    """Seconds after the last change before a text is checked."""
    both_sides: bool = True
    """Whether to add a hint at the other place of a finding."""
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


class Workspace:
    """The open documents with their results.

    The key of a document is its URI; the key of a claims folder is its path.
    """

    def __init__(
        self,
        settings_for: SettingsFor,
        page_of: PageOf,
        publish: Callable[[PublishDiagnosticsParams], None],
        preferences: Preferences,
    ) -> None:
        """Create a workspace without open documents.

        Args:
            settings_for: Function that returns the settings for a path.
            page_of: Function that returns the URI of a check's page.
            publish: Function that sends diagnostics to the editor.
            preferences: The user's preferences.
        """
        self.preferences = preferences
        self.encoding = Encoding.UTF16
        self.root = ""
        """The folder assumed for documents that have no file."""
        self.buffers: dict[str, Buffer] = {}
        self.outcomes: dict[str, Outcome] = {}
        """Maps the key of a document to its last outcome."""
        self.page_of = page_of
        self.progress: Callable[[str], Awaitable[Progress]] | None = None
        """Starts a progress display with a title; None if the client cannot display progress."""
        self.on_checked: Callable[[], object] = lambda: None
        """Called after every check."""
        self._settings = SettingsCache(settings_for)
        self._cache: Cache[Any] = Cache()
        self._publish = publish
        self._checks: dict[str, asyncio.Task[None]] = {}
        """Maps the key of a document to the check that is waiting or running."""
        self._limits: dict[str, Limit] = {}
        """Maps the key of a document to the limit that can stop its running check."""
        self._running = asyncio.Semaphore(_PARALLEL)
        self._shown: dict[str, dict[str, list[Diagnostic]]] = {}
        """Maps the URI of a file to the diagnostics in it, by the key of the checked document."""

    # ---- notifications of the editor

    def change(self, buffer: Buffer, pause: float = 0.0) -> None:
        """Add or replace a document, and check it after a pause in seconds."""
        self.buffers[buffer.uri] = buffer
        key = self.key(buffer)
        if key:
            self.touch(key, pause)

    def close(self, uri: str) -> None:
        """Remove a document; if it is in a claims folder, check the folder as it is on disk."""
        buffer = self.buffers.pop(uri, None)
        if buffer is None:
            return
        key = self.key(buffer)
        if any(self.key(other) == key for other in self.buffers.values()):
            self.touch(key)
            return
        self._drop(key)
        self.outcomes.pop(key, None)
        self._mark(key, {})

    def key(self, buffer: Buffer) -> str:
        """Return the key under which a file is checked; empty if it is not checked."""
        return folder_of(buffer) or (buffer.uri if name_of(buffer, self.root) else "")

    def look(self) -> None:
        """Check the documents that depend on files that have changed on disk."""
        for key, outcome in list(self.outcomes.items()):
            if key not in self._checks and outcome.files != stamps(outcome.files):
                self.touch(key)

    async def watch(self) -> None:
        """Preload the parts that every check needs, then regularly look for changed files."""
        await asyncio.to_thread(examine_text, "On 12 June 2021 Ada Byrne walked 7 miles.")
        while True:
            await asyncio.sleep(LOOK)
            self.look()

    # ---- requests of the editor

    async def current(self, uri: str, *, at_once: bool = False) -> Outcome | None:
        """Return the outcome for the current text; None if the check takes too long.

        Args:
            uri: URI of the document.
            at_once: Whether to start the check without a pause, because the user is waiting.
        """
        buffer = self.buffers.get(uri)
        key = self.key(buffer) if buffer else ""
        if at_once and key in self._checks and key not in self._limits:
            self.touch(key)
        try:
            async with asyncio.timeout(PATIENCE):
                while key in self._checks:
                    await asyncio.wait({self._checks[key]})
        except TimeoutError:
            return None
        outcome = self.outcomes.get(key)
        return outcome if outcome is not None and self._is_current(outcome.job) else None

    async def desk(self, outcome: Outcome) -> Desk | None:
        """Return the facts of a document with their ticks; None if there is no ledger."""
        if outcome.report is None or not outcome.job.is_file:
            return None
        try:
            return await asyncio.to_thread(desk_of, outcome.report.dossier)
        except FactcheckError as error:
            log.warning("%s", error)
            return None

    # ---- checks in the background

    def touch(self, key: str, pause: float = 0.0) -> None:
        """Check a document after a pause in seconds, canceling an earlier check of it."""
        self._drop(key)
        self._checks[key] = asyncio.get_running_loop().create_task(self._check(key, pause))

    def _drop(self, key: str) -> None:
        if check := self._checks.pop(key, None):
            check.cancel()
        if limit := self._limits.pop(key, None):
            limit.stop()

    async def _check(self, key: str, pause: float) -> None:
        """Check a document in a thread, and publish the result."""
        await asyncio.sleep(pause)
        limit = Limit()
        try:
            async with self._running:
                job = self._job(key)
                self._limits[key] = limit
                outcome = await self._checked(job, limit)
            for fault in outcome.faults:
                log.error("%s", fault)
            if self._is_current(job):
                self.outcomes[key] = outcome
                both = self.preferences.both_sides
                self._mark(key, diagnostics(outcome, self.page_of, both_sides=both))
        except asyncio.CancelledError:
            limit.stop()
            raise
        except Exception:
            log.exception("%s: an internal error in factcheck stopped the check", key)
        finally:
            if self._checks.get(key) is asyncio.current_task():
                del self._checks[key]
                self._limits.pop(key, None)
        self.on_checked()

    async def _checked(self, job: Job, limit: Limit) -> Outcome:
        show: Progress = lambda _: None  # noqa: E731
        if self.progress is not None and job.data is not None and len(job.data) >= _LONG:
            show = await self.progress(f"factcheck {PurePath(job.name).name}")
        loop = asyncio.get_running_loop()

        def watch(stage: str) -> None:
            loop.call_soon_threadsafe(show, stage)

        def opened(job: Job, config: Config) -> Session:
            texts = {path: text.lines.text for path, text in job.texts.items()}
            return Session(
                job.name,
                config,
                text=job.data,
                unsaved=None if job.data is not None else texts,
                by=self.preferences.by,
                cache=self._cache,
                limit=limit,
                watch=watch,
            )

        try:
            return await asyncio.to_thread(checked, job, self._settings.get, opened)
        finally:
            show("")

    def _is_current(self, job: Job) -> bool:
        """Return True if the texts of a job are still the current versions."""
        own = [one for one in self.buffers.values() if self.key(one) == job.key]
        return bool(own) and {one.uri: one.version for one in own} == job.versions

    def _job(self, key: str) -> Job:
        """Return the job for the open files of a document or claims folder."""
        own = [one for one in self.buffers.values() if self.key(one) == key]
        first = own[0]
        if folder_of(first):
            texts = {f"{key}/{PurePath(one.path).name}": _text(one) for one in own}
            return Job(key, key, None, texts, self.encoding)
        name = name_of(first, self.root)
        is_file = first.path == name and os.path.isfile(name)  # noqa: PTH113 - as in reports
        texts = {name: _text(first)}
        return Job(key, name, first.data(name), texts, self.encoding, is_file=is_file)

    def _mark(self, key: str, marks: dict[str, list[Diagnostic]]) -> None:
        """Publish the diagnostics of every file whose diagnostics may have changed."""
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
