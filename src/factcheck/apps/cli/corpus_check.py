"""`factcheck corpus check`: find contradictions between the documents of an archive."""

import sys
import time

import click

from factcheck.apps.cli.common import CLEAN, FOUND, told, write
from factcheck.apps.cli.corpus import refuse_without_extra, spare_archive


@click.command(
    epilog="Exit status: 0 nothing found; 1 conflicts; 2 bad arguments or unreadable archive."
)
@click.argument("archive", metavar="ARCHIVE")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(archive: str, output: str | None, kind: str) -> None:
    """Find conflicts between documents of an archive.

    Compares dates of events, figures, spellings of names, births, deaths, offices and quotations.
    Legitimate differences are not reported.

    \b
    Examples:
      factcheck corpus check news.duckdb
      factcheck corpus check news.duckdb --format json -o conflicts.json
    """  # noqa: D301 - click reads \b
    with told():
        refuse_without_extra()
        spare_archive(archive, output)
        from factcheck.corpus import checked, reports  # noqa: PLC0415 - needs the extra

        started = time.perf_counter()
        found = checked.check(archive)
        write(reports.to_json(found) if kind == "json" else reports.to_text(found), output)
        click.echo(f"{reports.summary(found)}; {time.perf_counter() - started:.1f} s", err=True)
        sys.exit(FOUND if found.findings else CLEAN)
