"""`--baseline`: report what is new, and write what is known."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from factcheck.baseline import Baseline, Known, compared, read, text_of, updated
from factcheck.cli.common import write
from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.reports.escape import printable
from factcheck.storage import locked, reason

STALE_SHOWN = 5
"""Entries without a finding that are named; of more only the number is told."""


def beside(reports: Sequence[Report], path: str, *, update: bool) -> tuple[list[Report], int]:
    """Return the reports with what is new, and how many findings the baseline knows.

    Args:
        reports: What was found.
        path: Of the baseline.
        update: Write what was found to it first, so that nothing is new.

    Raises:
        UsageError: it cannot be read or written.
    """
    if update:
        with _alone(path):
            old = read(path) if Path(path).exists() else Baseline(path)
            baseline = updated(reports, old)
            write(text_of(baseline), path)
    else:
        baseline = read(path)
    result = compared(reports, baseline)
    _tell(path, result.stale)
    return list(result.reports), result.known


@contextlib.contextmanager
def _alone(path: str) -> Iterator[None]:
    """Keep another run from changing a baseline between reading and writing it.

    Raises:
        UsageError: another run keeps it too long.
    """
    try:
        with locked(path):
            yield
    except OSError as error:
        raise UsageError(f"baseline '{path}': {reason(error)}. Run the command again.") from error


def _tell(path: str, stale: Sequence[Known]) -> None:
    """Say which entries are not needed any more."""
    for one in stale[:STALE_SHOWN]:
        told = printable(f"{one.path}: {one.code} {one.message}")
        click.echo(f"{path}: not found any more: {told}", err=True)
    if stale:
        noun = "entry" if len(stale) == 1 else "entries"
        count = f"{len(stale)} {noun} without a finding"
        click.echo(f"{path}: {count}. Run with --update-baseline.", err=True)
