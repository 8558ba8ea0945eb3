"""A dossier → the files of a claims folder, each written aside and then put in its place."""

import os
from pathlib import Path

from factcheck.claimfiles.drafting import drafted
from factcheck.claimfiles.emitting import emitted
from factcheck.claimfiles.folder import CLAIM_FILES, DOCUMENT, PEOPLE, SOURCES
from factcheck.errors import UsageError
from factcheck.model import Dossier

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
    texts = {name: _text(name, emitted(data)) for name, data in drafted(dossier).items()}
    path = Path(folder)
    try:
        _refuse_read(path, dossier)
        _refuse_used(path, overwrite=overwrite)
        path.mkdir(parents=True, exist_ok=True)
        _replace(path, texts)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"folder '{folder}': {reason}. Choose one that can be written") from error
    return tuple((path / name).as_posix() for name in texts)


def _text(name: str, content: str) -> str:
    return f"{_DRAFT}{_HEADERS.get(name, _CLAIMS_HEADER)}{content}"


def _refuse_read(path: Path, dossier: Dossier) -> None:
    """Refuse to write over a person's work: a dossier does not hold all that a folder may say."""
    if dossier.by_hand and path.resolve() == Path(dossier.document.path).resolve():
        raise UsageError(f"folder '{path}': it is the folder that was read. Choose another")


def _refuse_used(path: Path, *, overwrite: bool) -> None:
    if path.exists() and not path.is_dir():
        raise UsageError(f"folder '{path}': it is a file. Choose another name")
    if path.is_dir() and any(path.iterdir()) and not overwrite:
        raise UsageError(f"folder '{path}': it has files in it. Choose another, or use --overwrite")


def _replace(path: Path, texts: dict[str, str]) -> None:
    """Write all files aside, then put them in place and remove claim files of an earlier draft."""
    aside = {name: path / f".{name}.{os.getpid()}.tmp" for name in texts}
    try:
        for name, text in texts.items():
            aside[name].write_text(text, encoding="utf-8", newline="\n")
        for name, written in aside.items():
            written.replace(path / name)
    finally:
        for written in aside.values():
            written.unlink(missing_ok=True)
    for name in CLAIM_FILES.keys() - texts.keys():
        (path / name).unlink(missing_ok=True)
