"""The ZIP package of a Word document: its parts, read within limits, and their relationships."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from factcheck import limits
from factcheck.document.word.xmltree import Element, XmlError, parse
from factcheck.errors import UnreadableError
from factcheck.limits import LimitError

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] § 2.2
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream's name, [MS-OFFCRYPTO] § 2.3.4.4
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError),
    *(ValueError, RuntimeError, struct.error),
)
"""Errors that reading a damaged archive may raise."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # ECMA-376 part 2, § 7.2.3.3
_SPLIT = "Split the document, or pass the text as .txt."
_AGAIN = "Open it in Word or LibreOffice and save it again as .docx."
# The actual format of a ZIP archive that is not a Word document, by a member's name.
_OTHERS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
)


@frozen
class Package:
    """A Word document as a package of parts."""

    path: str
    """The name of the document, for messages."""
    data: bytes = field(repr=False)
    """The content of the file."""
    main: str = field(init=False)
    """The name of the part that contains the text."""
    related: Mapping[str, str] = field(init=False, repr=False)
    """Names of the parts related to the main part, by kind.

    The kind is the last word of the relationship's type ("footnotes").
    """

    def __attrs_post_init__(self) -> None:
        """Find the main part and the parts related to it.

        Raises:
            UnreadableError: The file is not a Word document, or is protected, damaged or too large.
        """
        if self.data.startswith(_COMPOUND_FILE):
            if _ENCRYPTED in self.data:
                why = "password-protected"
                raise UnreadableError(
                    self.path, why, "Open it in Word and save it without a password."
                )
            raise UnreadableError(self.path, "a Word 97–2003 document (.doc)", _AGAIN)
        main = dict(self._relations("")).get("officeDocument", "word/document.xml")
        names = self.names()
        if main not in names or "word/" not in main:
            other = next((f"{what}, not a" for name, what in _OTHERS if name in names), "not a")
            raise UnreadableError(self.path, f"{other} Word document", _AGAIN)
        object.__setattr__(self, "main", main)
        object.__setattr__(self, "related", dict(self._relations(main)))

    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        with self._archive() as archive:
            members = archive.infolist()
        if len(members) > limits.MOST_MEMBERS:
            why = f"more than {limits.MOST_MEMBERS:,} files in the package"
            raise UnreadableError(self.path, why, _AGAIN)
        return frozenset(member.filename for member in members)

    def part(self, name: str) -> bytes:
        """Return a part as UTF-8; empty if there is none.

        Raises:
            UnreadableError: The part is damaged, encrypted or larger than `MOST_UNPACKED`.
        """
        try:
            with self._archive() as archive:
                member = archive.getinfo(name)
                if member.flag_bits & 1:
                    why = "password-protected"
                    raise UnreadableError(self.path, why, "Unpack it and pass the document inside.")
                raw = self._unpacked(archive, member)
            return raw.decode("utf-16").encode() if raw.startswith(_UTF16) else raw
        except KeyError:
            return b""
        except DAMAGE as error:
            raise self.damaged(f"{name}: {error}") from None

    def _unpacked(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
        """Return one part unpacked, without relying on the size in its header."""
        if member.compress_type not in _METHODS:
            raise zipfile.BadZipFile("uses a compression method that Word does not support")
        most = limits.MOST_UNPACKED
        if member.file_size <= most:
            with archive.open(member) as stream:
                raw = stream.read(most + 1)
            if len(raw) <= most:
                return raw
        size = f"{most // limits.MEGABYTE} MB"
        why = f"'{member.filename}' unpacks to more than {size}"
        raise UnreadableError(self.path, why, _SPLIT)

    def tree(self, name: str) -> Element | None:
        """Return the root element of a part; None if there is no such part.

        Raises:
            UnreadableError: The part is damaged, encrypted or too large.
        """
        raw = self.part(name) if name else b""
        try:
            return parse(raw) if raw else None
        except XmlError as error:
            raise self.damaged(f"{name}: {error}") from None
        except LimitError as error:
            raise UnreadableError(self.path, f"{error} in {name}", _SPLIT) from None

    def damaged(self, what: str) -> UnreadableError:
        """Return the error for a package with missing or invalid content."""
        return UnreadableError(self.path, f"damaged Word document ({what})", _AGAIN)

    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except DAMAGE as error:
            raise self.damaged(str(error)) from None

    def _relations(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield (last word of the type, part) for a part's relationships within the package."""
        folder = posixpath.dirname(name)
        root = self.tree(relations_of(name))
        for relation in reversed(root.children if root else []):
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", folder, relation.get("Target"))
                kind = relation.get("Type").rpartition("/")[2]
                yield kind, posixpath.normpath(target).lstrip("/")


def relations_of(name: str) -> str:
    """Return the name of the part with the relationships of a part, or of the package if ""."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
