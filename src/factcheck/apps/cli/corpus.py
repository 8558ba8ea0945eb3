"""`factcheck corpus`: an archive of many documents; each subcommand is in a file of its own."""

from collections.abc import Iterable
from pathlib import Path

import click

from factcheck.apps.cli.lazy import LazyGroup
from factcheck.errors import UsageError, how_to_install

COMMANDS = {
    "build": "Build or update an archive.",
    "check": "Find conflicts between documents.",
    "find": "Find a name in all its forms, or words.",
    "claims": "List dated statements on a subject or in a period.",
    "sql": "Query the tables in SQL.",
    "report": "Write a web page of conflicts between documents.",
}


class _Commands(LazyGroup):
    helps = COMMANDS
    prefix = "factcheck.apps.cli.corpus_"


@click.group(cls=_Commands)
def command() -> None:
    """Build, check and search an archive of many documents.

    \b
    Examples:
      factcheck corpus build articles/ -o news.duckdb
      factcheck corpus check news.duckdb
      factcheck corpus find news.duckdb "Zhang Hanhui"
      factcheck corpus claims news.duckdb --about "Zhang Hanhui" --between 2020-01/2020-04
    """  # noqa: D301 - click reads \b


def refuse_without_extra() -> None:
    """Refuse to start without the library of the archive.

    Raises:
        UsageError: The library is not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - for this command

    if not find_spec("duckdb"):
        raise UsageError(f"corpus: DuckDB is not installed. {how_to_install('corpus')}")


def refuse_empty(what: str, words: Iterable[str]) -> None:
    """Refuse empty search words.

    Raises:
        UsageError: A word has neither letters nor digits.
    """
    for one in words:
        if not any(map(str.isalnum, one)):
            raise UsageError(
                f"{what} '{one}': contains no word. Pass a name or words to search for."
            )


def spare_archive(archive: str, output: str | None) -> None:
    """Refuse to write over an archive.

    Raises:
        UsageError: The output is the archive.
    """
    if output and output != "-" and Path(output).resolve() == Path(archive).resolve():
        raise UsageError(f"output '{output}': this is the archive. Pass another file.")
