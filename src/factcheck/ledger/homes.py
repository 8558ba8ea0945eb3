"""Where the ledger of a document stands."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath

from factcheck.claimfiles import is_claims_folder
from factcheck.claimfiles.editing import root_of, scalar_of, unified, value_of
from factcheck.claimfiles.folder import DOCUMENT, SNAPSHOT
from factcheck.model.ledger import Home

LEDGER = "ledger.yaml"
_ENDING = ".snapshot"
"""Of the name of a snapshot that stands beside its document."""
_BESIDE = "../claims"
"""Where claims folders of a document are looked for, too, from its folder."""
_MOST_FOLDERS = 2_000
"""Folders that are looked at."""


def home_of(document: str, where: str | None = None) -> Home:
    """Return where the ledger of a document stands.

    Args:
        document: Its path, that of a claims folder, or that of a folder read as one book.
        where: Another folder than the document's own, for example its claims folder.
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
    """Return the claims folders near a document that name it."""
    if is_claims_folder(document):
        return ()
    near = islice(_near(Path(document).parent), _MOST_FOLDERS)
    return tuple(sorted({folder.as_posix() for folder in near if _names(folder, document)}))


def _near(top: Path) -> Iterator[Path]:
    """Yield the folders near a document: those beside it, in these, and in a folder of claims."""
    below = list(_folders(top))
    yield from below
    yield from _folders(Path(os.path.normpath(top / _BESIDE)))
    for folder in below:
        yield from _folders(folder)


def _folders(top: Path) -> Iterator[Path]:
    """Yield the folders in a folder, hidden ones aside."""
    try:
        found = sorted(top.iterdir())
    except OSError:  # none, or one that may not be read
        return
    yield from (path for path in found if not path.name.startswith(".") and path.is_dir())


def _names(folder: Path, document: str) -> bool:
    """True if a claims folder is that of a document."""
    if not (folder / DOCUMENT).is_file():
        return False
    try:
        root = root_of(unified((folder / DOCUMENT).read_bytes()))
        node = value_of(root, "document") if root is not None and root.id == "mapping" else None
        path = scalar_of(node, "path")
        return bool(path) and (folder / path).resolve() == Path(document).resolve()
    except (OSError, ValueError):  # it is told where the folder is read
        return False


def _from(folder: PurePath, path: str) -> str:
    """Return a path as one from a folder, with forward slashes."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return PurePath(os.path.abspath(path)).as_posix()  # noqa: PTH100 - no links
