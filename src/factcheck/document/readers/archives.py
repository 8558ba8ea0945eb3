"""ZIP archives of OpenDocument texts and EPUB books, read within limits."""

import io
import zipfile

from attrs import field, mutable

from factcheck import limits
from factcheck.document.word.package import DAMAGE
from factcheck.errors import UnreadableError
from factcheck.limits import LimitError

_ENCRYPTED = 1  # encryption flag of a member: PKWARE APPNOTE 4.4.4


@mutable
class Archive:
    """A document packed in a ZIP archive."""

    path: str
    data: bytes = field(repr=False)
    kind: str
    """The expected type, for messages: "an OpenDocument text file"."""
    left: int = field(init=False)
    """The number of bytes that may still be unpacked."""
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
            raise self._damaged(error) from None
        limits.refuse_above(limits.MOST_MEMBERS, len(self.archive.infolist()), "compressed files")

    def text(self, name: str) -> str:
        """Return a member as text, with line endings as line feeds; empty if there is none.

        Raises:
            UnreadableError: The member is damaged or encrypted.
            LimitError: The unpacked members are too large.
        """
        try:
            member = self.archive.getinfo(name)
            if member.flag_bits & _ENCRYPTED:
                raise self.refused("password-protected")
            with self.archive.open(member) as stream:
                raw = stream.read(self.left + 1)
        except KeyError:
            return ""
        except DAMAGE as error:
            raise self._damaged(error) from None
        self.left -= len(raw)
        if self.left < 0:
            most = limits.MOST_UNPACKED // limits.MEGABYTE
            raise LimitError(f"unpacks to more than {most} MB (limit reached in '{name}')")
        return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

    def _damaged(self, error: BaseException) -> UnreadableError:
        return self.refused(f"not {self.kind}, or damaged ({error})")

    def refused(self, why: str) -> UnreadableError:
        """Return the error for an archive that cannot be read."""
        return UnreadableError(
            self.path, why, "Open it in the program that created it, and save it again."
        )
