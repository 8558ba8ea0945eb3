"""`factcheck claims`: a draft claims folder from a document, or event ids for one that is there."""

import sys
from pathlib import Path

import click

from factcheck import claimfiles
from factcheck.cli.common import CLEAN, told
from factcheck.errors import UsageError
from factcheck.pipeline import dossier, proposals


@click.command(epilog="Exit status: 0 done, 2 bad arguments or unreadable input.")
@click.argument("path", metavar="PATH")
@click.option("-o", "--output", metavar="DIR", help="The folder to write.")
@click.option("--overwrite", is_flag=True, help="Replace the claim files that are there.")
@click.option("--write", is_flag=True, help="Write the proposed event ids into the folder.")
def command(path: str, output: str | None, *, overwrite: bool, write: bool) -> None:
    """Draft a claims folder from a document: who, what, when and on whose word, as YAML.

    A draft: read it against the document, put the statements in your own words, and check them.
    Of a claims folder, list the claims that seem to tell one happening and have no event id yet;
    with --write they get it, and everything else in the files stays as it is.

    \b
    Examples:
      factcheck claims report.md -o claims/report
      factcheck claims claims/report --write
    """  # noqa: D301 - click reads \b
    with told():
        if claimfiles.is_claims_folder(path) and output is None:
            _propose(path, write=write)
        else:
            _draft(path, output, overwrite=overwrite, write=write)
    sys.exit(CLEAN)


def _draft(path: str, output: str | None, *, overwrite: bool, write: bool) -> None:
    """Write a draft of a document.

    Raises:
        UsageError: the path is a folder, or the options do not fit.
    """
    _refuse_folder(path)
    if output is None or write:
        option, why = ("--write", "for a claims folder") if write else ("-o", "missing")
        raise UsageError(f"option '{option}': {why}. Name the folder to write with -o DIR.")
    for name in claimfiles.dump(dossier(path), output, overwrite=overwrite):
        click.echo(name)


def _propose(path: str, *, write: bool) -> None:
    """List the event ids that claims of a folder may be given, and write them if asked to."""
    found = proposals(path)
    for one in found:
        known = f" as of {', '.join(one.told)}" if one.told else ""
        click.echo(f"event: {one.event}{known}")
        click.echo(f"  claims: {', '.join(one.claims)}")
        click.echo(f"  shared words: {', '.join(one.shared)}")
    if not found:
        click.echo("no event ids to propose")
    elif write:
        for name in claimfiles.accept(path, found):
            click.echo(name)
    else:
        click.echo("nothing written; --write puts them into the files")


def _refuse_folder(path: str) -> None:
    """Refuse what is no single document.

    Raises:
        UsageError: it is a folder.
    """
    if claimfiles.is_claims_folder(path):
        raise UsageError(f"'{path}' is a claims folder already. Edit its files, or check it.")
    if Path(path).is_dir():
        raise UsageError(f"'{path}' is a folder. Give one document.")
