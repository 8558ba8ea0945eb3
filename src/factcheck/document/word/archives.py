"""ZIP archives of Word documents, OpenDocument texts and EPUB books, read within limits."""

import io
import struct
import zipfile
import zlib

from attrs import field, mutable

from factcheck import limits
from factcheck.errors import UnreadableError
from factcheck.limits import LimitError

DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError),
    *(ValueError, RuntimeError, struct.error),
)
"""Errors that reading a damaged archive may raise."""
_ENCRYPTED = 1  # encryption flag of a member: PKWARE APPNOTE 4.4.4


@mutable(eq=False)
class Archive:
    """A document packed in a ZIP archive."""

    path: str
    """The name of the document, for messages."""
    data: bytes = field(repr=False)
    """The content of the file."""
    kind: str
    """The expected type, for messages: "an OpenDocument text file"."""
    left: int = field(init=False)
    """The number of bytes of text that may still be unpacked."""
    archive: zipfile.ZipFile = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Open the archive.

        Raises:
            UnreadableError: The archive is damaged.
            LimitError: The archive has too many members.
        """
        self.left = limits.MOST_UNPACKED
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(self.data))
        except DAMAGE as error:
            raise self.damaged(error) from None
        limits.refuse_above(limits.MOST_MEMBERS, len(self.archive.infolist()), "compressed files")

    def part(self, name: str) -> bytes:
        """Return a member; empty if there is none.

        Raises:
            UnreadableError: The member is damaged or encrypted.
            LimitError: The unpacked member is too large.
        """
        try:
            member = self.archive.getinfo(name)
            if member.flag_bits & _ENCRYPTED:
                raise self.refused("password-protected")
            with self.archive.open(member) as stream:  # the size in the header may be wrong
                raw = stream.read(limits.MOST_UNPACKED + 1)
        except KeyError:
            return b""
        except DAMAGE as error:
            raise self.damaged(f"{name}: {error}") from None
        self._refuse_above(limits.MOST_UNPACKED - len(raw), name)
        return raw

    def text(self, name: str) -> str:
        """Return a member as text, with line endings as line feeds; empty if there is none.

        Raises:
            UnreadableError: The member is damaged or encrypted.
            LimitError: The unpacked members are too large.
        """
        raw = self.part(name)
        self.left -= len(raw)
        self._refuse_above(self.left, name)
        return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

    def _refuse_above(self, left: int, name: str) -> None:
        if left < 0:
            most = limits.MOST_UNPACKED // limits.MEGABYTE
            raise LimitError(f"unpacks to more than {most} MB (limit reached in '{name}')")

    def damaged(self, what: object) -> UnreadableError:
        """Return the error for an archive with missing or invalid content."""
        return self.refused(f"not {self.kind}, or damaged ({what})")

    def refused(self, why: str) -> UnreadableError:
        """Return the error for an archive that cannot be read."""
        return UnreadableError(
            self.path, why, "Open it in the program that created it, and save it again."
        )
