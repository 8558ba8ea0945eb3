"""`factcheck claims`: a draft claims folder from a document."""

import sys
from pathlib import Path

import click

from factcheck import claimfiles
from factcheck.cli.common import CLEAN, told
from factcheck.errors import UsageError
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
        _refuse_folder(path)
        written = claimfiles.dump(dossier(path), output, overwrite=overwrite)
    for name in written:
        click.echo(name)
    sys.exit(CLEAN)


def _refuse_folder(path: str) -> None:
    """Refuse what is no single document.

    Raises:
        UsageError: it is a folder.
    """
    if claimfiles.is_claims_folder(path):
        raise UsageError(f"'{path}' is a claims folder already. Edit its files, or check it.")
    if Path(path).is_dir():
        raise UsageError(f"'{path}' is a folder. Give one document.")
