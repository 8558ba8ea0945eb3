"""The command `factcheck`: one file a subcommand, loaded when it is called."""

import atexit
import gc
import os
import re
from typing import Any

import click

from factcheck._version import __version__
from factcheck.cli.lazy import LazyGroup
from factcheck.patterns import compile_with, compiled
from factcheck.values import answer_nobody

gc.set_threshold(500_000)
"""A run makes many small values and drops few: looking for cycles less often saves time."""
atexit.register(gc.freeze)
"""What is left at the end goes with the process: a last look for cycles in it helps nobody."""

STOPPED = 130
"""Exit status of a run that Ctrl-C ends: 128 and the number of the signal, as shells count."""
COMMANDS = {
    "check": "Find where documents contradict themselves.",
    "review": "Work through a document on a page: decide, tick, ask, write.",
    "ledger": "Tell how far a document is checked; tick, judge, ask and note its facts.",
    "decide": "Dismiss, accept, query or put off findings; they stay so.",
    "compare": "Tell what changed between two versions, and what was left over.",
    "errata": "Write the errata list of a document.",
    "cite": "Write a document's citations: BibTeX, CSL-JSON, RIS or text.",
    "sources": "Hold figures, dates and names against the texts of their sources.",
    "claims": "Draft a claims folder from a document.",
    "propose": "Ask a language model which places contradict one another.",
    "sheet": "Write a document's style sheet: its names and short forms.",
    "uncomment": "Write a Word document without factcheck's comments.",
    "lsp": "Serve an editor: findings while you write.",
    "corpus": "Keep an archive of many documents; check and ask it as a whole.",
    "explain": "Explain a check, or list them all.",
    "mcp": "Let an assistant check, prove and cite, over the Model Context Protocol.",
    "serve": "Serve LanguageTool's interface to the editors that people have.",
    "schema": "Print the JSON Schema of claims, decisions or proposals.",
}


def _first_compiled(source: str, flags: int) -> re.Pattern[str]:
    """Compile the first pattern of a run, and let all be taken from what earlier runs have kept."""
    from factcheck.cli.kept_patterns import use_kept_patterns  # noqa: PLC0415 - if one is needed

    use_kept_patterns()
    return compiled(source, flags)


class Commands(LazyGroup):
    """The commands of factcheck."""

    helps = COMMANDS
    prefix = "factcheck.cli."

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Run as a program of its own: patterns are taken from the run before, fields are known."""
        compile_with(_first_compiled)
        answer_nobody()
        return super().__call__(*arguments, **named)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand; of one that does not exist, name the nearest or the way to all."""
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        import difflib  # noqa: PLC0415 - for a slip of the hand

        near = difflib.get_close_matches(name, COMMANDS, n=1)
        if near:
            what = f"Did you mean '{near[0]}'?"
        elif os.path.exists(name):  # noqa: PTH110 - a path is a plain string here
            what = f"To check that file: factcheck check {name}"
        else:
            what = "factcheck --help lists all."
        raise click.UsageError(f"there is no command '{name}'. {what}", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; Ctrl-C where no document is in work ends it with 130, too."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("error: stopped", err=True)
            ctx.exit(STOPPED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `factcheck check FILE`. Exit status: 0 nothing found, 1 findings, "
    "2 bad arguments or unreadable input, 130 stopped by Ctrl-C.",
)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where a fault of factcheck itself lies.")
def main(*, debug: bool) -> None:
    """Find where a document contradicts itself, and write its errata and citation files.

    \b
    Examples:
      factcheck check report.md
      factcheck check claims/ notes/ --format json
      factcheck errata report.md > errata.md
      factcheck cite report.md -o report.bib
      factcheck claims report.md -o claims/report
      factcheck explain CHR01
    """  # noqa: D301 - click reads \b
    del debug  # it is asked for where a fault is told
