"""`factcheck claims`: draft a claims folder from a document, or add event ids to a folder."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.analysis.pipeline import dossier, proposals
from factcheck.apps.cli.asking import (
    Asking,
    agreed,
    resumable,
    tell_unread,
    told_lines,
    with_asking,
)
from factcheck.apps.cli.common import CLEAN, UNUSABLE, told
from factcheck.claims import claimfiles
from factcheck.claims.claimfiles.dumping import refuse_used
from factcheck.claims.claimfiles.proposing import accepted
from factcheck.errors import UsageError
from factcheck.model import Dossier
from factcheck.output.escape import printable

if TYPE_CHECKING:
    from factcheck.claims.ledger.syncing import Synced


@click.command(
    epilog="Exit status: 0 done; 2 bad arguments, unreadable input, no consent, or a part "
    "without a complete answer (its claims come from the draft without a model)."
)
@click.argument("path", metavar="PATH")
@click.option("-o", "--output", metavar="DIR", help="Write the claims folder DIR.")
@click.option("--sync", is_flag=True, help="Update an existing folder from the edited document.")
@click.option("--overwrite", is_flag=True, help="Replace existing claim files.")
@click.option("--discard-ticks", is_flag=True, help="With --overwrite: discard ticks and verdicts.")
@click.option("--write", is_flag=True, help="Write the proposed event ids to the folder.")
@with_asking
def command(path: str, output: str | None, asking: Asking, **flags: bool) -> None:
    """Draft or update a claims folder: who, what, when and according to whom, as YAML.

    Compare the draft with the document, put the statements in your own words, and check the
    folder. With --model a language model drafts it; dates, names, figures and quotations that are
    not in the document are left out and reported. You are shown what will be sent, and nothing is
    sent without your consent. If PATH is a claims folder, claims that seem to describe the same
    event are listed; --write gives them an event id. With --sync the folder is updated to an
    edited document: claims keep your work and get new lines, changed claims are listed and their
    ticks become stale, new claims are added, and lost ones are marked.

    \b
    Examples:
      factcheck claims report.md -o claims/report
      factcheck claims report.md -o claims/report --model llama3.2
      factcheck claims report.md -o claims/report --sync
      factcheck claims claims/report --write
    """  # noqa: D301 - click reads \b
    with told():
        _refuse_mixed(flags, asking)
        if flags["sync"]:
            _sync(path, output)
        elif claimfiles.is_claims_folder(path) and output is None:
            if asking.model:
                raise UsageError("--model: it drafts from a document, and this is a claims folder.")
            _propose(path, write=flags["write"])
        else:
            sys.exit(_draft(path, output, asking, flags))
        sys.exit(CLEAN)


def _draft(path: str, output: str | None, asking: Asking, flags: Mapping[str, bool]) -> int:
    """Write a draft, and return the exit status."""
    folder = _folder(path, output, write=flags["write"])
    known, state = dossier(path), CLEAN
    over = {"overwrite": flags["overwrite"], "discard_ticks": flags["discard_ticks"]}
    if asking.model:
        refuse_used(folder, **over)  # before paying for a request
        known, state = _drafted(known, asking)
    for name in claimfiles.dump(known, folder, **over):
        click.echo(name)
    return state


def _refuse_mixed(flags: Mapping[str, bool], asking: Asking) -> None:
    """Refuse options that cannot be combined.

    Raises:
        UsageError: Such options are given.
    """
    if flags["sync"] and (flags["overwrite"] or flags["write"] or asking.model):
        raise UsageError("--sync: it keeps what is there. Leave the other option out.")
    if flags["discard_ticks"] and not flags["overwrite"]:
        raise UsageError("--discard-ticks: it is for --overwrite. Add that, or leave this out.")


def _sync(path: str, output: str | None) -> None:
    """Sync a document with its claims folder, and report the changes."""
    from factcheck.claims.ledger.syncing import synced  # noqa: PLC0415 - for one option

    folder, document = output, path
    if claimfiles.is_claims_folder(path):
        record = dossier(path).record
        if output is not None or not record.file:
            why = "a claims folder that names no document"
            raise UsageError(f"'{path}': {why}. Give the document, and the folder with -o DIR.")
        folder, document = path, os.path.normpath(f"{path}/{record.file}")
    if folder is None or not claimfiles.is_claims_folder(folder):
        raise UsageError("--sync: it needs a claims folder. Name it with -o DIR.")
    for line in synced_lines(synced(dossier(document.replace(os.sep, "/")), folder)):
        click.echo(printable(line))


def synced_lines(brought: "Synced") -> Iterator[str]:
    """Yield the changes of a claims folder after a sync, for a reader."""
    yield from _changed_lines(brought)
    for name, old, new in brought.moved:
        yield f"moved {name}, line {old} → {new}"
    yield from (f"new {name}" for name in brought.added)
    for gone in brought.vanished:
        ticks = f" ({gone.ticks} vouched for it)" if gone.ticks else ""
        yield f"vanished {gone.id}: {gone.words}{ticks}"
        if gone.proposed:
            yield f"  perhaps line {gone.line}: {gone.proposed}"
    for line, words in brought.passed_over:
        yield f"changed, and its claim was taken out, line {line}: {words}"
    yield from (f"no place found for {name}: it has no target" for name in brought.unplaced)
    if brought.earlier:
        yield f"changed before, and nobody has vouched for it since: {', '.join(brought.earlier)}"
    if brought.is_first:
        yield "no snapshot yet: which claims are new can be told from now on"
    counts = {
        "kept": len(brought.kept),
        "moved": len(brought.moved),
        "changed": len(brought.changed),
        "new": len(brought.added),
        "vanished": len(brought.vanished),
    }
    yield ", ".join(f"{count} {word}" for word, count in counts.items())
    yield from brought.files


def _changed_lines(brought: "Synced") -> Iterator[str]:
    for one in brought.changed:
        yield f"changed {one.id}, line {one.line}"
        yield f"  - {one.before}"
        yield f"  + {one.after}"
        if one.stale:
            yield f"  stale: what {', '.join(dict.fromkeys(one.stale))} vouched for"


def _folder(path: str, output: str | None, *, write: bool) -> str:
    """Return the folder for the draft.

    Raises:
        UsageError: The path is a folder, or the options do not fit.
    """
    _refuse_folder(path)
    if output is None or write:
        option, why = ("--write", "for a claims folder") if write else ("-o", "missing")
        raise UsageError(f"option '{option}': {why}. Name the folder to write with -o DIR.")
    return output


def _drafted(known: Dossier, asking: Asking) -> tuple[Dossier, int]:
    """Return the dossier with the claims drafted by a model, and the exit status."""
    from factcheck.second_reader.asking.drafting import PROMPT, drafted  # noqa: PLC0415 - for one option

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
    """List the event ids proposed for claims of a folder, and write them if requested."""
    found = proposals(path)
    for one in found:
        known = f" as of {', '.join(one.told)}" if one.told else ""
        click.echo(f"event: {one.event}{known}")
        click.echo(f"  claims: {', '.join(one.claims)}")
        click.echo(f"  shared words: {', '.join(one.shared)}")
    if not found:
        click.echo("no event ids to propose")
    elif write:
        for name in accepted(path, found):
            click.echo(name)
    else:
        click.echo("nothing written; --write puts them into the files")


def _refuse_folder(path: str) -> None:
    """Refuse anything but a single document.

    Raises:
        UsageError: The path is a folder.
    """
    if claimfiles.is_claims_folder(path):
        raise UsageError(f"'{path}' is a claims folder already. Edit its files, or check it.")
    if Path(path).is_dir():
        raise UsageError(f"'{path}' is a folder. Give one document.")
