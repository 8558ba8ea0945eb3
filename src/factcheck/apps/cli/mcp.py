"""`factcheck mcp`: a Model Context Protocol server for AI assistants."""

import sys
from pathlib import Path

from attrs import frozen

from factcheck.apps.cli.command import flag, note, option, require, subcommand, takes
from factcheck.apps.cli.options import Checks, settings_for
from factcheck.errors import UsageError


@frozen(slots=False)
class Options(Checks):
    """The options of the command."""

    roots: tuple[str, ...] = option(
        "--root",
        default=(),
        metavar="DIR",
        help="Allow access to this folder; repeatable.  [default: the working folder]",
    )
    allow_write: bool = flag(
        help="Allow the assistant to save proposals, decisions, drafts and questions."
    )
    by: str = option(
        default="assistant",
        show_default=True,
        help="Set the assistant's name in saved entries.",
    )


@subcommand(epilog="Exit status: 0 the server was stopped; 2 bad arguments or settings.")
@takes(Options)
def command(options: Options) -> None:
    """Run the Model Context Protocol server for assistants.

    The assistant starts it and communicates over standard input and output; see
    docs/assistants.md. The server reads only files in the root folders, writes only with
    --allow-write, starts no programs and opens no connections.

    \b
    Examples:
      factcheck mcp --root ~/articles
      factcheck mcp --root drafts --root archive --allow-write --by helper
    """  # noqa: D301 - click reads \b
    require("mcp", "mcp", "mcp")
    from factcheck.apps.mcp.roots import Roots  # noqa: PLC0415 - for this command
    from factcheck.apps.mcp.server import made  # noqa: PLC0415 - needs the extra `mcp`

    here = Path.cwd()
    if not options.roots and here in (Path(here.anchor), Path.home()):
        # Some programs start MCP servers in this folder by default.
        raise UsageError(
            f"--root is required here: without it, the server could read all "
            f"of {here}. Pass the folders that it may read."
        )
    folders = options.roots or (".",)
    roots = Roots.of(folders)
    settings = settings_for([folders[0]], options).config
    if sys.stdin.isatty():
        note(
            "An assistant starts this command and communicates over standard input; "
            "docs/assistants.md explains how to set it up. Press Ctrl-C to stop it."
        )
    made(roots, settings, options.by, may_write=options.allow_write).run("stdio")
