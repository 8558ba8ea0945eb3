"""`factcheck cite`: the citation file of a document and of the sources that it names."""

import sys
from collections.abc import Sequence

import click

from factcheck.citations import CITATIONS, lacking
from factcheck.cli.common import CLEAN, UNUSABLE, examined, spare, told, write
from factcheck.config import Config
from factcheck.model import Report
from factcheck.reports.escape import printable

EPILOG = "Exit status: 0 written, 2 bad arguments or unreadable input."


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(tuple(CITATIONS)),
    default="bibtex",
    show_default=True,
    help="What is written.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(paths: tuple[str, ...], form: str, output: str | None) -> None:
    """Write a document's own citation and one for each source that it names.

    The document's entry is read from its head and its preferred-citation line; where the two
    differ, the line is followed and a note says so. Sources without enough to be cited are left
    out and listed with what is missing; nothing is invented.

    \b
    Examples:
      factcheck cite report.md
      factcheck cite claims/ --format csl-json -o references.json
    """  # noqa: D301 - click reads \b
    with told():
        spare(paths, output)
        reports, errors = examined(paths, Config(select=("CIT03",)))
        sources = [source for report in reports for source in report.dossier.sources]
        write(CITATIONS[form](sources), output)
    remark(reports)
    sys.exit(UNUSABLE if errors else CLEAN)


def remark(reports: Sequence[Report]) -> None:
    """Tell on standard error where a head differs, and what could not be cited."""
    for report in reports:
        for finding in report.findings:
            click.echo(f"note: {report.path}: {finding.message}; the citation is cited", err=True)
        for source in report.dossier.sources:
            missing = lacking(source)
            if missing:
                what = f"{source.key} ({source.kind}): no {', no '.join(missing)}"
                click.echo(f"left out: {report.path}: {printable(what)}", err=True)
