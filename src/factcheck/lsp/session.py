"""What the server knows: open documents, what came of them, and what the editor was told."""

import asyncio
import functools
import logging
import os
from collections.abc import Callable
from pathlib import PurePath

from attrs import evolve, frozen
from lsprotocol.types import Diagnostic, PublishDiagnosticsParams

from factcheck.errors import FactcheckError
from factcheck.ledger import Desk
from factcheck.lsp.buffers import Buffer, folder_of, name_of
from factcheck.lsp.checking import worked
from factcheck.lsp.diagnostics import PageOf, diagnostics
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


@frozen
class Preferences:
    """What a client may set when it starts the server."""

    pause: float = 0.25
    """Seconds without a key after which a changed text is checked."""
    both_sides: bool = True
    """Mark the other side of a finding, too."""
    by: str = ""
    """Who decides."""


class Session:
    """The documents that are open, and what is known of them."""

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
        self.outcomes: dict[str, Outcome] = {}
        """By the name of the document or claims folder."""
        self.on_checked: list[Callable[[], object]] = []
        """Are called whenever something was checked."""
        self.worker = Worker()
        self.runs = Runs(self._work)
        self._keeper = Keeper(settings_for)
        self._engine = Engine()
        self.page_of = page_of
        self._publish = publish
        self._shown: dict[str, dict[str, list[Diagnostic]]] = {}
        """What is marked in each file, by the name of the document that it is from."""
        self._seen: dict[str, tuple[tuple[str, ...], dict[str, Stamp]]] = {}
        """What each check rests on, and when that was written."""
        self._claims: dict[str, str] = {}
        """The claims folder of each document; empty where it has none."""
        self._desks: dict[str, tuple[Outcome, Desk | None]] = {}

    def open(self, buffer: Buffer) -> None:
        """Take a document that was opened."""
        self.buffers[buffer.uri] = buffer
        self._touch(buffer)

    def change(self, buffer: Buffer) -> None:
        """Take a document that was edited."""
        self.buffers[buffer.uri] = buffer
        self._touch(buffer, self.preferences.pause)

    def close(self, uri: str) -> None:
        """Forget a document; the others of its claims folder stay as they are on disk."""
        buffer = self.buffers.pop(uri, None)
        if buffer is None:
            return
        name = self.name(buffer)
        if any(self.name(other) == name for other in self.buffers.values()):
            self.runs.touch(name)
            return
        self.runs.drop(name)
        self.outcomes.pop(name, None)
        for known in (self._seen, self._claims, self._desks):
            known.pop(name, None)
        self._mark(name, {})

    def name(self, buffer: Buffer) -> str:
        """Return the document or claims folder that a file is checked as; empty for none."""
        return folder_of(buffer) or name_of(buffer, self.root)

    def _touch(self, buffer: Buffer, pause: float = 0.0) -> None:
        name = self.name(buffer)
        if name:
            self.runs.touch(name, pause)

    def touch_all(self) -> None:
        """Have everything checked again: settings may have changed."""
        for buffer in self.buffers.values():
            self._touch(buffer)

    def look(self) -> None:
        """Have checked again what rests on a file that has changed on disk."""
        for name, (paths, before) in list(self._seen.items()):
            if stamps(paths) != before:
                log.info("%s: what it rests on has changed", name)
                self.runs.touch(name)

    def _watched(self, name: str) -> tuple[str, ...]:
        folder = self._claims.get(name, "")
        try:
            return watched_files(name, self._keeper.known(name).settings, folder)
        except FactcheckError as error:
            return (*watched_files(name, None, folder), *files_of(error))

    async def current(self, uri: str) -> Outcome | None:
        """Return what came of the text as it is now; None where that takes too long."""
        buffer = self.buffers.get(uri)
        if buffer is None:
            return None
        name = self.name(buffer)
        if not name or not await self.runs.settled(name, PATIENCE):
            return None
        outcome = self.outcomes.get(name)
        return outcome if outcome is not None and self._is_current(outcome.job) else None

    def _is_current(self, job: Job) -> bool:
        """True if the texts of a job are those that are open now."""
        now = self._job(job.name)
        return now is not None and now.versions == job.versions

    def _job(self, name: str) -> Job | None:
        """Return what is open of a document or claims folder; None if nothing is any more."""
        own = [one for one in self.buffers.values() if self.name(one) == name]
        if not own:
            return None
        first = own[0]
        if folder_of(first):
            texts = {f"{name}/{PurePath(one.path).name}": _text(one) for one in own}
            return Job(name, None, texts, self.encoding)
        return Job(
            name,
            first.data(name),
            {name: _text(first)},
            self.encoding,
            is_file=first.path == name and os.path.isfile(name),  # noqa: PTH113 - as in reports
        )

    async def _work(self, name: str, is_overtaken: Callable[[], bool]) -> None:
        """Check something in the background, and show what came of it."""
        job = self._job(name)
        if job is None:
            return
        call = functools.partial(self._worked, job, is_overtaken)
        try:
            outcome, seen = await self.worker.submit(call)
        except Overtaken:
            if self._job(name) is not None:
                self.runs.again(name)
            return
        for fault in outcome.faults:
            log.error("%s", fault)
        if not self._is_current(job):
            return
        self.outcomes[name], self._seen[name] = outcome, seen
        self._mark(name, self._marks(outcome))
        for call_back in self.on_checked:
            call_back()

    def _worked(
        self, job: Job, is_overtaken: Callable[[], bool]
    ) -> tuple[Outcome, tuple[tuple[str, ...], dict[str, Stamp]]]:
        """Check something; what it rests on is looked at before, so that no change is missed."""
        if job.name not in self._claims:
            self._claims[job.name] = claims_folder(job.name) if job.is_file and job.data else ""
        paths = self._watched(job.name)
        seen = stamps(paths)
        return worked(job, self._engine, self._keeper, is_overtaken), (paths, seen)

    async def desk(self, outcome: Outcome) -> Desk | None:
        """Return the facts of a document with their ticks; None where there is no ledger."""
        name, report = outcome.job.name, outcome.report
        if report is None or not (outcome.job.is_file or report.dossier.by_hand):
            return None
        if name not in self._desks or self._desks[name][0] is not outcome:
            call = functools.partial(desk_of, report.dossier, self._claims.get(name, ""))
            try:
                self._desks[name] = outcome, await self.worker.submit(call)
            except FactcheckError as error:
                log.warning("%s", error)
                self._desks[name] = outcome, None
        return self._desks[name][1]

    def _marks(self, outcome: Outcome) -> dict[str, list[Diagnostic]]:
        both = self.preferences.both_sides
        return diagnostics(outcome, self.page_of, both_sides=both)

    def _mark(self, name: str, marks: dict[str, list[Diagnostic]]) -> None:
        """Tell the editor what is marked, in each file where that may be something else now."""
        gone = [uri for uri, by in self._shown.items() if name in by and uri not in marks]
        for uri in gone:
            del self._shown[uri][name]
        for uri, own in marks.items():
            self._shown.setdefault(uri, {})[name] = own
        for uri in (*gone, *marks):
            every: list[Diagnostic] = []
            for own in self._shown[uri].values():
                every += [one for one in own if one not in every]
            buffer = self.buffers.get(uri)
            version = buffer.version if buffer else None
            self._publish(PublishDiagnosticsParams(uri, every, version))

    def prefer(self, preferences: Preferences) -> None:
        """Take what the user prefers from now on."""
        self.preferences = preferences

    async def warm(self) -> None:
        """Load what every check needs, before the first document is opened."""
        await self.worker.submit(_warmed)


def _text(buffer: Buffer) -> Text:
    return Text(buffer.uri, buffer.lines, buffer.version)


def _warmed() -> None:
    from factcheck.pipeline import examine_text  # noqa: PLC0415 - in the thread

    examine_text("On 12 June 2021 Ada Byrne walked 7 miles, of which 3 were uphill and 4 were not.")


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


_LONGEST = 60_000
"""Milliseconds of the longest pause."""


async def looking(session: Session, seconds: float) -> None:
    """Look again and again whether files have changed, whatever the editor tells of them."""
    while True:
        await asyncio.sleep(seconds)
        try:
            session.look()
        except Exception:
            log.exception("a fault of factcheck while it looked at files")
