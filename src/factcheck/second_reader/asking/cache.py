"""Stores models' answers, which cost money, as files in the user's cache folder."""

import hashlib
import json
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.storage import MEGABYTE, read_limited, write_whole

_FORM = "answer/1"
_MOST = 8 * MEGABYTE


def digest(*parts: str) -> str:
    """Return the SHA-256 digest of a sequence of strings, in hexadecimal."""
    whole = json.dumps(parts).encode()
    return hashlib.sha256(whole).hexdigest()


@frozen
class Cache:
    """A cache folder for answers. If `folder` is None, nothing is read or written."""

    folder: Path | None = None

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the fields of a stored answer, or None if there is none or it is unreadable."""
        if self.folder is None:
            return None
        try:
            kept = json.loads(read_limited(self.folder / f"{key}.json", _MOST))
        except (OSError, ValueError, RecursionError):
            return None
        is_ours = isinstance(kept, dict) and kept.get("factcheck") == _FORM
        return kept if is_ours and isinstance(kept.get("answer"), str) else None

    def put(self, key: str, fields: dict[str, Any]) -> None:
        """Store an answer in a file that only its owner can read, because it quotes the document.

        Raises:
            OSError: The folder cannot be written.
        """
        if self.folder is None:
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps({"factcheck": _FORM, **fields}, ensure_ascii=True, indent=1)
        write_whole(self.folder / f"{key}.json", f"{text}\n".encode())
