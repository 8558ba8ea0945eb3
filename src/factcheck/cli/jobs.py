"""What `factcheck check` may be told besides which checks to run: output, baseline, repairs."""

import functools
from collections.abc import Callable
from typing import Any

import click

from factcheck.cli.common import one_named
from factcheck.config.choice import FAIL_ON, REQUIRED
from factcheck.errors import UsageError
from factcheck.readers import STDIN
from factcheck.reports import forms
from factcheck.values import fields_of, frozen


@frozen
class Job:
    """The options of one call."""

    form: str | None = None
    output: str | None = None
    copy: str | None = None
    both_sides: bool = False
    track_changes: bool = False
    force: bool = False
    decisions_of: str = ""
    fail_on: str | None = None
    exit_zero: bool = False
    everything: bool = False
    require: str | None = None
    statistics: bool = False
    verbose: bool = False
    baseline: str | None = None
    update_baseline: bool = False
    new_since: str | None = None
    diff: bool = False
    fix: bool = False
    watch: bool = False
    stdin_name: str = STDIN
    show_config: bool = False
    jobs: int = 1
    time_limit: float | None = None
    together: bool = False


TOGETHER = "Read the documents as one book: a folder, its book.yaml, or its chapters."
DECISIONS_OF = "Count what was decided on the document under this name, too."
_FILE = "Write to a file instead of the screen."
_OPTIONS = (
    click.option(
        "--format",
        "form",
        type=click.Choice(forms()),
        help="How the findings are written.  [default: text]",
    ),
    click.option("-o", "--output", metavar="FILE", help=_FILE),
    click.option(
        "--annotate",
        "copy",
        metavar="DOCX",
        help="Write a copy of a .docx with the findings as comments.",
    ),
    click.option(
        "--both-sides",
        is_flag=True,
        help="With --annotate: a comment at the other side, too, if it is in another paragraph.",
    ),
    click.option(
        "--track-changes",
        is_flag=True,
        help="With --annotate: what is accepted as tracked changes.",
    ),
    click.option(
        "--force",
        is_flag=True,
        help="With --annotate: replace a copy in which people have worked.",
    ),
    click.option(
        "--decisions-of",
        metavar="FILE",
        default="",
        help=DECISIONS_OF,
    ),
    click.option(
        "--fail-on",
        type=click.Choice(FAIL_ON),
        help="The least severity that makes the exit status 1.  [default: note]",
    ),
    click.option("--exit-zero", is_flag=True, help="The same as --fail-on never."),
    click.option(
        "--all", "everything", is_flag=True, help="Show what is settled, too, and by what."
    ),
    click.option(
        "--require",
        type=click.Choice(REQUIRED),
        help="Exit with 1 while a finding is undecided, or not mended or dismissed (done).",
    ),
    click.option("--statistics", is_flag=True, help="Count the findings by code."),
    click.option("-v", "--verbose", is_flag=True, help="Say why checks had nothing to check."),
    click.option("--baseline", metavar="FILE", help="Report only what is not in this file."),
    click.option("--update-baseline", is_flag=True, help="Write what is found to the baseline."),
    click.option(
        "--new-since",
        metavar="REVISION",
        help="Report only what was not there in this git revision.",
    ),
    click.option("--diff", is_flag=True, help="Show what --fix would change."),
    click.option(
        "--fix", is_flag=True, help="Make the repairs that a style sheet or a decision settles."
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(0, 1024),
        default=1,
        help="How many processes check; 0: as many as there are cores.  [default: 1]",
    ),
    click.option(
        "--time-limit",
        type=click.FloatRange(0, 10**6, min_open=True),
        metavar="SECONDS",
        help="For one document; then it is passed by.  [default: none; 300 with --jobs]",
    ),
    click.option("--watch", is_flag=True, help="Check again whenever a file changes."),
    click.option("--stdin-name", metavar="NAME", default=STDIN, help="What to call PATH -."),
    click.option("--together", is_flag=True, help=TOGETHER),
    click.option("--show-config", is_flag=True, help="Print the settings of the run and end."),
)


def with_job(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options, which it gets as one argument `job`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {part.name: given.pop(part.name) for part in fields_of(Job)}
        command(job=Job(**own), **given)

    wrapped: Callable[..., None] = called
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def agreed(job: Job, paths: tuple[str, ...]) -> None:
    """Refuse options that contradict one another.

    Raises:
        UsageError: they do.
    """
    if job.watch and "-" in paths:
        raise UsageError("--watch: standard input does not change. Give files.")
    if job.fix and "-" in paths:
        raise UsageError("--fix: standard input is no file to write to. Use --diff.")
    _agreed_on_copy(job)
    if job.decisions_of and (job.together or job.fix or job.diff):
        option = "--together" if job.together else "--fix" if job.fix else "--diff"
        raise UsageError(f"--decisions-of {option}: that reads its own decisions. Choose one.")
    one_named(paths, job.decisions_of)
    if job.new_since is not None and "-" in paths:
        raise UsageError("--new-since: standard input has no earlier version. Give files.")
    if job.update_baseline and job.new_since is not None:
        raise UsageError(
            "--update-baseline --new-since: a baseline holds all that is found, and --new-since "
            "leaves out what was there before. Choose one."
        )
    if job.together and job.new_since is not None:
        raise UsageError("--together --new-since: a change is of single documents. Choose one.")
    if job.fix and job.diff:
        raise UsageError("--fix --diff: one writes, the other only shows. Choose one.")


def _agreed_on_copy(job: Job) -> None:
    """Refuse options of an annotated copy where none is asked for.

    Raises:
        UsageError: they are given.
    """
    given = {
        "--both-sides": job.both_sides,
        "--track-changes": job.track_changes,
        "--force": job.force,
    }
    option = next((name for name, is_given in given.items() if is_given), "")
    if option and not job.copy:
        raise UsageError(f"{option}: it says how a copy is annotated. Add --annotate DOCX.")
