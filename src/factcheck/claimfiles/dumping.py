"""A dossier → the files of a claims folder, written aside and put in place as one."""

import os
from collections.abc import Mapping
from pathlib import Path

from factcheck.claimfiles.citing import Data
from factcheck.claimfiles.drafting import drafted
from factcheck.claimfiles.emitting import emitted
from factcheck.claimfiles.folder import CLAIM_FILES, DOCUMENT, PEOPLE, SOURCES
from factcheck.errors import UsageError
from factcheck.model import Dossier
from factcheck.storage import locked, reason, restore, write_folder

_DRAFT = "# A draft: read it against the document and correct it.\n"
_HEADERS = {
    DOCUMENT: "# The document as a whole.\n",
    PEOPLE: "# Who is named: the name as it should be, and every form that is printed.\n",
    SOURCES: "# What claims are attributed to.\n",
}
_CLAIMS_HEADER = "# What the document tells, in order. Say it in your own words.\n"


def dumped(dossier: Dossier, folder: str, *, overwrite: bool) -> tuple[str, ...]:
    """Write a claims folder; see `factcheck.claimfiles.dump`.

    Raises:
        UsageError: The folder is in use, or cannot be written.
    """
    files = drafted(dossier)
    _refuse_empty(files, dossier)
    texts = {name: _text(name, emitted(data)) for name, data in files.items()}
    path = Path(folder)
    try:
        _refuse_read(path, dossier)
        with locked(path):
            restore(path)
            refuse_used(folder, overwrite=overwrite)
            written = {name: text.encode() for name, text in texts.items()}
            write_folder(path, written, drop=frozenset(CLAIM_FILES))
    except OSError as error:
        raise UsageError(
            f"folder '{folder}': {reason(error)}. Choose one that can be written"
        ) from error
    return tuple((path / name).as_posix() for name in texts)


def _text(name: str, content: str) -> str:
    return f"{_DRAFT}{_HEADERS.get(name, _CLAIMS_HEADER)}{content}"


def _refuse_read(path: Path, dossier: Dossier) -> None:
    """Refuse to write over a person's work: a dossier does not hold all that a folder may say."""
    if dossier.by_hand and os.path.realpath(path) == os.path.realpath(dossier.document.path):
        raise UsageError(f"folder '{path}': it is the folder that was read. Choose another")


def _refuse_empty(files: Mapping[str, Data | list[Data]], dossier: Dossier) -> None:
    """Refuse to write a folder that could not be read again, since no claim is in it."""
    if not any(name in CLAIM_FILES and claims for name, claims in files.items()):
        why = "no statement in it is dated or attributed, so that there is nothing to draft"
        raise UsageError(f"{dossier.document.path}: {why}. Write the claims by hand")


def refuse_used(folder: str, *, overwrite: bool) -> None:
    """See `factcheck.claimfiles.refuse_used`.

    Raises:
        UsageError: The folder is in use.
    """
    path = Path(folder)
    if path.exists() and not path.is_dir():
        raise UsageError(f"folder '{path}': it is a file. Choose another name")
    if path.is_dir() and any(path.iterdir()) and not overwrite:
        raise UsageError(f"folder '{path}': it has files in it. Choose another, or use --overwrite")
