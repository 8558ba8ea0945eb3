"""The options of commands, whose values are stored in `Job`, `Options` and `Texts`."""

import functools
from collections.abc import Callable
from typing import Any

import click
from attrs import fields as fields_of

from factcheck.cli.attaching import Texts
from factcheck.cli.jobs import Job
from factcheck.cli.settings import Options
from factcheck.config.choice import FAIL_ON, ON_UNVERIFIED, REQUIRED
from factcheck.readers import STDIN
from factcheck.reports import forms
from factcheck.running import TIME_LIMIT

TOGETHER = "Read the documents as one book: a folder, its book.yaml, or its chapters."
DECISIONS_OF = "Count what was decided on the document under this name, too."
_FILE = "Write to a file instead of the screen."
_OF_JOB = (
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
        "--max-seconds",
        "--time-limit",
        "time_limit",
        type=click.FloatRange(0, 10**6),
        default=TIME_LIMIT,
        metavar="SECONDS",
        help=f"Skip documents that take longer than SECONDS; 0: none.  [default: {TIME_LIMIT:g}]",
    ),
    click.option("--watch", is_flag=True, help="Check again whenever a file changes."),
    click.option("--stdin-name", metavar="NAME", default=STDIN, help="What to call PATH -."),
    click.option("--together", is_flag=True, help=TOGETHER),
    click.option("--show-config", is_flag=True, help="Print the settings of the run and end."),
)


def with_job(command: Callable[..., None]) -> Callable[..., None]:
    """Add these options to a command, which receives them as one argument `job`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {part.name: given.pop(part.name) for part in fields_of(Job)}
        command(job=Job(**own), **given)

    wrapped: Callable[..., None] = called
    for option in reversed(_OF_JOB):
        wrapped = option(wrapped)
    return wrapped


_SHARED = (
    click.option("--select", metavar="CODES", default="", help="Run only these: NAM01,CHR or ALL."),
    click.option("--ignore", metavar="CODES", default="", help="Leave these out, too."),
    click.option("--suspicions", is_flag=True, help="A full read: notes and doubtful ones, too."),
    click.option("--sheet", metavar="FILE", help="A style sheet: forms of names that are settled."),
    click.option(
        "--known",
        metavar="FILE",
        multiple=True,
        help="A table of right names and lives.",
    ),
    click.option("--config", metavar="FILE", help="A file of settings instead of the nearest one."),
    click.option("--no-config", is_flag=True, help="Read no file of settings."),
)


def takes_proposals(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that reports findings the options on proposals, which `Options` has."""
    told = "Prove the links in FILE (JSON Lines), too; may be repeated."
    option: Any = click.option("--proposals", metavar="FILE", multiple=True, help=told)
    told = "Leave out the proposals that are kept beside the document."
    without: Any = click.option(
        "--no-proposals", "stored", is_flag=True, flag_value=False, default=True, help=told
    )
    wrapped: Callable[..., None] = option(without(command))
    return wrapped


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the shared options to a command, which receives them as one argument `options`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {name: given.pop(name) for name in Options.__annotations__ if name in given}
        command(options=Options(**own), **given)

    wrapped: Callable[..., None] = called
    for option in reversed(_SHARED):
        wrapped = option(wrapped)
    return wrapped


_HELP_ONE = "The text of a source, to hold what rests on it against; may be repeated."
_HELP_ALL = "A folder of such texts, by their names."


def with_texts_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add these options to a command, which receives them as one argument `texts`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {part.name: given.pop(part.name) for part in fields_of(Texts)}
        command(texts=Texts(**own), **given)

    help_bib = "The .bib that is cited from: are all keys in it?"
    help_unverified = "What becomes of what others suspect, and nothing checked.  [default: show]"
    called = click.option("--unverified", type=click.Choice(ON_UNVERIFIED), help=help_unverified)(
        called
    )
    help_refused = "List the proposals that are no findings of their own, and why."
    called = click.option("--refused", "is_refused_told", is_flag=True, help=help_refused)(called)
    called = click.option("--bib", metavar="FILE", help=help_bib)(called)
    return _with_sources(takes_proposals(called))


def with_sources_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add only the options for attached texts to a command, as one argument `texts`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        command(texts=Texts(given.pop("sources"), given.pop("folder")), **given)

    return _with_sources(called)


def _with_sources(called: Callable[..., None]) -> Callable[..., None]:
    called = click.option("--sources", "folder", metavar="DIR", help=_HELP_ALL)(called)
    one = click.option("--source", "sources", multiple=True, metavar="NAME=FILE", help=_HELP_ONE)
    return one(called)


def with_together(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option `--together` to a command, which receives it as an argument."""
    option: Any = click.option("--together", is_flag=True, help=TOGETHER)
    wrapped: Callable[..., None] = option(command)
    return wrapped
