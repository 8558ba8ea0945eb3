"""A dossier → the files of a claims folder, written aside and put in place as one."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from factcheck.claimfiles.citing import Data
from factcheck.claimfiles.drafting import drafted
from factcheck.claimfiles.editing import items, scalar_of, value_of
from factcheck.claimfiles.emitting import Plain, emitted
from factcheck.claimfiles.folder import CLAIM_FILES, DOCUMENT, PEOPLE, SNAPSHOT, SOURCES
from factcheck.claimfiles.nodes import Node, read_source
from factcheck.errors import UsageError
from factcheck.model import Dossier, SourceFile
from factcheck.model.ledger import Deed
from factcheck.storage import MEGABYTE, locked, read_limited, reason, restore, write_folder

MOST_BYTES = 512 * MEGABYTE
"""Of a document whose digest is taken; readers refuse less."""

_DRAFT = "# A draft: read it against the document and correct it.\n"
_HEADERS = {
    DOCUMENT: "# The document as a whole.\n",
    PEOPLE: "# Who is named: the name as it should be, and every form that is printed.\n",
    SOURCES: "# What claims are attributed to.\n",
}
_CLAIMS_HEADER = "# What the document tells, in order. Say it in your own words.\n"


def dumped(
    dossier: Dossier, folder: str, *, overwrite: bool, discard_ticks: bool = False
) -> tuple[str, ...]:
    """Write a claims folder; see `factcheck.claimfiles.dump`.

    Raises:
        UsageError: The folder is in use, or cannot be written.
    """
    files = drafted(dossier)
    _refuse_empty(files, dossier)
    record = files[DOCUMENT]
    if isinstance(record, dict):
        record["document"] = file_data(dossier, folder)
    texts = {name: _text(name, emitted(data)) for name, data in files.items()}
    path = Path(folder)
    try:
        _refuse_read(path, dossier)
        with locked(path):
            restore(path)
            refuse_used(folder, overwrite=overwrite, discard_ticks=discard_ticks)
            written = {name: text.encode() for name, text in texts.items()}
            if not dossier.by_hand:
                written[SNAPSHOT] = f"{dossier.document.text}\n".encode(errors="replace")
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


def file_data(dossier: Dossier, folder: str) -> Data | None:
    """Return how document.yaml names the file of a document; None where there is no such file."""
    path = dossier.document.path
    if dossier.by_hand:
        path = os.path.join(path, dossier.record.file) if dossier.record.file else ""  # noqa: PTH118
    if not os.path.isfile(path):  # noqa: PTH113 - paths are plain strings here
        return None
    try:
        way = os.path.relpath(path, os.path.realpath(folder))
    except ValueError:  # on another drive
        way = os.path.abspath(path)  # noqa: PTH100 - no links
    known = hashlib.sha256(read_limited(path, MOST_BYTES)).hexdigest()
    return {"path": way.replace(os.sep, "/"), "sha256": Plain(known)}


def refuse_used(folder: str, *, overwrite: bool, discard_ticks: bool = False) -> None:
    """See `factcheck.claimfiles.refuse_used`.

    Raises:
        UsageError: The folder is in use.
    """
    path = Path(folder)
    if path.exists() and not path.is_dir():
        raise UsageError(f"folder '{path}': it is a file. Choose another name")
    if path.is_dir() and any(path.iterdir()) and not overwrite:
        raise UsageError(f"folder '{path}': it has files in it. Choose another, or use --overwrite")
    vouched = _vouched(path) if path.is_dir() and not discard_ticks else []
    if vouched:
        ticks = "1 tick or verdict" if len(vouched) == 1 else f"{len(vouched)} ticks and verdicts"
        people = ", ".join(sorted(set(vouched)))
        told = f"{ticks} (by {people}) stand in its claims, and a new draft would lose them"
        remedy = "Use --sync to take in an edited document, or add --discard-ticks"
        raise UsageError(f"folder '{path}': {told}. {remedy}")


def _vouched(folder: Path) -> list[str]:
    """Return by whom each tick and verdict is that stands in the claim files of a folder."""
    found: list[Node] = []
    for name in CLAIM_FILES:
        source = read_source(str(folder / name)) if (folder / name).is_file() else None
        for claim in items(source.text) if isinstance(source, SourceFile) else []:
            events = value_of(claim, "events") if claim.id == "mapping" else None
            found.extend(events.value if events and events.id == "sequence" else [])
    vouching = (one for one in found if scalar_of(one, "do") in (Deed.TICK, Deed.VERDICT))
    return [scalar_of(event, "by") for event in vouching]
