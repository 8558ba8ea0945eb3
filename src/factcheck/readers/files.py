"""Files and folders: what can be read, and what to say where it cannot."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from factcheck import extensions
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.limits import MOST_BYTES, MOST_MARKUP, MOST_TEXT, Counts, LimitError, refuse_text
from factcheck.model import MARK, Document, SourceFile
from factcheck.readers.decoding import decode
from factcheck.readers.instructions import (
    COMMENTS,
    DOTTED,
    LINES,
    PAGE_COMMENTS,
    PERCENT,
    SLASHED,
    heeded,
)
from factcheck.readers.plain import plain_drafts

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from pathlib import Path

_PAGES = (".html", ".htm", ".xhtml")
_XML = (".xml", ".cnxml")


def parse_text(source: SourceFile) -> Document:
    """Read a plain text: structure is told by layout alone."""
    return heeded(source, LINES, plain_drafts)


def parse_markdown(source: SourceFile) -> Document:
    """Read a Markdown text (CommonMark with tables): markup is left out of the words."""
    from factcheck.readers.markdown import markdown_drafts  # noqa: PLC0415 - heavy, rarely needed

    return heeded(source, COMMENTS, markdown_drafts)


def parse_chunked(source: SourceFile) -> Document:
    """Read R Markdown and Quarto: Markdown whose code is run; neither code nor options are text."""
    from factcheck.readers.blanking import without_chunks  # noqa: PLC0415 - rarely needed
    from factcheck.readers.markdown import markdown_drafts  # noqa: PLC0415 - heavy

    return heeded(source, COMMENTS, lambda file: markdown_drafts(file, without_chunks))


def parse_mdx(source: SourceFile) -> Document:
    """Read MDX: Markdown with imports and the tags of components, which are no text."""
    from factcheck.readers.blanking import without_jsx  # noqa: PLC0415 - rarely needed
    from factcheck.readers.markdown import markdown_drafts  # noqa: PLC0415 - heavy

    return heeded(source, COMMENTS, lambda file: markdown_drafts(file, without_jsx, indented=False))


def parse_rst(source: SourceFile) -> Document:
    """Read a text in reStructuredText."""
    from factcheck.readers.rst import rst_drafts  # noqa: PLC0415 - rarely needed

    return heeded(source, DOTTED, rst_drafts)


def parse_asciidoc(source: SourceFile) -> Document:
    """Read a text in AsciiDoc."""
    from factcheck.readers.asciidoc import asciidoc_drafts  # noqa: PLC0415 - rarely needed

    return heeded(source, SLASHED, asciidoc_drafts)


def parse_org(source: SourceFile) -> Document:
    """Read an Org text."""
    from factcheck.readers.org import org_drafts  # noqa: PLC0415 - rarely needed

    return heeded(source, LINES, org_drafts)


def parse_wiki(source: SourceFile) -> Document:
    """Read a text in the markup of MediaWiki."""
    from factcheck.readers.mediawiki import wiki_drafts  # noqa: PLC0415 - rarely needed

    return heeded(source, PAGE_COMMENTS, wiki_drafts)


def parse_latex(source: SourceFile) -> Document:
    """Read a LaTeX text."""
    from factcheck.readers.latex import latex_drafts  # noqa: PLC0415 - rarely needed

    return heeded(source, PERCENT, latex_drafts)


def parse_odt(data: bytes, path: str) -> Document:
    """Read an OpenDocument text; see `factcheck.readers.opendocument`.

    Raises:
        UnreadableError: it is no such document, protected, damaged or too large.
    """
    from factcheck.readers.opendocument import parse_opendocument  # noqa: PLC0415 - rarely needed

    return parse_opendocument(data, path)


def parse_book(data: bytes, path: str) -> Document:
    """Read an EPUB book; see `factcheck.readers.epub`.

    Raises:
        UnreadableError: it is no EPUB book, protected, damaged or too large.
    """
    from factcheck.readers.epub import parse_epub  # noqa: PLC0415 - rarely needed

    return parse_epub(data, path)


def parse_docx(data: bytes, path: str) -> Document:
    """Read a Word document; see `factcheck.readers.word`.

    Raises:
        UnreadableError: it is no Word document, protected, damaged or too large.
    """
    from factcheck.readers.word import parse_word  # noqa: PLC0415 - heavy, rarely needed

    return parse_word(data, path)


def parse_page(source: SourceFile) -> Document:
    """Read a web page: its text, without what stands around it."""
    from factcheck.readers.web import page_drafts  # noqa: PLC0415 - heavy, rarely needed

    return heeded(source, PAGE_COMMENTS, page_drafts)


def parse_html(data: bytes, path: str) -> Document:
    """Read the file of a web page, whatever its encoding.

    Raises:
        UnreadableError: it is empty, no text, or not in the encoding that it declares.
    """
    from factcheck.readers.charsets import decode_page  # noqa: PLC0415 - the same

    return parse_page(decode_page(data, path))


def parse_xml(source: SourceFile) -> Document:
    """Read a text in JATS, TEI, DocBook or CNXML; its root element says which.

    Raises:
        UnreadableError: it is not well-formed or in another vocabulary.
    """
    from factcheck.readers.publishing import xml_drafts  # noqa: PLC0415 - rarely needed
    from factcheck.readers.xmltree import REFERENCE  # noqa: PLC0415 - rarely needed
    from factcheck.readers.xmltree import parse as parse_tree  # noqa: PLC0415 - the same

    if MARK in source.text:  # before comments are cut, so that errors have the file's places
        parse_tree(source, Counts())
    return heeded(evolve(source, escape=REFERENCE), PAGE_COMMENTS, xml_drafts)


def parse_xml_file(data: bytes, path: str) -> Document:
    """Read a file of XML in the encoding that it declares; see `parse_xml`.

    Raises:
        UnreadableError: it is not in its encoding, not well-formed or in another vocabulary.
    """
    from factcheck.readers.charsets import decode_page  # noqa: PLC0415 - rarely needed

    return parse_xml(decode_page(data, path, "an XML file"))


def parse_notebook(source: SourceFile) -> Document:
    """Read a Jupyter notebook: its Markdown cells are text, its outputs are left out.

    Raises:
        UnreadableError: it is not a notebook.
    """
    from factcheck.readers.notebooks import ESCAPE, notebook_drafts  # noqa: PLC0415 - heavy

    return heeded(evolve(source, escape=ESCAPE), PAGE_COMMENTS, notebook_drafts)


def parse_notebook_file(data: bytes, path: str) -> Document:
    """Read the file of a Jupyter notebook; see `parse_notebook`.

    Raises:
        UnreadableError: it is not UTF-8 or not a notebook.
    """
    return parse_notebook(decode(data, path))


def parse_portable(data: bytes, path: str) -> Document:
    """Read a PDF; see `factcheck.readers.pdf`.

    Raises:
        UnreadableError: it cannot be read, or what reads it is not installed.
    """
    from factcheck.readers.pdf import parse_pdf  # noqa: PLC0415 - heavy, rarely needed

    return parse_pdf(data, path)


READERS: Mapping[str, Callable[[SourceFile], Document]] = MappingProxyType(
    {
        ".txt": parse_text,
        ".text": parse_text,
        ".md": parse_markdown,
        ".markdown": parse_markdown,
        ".mdx": parse_mdx,
        ".rmd": parse_chunked,
        ".qmd": parse_chunked,
        ".rst": parse_rst,
        **dict.fromkeys((".adoc", ".asciidoc", ".asc"), parse_asciidoc),
        ".org": parse_org,
        **dict.fromkeys((".mediawiki", ".wiki"), parse_wiki),
        **dict.fromkeys((".tex", ".latex"), parse_latex),
        **dict.fromkeys(_PAGES, parse_page),
        **dict.fromkeys(_XML, parse_xml),
        ".ipynb": parse_notebook,
    }
)
"""Readers of texts, by suffix."""
PACKED: Mapping[str, Callable[[bytes, str], Document]] = MappingProxyType(
    {
        ".docx": parse_docx,
        ".docm": parse_docx,
        ".odt": parse_odt,
        ".epub": parse_book,
        ".pdf": parse_portable,
        **dict.fromkeys(_PAGES, parse_html),
        **dict.fromkeys(_XML, parse_xml_file),
        ".ipynb": parse_notebook_file,
    }
)
"""Readers of what is no plain text, by suffix: of the bytes, and how to call them."""
SUFFIXES = tuple(dict.fromkeys((*READERS, *PACKED)))
_HEAD_REACH = 65_536  # bytes in which the root element of an XML file begins
_TOO_MANY = "which is more than a document has"
_SPLIT = "Split it and check the parts."
CLAIMS_MARKS = ("document.yaml", "narrative.yaml", "chronology.yaml")
# Folders that tools fill with other people's files: npm's and Python's names for them, and the file
# by which PEP 405 marks a virtual environment.
_TOOL_FOLDERS = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENT_MARK = "pyvenv.cfg"
# How formats that are not read become one that is, keeping headings, tables and notes.
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
    """Read one file by its suffix.

    Raises:
        UnreadableError: it is missing, a folder, no text, or of an unknown kind.
    """
    if _is_folder(path):
        raise UnreadableError(path, "it is a folder", "Give one of the files in it.")
    suffix = _suffix(path).lower()
    if not _is_read(suffix):
        raise _unknown(path)
    return parse(_bytes(path, MOST_BYTES if suffix in PACKED else MOST_TEXT), path)


def parse(data: bytes, path: str, suffix: str = "") -> Document:
    """Read the bytes of a file by the suffix of its name.

    Args:
        data: The whole file.
        path: How to call it; it need not exist.
        suffix: Read it as if its name ended so: ".txt".

    Raises:
        UnreadableError: it is no text, or of an unknown kind.
    """
    suffix = (suffix or _suffix(path)).lower()
    added = extensions.named(extensions.READERS, suffix[1:]) if suffix not in SUFFIXES else None
    if suffix not in SUFFIXES and added is None:
        raise UnreadableError(path, *_unread(path))
    packed = PACKED.get(suffix)
    _refuse_large(data, path, suffix)
    try:
        if added is not None:
            document = _read_by(added, data, path)
        elif packed:
            document = packed(data, path)
        else:
            source = decode(data, path)
            refuse_text(source.text)
            document = READERS[suffix](source)
    except LimitError as error:
        raise UnreadableError(path, f"{error}, {_TOO_MANY}", _SPLIT) from None
    if not document.text:
        raise UnreadableError(path, "it holds marks but no words", "Give a file with text in it.")
    if len(document.text) > MOST_TEXT:
        raise _too_large(path, MOST_TEXT)
    return document


def _read_by(entry: "EntryPoint", data: bytes, path: str) -> Document:
    """Return what a reader of another package makes of a file, which every place then names.

    Raises:
        UnreadableError: it fails, makes no document, or one whose words are elsewhere in the file.
    """
    try:
        document = extensions.loaded(entry)(data, path)
    except UnreadableError as error:
        raise UnreadableError(path, error.why, error.remedy) from error
    except FactcheckError:
        raise
    except Exception as error:  # whatever a reader of others does
        why = f"{extensions.told(entry)} failed ({type(error).__name__}: {error})"
        raise UnreadableError(path, why, f"{extensions.remedy(entry)}.") from error
    if not isinstance(document, Document):
        why = f"{extensions.told(entry)} returned {type(document).__name__}, no Document"
        raise UnreadableError(path, why, f"{extensions.remedy(entry)}.")
    parts = f"{path}#"
    files = [
        one if one.path.startswith(parts) else evolve(one, path=path) for one in document.files
    ]
    document = evolve(document, path=path, files=tuple(files))
    if line := _misplaced(document, data):
        why = f"{extensions.told(entry)} returned words that are not on line {line} of it"
        way = "Blank what is no text instead of removing it, or name the part of the file"
        raise UnreadableError(path, why, f"{way}: '{parts}part'.")
    return document


def _misplaced(document: Document, data: bytes) -> int:
    """Return the first line whose words are not there in a file; 0 if all are or it is no text."""
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
    """Refuse what is too large to be read, before it is."""
    most = MOST_BYTES if suffix in PACKED else MOST_TEXT
    if len(data) > most:
        raise _too_large(path, most)
    if suffix in (*_PAGES, *_XML, ".ipynb") and len(data) > MOST_MARKUP:
        embedded = re.compile(rb"data:[\w/+.;=-]*,[^\"'()\s<>]*")
        if len(embedded.sub(b"", data)) > MOST_MARKUP:
            raise _too_large(path, MOST_MARKUP)


def _too_large(path: str, most: int) -> UnreadableError:
    return UnreadableError(path, f"it is larger than {most // 2**20} MB, {_TOO_MANY}", _SPLIT)


def _unknown(path: str) -> UnreadableError:
    if not _exists(path):
        return UnreadableError(path, "there is no such file", "Check the path.")
    return UnreadableError(path, *_unread(path))


def _unread(path: str) -> tuple[str, str]:
    """Return why a file of this name is not read, and what to do."""
    suffix = _suffix(path)
    why = f"files that end in '{suffix}' are not read" if suffix else "its name has no suffix"
    into = _CONVERTED.get(suffix.lower())
    if into:
        return why, f"Convert it: {into.format(repr(path))}."
    return why, f"These are read: {', '.join(SUFFIXES)}."


# Paths are plain strings here, since few runs need what `pathlib` knows of them.


def _suffix(path: str) -> str:
    """Return how a name ends, from its last dot on, as `pathlib` tells it."""
    name = path.replace(os.sep, "/").rstrip("/").rpartition("/")[2]
    at = name.rfind(".")
    return name[at:] if 0 < at < len(name) - 1 else ""


def _is_read(suffix: str) -> bool:
    """True if files that end so are read, by us or by another package."""
    return suffix in SUFFIXES or extensions.named(extensions.READERS, suffix[1:]) is not None


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112


def _exists(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110


def _bytes(path: str, most: int) -> bytes:
    if _exists(path) and not os.path.isfile(path):  # noqa: PTH113 - a pipe would be waited for without end
        why = "it is not a regular file but a pipe, a socket or a device"
        raise UnreadableError(path, why, "Save its text to a file and give that.")
    try:
        if os.path.getsize(path) > most:  # noqa: PTH202
            raise _too_large(path, most)
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except FileNotFoundError:
        raise UnreadableError(path, "there is no such file", "Check the path.") from None
    except OSError as error:
        why = f"it cannot be opened ({error.strerror})"
        raise UnreadableError(path, why, "Check the path and its permissions.") from None


def documents_in(path: str) -> tuple[str, ...]:
    """Return the documents that a path stands for; see `each_document`.

    Raises:
        UnreadableError: the path does not exist, or the folder holds no document.
    """
    return tuple(each_document(path))


def each_document(
    path: str,
    left_out: list[UnreadableError] | None = None,
    is_inside: "Callable[[Path], bool] | None" = None,
) -> Iterator[str]:
    """Yield the documents that a path stands for, while folders are gone through.

    A file stands for itself. A folder stands for all readable files and claims folders below it, in
    sorted order. Left out are hidden files and folders, files named README, what is no regular file
    (pipes, sockets, devices), the folders node_modules and __pycache__, virtual environments, and
    links to folders that lead back into the tree or to a folder above it.

    Args:
        path: Of a file or folder.
        left_out: Takes why a folder below cannot be listed, or a link is not followed; without it
            the first of these ends the walk.
        is_inside: Whether a link may be followed; None: each may.

    Raises:
        UnreadableError: the path does not exist, or the folder holds no document.
    """
    if not _is_folder(path):
        if not _exists(path):
            raise UnreadableError(path, "there is no such file or folder", "Check the path.")
        yield path
        return
    from pathlib import Path  # noqa: PLC0415 - for folders

    is_empty = True
    for entry in _Walk(Path(path), left_out, is_inside).documents():
        is_empty = False
        yield entry.as_posix()
    if is_empty and not left_out:
        why = "the folder holds no document"
        raise UnreadableError(
            path, why, f"These are read: {', '.join(SUFFIXES)} and claims folders."
        )


def _is_document(entry: "Path") -> bool:
    """Return True if a file of a folder is a document; of XML, settings and data are not."""
    suffix = entry.suffix.lower()
    if not _is_read(suffix) or entry.stem.lower() == "readme":
        return False
    if suffix != ".xml" or not entry.is_file():
        return True
    from factcheck.readers.publishing import is_published  # noqa: PLC0415 - rarely needed
    from factcheck.readers.xmltree import head  # noqa: PLC0415 - rarely needed

    try:
        with entry.open("rb") as file:
            beginning = file.read(_HEAD_REACH)
    except OSError:
        return True
    wide = beginning.startswith((b"\xff\xfe", b"\xfe\xff"))
    return is_published(head(beginning.decode("utf-16" if wide else "utf-8-sig", "replace")))


class _Walk:
    """Goes through the folders below one, each of them once."""

    def __init__(
        self,
        top: "Path",
        left_out: list[UnreadableError] | None,
        is_inside: "Callable[[Path], bool] | None",
    ) -> None:
        self.top, self.left_out, self.is_inside = top, left_out, is_inside
        self.real = top.resolve()
        self.linked = set["Path"]()
        """Where links have led so far."""

    def documents(self) -> "Iterator[Path]":
        """Yield the files and claims folders, in sorted order."""
        yield from self._below(self.top)

    def _below(self, folder: "Path") -> "Iterator[Path]":
        if any((folder / name).is_file() for name in CLAIMS_MARKS):
            yield folder
            return
        for entry in self._entries(folder):
            if self.is_inside and entry.is_symlink() and not self.is_inside(entry):
                why = "the link leads out of the folder"
                self._leave_out(UnreadableError(str(entry), why, "Copy what it leads to."))
            elif entry.is_dir():
                yield from self._below(entry) if self._enters(entry) else ()
            elif _is_document(entry):
                yield from () if entry.exists() and not entry.is_file() else (entry,)

    def _entries(self, folder: "Path") -> "list[Path]":
        """Return what stands in a folder, hidden entries left out, in the order of names."""
        try:
            return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            why = f"the folder cannot be listed ({error.strerror})"
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
        """Say whether a link leads to what is not, and will not be, gone through anyhow."""
        known = (self.real, *self.linked)
        if any(real.is_relative_to(one) or one.is_relative_to(real) for one in known):
            return False
        self.linked.add(real)
        return True
