"""`factcheck propose`: ask a language model which places of a document contradict one another."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from factcheck.asking.proposing import PROMPT, Proposed, proposed
from factcheck.cli.asking import Asking, agreed, resumable, tell_unread, told_lines, with_asking
from factcheck.cli.common import CLEAN, UNUSABLE, spare, told, write
from factcheck.errors import UsageError
from factcheck.ledger import now
from factcheck.model import Maker, Origin, Proposal, stored_beside
from factcheck.pipeline import dossier
from factcheck.proposals.form import dump, file_digest
from factcheck.proposals.stored import add
from factcheck.reports.escape import inert, printable
from factcheck.storage import reason


@click.command(
    epilog="Exit status: 0 the whole document was read, 2 bad arguments, nobody agreed, or a part "
    "has no answer (what there is is written; the same command asks for the rest), 130 stopped by "
    "Ctrl-C."
)
@click.argument("path", metavar="DOC")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to this file, - for the screen.  [default: DOC.proposals.jsonl]",
)
@with_asking
def command(path: str, output: str | None, asking: Asking) -> None:
    """Ask a language model which places of a document contradict one another.

    What it says is kept as proposals beside the document, one a line, and taken up by each command
    that reports findings; nothing of it is a finding that factcheck has not proved. The document's
    text is sent to the model: where to and how much is told first, and nothing is sent unless you
    agree. Answers are kept, so that the same document is not sent twice.

    \b
    Examples:
      factcheck propose report.md --model llama3.2
      factcheck check report.md
      factcheck propose report.md --model llama3.2 -o report.jsonl
      factcheck check report.md --proposals report.jsonl
    """  # noqa: D301 - click reads \b
    with told():
        sys.exit(_propose(path, output, asking))


def _propose(path: str, output: str | None, asking: Asking) -> int:
    """Write what the model proposes, and return the exit status.

    Raises:
        FactcheckError: the document cannot be read, or the model not asked.
    """
    if not asking.model:
        raise UsageError("--model: none is named. Run `llm models` for those that there are.")
    if Path(path).is_dir():
        raise UsageError(f"'{path}' is a folder. Give one document.")
    spare((path,), output)
    known = dossier(path)
    planned = agreed(known, PROMPT, asking)
    with resumable(asking):
        made = proposed(planned, file_digest(known.document.path))
    by = Origin(Maker.MODEL, planned.model.name[:200], prompt=planned.prompt.name, date=now()[:10])
    dated = [evolve(one, origin=evolve(one.origin, date=by.date)) for one in made.proposals]
    is_written = bool(dated or not made.unread)
    if is_written and output is None:
        _store(path, dated, by, is_whole=not made.unread)
    elif is_written:  # where nothing was read, an earlier file stays
        write(inert(dump(dated)), output)
    told_lines(made.faults)
    _tell(made)
    target = stored_beside(path) if output is None else output
    is_there = target != "-" and Path(target).exists()
    if not is_written and target != "-":
        why = "the earlier file stays as it was" if is_there else "nothing was written"
        click.echo(printable(f"{target}: {why}"), err=True)
    elif output is None and is_there:
        click.echo(printable(f"{target}: written; factcheck check {path} takes it up"), err=True)
    return UNUSABLE if made.unread else CLEAN


def _store(path: str, made: Sequence[Proposal], by: Origin, *, is_whole: bool) -> None:
    """Put proposals beside the document.

    Raises:
        UsageError: the file there cannot be read or written.
    """
    try:
        add(path, made, by, is_whole=is_whole)
    except OSError as error:
        remedy = "Name another file with --output."
        raise UsageError(f"'{stored_beside(path)}': {reason(error)}. {remedy}") from error


def _tell(made: Proposed) -> None:
    """Say how many proposals there are, and what is missing."""
    count = len(made.proposals)
    read, written = made.tokens
    counted = f", {read:,} tokens read and {written:,} written" if made.sent and read else ""
    noun = "proposal" if count == 1 else "proposals"
    requests = "1 request" if made.sent == 1 else f"{made.sent} requests"
    click.echo(f"{count} {noun}; {requests} sent{counted}", err=True)
    if made.unread:
        tell_unread(made.unread, made.unreached)
