"""A text is checked while a program waits for it: the one place where it becomes a report.

What was answered is kept by a digest of what was asked, so that an unchanged text has its answer at
once; the texts themselves are not kept.
"""

import threading
from collections import OrderedDict

from factcheck.config import Config
from factcheck.errors import UnreadableError
from factcheck.model import Report
from factcheck.pipeline import examine_text

SUFFIX = ".txt"
"""How a text is read of which nothing else is known."""


def report_of(text: str, config: Config) -> Report | None:
    """Return the report of a text, sent without markup; None where nothing can be read in it."""
    try:
        return examine_text(text, SUFFIX, config)
    except UnreadableError:
        return None


class Kept:
    """Answers by digest, the oldest forgotten first; several threads may ask."""

    def __init__(self, most: int = 256, most_bytes: int = 32 * 1024 * 1024) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._bytes = 0
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: bytes) -> bytes | None:
        """Return the answer of a key, which is then the last to be forgotten."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def keep(self, key: bytes, answer: bytes) -> None:
        """Keep an answer; one that is too large for the room there is, is not kept."""
        if len(answer) > self._most_bytes:
            return
        with self._lock:
            self._bytes += len(answer) - len(self._answers.pop(key, b""))
            self._answers[key] = answer
            while self._bytes > self._most_bytes or len(self._answers) > self._most:
                self._bytes -= len(self._answers.popitem(last=False)[1])
