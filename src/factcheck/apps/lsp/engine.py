"""Interface to the checks: a document or claims folder in, its report out.

Only this module of the language server runs the pipeline. Incremental analysis of changed texts
belongs here.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable

from factcheck.analysis.pipeline import Text, examine
from factcheck.apps.lsp.settings import Stamp, stamps
from factcheck.apps.lsp.work import Job
from factcheck.claims.claimfiles.nodes import unsaved
from factcheck.config import Config
from factcheck.model import Report, stored_beside
from factcheck.running import watched

_KEPT = 16
"""Maximum number of cached reports: those of open documents, and those that undo restores."""
_MOST_BYTES = 2**20
"""Maximum bytes of the texts of cached reports; a report takes about ninety times as much."""

Key = tuple[str, bytes, int, Stamp | None]
"""Name, text, settings, and modification time of the stored proposals."""


class Overtaken(BaseException):
    """A run was stopped because its text has changed; not an Exception, to pass all handlers."""


class Engine:
    """Checks documents and caches the last reports. Thread-safe."""

    def __init__(self) -> None:
        """Begin with an empty cache."""
        self._kept: OrderedDict[Key, tuple[Config, Report]] = OrderedDict()
        self._lock = threading.Lock()

    def report(self, job: Job, config: Config, look: Callable[[str], None]) -> Report:
        """Return the report of a document or claims folder.

        Args:
            job: What to check.
            config: The settings.
            look: Called with the name of each stage; may raise Overtaken.

        Raises:
            Overtaken: The result is no longer needed.
            FactcheckError: The document cannot be read.
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
        """Cache a report as the most recent one."""
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
                return examine(Text(job.data, job.name), config)
            with unsaved({path: text.lines.text for path, text in job.texts.items()}):
                return examine(job.name, config)


def _key(job: Job, config: Config) -> Key | None:
    """Return the cache key of a report; None for a folder, whose other files may change.

    The settings are stored with the report, so that their `id` is not reused.
    """
    if job.data is None:
        return None
    beside = stored_beside(job.name)
    return job.name, job.data, id(config), stamps([beside]).get(beside) if config.stored else None
