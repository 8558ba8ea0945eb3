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
      factcheck corpus build articles/ -o archive/
      factcheck corpus check archive/
      factcheck corpus find archive/ "Zhang Hanhui"
      factcheck corpus claims archive/ --about "Zhang Hanhui" --between 2020-01/2020-04
    """  # noqa: D301 - click reads \b


def refuse_without_extra(*, spark: bool = False) -> None:
    """Refuse to start without the libraries of the archive.

    Args:
        spark: Whether Apache Spark is also needed.

    Raises:
        UsageError: The libraries are not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - for this command

    if not all(map(find_spec, ("pyarrow", "ibis", "duckdb"))):
        raise UsageError(f"corpus: it needs libraries. {how_to_install('corpus')}")
    if spark and not find_spec("pyspark"):
        raise UsageError(f"--spark: it needs PySpark. {how_to_install('spark')}")


def refuse_empty(what: str, words: Iterable[str]) -> None:
    """Refuse empty search words.

    Raises:
        UsageError: A word has neither letters nor digits.
    """
    for one in words:
        if not any(map(str.isalnum, one)):
            raise UsageError(f"{what} '{one}': it has no word in it. Name what is looked for.")


def spare_archive(archive: str, output: str | None) -> None:
    """Refuse to write into an archive.

    Raises:
        UsageError: The output is in its folder.
    """
    if output and output != "-" and Path(output).resolve().is_relative_to(Path(archive).resolve()):
        raise UsageError(f"output '{output}': it lies in the archive. Name another file.")
