"""Updating the user's .bib file for `factcheck cite --update`."""

import difflib
from collections.abc import Collection, Iterable, Iterator

from factcheck.apps.cli.command import complain, note, write
from factcheck.bibliography import BibFile, Update, read_bib, updated
from factcheck.errors import UsageError
from factcheck.model import Source
from factcheck.storage import locked, reason, write_whole

_MARK = "\ufeff"


def refresh(
    path: str,
    sources: Iterable[Source],
    kept: Collection[str],
    *,
    dry_run: bool,
    undated: bool,
) -> None:
    """Update a .bib file in place, or print the changes; malformed entries are reported.

    Args:
        path: Path of the .bib file.
        sources: The sources that the file must contain.
        kept: Keys of the user's own bibliography, which are not changed.
        dry_run: Whether to only print the changes.
        undated: Whether to add sources without a date.

    Raises:
        UnreadableError: The file cannot be read.
        UsageError: The file cannot be written, or is not UTF-8.
    """
    try:
        with locked(path):
            file = read_bib(path)
            update = updated(file, sources, kept, undated=undated)
            if not dry_run and update.text != file.text:
                mark = _MARK if file.has_mark else ""
                old, new = (mark + file.text).encode(), (mark + update.text).encode()
                write_whole(path, new, expected=old)
    except OSError as error:
        raise UsageError(
            f"'{path}': {reason(error)}. Make the file and its folder writable, and check "
            "that the disk has space."
        ) from error
    if dry_run:
        write("".join(difference(file, update)), None)
    for problem in file.problems:
        complain(str(problem))
    lines = list(_changes(update, would="would be " if dry_run else ""))
    note(*(f"{path}: {line}" for line in lines or ["nothing to change"]))


def difference(file: BibFile, update: Update) -> Iterator[str]:
    """Yield the lines of a unified diff between the file and its update."""
    old, new = (text.splitlines(keepends=True) for text in (file.text, update.text))
    for line in difflib.unified_diff(old, new, file.path, file.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _changes(update: Update, *, would: str) -> Iterator[str]:
    """Yield the changes key by key, then the entries left unchanged and possible problems."""
    yield from (f"{key} {would}added" for key in update.added)
    yield from (f"{key} unchanged: its entry is invalid" for key in update.untouched)
    for key, listed, said in update.otherwise:
        yield f"{key} is dated {listed} here, {said} in the document: check which is correct"
