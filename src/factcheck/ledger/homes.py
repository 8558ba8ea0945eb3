"""Where the ledger of a document stands."""

import os
from pathlib import PurePath

from factcheck.claimfiles import is_claims_folder
from factcheck.claimfiles.folder import SNAPSHOT
from factcheck.model.ledger import Home

LEDGER = "ledger.yaml"
_ENDING = ".snapshot"
"""Of the name of a snapshot that stands beside its document."""


def home_of(document: str, where: str | None = None) -> Home:
    """Return where the ledger of a document stands.

    Args:
        document: Its path, or that of a claims folder.
        where: Another folder than the document's own, for example its claims folder.
    """
    path = PurePath(document)
    folder = where if where is not None else document
    if is_claims_folder(folder):
        top = PurePath(folder)
        return Home((top / LEDGER).as_posix(), (top / SNAPSHOT).as_posix(), "", top.as_posix())
    top = PurePath(where) if where is not None else path.parent
    file = path.name if where is None else _from(top, document)
    return Home((top / LEDGER).as_posix(), (top / f"{path.name}{_ENDING}").as_posix(), file)


def _from(folder: PurePath, path: str) -> str:
    """Return a path as one from a folder, with forward slashes."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return PurePath(os.path.abspath(path)).as_posix()  # noqa: PTH100 - no links
