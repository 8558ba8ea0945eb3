"""The documents that are open in an editor, with their names and formats."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from attrs import evolve, field, frozen
from lsprotocol.types import TextDocumentContentChangeEvent
from pygls.uris import to_fs_path

from factcheck import extensions, lexicon
from factcheck.apps.lsp.positions import Encoding, Lines, edited
from factcheck.claims.claimfiles import is_claims_folder
from factcheck.claims.claimfiles.folder import BESIDE
from factcheck.document.readers.files import READERS

_MARK = "\ufeff"


@frozen
class Buffer:
    """One version of an open document."""

    uri: str
    """The URI as sent by the editor."""
    language: str
    version: int
    lines: Lines = field(repr=False)

    @property
    def path(self) -> str:
        """Return the absolute path of the document's file; empty if there is none."""
        return path_of(self.uri)

    def data(self, name: str) -> bytes:
        """Return the text as bytes, for the reader that handles files with this name.

        A byte order mark makes factcheck's readers decode UTF-8, whatever encoding a page declares.
        """
        mark = _MARK if PurePath(name).suffix.lower() in READERS else ""
        text = mark + self.lines.text.removeprefix(_MARK)
        return text.encode(errors="replace")

    def changed(self, version: int, changes: Sequence[TextDocumentContentChangeEvent]) -> "Buffer":
        """Return the next version of the document, with the editor's changes."""
        return evolve(self, version=version, lines=edited(self.lines, changes))


def opened(uri: str, language: str, version: int, text: str, encoding: Encoding) -> Buffer:
    """Return a newly opened document."""
    return Buffer(uri, language, version, Lines(text, encoding))


def path_of(uri: str) -> str:
    """Return the absolute path of a file URI; empty for other URIs."""
    if urlsplit(uri).scheme != "file":
        return ""
    path = to_fs_path(uri)
    return PurePath(os.path.abspath(path)).as_posix() if path else ""  # noqa: PTH100 - keeps links


def uri_of(path: str) -> str:
    """Return the URI of a file."""
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - keeps links


def is_read(path: str) -> bool:
    """Return True if a reader supports files with this suffix."""
    suffix = PurePath(path).suffix.lower()
    return suffix in READERS or extensions.named(extensions.READERS, suffix[1:]) is not None


def name_of(buffer: Buffer, folder: str) -> str:
    """Return a document name whose suffix selects a reader; empty if there is no reader.

    Args:
        buffer: The document.
        folder: The folder of unsaved documents, which determines their settings.
    """
    own = buffer.path or PurePath(folder or ".", _new_name(buffer.uri)).as_posix()
    if is_read(own):
        return own
    suffix = lexicon.table("formats.languages of editors").get(buffer.language.lower(), "")
    return own + suffix if suffix else ""


def _new_name(uri: str) -> str:
    """Return the last part of the URI of a document without a file."""
    return PurePath(unquote(urlsplit(uri).path)).name.lstrip(".") or "untitled"


def folder_of(buffer: Buffer) -> str:
    """Return the claims folder that contains a file; empty if there is none."""
    path = PurePath(buffer.path)
    is_part = path.suffix == ".yaml" and path.name not in BESIDE
    folder = path.parent.as_posix()
    return folder if is_part and is_claims_folder(folder) else ""
