"""The options of commands, whose values are stored in `Job`, `Options` and `Texts`."""

import functools
from collections.abc import Callable
from typing import Any

import click
from attrs import fields as fields_of

from factcheck.apps.cli.attaching import Texts
from factcheck.apps.cli.jobs import Job
from factcheck.apps.cli.settings import Options
from factcheck.config.choice import FAIL_ON, ON_UNVERIFIED, REQUIRED
from factcheck.document.readers import STDIN
from factcheck.output import forms
from factcheck.running import TIME_LIMIT

TOGETHER = "Treat the documents (a folder, a book.yaml, or chapters) as one book."
DECISIONS_OF = "Also apply decisions made on the document FILE."
_FILE = "Write to FILE instead of standard output."
_OF_JOB = (
    click.option(
        "--format",
        "form",
        type=click.Choice(forms()),
        help="Set the report format.  [default: text]",
    ),
    click.option("-o", "--output", metavar="FILE", help=_FILE),
    click.option(
        "--annotate",
        "copy",
        metavar="DOCX",
        help="Write a copy of a .docx with findings as comments.",
    ),
    click.option(
        "--both-sides",
        is_flag=True,
        help="With --annotate: also comment on the other side if it is in another paragraph.",
    ),
    click.option(
        "--track-changes",
        is_flag=True,
        help="With --annotate: write accepted changes as tracked changes.",
    ),
    click.option(
        "--force",
        is_flag=True,
        help="With --annotate: replace a copy that other people have edited.",
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
        help="Exit with 1 for findings of this severity or higher.  [default: note]",
    ),
    click.option("--exit-zero", is_flag=True, help="Same as --fail-on never."),
    click.option(
        "--all",
        "everything",
        is_flag=True,
        help="Also show resolved and suppressed findings, with reasons.",
    ),
    click.option(
        "--require",
        type=click.Choice(REQUIRED),
        help="Exit with 1 while a finding is open (decided), or neither fixed nor dismissed "
        "(done).",
    ),
    click.option("--statistics", is_flag=True, help="Print the number of findings per check."),
    click.option(
        "-v", "--verbose", is_flag=True, help="List checks that had nothing to check, with reasons."
    ),
    click.option("--baseline", metavar="FILE", help="Leave out findings listed in FILE."),
    click.option(
        "--update-baseline", is_flag=True, help="Write the findings to the --baseline file."
    ),
    click.option(
        "--new-since",
        metavar="REVISION",
        help="Report only findings that are new since this Git revision.",
    ),
    click.option("--diff", is_flag=True, help="Print what --fix would change, as a diff."),
    click.option(
        "--fix", is_flag=True, help="Write fixes from style sheets and accepted readings."
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(0, 1024),
        default=1,
        help="Set the number of processes; 0: one per core.  [default: 1]",
    ),
    click.option(
        "--max-seconds",
        "--time-limit",
        "time_limit",
        type=click.FloatRange(0, 10**6),
        default=TIME_LIMIT,
        metavar="SECONDS",
        help="Skip documents that take longer than SECONDS; 0: no limit.  "
        f"[default: {TIME_LIMIT:g}]",
    ),
    click.option(
        "--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C."
    ),
    click.option(
        "--stdin-name", metavar="NAME", default=STDIN, help="Set the file name for standard input."
    ),
    click.option("--together", is_flag=True, help=TOGETHER),
    click.option("--show-config", is_flag=True, help="Print the settings and exit."),
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
    click.option(
        "--select",
        metavar="CODES",
        default="",
        help="Run only these checks or families (NAM01,CHR), or ALL.",
    ),
    click.option(
        "--ignore", metavar="CODES", default="", help="Also skip these checks or families."
    ),
    click.option("--suspicions", is_flag=True, help="Include notes and low-confidence findings."),
    click.option("--sheet", metavar="FILE", help="Read correct forms of names from a style sheet."),
    click.option(
        "--known",
        metavar="FILE",
        multiple=True,
        help="Read a table of known names and dates of birth and death.",
    ),
    click.option(
        "--config", metavar="FILE", help="Read settings from FILE instead of the nearest file."
    ),
    click.option("--no-config", is_flag=True, help="Do not read a settings file."),
)


def takes_proposals(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that reports findings the options on proposals, which `Options` has."""
    told = "Also evaluate the proposals in FILE (JSON Lines); repeatable."
    option: Any = click.option("--proposals", metavar="FILE", multiple=True, help=told)
    told = "Ignore the proposals saved next to the document."
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


_HELP_ONE = "Attach the text of a source; repeatable."
_HELP_ALL = "Attach all texts in a folder, named by file."


def with_texts_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add these options to a command, which receives them as one argument `texts`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {part.name: given.pop(part.name) for part in fields_of(Texts)}
        command(texts=Texts(**own), **given)

    help_bib = "Check that cited keys have entries in this .bib file."
    help_unverified = "Show, hide or fail on unverified proposals.  [default: show]"
    called = click.option("--unverified", type=click.Choice(ON_UNVERIFIED), help=help_unverified)(
        called
    )
    help_refused = "List proposals that are not findings, with reasons."
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
