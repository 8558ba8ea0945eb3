"""`factcheck claims`: a draft claims folder from a document."""

import sys

import click

from factcheck import claimfiles
from factcheck.cli.common import CLEAN, told
from factcheck.pipeline import dossier


@click.command(epilog="Exit status: 0 written, 2 bad arguments or unreadable input.")
@click.argument("path", metavar="PATH")
@click.option("-o", "--output", metavar="DIR", required=True, help="The folder to write.")
@click.option("--overwrite", is_flag=True, help="Replace the claim files that are there.")
def command(path: str, output: str, *, overwrite: bool) -> None:
    """Draft a claims folder from a document: who, what, when and on whose word, as YAML.

    A draft: read it against the document, put the statements in your own words, and check them.

    \b
    Example:
      factcheck claims report.md -o claims/report
    """  # noqa: D301 - click reads \b
    with told():
        written = claimfiles.dump(dossier(path), output, overwrite=overwrite)
    for name in written:
        click.echo(name)
    sys.exit(CLEAN)
