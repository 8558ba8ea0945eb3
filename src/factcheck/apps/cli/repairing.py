"""`--diff` and `--fix`: show or write fixes from style sheets and accepted findings."""

import sys
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.analysis.pipeline import documents
from factcheck.analysis.repairs import INTERRUPTED, Repaired, is_repairable
from factcheck.apps.cli.command import CLEAN, FOUND, STDIN, complain, counted, note, write
from factcheck.apps.session import Session
from factcheck.config import Config
from factcheck.config.choice import SHOW
from factcheck.document.readers import MOST_BYTES
from factcheck.errors import FactcheckError
from factcheck.output.escape import printable


def repair(
    paths: Sequence[str], stdin_name: str, config: Config, output: str | None, *, write_files: bool
) -> int:
    """Show or write the fixes that are certain or were accepted.

    Args:
        paths: Documents and folders, or "-" for standard input.
        stdin_name: Name of standard input.
        config: The settings.
        output: The output file of the diff.
        write_files: Whether to write the fixes to the files instead of showing them.

    Returns:
        1 if a change is shown, otherwise 0.

    Raises:
        UsageError: A file cannot be written.
    """
    done = list(_repaired(paths, stdin_name, config))
    for one in done:
        for finding in one.left:
            place = f"{one.path}:{finding.place.line}:{finding.place.column}"
            note(f"{place}: {finding.code} not fixed: {INTERRUPTED}")
    if write_files:
        for one in done:
            _write(one)
        return CLEAN
    shown = _safe_diff if sys.stdout.isatty() else Repaired.diff
    write("".join(map(shown, done)), output)
    return FOUND if any(one.is_changed for one in done) else CLEAN


def _repaired(paths: Sequence[str], stdin_name: str, config: Config) -> Iterator[Repaired]:
    # Accepted changes are written even if settings hide undecided suspicions.
    config = evolve(config, unverified=SHOW)
    for path in documents([path for path in paths if path != STDIN]):
        try:
            if isinstance(path, FactcheckError):
                raise path
            made = is_repairable(path) and Session(path, config).repaired(with_certain=True)
            if made:
                yield made
            else:
                note(f"{path}: not fixed: only .txt and .md files can be changed")
        except FactcheckError as error:
            complain(error)
    if STDIN in paths:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        made = Session(stdin_name, config, text=data).repaired(with_certain=True)
        if made:
            yield made


def _safe_diff(one: Repaired) -> str:
    """Return the diff of a file, with control characters escaped."""
    return "".join(f"{printable(line)}\n" for line in one.diff().splitlines())


def _write(one: Repaired) -> None:
    """Write a changed file, after printing the diff.

    Raises:
        UsageError: The file cannot be written.
    """
    if not one.is_changed:
        return
    note(*one.diff().splitlines())
    Session(one.path).write(one)
    note(f"{one.path}: fixed {counted(one.made, 'place')}")
