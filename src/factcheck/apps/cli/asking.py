"""Options, consent and messages shared by the subcommands that use a language model."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
from attrs import frozen

from factcheck.apps.cli.command import complain, flag, note, option
from factcheck.apps.cli.options import Output
from factcheck.errors import StoppedError, UsageError
from factcheck.model import Dossier
from factcheck.second_reader.asking.cache import Cache
from factcheck.second_reader.asking.models import found
from factcheck.second_reader.asking.parts import USUAL
from factcheck.second_reader.asking.requests import Plan, Prompt, Settings, plan
from factcheck.storage import cache_folder

_MOST_SHOWN = 20
"""Maximum number of problems that a run prints."""


@frozen(slots=False)
class Asking(Output):
    """The options for the language model."""

    model: str | None = option(
        "-m",
        "--model",
        metavar="NAME",
        help="Use this model (a name or alias from the `llm` library).",
    )
    model_options: tuple[tuple[str, str], ...] = option(
        "--option",
        default=(),
        nargs=2,
        metavar="NAME VALUE",
        help="Pass an option to the model through llm; repeatable.",
    )
    part: int = option(
        type=int,
        default=USUAL,
        show_default=True,
        metavar="N",
        help="Send at most N characters of the document per request.",
    )
    timeout: float = option(
        type=float,
        default=600.0,
        show_default=True,
        metavar="S",
        help="Wait at most S seconds for an answer.",
    )
    tries: int = option(
        type=click.IntRange(1, 10),
        default=2,
        show_default=True,
        help="Set the number of attempts per part.",
    )
    cache: str | None = option(metavar="DIR", help="Cache answers in this folder.")
    no_cache: bool = flag(help="Do not read or write cached answers.")
    yes: bool = flag(help="Send without asking; required without a terminal.")

    @property
    def settings(self) -> Settings:
        """Return the settings for requests to the model.

        Raises:
            UsageError: A setting is invalid.
        """
        folder = None if self.no_cache else Path(self.cache or cache_folder())
        return Settings(
            options=dict(self.model_options),
            part=self.part,
            seconds=self.timeout,
            tries=self.tries,
            cache=Cache(folder),
            watch=_progress() if sys.stderr.isatty() else lambda _: None,
        )


def _progress() -> Callable[[str], None]:
    """Return a function that displays the current part and the elapsed time on a terminal."""
    started = time.monotonic()

    def show(part: str) -> None:
        minutes, seconds = divmod(int(time.monotonic() - started), 60)
        note(f"{minutes}:{seconds:02} asking about {part} …")

    return show


def plan_with_consent(dossier: Dossier, prompt: Prompt, options: Asking) -> Plan:
    """Return the plan of a run, after the user has agreed to what will be sent.

    Raises:
        UsageError: The model does not exist, the user does not agree, or the options are invalid.
    """
    planned = plan(dossier, found(options.model or ""), prompt, options.settings)
    note(*planned.lines())
    if planned.to_send and not options.yes:
        is_terminal = sys.stdin.isatty() and sys.stderr.isatty()
        if not (is_terminal and click.confirm("Send it?", err=True)):
            raise UsageError(
                "nothing was sent. To send the request, run the command again with --yes."
            )
    return planned


@contextlib.contextmanager
def resumable(options: Asking) -> Iterator[None]:
    """Catch an interruption by the user, and exit with a message that says how to resume.

    Standard output and standard error are restored, because a plugin may silence them while it
    loads, even after its request was abandoned.

    Raises:
        StoppedError: The run was interrupted.
    """
    streams = sys.stdout, sys.stderr
    copies = {}
    for number in (1, 2):
        with contextlib.suppress(OSError):  # it is closed
            copies[number] = os.dup(number)
    try:
        yield
    except KeyboardInterrupt:
        kept = (
            ""
            if options.no_cache
            else ": answers so far are saved; run the command again to continue"
        )
        raise StoppedError(f"stopped{kept}") from None
    finally:
        sys.stdout, sys.stderr = streams
        for number, copy in copies.items():
            os.dup2(copy, number)
            os.close(copy)


def complain_about_unread(unread: Sequence[int], unreached: str) -> None:
    """Report which parts of the document have no complete answer, and what to do."""
    if not unread:
        return
    if unreached:
        remedy = f"No server responds at {unreached}. Start it, then run the same command again."
    else:
        remedy = "Run the same command again, or use smaller parts (--part)."
    parts = "parts" if len(unread) > 1 else "part"
    complain(f"no complete answer for {parts} {', '.join(map(str, unread))}. {remedy}")


def note_problems(lines: Sequence[str]) -> None:
    """Report problems on standard error, at most `_MOST_SHOWN` lines."""
    note(*lines[:_MOST_SHOWN])
    if len(lines) > _MOST_SHOWN:
        note(f"{len(lines) - _MOST_SHOWN} more problems not shown")
