"""What subcommands that ask a language model share: options, consent, what is told."""

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import fields as fields_of
from attrs import frozen

from factcheck.asking.cache import Cache
from factcheck.asking.models import found
from factcheck.asking.parts import USUAL
from factcheck.asking.prompts import Prompt
from factcheck.asking.requests import Plan, Settings, plan
from factcheck.cli import STOPPED
from factcheck.cli.common import complain
from factcheck.errors import UsageError
from factcheck.model import Dossier
from factcheck.reports.escape import printable
from factcheck.storage import cache_folder

_MOST_TOLD = 20
"""Lines of what went wrong that a run prints."""


@frozen
class Asking:
    """The options of one call."""

    model: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    part: int = USUAL
    seconds: float = 600.0
    tries: int = 2
    cache: str | None = None
    no_cache: bool = False
    yes: bool = False

    @property
    def settings(self) -> Settings:
        """How the model is asked."""
        folder = None if self.no_cache else Path(self.cache) if self.cache else Path(cache_folder())
        return Settings(
            options=dict(self.options),
            part=self.part,
            seconds=self.seconds,
            tries=self.tries,
            cache=Cache(folder),
            watch=_show if sys.stderr.isatty() else lambda _: None,
        )


def _show(part: str) -> None:
    """Show on a terminal what is waited for."""
    click.echo(f"asking for {part} …", err=True)


_OPTIONS = (
    click.option(
        "-m", "--model", metavar="NAME", help="The model, by a name or alias that llm knows."
    ),
    click.option(
        "--option",
        "options",
        nargs=2,
        multiple=True,
        metavar="NAME VALUE",
        help="An option of the model, as llm takes it; may be repeated.",
    ),
    click.option(
        "--part",
        type=int,
        default=USUAL,
        show_default=True,
        metavar="N",
        help="Characters of the document in one request.",
    ),
    click.option(
        "--timeout",
        "seconds",
        type=float,
        default=600.0,
        show_default=True,
        metavar="S",
        help="Seconds that an answer may take.",
    ),
    click.option(
        "--tries",
        type=click.IntRange(1, 10),
        default=2,
        show_default=True,
        help="How often a part is asked for, if an answer fails.",
    ),
    click.option("--cache", metavar="DIR", help="Keep answers in this folder."),
    click.option(
        "--no-cache", is_flag=True, help="Neither use answers that are kept nor keep any."
    ),
    click.option("--yes", is_flag=True, help="Send without asking; needed where no terminal is."),
)


def with_asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options, which it gets as one argument `asking`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {part.name: given.pop(part.name) for part in fields_of(Asking)}
        command(asking=Asking(**own), **given)

    wrapped: Callable[..., None] = called
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def agreed(dossier: Dossier, prompt: Prompt, asking: Asking) -> Plan:
    """Return the plan of a run, once a person has agreed to what is sent.

    Raises:
        UsageError: there is no such model, or nobody agrees.
    """
    planned = plan(dossier, found(asking.model or ""), prompt, asking.settings)
    for line in planned.lines():
        click.echo(printable(line), err=True)
    if planned.to_send and not (asking.yes or _confirmed()):
        raise UsageError("nothing was sent. Run the command again with --yes to send it.")
    return planned


def _confirmed() -> bool:
    """True if a person at a terminal says so."""
    return _is_terminal() and click.confirm("Send it?", err=True)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


@contextlib.contextmanager
def resumable(asking: Asking) -> Iterator[None]:
    """End a run that a person stops, and say how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        kept = "" if asking.no_cache else ": answers so far are kept, the same command goes on"
        complain(f"stopped{kept}")
        sys.exit(STOPPED)


def tell_unread(unread: Sequence[int], unreached: str) -> None:
    """Say on standard error which parts have no whole answer, and what to do."""
    parts = ", ".join(map(str, unread))
    if unreached:
        then = f"No server answers at {unreached}. Start it, and run the same command again."
    else:
        then = "Run the same command again to ask for it, or with smaller parts (--part)."
    complain(f"no whole answer for part {parts}. {then}")


def told_lines(lines: Sequence[str]) -> None:
    """Tell what went wrong or was left out, on standard error."""
    for line in lines[:_MOST_TOLD]:
        click.echo(printable(line), err=True)
    if len(lines) > _MOST_TOLD:
        click.echo(f"and {len(lines) - _MOST_TOLD} more of this kind", err=True)
