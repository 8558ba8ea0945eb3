"""Readers by file type, folders, and errors for files that cannot be read."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve

from factcheck import extensions
from factcheck.document.readers.decoding import JSON_ESCAPE, NO_TEXT, decode, decode_page
from factcheck.document.readers.instructions import (
    COMMENTS,
    DOTTED,
    LINES,
    PAGE_COMMENTS,
    PERCENT,
    SLASHED,
    heeded,
)
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.limits import MOST_BYTES, MOST_MARKUP, MOST_TEXT, LimitError, refuse_text
from factcheck.model import Document, SourceFile
from factcheck.running import is_interruption

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from pathlib import Path

PAGES = (".html", ".htm", ".xhtml")
_XML = (".xml", ".cnxml")
_REFERENCE = r"&#?[\w.:-]{1,40};"
"""Pattern for an escaped character in markup."""
_MARKUP = (*PAGES, *_XML, ".ipynb")
"""Formats in which markup and pictures take more space than text."""


def _reader(name: str, comments: str, escape: str = "") -> Callable[[SourceFile], Document]:
    """Return a reader for a text format. Its module is imported on first use.

    Args:
        name: Module and function of the reader, "module:function". The function returns the drafts
            of a file.
        comments: Pattern for the comments that may contain instructions.
        escape: Pattern for the escaped characters of the format.
    """

    def read_source(source: SourceFile) -> Document:
        source = evolve(source, escape=escape) if escape else source
        return heeded(source, comments, _imported(name))

    return read_source


def _binary(name: str) -> Callable[[bytes, str], Document]:
    """Return a reader for a binary format. Its module is imported on first use."""
    return lambda data, path: _imported(name)(data, path)  # noqa: PLW0108 - not imported yet


def _imported(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(f"factcheck.document.readers.{module}"), function)


parse_text = _reader("plain:plain_drafts", LINES)
"""Read a plain-text file, whose structure is inferred from the layout."""
parse_markdown = _reader("markdown:markdown_drafts", COMMENTS)
"""Read a Markdown file (CommonMark with tables)."""
READERS: Mapping[str, Callable[[SourceFile], Document]] = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text"), parse_text),
        **dict.fromkeys((".md", ".markdown"), parse_markdown),
        ".mdx": _reader("markdown:mdx_drafts", COMMENTS),
        **dict.fromkeys((".rmd", ".qmd"), _reader("markdown:chunked_drafts", COMMENTS)),
        ".rst": _reader("rst:rst_drafts", DOTTED),
        **dict.fromkeys(
            (".adoc", ".asciidoc", ".asc"), _reader("asciidoc:asciidoc_drafts", SLASHED)
        ),
        ".org": _reader("org:org_drafts", LINES),
        **dict.fromkeys((".mediawiki", ".wiki"), _reader("mediawiki:wiki_drafts", PAGE_COMMENTS)),
        **dict.fromkeys((".tex", ".latex"), _reader("latex:latex_drafts", PERCENT)),
        **dict.fromkeys(PAGES, _reader("web:page_drafts", PAGE_COMMENTS, _REFERENCE)),
        **dict.fromkeys(_XML, _reader("publishing:xml_drafts", PAGE_COMMENTS, _REFERENCE)),
        ".ipynb": _reader("notebooks:notebook_drafts", PAGE_COMMENTS, JSON_ESCAPE),
    }
)
"""Readers for text formats, by suffix."""
PACKED: Mapping[str, Callable[[bytes, str], Document]] = MappingProxyType(
    {
        **dict.fromkeys((".docx", ".docm"), _binary("word:parse_word")),
        ".odt": _binary("opendocument:parse_opendocument"),
        ".epub": _binary("epub:parse_epub"),
        ".pdf": _binary("pdf:parse_pdf"),
    }
)
"""Readers for other formats, by suffix. They are called with the bytes and the path."""
SUFFIXES = tuple(dict.fromkeys((*READERS, *PACKED)))
_HEAD_REACH = 65_536  # bytes within which the root element of an XML file must begin
_TOO_MANY = "the limit for a document"
_SPLIT = "Split the document and check the parts."
CLAIMS_MARKS = ("document.yaml", "narrative.yaml", "chronology.yaml")
# Folders that tools fill with other people's files: those of npm and Python. The marker file of a
# virtual environment is defined in PEP 405.
_TOOL_FOLDERS = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENT_MARK = "pyvenv.cfg"
# Advice on converting unsupported formats while keeping headings, tables and notes.
_BY_OFFICE = "save it as .docx, or run soffice --headless --convert-to docx {}"
_BY_PANDOC = "run pandoc --to markdown --output text.md {}"
_CONVERTED = {
    **dict.fromkeys(
        (
            ".doc",
            ".dot",
            ".ott",
            ".rtf",
            ".wpd",
        ),
        _BY_OFFICE,
    ),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), "save the page as HTML in the browser"),
    **dict.fromkeys((".textile", ".t2t", ".muse", ".docbook", ".fb2"), _BY_PANDOC),
}


def read(path: str) -> Document:
    """Return the document in a file. The suffix determines the reader.

    Raises:
        UnreadableError: The file is missing, a folder, not text, or of an unknown type.
    """
    if _is_folder(path):
        raise UnreadableError(path, "a folder, not a document", "Pass a file from this folder.")
    suffix = _suffix(path).lower()
    if not _is_read(suffix):
        raise _unknown(path)
    return parse(contents(path, _most(suffix)), path)


def parse(data: bytes, path: str, suffix: str = "") -> Document:
    """Return the document contained in the bytes of a file. The suffix determines the reader.

    Args:
        data: The whole file.
        path: The name of the file, which need not exist.
        suffix: A suffix such as ".txt" to use instead of the suffix in the name.

    Raises:
        UnreadableError: The file is not text, or its type is unknown.
    """
    suffix = (suffix or _suffix(path)).lower()
    added = extensions.named(extensions.READERS, suffix[1:]) if suffix not in SUFFIXES else None
    if suffix not in SUFFIXES and added is None:
        raise UnreadableError(path, *_unread(path))
    _refuse_large(data, path, suffix)
    try:
        if added is not None:
            document = _read_by(added, data, path)
        elif suffix in PACKED:
            document = PACKED[suffix](data, path)
        else:
            document = READERS[suffix](_source(data, path, suffix))
    except LimitError as error:
        raise UnreadableError(path, f"{error}, {_TOO_MANY}", _SPLIT) from None
    if not document.text:
        raise UnreadableError(path, NO_TEXT, "Pass a file that contains text.")
    if len(document.text) > MOST_TEXT:
        raise _too_large(path, MOST_TEXT)
    return document


def _source(data: bytes, path: str, suffix: str) -> SourceFile:
    """Return the decoded source of a file in a text format.

    Raises:
        UnreadableError: The file is empty, not text in a known encoding, or malformed XML.
        LimitError: The file has too much markup.
    """
    if suffix in (*PAGES, *_XML):
        source = decode_page(data, path, "a web page" if suffix in PAGES else "an XML file")
        if suffix in _XML:
            from factcheck.document.readers.xmltree import refuse_malformed  # noqa: PLC0415 - rarely needed

            refuse_malformed(source)
        return source
    source = decode(data, path)
    if suffix not in _MARKUP:
        refuse_text(source.text)
    return source


def _read_by(entry: "EntryPoint", data: bytes, path: str) -> Document:
    """Return the document that another package's reader makes from a file, with `path` as its path.

    Raises:
        UnreadableError: The reader fails, does not return a document, or returns offsets at which
            the file has different words.
    """
    try:
        document = extensions.loaded(entry)(data, path)
    except UnreadableError as error:
        raise UnreadableError(path, error.why, error.remedy) from error
    except FactcheckError:
        raise
    except Exception as error:  # readers may raise anything
        if is_interruption(error):
            raise
        why = f"{extensions.told(entry)} failed ({type(error).__name__}: {error})"
        raise UnreadableError(path, why, f"{extensions.remedy(entry)}.") from error
    if not isinstance(document, Document):
        why = f"{extensions.told(entry)} returned {type(document).__name__}, not a Document"
        raise UnreadableError(path, why, f"{extensions.remedy(entry)}.")
    parts = f"{path}#"
    files = [
        one if one.path.startswith(parts) else evolve(one, path=path) for one in document.files
    ]
    document = evolve(document, path=path, files=tuple(files))
    if line := _misplaced(document, data):
        why = f"{extensions.told(entry)} returned words that are not on line {line} of the file"
        way = "Replace ignored text with spaces instead of removing it, or add the name of the part"
        raise UnreadableError(path, why, f"{way}: '{parts}part'.")
    return document


def _misplaced(document: Document, data: bytes) -> int:
    """Return the number of the first line whose words do not match a document's offsets, or 0.

    0 means that all words match, or that the file is not text.
    """
    try:
        given = decode(data, document.path)
    except UnreadableError:
        return 0
    for piece in document.pieces:
        file = document.files[piece.file]
        line, column = file.position(piece.offset)
        words = file.text[piece.offset : piece.offset + piece.length].partition("\n")[0]
        is_there = line <= len(given.line_starts) and given.line(line).startswith(words, column - 1)
        if file.path == document.path and not is_there:
            return line
    return 0


def _refuse_large(data: bytes, path: str, suffix: str) -> None:
    """Raise an error for a file that is too large, before it is read."""
    most = _most(suffix)
    if len(data) > most:
        raise _too_large(path, most)
    if suffix in _MARKUP and len(data) > MOST_MARKUP:
        embedded = re.compile(rb"data:[\w/+.;=-]*,[^\"'()\s<>]*")
        if len(embedded.sub(b"", data)) > MOST_MARKUP:
            raise _too_large(path, MOST_MARKUP)


def _most(suffix: str) -> int:
    return MOST_BYTES if suffix in (*PACKED, *_MARKUP) else MOST_TEXT


def _too_large(path: str, most: int) -> UnreadableError:
    return UnreadableError(path, f"larger than {most // 2**20} MB, {_TOO_MANY}", _SPLIT)


def _unknown(path: str) -> UnreadableError:
    if not _exists(path):
        return UnreadableError(path, "file not found", "Check the path.")
    return UnreadableError(path, *_unread(path))


def _unread(path: str) -> tuple[str, str]:
    """Return the reason why a file with this name cannot be read, and the remedy."""
    suffix = _suffix(path)
    why = f"unsupported file type '{suffix}'"
    if not suffix:
        why = "the file name has no extension"
    into = _CONVERTED.get(suffix.lower())
    if into:
        return why, f"Convert it: {into.format(repr(path))}."
    return why, f"Supported formats: {', '.join(SUFFIXES)}."


# Paths are plain strings here, because most runs do not need `pathlib`.


def _suffix(path: str) -> str:
    """Return the suffix of a file name, from its last dot, as `pathlib` does."""
    name = path.replace(os.sep, "/").rstrip("/").rpartition("/")[2]
    at = name.rfind(".")
    return name[at:] if 0 < at < len(name) - 1 else ""


def _is_read(suffix: str) -> bool:
    """Return True if a built-in or an installed reader supports a suffix."""
    return suffix in SUFFIXES or extensions.named(extensions.READERS, suffix[1:]) is not None


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - without pathlib


def _exists(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - without pathlib


def contents(path: str, most: int = MOST_BYTES) -> bytes:
    """Return the contents of a file.

    Args:
        path: The path of the file.
        most: Maximum size in bytes.

    Raises:
        UnreadableError: The file does not exist, cannot be read, or is too large.
    """
    if _exists(path) and not os.path.isfile(path):  # noqa: PTH113 - reading a pipe would block
        why = "not a regular file but a pipe, a socket or a device"
        raise UnreadableError(path, why, "Save the text to a file and pass that file.")
    try:
        if os.path.getsize(path) > most:  # noqa: PTH202 - without pathlib
            raise _too_large(path, most)
        with open(path, "rb") as file:  # noqa: PTH123 - without pathlib
            return file.read()
    except FileNotFoundError:
        raise UnreadableError(path, "file not found", "Check the path.") from None
    except OSError as error:
        if is_interruption(error):
            raise
        why = f"cannot be opened ({error.strerror})"
        raise UnreadableError(path, why, "Check the path and its permissions.") from None


def documents_in(path: str) -> tuple[str, ...]:
    """Return the documents at a path; see `each_document`.

    Raises:
        UnreadableError: The path does not exist, or the folder contains no document.
    """
    return tuple(each_document(path))


def each_document(
    path: str,
    left_out: list[UnreadableError] | None = None,
    is_inside: "Callable[[Path], bool] | None" = None,
) -> Iterator[str]:
    """Yield the paths of the documents at a path, while walking its folders.

    A file is one document. A folder contains all readable files and claims folders below it, in
    sorted order. The following are skipped: hidden files and folders, files named README, pipes,
    sockets and devices, the folders node_modules and __pycache__, virtual environments, and links
    to folders that lead back into the tree or to a folder above it.

    Args:
        path: A file or folder.
        left_out: A list that receives the reasons why folders cannot be listed or links are not
            followed. If None, the first error is raised.
        is_inside: A function that returns whether a link may be followed. If None, all links may be
            followed.

    Raises:
        UnreadableError: The path does not exist, or the folder contains no document.
    """
    if not _is_folder(path):
        if not _exists(path):
            raise UnreadableError(path, "file or folder not found", "Check the path.")
        yield path
        return
    from pathlib import Path  # noqa: PLC0415 - needed only for folders

    is_empty = True
    for entry in _Walk(Path(path), left_out, is_inside).documents(Path(path)):
        is_empty = False
        yield entry.as_posix()
    if is_empty and not left_out:
        why = "the folder contains no documents"
        raise UnreadableError(
            path, why, f"Supported formats: {', '.join(SUFFIXES)} and claims folders."
        )


def _is_document(entry: "Path") -> bool:
    """Return True if a file in a folder is a document. XML files with settings or data are not."""
    suffix = entry.suffix.lower()
    if not _is_read(suffix) or entry.stem.lower() == "readme":
        return False
    if suffix != ".xml" or not entry.is_file():
        return True
    from factcheck.document.readers.publishing import is_published  # noqa: PLC0415 - rarely needed
    from factcheck.document.readers.xmltree import head  # noqa: PLC0415 - rarely needed

    try:
        with entry.open("rb") as file:
            beginning = file.read(_HEAD_REACH)
    except OSError:
        return True
    wide = beginning.startswith((b"\xff\xfe", b"\xfe\xff"))
    return is_published(head(beginning.decode("utf-16" if wide else "utf-8-sig", "replace")))


class _Walk:
    """Walks the folders below a folder, visiting each folder once."""

    def __init__(
        self,
        top: "Path",
        left_out: list[UnreadableError] | None,
        is_inside: "Callable[[Path], bool] | None",
    ) -> None:
        self.left_out, self.is_inside = left_out, is_inside
        self.real = top.resolve()
        self.linked = set["Path"]()
        """The targets of the links followed so far."""

    def documents(self, folder: "Path") -> "Iterator[Path]":
        """Yield the files and claims folders below a folder, in sorted order."""
        if any((folder / name).is_file() for name in CLAIMS_MARKS):
            yield folder
            return
        for entry in self._entries(folder):
            if self.is_inside and entry.is_symlink() and not self.is_inside(entry):
                why = "the link points outside the folder"
                self._leave_out(
                    UnreadableError(str(entry), why, "Copy the target of the link into the folder.")
                )
            elif entry.is_dir():
                yield from self.documents(entry) if self._enters(entry) else ()
            elif _is_document(entry):
                yield from () if entry.exists() and not entry.is_file() else (entry,)

    def _entries(self, folder: "Path") -> "list[Path]":
        """Return the entries of a folder sorted by name, without hidden entries."""
        try:
            return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            why = f"cannot list the folder ({error.strerror})"
            self._leave_out(UnreadableError(str(folder), why, "Check its permissions."))
            return []

    def _leave_out(self, error: UnreadableError) -> None:
        if self.left_out is None:
            raise error
        self.left_out.append(error)

    def _enters(self, folder: "Path") -> bool:
        if folder.name in _TOOL_FOLDERS or (folder / _ENVIRONMENT_MARK).is_file():
            return False
        return not folder.is_symlink() or self._leads_out(folder.resolve())

    def _leads_out(self, real: "Path") -> bool:
        """Return True if a link leads to a folder that the walk would not visit otherwise."""
        known = (self.real, *self.linked)
        if any(real.is_relative_to(one) or one.is_relative_to(real) for one in known):
            return False
        self.linked.add(real)
        return True
