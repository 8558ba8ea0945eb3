"""`factcheck cite`: the citation file of a document and of the sources that it names."""

import sys

import click

from factcheck.citations import to_bibtex
from factcheck.cli.common import CLEAN, UNUSABLE, examined, spare, told, write
from factcheck.config import Config


@click.command(epilog="Exit status: 0 written, 2 bad arguments or unreadable input.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(paths: tuple[str, ...], output: str | None) -> None:
    """Write a document's own BibTeX entry and one for each source that it names.

    The document's entry is read from its head and its preferred-citation line; where the two
    differ, the line is followed and a note says so. Sources without enough to be cited are left
    out; nothing is invented.

    \b
    Examples:
      factcheck cite report.md
      factcheck cite claims/ -o references.bib
    """  # noqa: D301 - click reads \b
    with told():
        spare(paths, output)
        reports, errors = examined(paths, Config(select=("CIT03",)))
        sources = [source for report in reports for source in report.dossier.sources]
        write(to_bibtex(sources), output)
    for report in reports:
        for finding in report.findings:
            click.echo(f"note: {report.path}: {finding.message}; the citation is cited", err=True)
    sys.exit(UNUSABLE if errors else CLEAN)
