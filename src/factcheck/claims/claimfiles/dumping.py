"""Reading and writing the files of a claims folder as a whole."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

import attrs

from factcheck.claims.claimfiles.drafting import drafted
from factcheck.claims.claimfiles.editing import Edit, with_edits
from factcheck.claims.claimfiles.emitting import Plain, emitted, figure, flow
from factcheck.claims.claimfiles.folder import (
    BESIDE,
    CLAIM_FILES,
    DOCUMENT,
    PEOPLE,
    SNAPSHOT,
    SOURCES,
    Folder,
)
from factcheck.claims.claimfiles.loading import faultless
from factcheck.claims.claimfiles.nodes import MOST_YAML, leads_out
from factcheck.claims.claimfiles.values import Amount, Scalar
from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Dossier
from factcheck.storage import MEGABYTE, locked, read_limited, reason, write_all

MOST_BYTES = 512 * MEGABYTE
"""Maximum size in bytes of a document whose digest is computed; the readers' limit is lower."""

_FILES = (DOCUMENT, PEOPLE, SOURCES, *CLAIM_FILES)
"""File names in reading order."""
_DRAFT = "# A draft: compare it with the document, and correct it.\n"
_HEADERS = {
    DOCUMENT: "# The document as a whole.\n",
    PEOPLE: "# People: the correct name, and every form in which the document prints it.\n",
    SOURCES: "# Sources: the works and statements to which claims are attributed.\n",
}
_CLAIMS_HEADER = "# The statements in the document, in order. Put them in your own words.\n"


def draft_files(dossier: Dossier) -> tuple[dict[str, bytes], str]:
    """Return the files of a draft, and the folder to which its paths are relative.

    Raises:
        UsageError: The dossier has no claims, so that the folder could not be read again.
    """
    files = drafted(dossier)
    path = PurePath(dossier.document.path)
    if not any(files.get(name) for name in CLAIM_FILES):
        raise UsageError(
            f"{path}: no statements found to draft claims from. Write the claims by hand."
        )
    folder = path.as_posix() if dossier.by_hand else path.with_suffix(".claims").as_posix()
    record = files[DOCUMENT]
    if isinstance(record, dict):
        record["document"] = None if dossier.by_hand else file_data(dossier, folder)
    texts = {
        name: f"{_DRAFT}{_HEADERS.get(name, _CLAIMS_HEADER)}{emitted(data)}".encode()
        for name, data in files.items()
    }
    if not dossier.by_hand:
        texts[SNAPSHOT] = f"{dossier.document.text}\n".encode(errors="replace")
    return texts, folder


def file_data(dossier: Dossier, folder: str) -> dict[str, Any] | None:
    """Return the data about a document's file for document.yaml; None if there is no such file."""
    path = dossier.document.path
    if not os.path.isfile(path):  # noqa: PTH113 - paths are plain strings here
        return None
    known = hashlib.sha256(read_limited(path, MOST_BYTES)).hexdigest()
    return {"path": _way(path, folder), "sha256": Plain(known)}


def _way(path: str, folder: str) -> str:
    """Return the path of a document relative to a folder."""
    try:
        way = os.path.relpath(path, os.path.realpath(folder))
    except ValueError:  # on another drive
        way = os.path.abspath(path)  # noqa: PTH100 - keeps links
    return way.replace(os.sep, "/")


# ---- read ----


def files_of(path: str) -> dict[str, bytes]:
    """Return a map of names to contents for the files of a claims folder on disk.

    Raises:
        UnreadableError: The folder does not exist, or a file cannot be read.
        ClaimFileError: The files have errors, which the exception lists.
    """
    sources = (faultless(path).sources or {}).values()
    texts = [source.text.words for source in sources if source.text]
    names = [name for name in (*_FILES, *BESIDE, SNAPSHOT) if Path(path, name).is_file()]
    try:
        return {
            name: read_limited(Path(path, name), MOST_YAML if name in _FILES else MOST_BYTES)
            for name in (*names, *texts)
        }
    except OSError as error:
        raise UnreadableError(path, reason(error), "Check its permissions.") from error


def texts_of(data: object) -> dict[str, bytes]:
    """Return the files for data in the format of `ClaimsFolder.data`.

    Raises:
        UsageError: The data is not a dictionary, or a name leads out of the folder.
    """
    if not isinstance(data, Mapping):
        expected = "expected a dictionary of files, such as ClaimsFolder.data"
        raise UsageError(f"data of type {type(data).__name__}: {expected}")
    return dict(_file(str(name), part) for name, part in data.items())


def _file(name: str, part: Any) -> tuple[str, bytes]:
    """Return the name and contents of a file, given its key in `ClaimsFolder.data`."""
    if isinstance(part, str) and f"{name}.yaml" not in _FILES:
        if leads_out("", name):
            raise UsageError(f"data {name!r:.60}: expected the name of a file in the folder")
        return name, part.encode(errors="surrogateescape")
    return f"{name}.yaml", emitted(_emittable(part)).encode()


def strings_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return a map of names to contents for the files that `data_of` omits.

    Bytes that are not UTF-8 become lone surrogates, which `texts_of` turns into bytes again.
    """
    others = ((name, data) for name, data in files.items() if name not in _FILES)
    return {name: data.decode(errors="surrogateescape") for name, data in others}


def _emittable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _emittable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_emittable(item) for item in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Plain(figure(value))
    return value if value is None else str(value)


def data_of(folder: Folder) -> dict[str, Any]:
    """Return a map of names without suffix to data, for the YAML files of a folder."""
    parts = {"document": folder.document, "people": folder.people, "sources": folder.sources}
    claims = {str(role).replace(" ", "-"): claims for _, role, claims in folder.claims}
    return {name: _plain(part) for name, part in (parts | claims).items() if part}


def _plain(value: Any) -> Any:
    """Return a parsed value as strings, numbers, lists and dictionaries, without empty values."""
    if isinstance(value, Scalar):
        return value.value if isinstance(value.value, int) else str(value.value)
    if isinstance(value, Amount):
        ends = [_number(value.low), _number(value.high)]
        return ends if value.paired else ends[0]
    if isinstance(value, dict):
        return {key.words: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    return {name: _plain(item) for name, item in fields.items() if item not in (None, (), {})}


def _number(number: float) -> int | float:
    written = figure(number)
    return int(written) if written.lstrip("-").isdigit() else number


def content(files: Mapping[str, bytes], folder: Folder) -> tuple[Any, ...]:
    """Return the values by which two folders are compared for equality."""
    data, document = data_of(folder), _document_path(folder)
    if document:
        data["document"]["document"]["path"] = document
    return data, {name: text for name, text in files.items() if name not in _FILES}


def _document_path(folder: Folder) -> str:
    """Return the path of the document to which a folder refers; empty if there is none."""
    file = folder.document.document if folder.document else None
    top = os.path.realpath(folder.path)
    return os.path.normpath(Path(top, file.path.words)) if file else ""


# ---- write ----


def written(
    files: Mapping[str, bytes], folder: Folder, path: str, *, overwrite: bool
) -> tuple[str, ...]:
    """Write the files of a folder; see `ClaimsFolder.dump`.

    Raises:
        UsageError: The folder is not empty, or cannot be written.
    """
    target, texts = Path(path), dict(files)
    document = _document_path(folder)
    if document and folder.document and folder.document.document:
        scalar = folder.document.document.path
        edit = Edit(scalar.start, scalar.end, flow(_way(document, path)))
        texts[DOCUMENT] = with_edits(files[DOCUMENT], [edit])
    try:
        with locked(target):
            refuse_used(path, overwrite=overwrite)
            dropped = {*_FILES, SNAPSHOT} - texts.keys()
            write_all(
                {target / name: data for name, data in texts.items()},
                drop=[target / name for name in dropped],
            )
    except OSError as error:
        raise UsageError(
            f"folder '{target}': {reason(error)}. Choose a writable folder."
        ) from error
    return tuple((target / name).as_posix() for name in _FILES if name in texts)


def refuse_used(folder: str, *, overwrite: bool) -> None:
    """Raise an error if `dump` cannot write to a folder; called before the contents are computed.

    Raises:
        UsageError: The folder is not empty, or is a file.
    """
    path = Path(folder)
    if path.exists() and not path.is_dir():
        raise UsageError(f"folder '{path}': a file, not a folder. Choose another name.")
    if path.is_dir() and any(path.iterdir()) and not overwrite:
        raise UsageError(
            f"folder '{path}': the folder is not empty. Choose another folder, or "
            f"overwrite it (--overwrite; in Python, overwrite=True)."
        )
