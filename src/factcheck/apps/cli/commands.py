"""The group of all subcommands; each is in a file of its own, loaded when it is called."""

import os
from typing import Any

import click

from factcheck._version import __version__
from factcheck.apps.cli import COMMANDS, PIPE_CLOSED, STOPPED
from factcheck.apps.cli.lazy import LazyGroup


class Commands(LazyGroup):
    """The commands of factcheck."""

    helps = COMMANDS
    prefix = "factcheck.apps.cli."

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the subcommand.

        For an unknown one, suggest the most similar or the list of all.
        """
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        import difflib  # noqa: PLC0415 - only for typos

        near = difflib.get_close_matches(name, COMMANDS, n=1)
        if near:
            what = f"Did you mean '{near[0]}'?"
        elif os.path.exists(name):  # noqa: PTH110 - a path is a plain string here
            what = f"To check that file: factcheck check {name}"
        else:
            what = "factcheck --help lists all."
        raise click.UsageError(f"there is no command '{name}'. {what}", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand.

        Ctrl-C outside the work on a document also ends it with status 130.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("error: stopped", err=True)
            ctx.exit(STOPPED)
        except BrokenPipeError:
            from factcheck.apps.cli.common import leave_pipes  # noqa: PLC0415 - where a pipe was closed

            leave_pipes()
            ctx.exit(PIPE_CLOSED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `factcheck check FILE`. Exit status: 0 nothing found; 1 findings; 2 bad"
    " arguments or unreadable input; 130 stopped by Ctrl-C.",
)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Print a traceback for errors in factcheck itself.")
def main(*, debug: bool) -> None:
    """Find contradictions in documents, and write errata lists and citation files.

    \b
    Examples:
      factcheck check report.md
      factcheck check claims/ notes/ --format json
      factcheck errata report.md > errata.md
      factcheck cite report.md -o report.bib
      factcheck claims report.md -o claims/report
      factcheck explain CHR01
    """  # noqa: D301 - click reads \b
    del debug  # read when an error is reported
