"""Checking of texts for waiting programs, with a cache of responses.

Responses are cached by a digest of the request, so that an unchanged text is answered immediately;
the texts themselves are not stored.
"""

import threading
from collections import OrderedDict

from factcheck.analysis.pipeline import examine_text
from factcheck.config import Config
from factcheck.errors import UnreadableError
from factcheck.model import Report

SUFFIX = ".txt"
"""Format of a text about which nothing else is known."""


def report_of(text: str, config: Config) -> Report | None:
    """Return the report of a text without markup; None if it is unreadable."""
    try:
        return examine_text(text, SUFFIX, config)
    except UnreadableError:
        return None


class Kept:
    """A cache of responses by digest, least recently used removed first; thread-safe."""

    def __init__(self, most: int = 256, most_bytes: int = 32 * 1024 * 1024) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._bytes = 0
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: bytes) -> bytes | None:
        """Return the response for a key, which becomes the most recently used."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def keep(self, key: bytes, answer: bytes) -> None:
        """Store a response, unless it is larger than the cache."""
        if len(answer) > self._most_bytes:
            return
        with self._lock:
            self._bytes += len(answer) - len(self._answers.pop(key, b""))
            self._answers[key] = answer
            while self._bytes > self._most_bytes or len(self._answers) > self._most:
                self._bytes -= len(self._answers.popitem(last=False)[1])
