"""`factcheck claims`: a draft claims folder from a document, or event ids for one that is there."""

import sys
from pathlib import Path

import click

from factcheck import claimfiles
from factcheck.cli.asking import Asking, agreed, resumable, tell_unread, told_lines, with_asking
from factcheck.cli.common import CLEAN, UNUSABLE, told
from factcheck.errors import UsageError
from factcheck.model import Dossier
from factcheck.pipeline import dossier, proposals


@click.command(epilog="Exit status: 0 done, 2 bad arguments or unreadable input.")
@click.argument("path", metavar="PATH")
@click.option("-o", "--output", metavar="DIR", help="The folder to write.")
@click.option("--overwrite", is_flag=True, help="Replace the claim files that are there.")
@click.option("--write", is_flag=True, help="Write the proposed event ids into the folder.")
@with_asking
def command(path: str, output: str | None, asking: Asking, *, overwrite: bool, write: bool) -> None:
    """Draft a claims folder from a document: who, what, when and on whose word, as YAML.

    A draft: read it against the document, put the statements in your own words, and check them.
    With --model a language model drafts it; each date, name, figure and quotation is looked up in
    the document, and what does not stand there is left out and told. The document's text is sent to
    the model: where to and how much is told first, and nothing is sent unless you agree.
    Of a claims folder, list the claims that seem to tell one happening and have no event id yet;
    with --write they get it, and everything else in the files stays as it is.

    \b
    Examples:
      factcheck claims report.md -o claims/report
      factcheck claims report.md -o claims/report --model llama3.2
      factcheck claims claims/report --write
    """  # noqa: D301 - click reads \b
    with told():
        if claimfiles.is_claims_folder(path) and output is None:
            if asking.model:
                raise UsageError("--model: it drafts from a document, and this is a claims folder.")
            _propose(path, write=write)
            sys.exit(CLEAN)
        folder = _folder(path, output, write=write)
        known, state = dossier(path), CLEAN
        if asking.model:
            claimfiles.refuse_used(folder, overwrite=overwrite)  # before a request is paid for
            known, state = _drafted(known, asking)
        for name in claimfiles.dump(known, folder, overwrite=overwrite):
            click.echo(name)
        sys.exit(state)


def _folder(path: str, output: str | None, *, write: bool) -> str:
    """Return the folder to draft into.

    Raises:
        UsageError: the path is a folder, or the options do not fit.
    """
    _refuse_folder(path)
    if output is None or write:
        option, why = ("--write", "for a claims folder") if write else ("-o", "missing")
        raise UsageError(f"option '{option}': {why}. Name the folder to write with -o DIR.")
    return output


def _drafted(known: Dossier, asking: Asking) -> tuple[Dossier, int]:
    """Return the dossier with the claims that a model drafts, and the exit status."""
    from factcheck.asking.drafting import PROMPT, drafted  # noqa: PLC0415 - for one option

    planned = agreed(known, PROMPT, asking)
    with resumable(asking):
        made = drafted(planned, known)
    told_lines([*made.faults, *(f"left out: {line}" for line in made.left_out)])
    noun = "claim" if made.by_model == 1 else "claims"
    click.echo(f"{made.by_model} {noun} drafted by the model, the others by rules", err=True)
    if not made.unread:
        return made.dossier, CLEAN
    tell_unread(made.unread, made.unreached)
    return made.dossier, UNUSABLE


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
