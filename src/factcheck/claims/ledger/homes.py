"""Location of the logs in which the actions on a document are recorded."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath

from factcheck.claims.claimfiles import is_claims_folder
from factcheck.claims.claimfiles.editing import root_of, scalar_of, unified, value_of
from factcheck.claims.claimfiles.folder import DOCUMENT, SNAPSHOT
from factcheck.claims.log.file import NAME, beside, file_for
from factcheck.model.ledger import Home

_BESIDE = "../claims"
"""Additional folder that may contain claims folders, relative to the document's folder."""
_MOST_FOLDERS = 2_000
"""Maximum number of folders that are searched."""


def home_of(document: str, where: str | None = None, earlier: str = "") -> Home:
    """Return the location at which the actions on a document are recorded.

    Args:
        document: Path of a document, a claims folder, or a folder read as one book.
        where: The folder of the log if it is not the document's folder, for example a claims
            folder.
        earlier: Path of an earlier version whose actions also apply; empty for none.
    """
    folder = PurePath(document if where is None else where)
    if is_claims_folder(str(folder)):
        snapshot = (folder / SNAPSHOT).as_posix()
        return Home(beside(folder), ".", folder.as_posix(), snapshot, earlier)
    log = beside(document) if where is None else (folder / NAME).as_posix()
    return Home(log, file_for(log, document), earlier=earlier)


def claims_folders_of(document: str) -> tuple[str, ...]:
    """Return the nearby claims folders that refer to a document."""
    if is_claims_folder(document):
        return ()
    near = islice(_near(Path(document).parent), _MOST_FOLDERS)
    return tuple(sorted({folder.as_posix() for folder in near if _names(folder, document)}))


def _near(top: Path) -> Iterator[Path]:
    """Yield nearby folders: next to the document, their subfolders, and those in ../claims."""
    below = list(_folders(top))
    yield from below
    yield from _folders(Path(os.path.normpath(top / _BESIDE)))
    for folder in below:
        yield from _folders(folder)


def _folders(top: Path) -> Iterator[Path]:
    """Yield the subfolders of a folder, except hidden folders."""
    try:
        found = sorted(top.iterdir())
    except OSError:  # missing or unreadable
        return
    yield from (path for path in found if not path.name.startswith(".") and path.is_dir())


def _names(folder: Path, document: str) -> bool:
    """Return True if a claims folder refers to a document."""
    if not (folder / DOCUMENT).is_file():
        return False
    try:
        root = root_of(unified((folder / DOCUMENT).read_bytes()))
        node = value_of(root, "document") if root is not None and root.id == "mapping" else None
        path = scalar_of(node, "path")
        return bool(path) and (folder / path).resolve() == Path(document).resolve()
    except (OSError, ValueError):  # reported when the folder is read
        return False
