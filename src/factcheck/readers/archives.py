"""ZIP archives that hold documents, read within limits: OpenDocument and EPUB."""

import io
import zipfile

from factcheck.errors import UnreadableError
from factcheck.values import field, frozen
from factcheck.word.package import DAMAGE, MOST_BYTES, MOST_MEMBERS

_ENCRYPTED = 1  # bit of the flags of a member: PKWARE APPNOTE 4.4.4


@frozen
class Archive:
    """A document that is packed in a ZIP archive."""

    path: str
    data: bytes = field(repr=False)
    kind: str
    """What it should be: "an OpenDocument text"."""

    def text(self, name: str) -> str:
        """Return a member as text with line feeds; empty if there is none.

        Raises:
            UnreadableError: it is damaged, protected, too large or no UTF-8.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                if len(archive.infolist()) > MOST_MEMBERS:
                    raise self.refused(f"it packs more than {MOST_MEMBERS:,} files")
                member = archive.getinfo(name)
                if member.flag_bits & _ENCRYPTED:
                    raise self.refused("it is protected by a password")
                with archive.open(member) as stream:
                    raw = stream.read(MOST_BYTES + 1)
        except KeyError:
            return ""
        except DAMAGE as error:
            raise self.refused(f"it is not {self.kind}, or a damaged one ({error})") from None
        if len(raw) > MOST_BYTES:
            raise self.refused(f"its part '{name}' unpacks to more than {MOST_BYTES // 2**20} MB")
        return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

    def refused(self, why: str) -> UnreadableError:
        """Return the error for an archive that cannot be read."""
        return UnreadableError(self.path, why, "Open it where it was made and save it again.")
