"""`factcheck corpus`: an archive of many documents."""

import io
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from factcheck.apps.cli.command import (
    CLEAN,
    FOUND,
    STDIN,
    UNUSABLE,
    Command,
    Status,
    complain,
    counted,
    flag,
    note,
    option,
    require,
    takes,
    write,
)
from factcheck.apps.cli.options import Checks, Output, settings_for
from factcheck.errors import StoppedError, UsageError
from factcheck.running import TIME_LIMIT

if TYPE_CHECKING:
    from factcheck.corpus.building import Built

_MOST_FAILURES = 20
"""Maximum number of unreadable documents that are listed."""


class _Group(Status, click.Group):
    """The group of subcommands for an archive."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the subcommands, the most useful first."""
        del ctx
        return list(self.commands)


@click.group(cls=_Group)
def command() -> None:
    """Build, check and search an archive of many documents.

    \b
    Examples:
      factcheck corpus build articles/ -o news.duckdb
      factcheck corpus check news.duckdb
      factcheck corpus find news.duckdb "Zhang Hanhui"
    """  # noqa: D301 - click reads \b


@frozen(slots=False)
class Building(Checks):
    """The options of `corpus build`."""

    archive: str | None = option(
        "-o", "--output", metavar="ARCHIVE", help="Write the archive to this DuckDB file."
    )
    only: bool = flag(help="Remove documents that are not in any PATH.")
    jobs: int = option(
        "-j",
        "--jobs",
        type=click.IntRange(0, 1024),
        default=0,
        help="Set the number of processes; 0: one per core.  [default: 0]",
    )
    max_seconds: float = option(
        type=click.FloatRange(0, 10**6, min_open=True),
        default=TIME_LIMIT,
        metavar="SECONDS",
        help=f"Skip documents that take longer than SECONDS.  [default: {TIME_LIMIT:g}]",
    )


@command.command(
    epilog="Exit status: 0 all documents are in the archive; 2 bad arguments, or a document "
    "could not be read (the failures table gives the reason); 130 stopped by Ctrl-C "
    "(finished documents are kept)."
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@takes(Building)
def build(paths: tuple[str, ...], options: Building) -> int:
    """Build or update an archive.

    PATH is a document, a claims folder, or a folder of these. Unchanged documents are not read
    again, deleted files are removed, and an interrupted build continues where it stopped.
    Documents from other paths are kept unless --only is given.

    \b
    Examples:
      factcheck corpus build articles/ -o news.duckdb
      factcheck corpus build articles/ -o news.duckdb --jobs 4 --max-seconds 60
      duckdb news.duckdb "select count(*) from statements"
    """  # noqa: D301 - click reads \b
    _require_extra()
    if not paths:
        raise UsageError("PATH is missing. Pass a file or a folder.")
    if not options.archive:
        raise UsageError("--output is missing. Add -o ARCHIVE, for example -o news.duckdb.")
    from factcheck.corpus.building import Pace, Watcher  # noqa: PLC0415 - needs the extra `corpus`
    from factcheck.corpus.building import build as built  # noqa: PLC0415 - the same

    config = settings_for(paths, options).config
    started = time.perf_counter()
    pace = Pace(options.jobs, options.max_seconds)
    failures = 0
    shown = sys.stderr if sys.stderr.isatty() else io.StringIO()
    with click.progressbar(length=1, label="Reading", file=shown) as bar:

        def done(read: int, count: int) -> None:
            bar.length = count
            bar.update(read - bar.pos)

        def failed(path: str, why: str) -> None:
            nonlocal failures
            failures += 1
            if failures <= _MOST_FAILURES:
                complain(f"{path}: {why}")
            elif failures == _MOST_FAILURES + 1:
                complain("more documents could not be read; see the table `failures`")

        watcher = Watcher(done=done, failed=failed)
        try:
            made = built(paths, options.archive, config, pace, only=options.only, watcher=watcher)
        except KeyboardInterrupt:
            raise StoppedError(
                f"stopped: {bar.pos:,} documents read. Run the command again to continue."
            ) from None
    note(f"{_summary(made)}; {time.perf_counter() - started:.1f} s")
    return UNUSABLE if made.failures or made.missed else CLEAN


def _summary(built: "Built") -> str:
    """Return a one-line summary of a build."""
    kept = built.documents - built.read
    read = f"{counted(built.documents, 'document')}: {built.read:,} read, {kept:,} unchanged"
    parts = [f"{built.removed:,} removed"] if built.removed else []
    parts += [f"{built.failures:,} not read (see the table `failures`)"] if built.failures else []
    return ", ".join((read, *parts))


@frozen(slots=False)
class Answering(Output):
    """The options of commands that read an archive."""

    form: str = option(
        "--format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Set the output format.",
    )


@frozen(slots=False)
class Checking(Output):
    """The options of `corpus check`."""

    form: str = option(
        "--format",
        type=click.Choice(["text", "json", "html"]),
        default="text",
        show_default=True,
        help="Set the output format; html is a self-contained page.",
    )


@command.command(
    epilog="Exit status: 0 nothing found; 1 conflicts; 2 bad arguments or unreadable archive."
)
@click.argument("archive", metavar="ARCHIVE")
@takes(Checking)
def check(archive: str, options: Checking) -> int:
    """Find conflicts between documents in an archive.

    The command compares dates of events, figures, spellings of names, dates of birth and death,
    offices and quotations. Differences that can be explained, such as successive holders of an
    office, are not reported.

    \b
    Examples:
      factcheck corpus check news.duckdb
      factcheck corpus check news.duckdb --format html -o conflicts.html
    """  # noqa: D301 - click reads \b
    _refuse(archive, options.output)
    from factcheck.corpus import checked, reports  # noqa: PLC0415 - needs the extra

    started = time.perf_counter()
    found = checked.check(archive)
    to_form = {"text": reports.to_text, "json": reports.to_json, "html": reports.to_html}
    write(to_form[options.form](found), options.output)
    note(f"{reports.summary(found)}; {time.perf_counter() - started:.1f} s")
    return FOUND if found.findings else CLEAN


@command.command(epilog="Exit status: 0 found; 1 not found; 2 bad arguments.")
@click.argument("archive", metavar="ARCHIVE")
@click.argument("words", metavar="NAME")
@takes(Answering)
def find(archive: str, words: str, options: Answering) -> int:
    """Find a name in all its forms; similar spellings are marked.

    \b
    Example:
      factcheck corpus find news.duckdb "Zhang Hanhui"
    """  # noqa: D301 - click reads \b
    _refuse(archive, options.output)
    if not any(map(str.isalnum, words)):
        raise UsageError(f"NAME '{words}': contains no words. Pass a name to search for.")
    from factcheck.corpus import asking, reports  # noqa: PLC0415 - needs the extra
    from factcheck.corpus.archive import open_archive  # noqa: PLC0415 - needs the extra

    with open_archive(archive) as connection:
        names = list(asking.entities(connection, words))
    is_json = options.form == "json"
    write((reports.entities_json if is_json else reports.entities_text)(names), options.output)
    note(counted(len(names), "name"))
    return CLEAN if names else FOUND


def _require_extra() -> None:
    require("corpus", "corpus", "duckdb")


def _refuse(archive: str, output: str | None) -> None:
    """Raise an error if the output is the archive, or the DuckDB library is missing.

    Raises:
        UsageError: The output is the archive, or the library is missing.
    """
    _require_extra()
    if output not in (None, STDIN) and Path(str(output)).resolve() == Path(archive).resolve():
        raise UsageError(
            f"output '{output}': this file is the archive. Choose another output file."
        )
