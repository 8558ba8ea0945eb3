"""`--baseline`: report what is new, and write what is known."""

import contextlib
import os
from collections.abc import Iterator, Sequence

from factcheck.cli.common import write
from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.settling.baseline import Baseline, read, settled, text_of, updated
from factcheck.storage import locked, reason


def beside(
    reports: Sequence[Report], path: str, *, update: bool, stale: bool = True
) -> list[Report]:
    """Return the reports with what is new.

    Args:
        reports: What was found.
        path: Of the baseline.
        update: Write what was found to it first, so that nothing is new.
        stale: Tell entries whose finding is gone.

    Raises:
        UsageError: it cannot be read or written.
    """
    if not update:
        return list(settled(reports, read(path), stale=stale))
    with _alone(path):
        old = read(path) if os.path.lexists(path) else Baseline(path)
        baseline = updated(reports, old)
        write(text_of(baseline), path)
    return list(settled(reports, baseline))


@contextlib.contextmanager
def _alone(path: str) -> Iterator[None]:
    """Keep another run from changing a baseline between reading and writing it.

    Raises:
        UsageError: another run keeps it too long.
    """
    try:
        with locked(path):
            yield
    except OSError as error:
        raise UsageError(f"baseline '{path}': {reason(error)}. Run the command again.") from error
