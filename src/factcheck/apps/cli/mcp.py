"""`factcheck mcp`: a server of the Model Context Protocol for assistants."""

import sys
from pathlib import Path

import click

from factcheck.apps.cli.common import sweep_when_idle, told
from factcheck.apps.cli.options import with_options
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.errors import UsageError, how_to_install


@click.command(epilog="Exit status: 0 ended; 2 bad arguments or settings.")
@click.option(
    "--root",
    "roots",
    metavar="DIR",
    multiple=True,
    help="Allow access to this folder; repeatable.  [default: the working folder]",
)
@click.option(
    "--allow-write",
    is_flag=True,
    help="Allow saving proposals, decisions, drafts and questions.",
)
@click.option(
    "--by",
    default="assistant",
    show_default=True,
    help="Set the assistant's name in saved entries.",
)
@with_options
def command(roots: tuple[str, ...], by: str, options: Options, *, allow_write: bool) -> None:
    """Run the Model Context Protocol server for assistants.

    The assistant's program starts it and communicates over standard input and output; see
    docs/assistants.md. The server reads only inside the roots, writes only with --allow-write,
    starts no program and opens no connection.

    \b
    Examples:
      factcheck mcp --root ~/articles
      factcheck mcp --root drafts --root archive --allow-write --by helper
    """  # noqa: D301 - click reads \b
    with told():
        _refuse_without_extra()
        sweep_when_idle()
        from factcheck.apps.mcp.roots import Roots  # noqa: PLC0415 - for this command
        from factcheck.apps.mcp.server import made  # noqa: PLC0415 - needs the extra `mcp`

        tops = roots or _here()
        known = Roots.of(tops)
        settings = settings_for([tops[0]], options).config
        if sys.stdin.isatty():
            click.echo(_FOR_A_PROGRAM, err=True)
        made(known, settings, by, may_write=allow_write).run("stdio")


_FOR_A_PROGRAM = (
    "An assistant's program is to start this and speak to it over standard input; "
    "docs/assistants.md has what to enter there. Ctrl-C ends it."
)


def _here() -> tuple[str, ...]:
    """Return the working folder, unless it is the whole disk or a home folder.

    Raises:
        UsageError: The folder is one of these; some programs start their servers there by default.
    """
    here = Path.cwd()
    if here in (Path(here.anchor), Path.home()):
        raise UsageError(f"--root: without it all of {here} could be read. Name the folders.")
    return (".",)


def _refuse_without_extra() -> None:
    """Refuse to start without the package of the protocol.

    Raises:
        UsageError: The package is not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - for this command

    if not find_spec("mcp"):
        raise UsageError(f"mcp: it needs a package. {how_to_install('mcp')}")
