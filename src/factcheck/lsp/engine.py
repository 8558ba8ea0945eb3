"""The seam to the checks: a document or claims folder in, its report out.

This is the one place of the language server that starts the pipeline. Whatever works a changed text
anew in parts is put in here.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable

from factcheck.claimfiles.nodes import unsaved
from factcheck.config import Config
from factcheck.lsp.settings import Stamp, stamps
from factcheck.lsp.work import Job
from factcheck.model import Report, stored_beside
from factcheck.pipeline import examine, examine_bytes
from factcheck.running import watched

_KEPT = 16
"""Reports that are kept: of what is open, and of what an undo brings back."""
_MOST_BYTES = 2**20
"""Bytes of the texts whose reports are kept; a report takes some ninety times as much."""

Key = tuple[str, bytes, int, Stamp | None]
"""Name, text, which settings it was, and the state of the proposals beside it."""


class Overtaken(BaseException):
    """A run was left, since its text has changed: no error, so that nothing takes it for one."""


class Engine:
    """Checks documents, and keeps the last reports, so that an unchanged text costs nothing.

    Several threads may ask.
    """

    def __init__(self) -> None:
        """Begin with no report."""
        self._kept: OrderedDict[Key, tuple[Config, Report]] = OrderedDict()
        self._lock = threading.Lock()

    def report(self, job: Job, config: Config, look: Callable[[str], None]) -> Report:
        """Return the report of a document or a claims folder.

        Args:
            job: What to check.
            config: The settings.
            look: Is called at each stage with its name; it may raise Overtaken.

        Raises:
            Overtaken: the run is not wanted any more.
            FactcheckError: it cannot be read.
        """
        key = _key(job, config)
        if key is None:
            return self._examined(job, config, look)
        with self._lock:
            kept = self._kept.get(key)
        report = kept[1] if kept else self._examined(job, config, look)
        self._keep(key, config, report)
        return report

    def _keep(self, key: Key, config: Config, report: Report) -> None:
        """Keep a report as the last to be forgotten."""
        with self._lock:
            self._kept[key] = config, report
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and (len(self._kept) > _KEPT or self._bytes() > _MOST_BYTES):
                self._kept.popitem(last=False)

    def _bytes(self) -> int:
        return sum(len(key[1]) for key in self._kept)

    def _examined(self, job: Job, config: Config, look: Callable[[str], None]) -> Report:
        with watched(look):
            if job.data is not None:
                return examine_bytes(job.data, job.name, config)
            with unsaved({path: text.lines.text for path, text in job.texts.items()}):
                return examine(job.name, config)


def _key(job: Job, config: Config) -> Key | None:
    """Return what a report is known again by; None for a folder, whose other files may change.

    The settings are kept beside the report, so that their identity stays their own.
    """
    if job.data is None:
        return None
    beside = stored_beside(job.name)
    return job.name, job.data, id(config), stamps([beside]).get(beside) if config.stored else None
