"""Bringing a person's .bib up to date for `factcheck cite --update`."""

import difflib
from collections.abc import Iterable, Iterator

import click

from factcheck.citations import BibFile, Naming, Update, read_bib, updated
from factcheck.cli.common import complain, write
from factcheck.errors import UsageError
from factcheck.model import Source
from factcheck.reports.escape import printable
from factcheck.storage import locked, reason, write_whole

_MARK = "\ufeff"


def refresh(
    path: str, sources: Iterable[Source], naming: Naming, *, dry_run: bool, undated: bool
) -> bool:
    """Update a .bib in place, or print what would change; say whether all of it could be read.

    Raises:
        UnreadableError: there is no such file.
        UsageError: it cannot be written, or is not UTF-8.
    """
    try:
        with locked(path):
            file = read_bib(path)
            update = updated(file, sources, naming, undated=undated)
            if not dry_run and update.text != file.text:
                _put(path, file, update)
    except OSError as error:
        raise UsageError(
            f"'{path}': {reason(error)}. Make it and its folder writable, and leave room."
        ) from error
    if dry_run:
        write("".join(difference(file, update)), None)
    for problem in file.problems:
        complain(str(problem))
    for line in _summary(path, update, dry_run=dry_run):
        click.echo(printable(line), err=True)
    return not file.problems


def _put(path: str, file: BibFile, update: Update) -> None:
    """Write the new text, unless the file has been changed since it was read.

    Raises:
        OSError: it has, or cannot be written.
    """
    mark = _MARK if file.has_mark else ""
    write_whole(path, (mark + update.text).encode(), expected=(mark + file.text).encode())


def difference(file: BibFile, update: Update) -> Iterator[str]:
    """Yield the lines of a unified diff."""
    old, new = (text.splitlines(keepends=True) for text in (file.text, update.text))
    for line in difflib.unified_diff(old, new, file.path, file.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _summary(path: str, update: Update, *, dry_run: bool) -> Iterator[str]:
    """Yield what was done, key by key."""
    would = "would be " if dry_run else ""
    yield from (f"{path}: {key} {would}added" for key in update.added)
    yield from (
        f"{path}: {key} {would}changed: {', '.join(names)}" for key, names in update.changed
    )
    yield from (f"{path}: {key} left as it is: its entry is broken" for key in update.untouched)
    if not (update.added or update.changed):
        yield f"{path}: nothing to change"
