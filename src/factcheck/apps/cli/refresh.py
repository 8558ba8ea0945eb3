"""Updating a user's .bib for `factcheck cite --update`."""

import difflib
from collections.abc import Iterable, Iterator

import click
from attrs import evolve

from factcheck.apps.cli.common import complain, write
from factcheck.bibliography import BibFile, Naming, Update, parse_bib, read_bib, updated
from factcheck.bibliography.merging import Merger, merged
from factcheck.errors import UsageError
from factcheck.model import Source
from factcheck.output.escape import printable
from factcheck.storage import locked, reason, write_whole

_MARK = "\ufeff"


def refresh(
    path: str,
    sources: Iterable[Source],
    naming: Naming,
    *,
    dry_run: bool,
    undated: bool,
    merge: bool = False,
) -> bool:
    """Update a .bib in place, or print the changes; return True if all of it could be parsed.

    Args:
        path: Path of the .bib.
        sources: The sources it is to contain.
        naming: Makes the keys of new entries.
        dry_run: Whether to print the changes only.
        undated: Whether to add sources without a date.
        merge: Whether to merge duplicate entries.

    Raises:
        UnreadableError: The file does not exist.
        UsageError: The file cannot be written, or is not UTF-8.
    """
    try:
        with locked(path):
            file = read_bib(path)
            merger = merged(file) if merge else None
            base = _merged_file(file, merger) if merger else file
            update = updated(base, sources, naming, undated=undated)
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
    done = [*(_mergers(path, merger, dry_run=dry_run) if merger else ())]
    done += _summary(path, update, dry_run=dry_run, is_changed=bool(done))
    for line in done:
        click.echo(printable(line), err=True)
    return not file.problems


def _merged_file(file: BibFile, merger: Merger) -> BibFile:
    """Return the file after merging duplicate entries."""
    return evolve(parse_bib(merger.text, file.path), has_mark=file.has_mark, is_utf8=file.is_utf8)


def _mergers(path: str, merger: Merger, *, dry_run: bool) -> Iterator[str]:
    """Yield which entries were merged, and which were not."""
    would = "would be " if dry_run else ""
    for stays, went, fields in merger.pairs:
        differed = f"; of {', '.join(fields)} that of {stays} stays" if fields else ""
        yield f"{path}: {went} {would}merged into {stays}, which is called {went}, too{differed}"
    yield from (
        f"{path}: {one} and {other} are one work and stay two: another entry names {other}"
        for one, other in merger.kept
    )


def _put(path: str, file: BibFile, update: Update) -> None:
    """Write the new text, unless the file has changed since it was read.

    Raises:
        OSError: The file has changed, or cannot be written.
    """
    mark = _MARK if file.has_mark else ""
    write_whole(path, (mark + update.text).encode(), expected=(mark + file.text).encode())


def difference(file: BibFile, update: Update) -> Iterator[str]:
    """Yield the lines of a unified diff."""
    old, new = (text.splitlines(keepends=True) for text in (file.text, update.text))
    for line in difflib.unified_diff(old, new, file.path, file.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _summary(path: str, update: Update, *, dry_run: bool, is_changed: bool) -> Iterator[str]:
    """Yield the changes, key by key."""
    would = "would be " if dry_run else ""
    yield from (f"{path}: {key} {would}added" for key in update.added)
    yield from (
        f"{path}: {key} {would}changed: {', '.join(names)}" for key, names in update.changed
    )
    yield from (f"{path}: {key} left as it is: its entry is broken" for key in update.untouched)
    for key, listed, said in update.otherwise:
        yield f"{path}: {key} is of {listed} here, of {said} in the document: look it up"
    for one, other, why in update.twins:
        yield f"{path}: {one} and {other} are one work ({why}): --merge makes one of them"
    if not (update.added or update.changed or is_changed):
        yield f"{path}: nothing to change"
