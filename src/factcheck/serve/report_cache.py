"""A text is checked while a program waits for it: the one place where it becomes a report.

What was answered is kept by a digest of what was asked, so that an unchanged text has its answer at
once; the texts themselves are not kept.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable

from factcheck.config import Config
from factcheck.errors import UnreadableError
from factcheck.model import Report
from factcheck.pipeline import examine_text
from factcheck.running import watched

SUFFIX = ".txt"
"""How a text is read of which nothing else is known."""


class StoppedWaiting(BaseException):
    """Nobody waits for the report any more: no error, so that nothing takes it for one."""


def report_of(text: str, config: Config, is_wanted: Callable[[], bool]) -> Report | None:
    """Return the report of a text; None where there is nothing in it that can be read.

    Args:
        text: As a client sent it, without markup.
        config: The settings.
        is_wanted: Whether somebody still waits; it is asked between the stages.

    Raises:
        StoppedWaiting: nobody waits any more.
    """

    def going_on(_: str) -> None:
        if not is_wanted():
            raise StoppedWaiting

    try:
        with watched(going_on):
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
