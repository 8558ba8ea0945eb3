"""Answers that were paid for once, each in a file of its own in a folder of the user's."""

import hashlib
import json
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.storage import MEGABYTE, read_limited, write_whole

_FORM = "answer/1"
_MOST = 8 * MEGABYTE


def digest(*parts: str) -> str:
    """Return hex digits by which the same parts in the same order are known again."""
    whole = json.dumps(parts).encode()
    return hashlib.sha256(whole).hexdigest()


@frozen
class Cache:
    """A folder of answers; without one nothing is read and nothing written."""

    folder: Path | None = None

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the fields of an answer; None where there is none that can be read."""
        if self.folder is None:
            return None
        try:
            kept = json.loads(read_limited(self.folder / f"{key}.json", _MOST))
        except (OSError, ValueError, RecursionError):
            return None
        is_ours = isinstance(kept, dict) and kept.get("factcheck") == _FORM
        return kept if is_ours and isinstance(kept.get("answer"), str) else None

    def put(self, key: str, fields: dict[str, Any]) -> None:
        """Keep an answer, readable for its owner alone: it repeats words of the document.

        Raises:
            OSError: the folder cannot be written.
        """
        if self.folder is None:
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps({"factcheck": _FORM, **fields}, ensure_ascii=True, indent=1)
        write_whole(self.folder / f"{key}.json", f"{text}\n".encode())
