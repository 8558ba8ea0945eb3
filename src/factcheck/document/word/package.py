"""The ZIP package of a Word document: its parts, read within limits, and their relationships."""

import posixpath
from collections.abc import Iterator, Mapping

from attrs import field, mutable

from factcheck.document.word.archives import Archive
from factcheck.document.word.xmltree import Element, XmlError, parse
from factcheck.errors import UnreadableError
from factcheck.limits import LimitError

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] § 2.2
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream's name, [MS-OFFCRYPTO] § 2.3.4.4
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SPLIT = "Split the document, or pass the text as .txt."
_AGAIN = "Open it in Word or LibreOffice and save it again as .docx."
# The actual format of a ZIP archive that is not a Word document, by a member's name.
_OTHERS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
)


@mutable(eq=False)
class Package(Archive):
    """A Word document as a package of parts."""

    kind: str = field(default="a Word document", init=False)
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
        super().__attrs_post_init__()
        main = dict(self._relations("")).get("officeDocument", "word/document.xml")
        names = self.names()
        if main not in names or "word/" not in main:
            other = next((f"{what}, not a" for name, what in _OTHERS if name in names), "not a")
            raise UnreadableError(self.path, f"{other} Word document", _AGAIN)
        self.main, self.related = main, dict(self._relations(main))

    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(self.archive.namelist())

    def part(self, name: str) -> bytes:
        """Return a part as UTF-8; empty if there is none.

        Raises:
            UnreadableError: The part is damaged or encrypted.
            LimitError: The unpacked part is too large.
        """
        raw = super().part(name)
        try:
            return raw.decode("utf-16").encode() if raw.startswith(_UTF16) else raw
        except ValueError as error:
            raise self.damaged(f"{name}: {error}") from None

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
