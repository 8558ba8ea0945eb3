"""`factcheck propose`: ask a language model for contradictions in a document."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from factcheck.analysis.pipeline import dossier
from factcheck.apps.cli.asking import (
    Asking,
    agreed,
    resumable,
    tell_unread,
    told_lines,
    with_asking,
)
from factcheck.apps.cli.common import CLEAN, STDIN, UNUSABLE, complain, spare, told, write
from factcheck.claims.ledger import now
from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Proposal, stored_beside
from factcheck.output.escape import inert, printable
from factcheck.second_reader.asking.models import MOST_ANSWER
from factcheck.second_reader.asking.pasting import WINDOW, exported, imported
from factcheck.second_reader.asking.proposing import PROMPT, Proposed, proposed
from factcheck.second_reader.proposals.form import dump, file_digest
from factcheck.second_reader.proposals.stored import add, read_beside
from factcheck.storage import read_limited, reason


@click.command(
    epilog="Exit status: 0 the whole document was read; 2 bad arguments, no consent, or a part"
    " without an answer (run the command again to ask only for that part); 130 stopped "
    "by Ctrl-C."
)
@click.argument("path", metavar="DOC")
@click.argument("more", nargs=-1, metavar="[ANSWER]...")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to FILE; - for standard output.  [default: DOC.proposals.jsonl]",
)
@click.option(
    "--export",
    metavar="DIR|FILE",
    help="Write prompts for a chat window, one file per part; send nothing.",
)
@click.option(
    "--import",
    "answers",
    multiple=True,
    metavar="FILE...",
    help="Read answers from files; - for standard input; send nothing.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="With --import: remove earlier proposals of this model.",
)
@with_asking
def command(  # noqa: PLR0913 - one argument per option
    path: str,
    more: tuple[str, ...],
    output: str | None,
    export: str | None,
    answers: tuple[str, ...],
    asking: Asking,
    *,
    replace: bool,
) -> None:
    """Ask a language model to propose contradictions in a document.

    The proposals are saved next to the document, one per line. Other commands report those that
    factcheck can prove, and list unverified ones separately. You are shown what will be sent and
    where, and nothing is sent without your consent. Answers are cached, so the same text is not
    sent twice. With --export and --import you copy the text to a model yourself.

    \b
    Examples:
      factcheck propose report.md --model llama3.2
      factcheck check report.md
      factcheck propose report.md --model llama3.2 -o report.jsonl
      factcheck check report.md --proposals report.jsonl
      factcheck propose report.md --export parts/
      factcheck propose report.md --import answer-1.txt answer-2.txt
    """  # noqa: D301 - click reads \b
    with told():
        if more and not answers:
            raise UsageError(f"'{more[0]}': one document is expected. Give answers with --import.")
        if export is not None and answers:
            raise UsageError("--export --import: answers come later. Choose one.")
        if replace and (not answers or output is not None):
            raise UsageError("--replace: give it with --import, and without --output.")
        if Path(path).is_dir():
            raise UsageError(f"'{path}' is a folder. Give one document.")
        if export is not None:
            sys.exit(_export(path, export, asking))
        spare((path, *(one for one in (*answers, *more) if one != STDIN)), output)
        if answers:
            sys.exit(_import(path, (*answers, *more), output, asking, replace=replace))
        sys.exit(_propose(path, output, asking))


def _export(path: str, target: str, asking: Asking) -> int:
    """Write the prompt for each part: into a folder, or a file if there is only one part.

    Raises:
        FactcheckError: The document cannot be read, or the output not written.
    """
    texts = exported(dossier(path), asking.settings)
    is_folder = target != STDIN and (Path(target).is_dir() or not Path(target).suffix)
    if not is_folder:
        if len(texts) > 1:
            raise UsageError(f"--export '{target}': there are {len(texts)} parts. Name a folder.")
        spare((path,), target)
        write("".join(texts.values()), target)
        return CLEAN
    try:
        Path(target).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--export '{target}': {reason(error)}. Name another folder.") from error
    for name, text in texts.items():
        file = (Path(target) / name).as_posix()
        write(text, file)
        click.echo(printable(file))
    files = "the file" if len(texts) == 1 else "each file"
    click.echo(f"Paste {files} into a chat with a model, and save the answer. Then run", err=True)
    click.echo(printable(f"  factcheck propose {path} --import ANSWER..."), err=True)
    return CLEAN


def _import(
    path: str, answers: Sequence[str], output: str | None, asking: Asking, *, replace: bool
) -> int:
    """Write the proposals in answers, and return the exit status.

    Raises:
        FactcheckError: The document or an answer cannot be read.
    """
    known = dossier(path)
    texts = {name: _answer(name) for name in answers}
    model = asking.model or WINDOW
    made = imported(path, file_digest(known.document.path), texts, model)
    before = _stored(path) if output is None else ()
    _write(path, made, output, is_whole=replace)
    after = _stored(path) if output is None else ()
    new = sum(one not in before for one in after)
    kept = f": {new} new, {len(after)} in the file now" if output is None else ""
    click.echo(f"{_counted(made)}{kept}", err=True)
    if made.unread:
        broken = [printable(list(texts)[number - 1]) for number in made.unread]
        complain(
            f"incomplete answer in {', '.join(broken)}. Ask for it again, or with smaller parts."
        )
    return UNUSABLE if made.unread else CLEAN


def _stored(path: str) -> tuple[Proposal, ...]:
    """Return the proposals beside a document, regardless of their order in the file."""
    parsed = read_beside(path)
    return tuple(evolve(one, path="", line=0) for one in parsed.proposals) if parsed else ()


def _answer(name: str) -> str:
    """Return the text of an answer.

    Raises:
        UnreadableError: The answer cannot be read.
    """
    if name == STDIN:
        data = sys.stdin.buffer.read(MOST_ANSWER)
    else:
        try:
            data = read_limited(name, MOST_ANSWER)
        except OSError as error:
            raise UnreadableError(name, reason(error), "Give a file with an answer.") from None
    return data.decode("utf-8-sig", errors="replace")


def _propose(path: str, output: str | None, asking: Asking) -> int:
    """Write the model's proposals, and return the exit status.

    Raises:
        FactcheckError: The document cannot be read, or the request fails.
    """
    if not asking.model:
        way = "Run `llm models` for those that there are, or use --export."
        raise UsageError(f"--model: none is named. {way}")
    known = dossier(path)
    planned = agreed(known, PROMPT, asking)
    with resumable(asking):
        made = proposed(planned, file_digest(known.document.path))
    _write(path, made, output, is_whole=not made.unread)
    read, written = made.tokens
    counted = f", {read:,} tokens read and {written:,} written" if made.sent and read else ""
    requests = "1 request" if made.sent == 1 else f"{made.sent} requests"
    click.echo(f"{_counted(made)}; {requests} sent{counted}", err=True)
    if made.unread:
        tell_unread(made.unread, made.unreached)
    return UNUSABLE if made.unread else CLEAN


def _write(path: str, made: Proposed, output: str | None, *, is_whole: bool) -> None:
    """Write proposals, by default beside the document, and report problems.

    Raises:
        UsageError: A file cannot be read or written.
    """
    day = now()[:10]
    dated = [evolve(one, origin=evolve(one.origin, date=day)) for one in made.proposals]
    is_written = bool(dated or not made.unread)
    target = stored_beside(path) if output is None else output
    if is_written and output is None:
        try:
            add(path, dated, made.by, is_whole=is_whole)
        except OSError as error:
            remedy = "Name another file with --output."
            raise UsageError(f"'{target}': {reason(error)}. {remedy}") from error
    elif is_written:
        write(inert(dump(dated)), output)
    told_lines(made.faults)
    is_there = target != STDIN and Path(target).exists()
    if not is_written and target != STDIN:
        why = "the earlier file stays as it was" if is_there else "nothing was written"
        click.echo(printable(f"{target}: {why}"), err=True)
    elif output is None and is_there:
        click.echo(printable(f"{target}: written; `factcheck check {path}` will use it"), err=True)


def _counted(made: Proposed) -> str:
    count = len(made.proposals)
    return f"{count} proposal" if count == 1 else f"{count} proposals"
