"""Checking again and again: whenever one of the files that are read has changed."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import click

RULE = "─" * 8
"""Parts one run from the next."""
INTERVAL = 0.5
"""Seconds between two looks at the files."""

Stamp = tuple[int, int]
"""When a file was last written, in nanoseconds, and its size in bytes."""


def watch(
    run: Callable[[], object],
    files: Callable[[], Iterable[str]],
    wait: Callable[[], None] = lambda: time.sleep(INTERVAL),
) -> None:
    """Run, and run again after each change, until the user interrupts.

    Args:
        run: Checks and reports.
        files: Names what is read; asked anew each time, since files come and go.
        wait: Lets some time pass.
    """
    try:
        while True:
            seen = stamps(files())
            run()
            click.echo(f"{RULE} watching for changes; Ctrl-C ends it {RULE}", err=True)
            while stamps(files()) == seen:
                wait()
    except KeyboardInterrupt:
        click.echo(err=True)


def stamps(paths: Iterable[str]) -> dict[str, Stamp]:
    """Return when each file was written; one that is not there is left out."""
    found = {}
    for path in paths:
        for file in sorted(Path(path).iterdir()) if Path(path).is_dir() else [Path(path)]:
            try:
                status = file.stat()
            except OSError:
                continue
            found[str(file)] = (status.st_mtime_ns, status.st_size)
    return found
