"""The location of a document's ledger."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath

from factcheck.claims.claimfiles import is_claims_folder
from factcheck.claims.claimfiles.editing import root_of, scalar_of, unified, value_of
from factcheck.claims.claimfiles.folder import DOCUMENT, SNAPSHOT
from factcheck.model.ledger import Home

LEDGER = "ledger.yaml"
_ENDING = ".snapshot"
"""Suffix of a snapshot beside its document."""
_BESIDE = "../claims"
"""Additional folder, relative to the document's, that may contain its claims folders."""
_MOST_FOLDERS = 2_000
"""Maximum number of folders that are searched."""


def home_of(document: str, where: str | None = None) -> Home:
    """Return the location of a document's ledger.

    Args:
        document: Path of a document, a claims folder, or a folder read as one book.
        where: A folder other than the document's own, for example its claims folder.
    """
    path = PurePath(document)
    folder = where if where is not None else document
    if is_claims_folder(folder):
        top = PurePath(folder)
        return Home((top / LEDGER).as_posix(), (top / SNAPSHOT).as_posix(), "", top.as_posix())
    if where is None and Path(document).is_dir():
        return Home((path / LEDGER).as_posix(), (path / f"{path.name}{_ENDING}").as_posix(), ".")
    top = PurePath(where) if where is not None else path.parent
    file = path.name if where is None else _from(top, document)
    return Home((top / LEDGER).as_posix(), (top / f"{path.name}{_ENDING}").as_posix(), file)


def claims_folders_of(document: str) -> tuple[str, ...]:
    """Return the nearby claims folders that name a document."""
    if is_claims_folder(document):
        return ()
    near = islice(_near(Path(document).parent), _MOST_FOLDERS)
    return tuple(sorted({folder.as_posix() for folder in near if _names(folder, document)}))


def _near(top: Path) -> Iterator[Path]:
    """Yield the folders near a document: siblings, their subfolders, and those in ../claims."""
    below = list(_folders(top))
    yield from below
    yield from _folders(Path(os.path.normpath(top / _BESIDE)))
    for folder in below:
        yield from _folders(folder)


def _folders(top: Path) -> Iterator[Path]:
    """Yield the subfolders of a folder, without hidden ones."""
    try:
        found = sorted(top.iterdir())
    except OSError:  # missing or unreadable
        return
    yield from (path for path in found if not path.name.startswith(".") and path.is_dir())


def _names(folder: Path, document: str) -> bool:
    """Return True if a claims folder names a document."""
    if not (folder / DOCUMENT).is_file():
        return False
    try:
        root = root_of(unified((folder / DOCUMENT).read_bytes()))
        node = value_of(root, "document") if root is not None and root.id == "mapping" else None
        path = scalar_of(node, "path")
        return bool(path) and (folder / path).resolve() == Path(document).resolve()
    except (OSError, ValueError):  # reported when the folder is read
        return False


def _from(folder: PurePath, path: str) -> str:
    """Return a path relative to a folder, with forward slashes."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return PurePath(os.path.abspath(path)).as_posix()  # noqa: PTH100 - keeps links
