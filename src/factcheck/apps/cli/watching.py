"""Repeated checking, whenever one of the input files has changed."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import click

RULE = "─" * 8
"""Separator between two runs."""
INTERVAL = 0.5
"""Seconds between two tests for changes."""

Stamp = tuple[int, int]
"""When a file was last written, in nanoseconds, and its size in bytes."""


def watch(
    run: Callable[[], object],
    files: Callable[[], Iterable[str]],
    wait: Callable[[], None] = lambda: time.sleep(INTERVAL),
) -> None:
    """Run once, and again after each change, until the user interrupts.

    Args:
        run: Checks and reports.
        files: Returns the input files; called each time, since files come and go.
        wait: Waits for some time.
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
    """Return the stamp of each file; missing files are left out."""
    found = {}
    for path in paths:
        for file in sorted(Path(path).iterdir()) if Path(path).is_dir() else [Path(path)]:
            try:
                status = file.stat()
            except OSError:
                continue
            found[str(file)] = (status.st_mtime_ns, status.st_size)
    return found
