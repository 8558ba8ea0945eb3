"""`factcheck claims`: draft a claims folder from a document, or add event IDs to a folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from factcheck.analysis.pipeline import dossier, proposals
from factcheck.apps.cli.command import flag, option, subcommand, takes
from factcheck.claims import claimfiles
from factcheck.claims.claimfiles.proposing import accepted
from factcheck.errors import UsageError
from factcheck.output.escape import printable

if TYPE_CHECKING:
    from factcheck.claims.ledger.syncing import Synced


@frozen(slots=False)
class Options:
    """The options of the command."""

    output: str | None = option(
        "-o", "--output", metavar="DIR", help="Write the claims folder to DIR."
    )
    sync: bool = flag(help="Update an existing folder from the edited document.")
    overwrite: bool = flag(help="Replace existing claim files.")
    write: bool = flag(help="Write the proposed event ids to the folder.")


@subcommand(epilog="Exit status: 0 done; 2 bad arguments or unreadable input.")
@click.argument("path", metavar="PATH")
@takes(Options)
def command(path: str, options: Options) -> None:
    """Draft or update a claims folder: who, what, when and according to whom, as YAML.

    Afterwards, compare the draft with the document, put the statements in your own words, and
    check the folder. If PATH is a claims folder, claims that seem to describe the same event are
    listed; --write gives them a shared event id. After you edit the document, --sync updates the
    folder: your changes to claims are kept, line numbers are updated, changed claims are listed and
    their ticks become stale, new claims are added, and claims that are no longer found are marked.

    \b
    Examples:
      factcheck claims report.md -o claims/report
      factcheck claims report.md -o claims/report --sync
      factcheck claims claims/report --write
    """  # noqa: D301 - click reads \b
    if options.sync and (options.overwrite or options.write):
        raise UsageError(
            "--sync cannot be combined with --overwrite or --write, because it updates an "
            "existing folder."
        )
    is_folder = claimfiles.is_claims_folder(path)
    if options.sync:
        _sync(path, options.output)
    elif is_folder and options.output is None:
        _propose_events(path, write=options.write)
    elif is_folder:
        raise UsageError(
            f"'{path}' is already a claims folder. Edit its files, or run `factcheck check` on it."
        )
    else:
        _draft(path, options)


def _draft(path: str, options: Options) -> None:
    """Write a draft of a claims folder.

    Raises:
        UsageError: The path is a folder, or an option cannot be used here.
    """
    if Path(path).is_dir():
        raise UsageError(f"'{path}' is a folder. Pass one document.")
    if options.write:
        raise UsageError(
            "--write works only on a claims folder. To draft one from this document, use -o DIR."
        )
    if options.output is None:
        raise UsageError("-o is missing. Use -o DIR to set the output folder.")
    for name in claimfiles.dump(dossier(path), options.output, overwrite=options.overwrite):
        click.echo(name)


def _propose_events(path: str, *, write: bool) -> None:
    """List the event IDs proposed for the claims of a folder, and write them if requested."""
    found = proposals(path)
    for one in found:
        known = f", already used by {', '.join(one.told)}" if one.told else ""
        click.echo(f"event: {one.event}{known}")
        click.echo(f"  claims: {', '.join(one.claims)}")
        click.echo(f"  shared words: {', '.join(one.shared)}")
    if not found:
        click.echo("no event ids to propose")
    elif write:
        for name in accepted(path, found):
            click.echo(name)
    else:
        click.echo("nothing written; use --write to save them")


def _sync(path: str, output: str | None) -> None:
    """Update the claims folder of an edited document, and report the changes."""
    from factcheck.claims.ledger.syncing import synced  # noqa: PLC0415 - for one option

    folder, document = output, path
    if claimfiles.is_claims_folder(path):
        record = dossier(path).record
        if output is not None or not record.file:
            why = "this claims folder does not name its document"
            raise UsageError(
                f"'{path}': {why}. Pass the document, and pass the folder with -o DIR."
            )
        folder, document = path, os.path.normpath(f"{path}/{record.file}")
    if folder is None or not claimfiles.is_claims_folder(folder):
        raise UsageError("--sync requires a claims folder. Pass one with -o DIR.")
    for line in synced_lines(synced(dossier(document.replace(os.sep, "/")), folder)):
        click.echo(printable(line))


def synced_lines(brought: "Synced") -> Iterator[str]:
    """Yield the changes to a claims folder as lines of text."""
    for one in brought.changed:
        yield f"changed {one.id}, line {one.line}"
        yield f"  - {one.before}"
        yield f"  + {one.after}"
        if one.stale:
            yield f"  stale: ticked by {', '.join(dict.fromkeys(one.stale))}"
    for name, old, new in brought.moved:
        yield f"moved {name}, line {old} → {new}"
    yield from (f"new {name}" for name in brought.added)
    for gone in brought.vanished:
        ticks = f" (ticks: {gone.ticks})" if gone.ticks else ""
        yield f"removed {gone.id}: {gone.words}{ticks}"
        if gone.proposed:
            yield f"  perhaps line {gone.line}: {gone.proposed}"
    yield from (f"no place found for {name}: it has no target" for name in brought.unplaced)
    if brought.is_first:
        yield "no snapshot yet; new claims will be recognized from now on"
    counts = {
        "kept": len(brought.kept),
        "moved": len(brought.moved),
        "changed": len(brought.changed),
        "new": len(brought.added),
        "removed": len(brought.vanished),
    }
    yield ", ".join(f"{count} {word}" for word, count in counts.items())
    yield from brought.files
