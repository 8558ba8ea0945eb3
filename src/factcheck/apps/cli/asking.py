"""Shared by subcommands that ask a language model: options, consent, messages."""

import contextlib
import functools
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import fields as fields_of
from attrs import frozen

from factcheck.apps.cli import STOPPED
from factcheck.apps.cli.common import complain
from factcheck.errors import UsageError
from factcheck.model import Dossier
from factcheck.output.escape import printable
from factcheck.second_reader.asking.cache import Cache
from factcheck.second_reader.asking.models import found
from factcheck.second_reader.asking.parts import USUAL
from factcheck.second_reader.asking.requests import Plan, Prompt, Settings, plan
from factcheck.storage import cache_folder

_MOST_TOLD = 20
"""Maximum lines about problems that a run prints."""


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
        """Return the settings for asking the model.

        Raises:
            UsageError: A setting is invalid.
        """
        folder = None if self.no_cache else Path(self.cache) if self.cache else Path(cache_folder())
        return Settings(
            options=dict(self.options),
            part=self.part,
            seconds=self.seconds,
            tries=self.tries,
            cache=Cache(folder),
            watch=_watch() if _is_watched() else str,
        )


def _is_watched() -> bool:
    return sys.stderr.isatty()


def _watch() -> Callable[[str], None]:
    """Return a function that shows on a terminal the current part and the elapsed time."""
    started = time.monotonic()

    def show(part: str) -> None:
        minutes, seconds = divmod(int(time.monotonic() - started), 60)
        click.echo(f"{minutes}:{seconds:02} asking for {part} …", err=True)

    return show


_OPTIONS = (
    click.option(
        "-m",
        "--model",
        metavar="NAME",
        help="Use this model (name or alias as in the `llm` library).",
    ),
    click.option(
        "--option",
        "options",
        nargs=2,
        multiple=True,
        metavar="NAME VALUE",
        help="Pass an option to the model through llm; repeatable.",
    ),
    click.option(
        "--part",
        type=int,
        default=USUAL,
        show_default=True,
        metavar="N",
        help="Send at most N characters of the document per request.",
    ),
    click.option(
        "--timeout",
        "seconds",
        type=float,
        default=600.0,
        show_default=True,
        metavar="S",
        help="Wait at most S seconds for an answer.",
    ),
    click.option(
        "--tries",
        type=click.IntRange(1, 10),
        default=2,
        show_default=True,
        help="Set the number of attempts per part.",
    ),
    click.option("--cache", metavar="DIR", help="Cache answers in this folder."),
    click.option("--no-cache", is_flag=True, help="Do not read or write cached answers."),
    click.option("--yes", is_flag=True, help="Send without asking; required without a terminal."),
)


def with_asking(command: Callable[..., None]) -> Callable[..., None]:
    """Add these options to a command, which receives them as one argument `asking`."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {part.name: given.pop(part.name) for part in fields_of(Asking)}
        command(asking=Asking(**own), **given)

    wrapped: Callable[..., None] = called
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def agreed(dossier: Dossier, prompt: Prompt, asking: Asking) -> Plan:
    """Return the plan of a run, after a person has consented to what is sent.

    Raises:
        UsageError: The model does not exist, nobody consents, or the options are invalid.
    """
    planned = plan(dossier, found(asking.model or ""), prompt, asking.settings)
    for line in planned.lines():
        click.echo(printable(line), err=True)
    if planned.to_send and not (asking.yes or _confirmed()):
        raise UsageError("nothing was sent. Run the command again with --yes to send it.")
    return planned


def _confirmed() -> bool:
    """Return True if a person at a terminal agrees."""
    return _is_terminal() and click.confirm("Send it?", err=True)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


@contextlib.contextmanager
def resumable(asking: Asking) -> Iterator[None]:
    """End a run that a person interrupts, and say how to resume it."""
    try:
        with _own_streams():
            yield
    except KeyboardInterrupt:
        kept = "" if asking.no_cache else ": answers so far are kept, the same command goes on"
        complain(f"stopped{kept}")
        sys.exit(STOPPED)


@contextlib.contextmanager
def _own_streams() -> Iterator[None]:
    """Restore standard output and standard error afterwards.

    A plugin may silence both while it loads, and may still do so after it is abandoned.
    """
    streams = sys.stdout, sys.stderr
    copies = {}
    for number in (1, 2):
        with contextlib.suppress(OSError):  # it is closed
            copies[number] = os.dup(number)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams
        for number, copy in copies.items():
            os.dup2(copy, number)
            os.close(copy)


def tell_unread(unread: Sequence[int], unreached: str) -> None:
    """Report on standard error which parts have no complete answer, and what to do."""
    parts = ", ".join(map(str, unread))
    if unreached:
        then = f"No server answers at {unreached}. Start it, and run the same command again."
    else:
        then = "Run the same command again to ask for it, or with smaller parts (--part)."
    complain(f"incomplete answer for part {parts}. {then}")


def told_lines(lines: Sequence[str]) -> None:
    """Report on standard error what went wrong or was left out."""
    for line in lines[:_MOST_TOLD]:
        click.echo(printable(line), err=True)
    if len(lines) > _MOST_TOLD:
        click.echo(f"and {len(lines) - _MOST_TOLD} more of this kind", err=True)
