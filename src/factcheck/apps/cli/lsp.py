"""`factcheck lsp`: a language server for editors."""

import sys
from pathlib import Path

import click

from factcheck.apps.cli.common import sweep_when_idle, told
from factcheck.apps.cli.decide import initials
from factcheck.apps.cli.options import takes_proposals, with_options
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.errors import UsageError, how_to_install


@click.command(epilog="Exit status: 0 ended by the editor; 2 bad arguments.")
@click.option(
    "--by",
    metavar="NAME",
    default="",
    help="Set your initials.  [default: $FACTCHECK_BY, else your login name]",
)
@click.option(
    "--stdio", is_flag=True, hidden=True, help="Use standard input and output (the default)."
)
@takes_proposals
@with_options
def command(by: str, options: Options, *, stdio: bool) -> None:
    """Run the language server: findings, proofs, fixes and decisions in your editor.

    Your editor starts it and communicates over standard input and output (Language Server Protocol
    3.17); see docs/editors.md. Nothing is sent elsewhere.

    \b
    Examples:
      factcheck lsp
      factcheck lsp --suspicions --by ana
    """  # noqa: D301 - click reads \b
    del stdio
    with told():
        _refuse_without_extra()
        sweep_when_idle()
        from factcheck.apps.lsp.server import made, serve  # noqa: PLC0415 - needs the extra `lsp`
        from factcheck.apps.lsp.workspace import Preferences  # noqa: PLC0415 - the same
        from factcheck.output.explained import page  # noqa: PLC0415 - the same
        from factcheck.storage import cache_folder  # noqa: PLC0415 - for this command

        if sys.stdin.isatty():
            click.echo("An editor starts this and speaks with it. Ctrl-C ends it.", err=True)
        preferences = Preferences(by=initials(by))
        serve(
            made(
                lambda path: settings_for([path], options), page, Path(cache_folder()), preferences
            )
        )


def _refuse_without_extra() -> None:
    """Refuse to start without the library of the server.

    Raises:
        UsageError: The library is not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - for this command

    if not find_spec("pygls"):
        raise UsageError(f"lsp: it needs a library. {how_to_install('lsp')}")
