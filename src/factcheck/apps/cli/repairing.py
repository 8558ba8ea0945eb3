"""`--diff` and `--fix`: show or make the fixes that a style sheet or a person has settled."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from attrs import evolve

from factcheck.analysis.pipeline import documents, examine_bytes
from factcheck.analysis.repairs import Repaired, is_repairable, repaired, with_accepted
from factcheck.apps.cli.common import (
    CLEAN,
    FOUND,
    STDIN,
    UNUSABLE,
    complain,
    decisions_of,
    read_input,
    write,
)
from factcheck.apps.cli.jobs import Job
from factcheck.config import Config
from factcheck.config.choice import SHOW
from factcheck.document.readers import MOST_BYTES
from factcheck.errors import FactcheckError, UnreadableError, UsageError
from factcheck.output.escape import printable
from factcheck.proof.fixes import changes_of
from factcheck.storage import read_limited, reason, write_whole


def repair(paths: Sequence[str], job: Job, config: Config) -> int:
    """Show the certain and the accepted fixes of documents, or make them.

    Returns:
        0 if there is nothing to show or all fixes were made, 1 if a change is shown, 2 if a file
        could not be read or written.
    """
    outcomes = list(_outcomes(paths, job, config))
    done = [one for one in outcomes if isinstance(one, Repaired)]
    for error in outcomes:
        if isinstance(error, FactcheckError):
            complain(str(error))
    for one in done:
        _tell_left(one)
    if job.diff:
        write("".join(map(_diff, done)), job.output)
    else:
        _make(done)
    if len(done) < len(outcomes):
        return UNUSABLE
    return FOUND if job.diff and any(one.is_changed for one in done) else CLEAN


def _outcomes(
    paths: Sequence[str], job: Job, config: Config
) -> Iterator[Repaired | FactcheckError]:
    for path in documents([path for path in paths if path != STDIN]):
        if isinstance(path, FactcheckError):
            yield path
        elif is_repairable(path):
            yield _attempt(path, Path(path), config)
        else:
            click.echo(f"{path}: not repaired: only .txt and .md files are", err=True)
    if STDIN in paths:
        yield _attempt(job.stdin_name, None, config)


def _attempt(name: str, file: Path | None, config: Config) -> Repaired | FactcheckError:
    try:
        data = read_limited(file, MOST_BYTES) if file else read_input()
        certain = repaired(name, data, config)
        return _with_accepted(certain, config) if file and decisions_of(name) else certain
    except OSError as error:
        return UnreadableError(name, reason(error), "Check its permissions.")
    except FactcheckError as error:
        return error


def _with_accepted(one: Repaired, config: Config) -> Repaired:
    """Return a text that also has the changes accepted in the decisions beside it.

    Raises:
        FactcheckError: The decisions have errors, or the text cannot be read.
    """
    from factcheck.analysis.settling.decided import settled  # noqa: PLC0415 - the same
    from factcheck.claims.log import beside, read  # noqa: PLC0415 - few documents have some

    # Accepted changes are written, although settings hide undecided suspicions.
    shown = evolve(config, unverified=SHOW)
    report = settled(examine_bytes(one.after, one.path, shown), read(beside(one.path)))
    choices = [
        (held.finding, way)
        for held in report.settled
        if held.decision
        for way in changes_of(report.dossier.document, held.finding, held.decision)
        if way.words
    ]
    made = with_accepted(report, one.after, choices)
    return evolve(one, after=made.after, made=one.made + made.made, left=(*one.left, *made.left))


def _diff(one: Repaired) -> str:
    """Return the change as a diff; on a terminal, with control characters escaped."""
    return _safe(one) if sys.stdout.isatty() else one.diff()


def _safe(one: Repaired) -> str:
    return "".join(f"{printable(line)}\n" for line in one.diff().splitlines())


def _make(done: Sequence[Repaired]) -> None:
    """Write the changed files, after showing each change.

    Raises:
        UsageError: A file cannot be written.
    """
    for one in done:
        if not one.is_changed:
            continue
        click.echo(_safe(one), nl=False, err=True)
        try:
            write_whole(one.path, one.after, expected=one.before)
        except OSError as error:
            message = f"--fix '{one.path}': {reason(error)}. Check its permissions."
            raise UsageError(message) from error
        noun = "place" if one.made == 1 else "places"
        click.echo(f"{printable(one.path)}: repaired in {one.made} {noun}", err=True)


def _tell_left(one: Repaired) -> None:
    for finding in one.left:
        place = f"{printable(one.path)}:{finding.place.line}:{finding.place.column}"
        why = "it stands among markup, or over a line end"
        click.echo(f"{place}: {finding.code} is left to you: {why}", err=True)
