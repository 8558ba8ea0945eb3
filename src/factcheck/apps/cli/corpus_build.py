"""`factcheck corpus build`: read documents into an archive."""

import sys
import time
from typing import TYPE_CHECKING

import click

from factcheck.apps.cli import STOPPED
from factcheck.apps.cli.common import CLEAN, UNUSABLE, complain, told
from factcheck.apps.cli.corpus import refuse_without_extra
from factcheck.apps.cli.options import with_options
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.errors import UsageError
from factcheck.running import TIME_LIMIT

if TYPE_CHECKING:
    from factcheck.corpus.building import Built, Watcher

_TOLD_EVERY, _SHOWN_EVERY = 30.0, 0.2
"""Seconds between two progress lines in a file, and between two updates on a terminal."""
_MOST_FAILURES = 20
"""Maximum unreadable documents reported individually."""


@click.command(
    epilog="Exit status: 0 all documents are in the archive; 2 bad arguments, or a document "
    "could not be read (the table failures gives the reason); 130 stopped by Ctrl-C "
    "(finished documents are kept)."
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "-o", "--output", "file", metavar="ARCHIVE", help="Write the archive to this DuckDB file."
)
@click.option("--only", is_flag=True, help="Remove documents that are not below a PATH.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0, 1024),
    default=0,
    help="Set the number of processes; 0: one per core.  [default: 0]",
)
@click.option(
    "--max-seconds",
    "--time-limit",
    "time_limit",
    type=click.FloatRange(0, 10**6, min_open=True),
    default=TIME_LIMIT,
    metavar="SECONDS",
    help=f"Skip documents that take longer than SECONDS.  [default: {TIME_LIMIT:g}]",
)
@with_options
def command(
    paths: tuple[str, ...],
    file: str | None,
    jobs: int,
    time_limit: float,
    options: Options,
    *,
    only: bool,
) -> None:
    """Build or update an archive.

    PATH is a document, a claims folder, or a folder of these. Unchanged documents are not read
    again, deleted files are removed, and an interrupted build continues where it stopped.
    Documents from other paths stay unless --only is given.

    \b
    Examples:
      factcheck corpus build articles/ -o news.duckdb
      factcheck corpus build articles/ -o news.duckdb --jobs 4 --max-seconds 60
      duckdb news.duckdb "select count(*) from statements"
    """  # noqa: D301 - click reads \b
    with told():
        refuse_without_extra()
        if not paths:
            raise UsageError("PATH: missing. Pass a file or a folder.")
        if not file:
            raise UsageError("--output: missing. Add -o ARCHIVE, for example -o news.duckdb.")
        sys.exit(_built(paths, file, jobs, time_limit, options, only=only))


def _built(
    paths: tuple[str, ...],
    file: str,
    jobs: int,
    time_limit: float,
    options: Options,
    *,
    only: bool,
) -> int:
    from factcheck.corpus.building import Pace, build  # noqa: PLC0415 - needs the extra `corpus`

    config = settings_for(paths, options).config
    progress = _Progress()
    started = time.perf_counter()
    pace = Pace(jobs, time_limit)
    try:
        built = build(paths, file, config, pace, only=only, watcher=progress.watcher())
    except KeyboardInterrupt:
        progress.clear()
        complain(
            f"stopped: {progress.words()}. Finished documents are kept; build again to continue."
        )
        return STOPPED
    progress.clear()
    click.echo(_summary(built, time.perf_counter() - started), err=True)
    return UNUSABLE if built.failures or built.missed else CLEAN


def _summary(built: "Built", seconds: float) -> str:
    """Return a summary of a build in one line."""
    kept = built.documents - built.read
    parts = [f"{built.documents:,} documents: {built.read:,} read, {kept:,} unchanged"]
    parts += [f"{built.removed:,} removed"] if built.removed else []
    parts += [f"{built.failures:,} not read (see the table failures)"] if built.failures else []
    return f"{', '.join(parts)}; {seconds:.1f} s"


class _Progress:
    """Reports the progress of a build on standard error."""

    def __init__(self) -> None:
        self.seen = self.done = self.count = self.failures = 0
        self.started = self.last = time.monotonic()
        self.is_terminal = sys.stderr.isatty()

    def watcher(self) -> "Watcher":
        """Return the object that the build notifies."""
        from factcheck.corpus.building import Watcher  # noqa: PLC0415 - needs the extra `corpus`

        return Watcher(self._seen, self._done, self._failed)

    def clear(self) -> None:
        """Clear the line of a terminal."""
        if self.is_terminal:
            click.echo("\r\x1b[2K", nl=False, err=True, color=True)

    def words(self) -> str:
        """Return the progress in words."""
        if not self.count:
            return f"{self.seen:,} files examined"
        return f"{self.done:,} of {self.count:,} documents read"

    def _seen(self, seen: int) -> None:
        self.seen = seen
        self._tell()

    def _done(self, done: int, count: int) -> None:
        if not self.count:
            self.started = time.monotonic()
        self.done, self.count = done, count
        self._tell()

    def _failed(self, path: str, why: str) -> None:
        self.failures += 1
        if self.failures <= _MOST_FAILURES:
            self.clear()
            complain(f"{path}: {why}")
        elif self.failures == _MOST_FAILURES + 1:
            complain("more documents could not be read: see the table failures")

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self.last < (_SHOWN_EVERY if self.is_terminal else _TOLD_EVERY):
            return
        self.last = now
        since = now - self.started
        is_going = self.done > 1 and since > 1
        speed = f", {(self.done - 1) / since:.1f} per second" if is_going else ""
        words = f"{self.words()}{speed}"
        self.clear()
        click.echo(words, nl=not self.is_terminal, err=True)
