"""`--baseline`: report new findings, and record known ones."""

import contextlib
import os
from collections.abc import Iterator, Sequence

from factcheck.analysis.settling.baseline import Baseline, read, settled, text_of, updated
from factcheck.apps.cli.common import write
from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.storage import locked, reason


def beside(
    reports: Sequence[Report], path: str, *, update: bool, stale: bool = True
) -> list[Report]:
    """Return the reports with new findings only.

    Args:
        reports: The findings.
        path: Path of the baseline.
        update: Whether to record the findings first, so that none is new.
        stale: Whether to report entries whose finding no longer exists.

    Raises:
        UsageError: The baseline cannot be read or written.
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
    """Prevent another run from changing a baseline while it is read and written.

    Raises:
        UsageError: Another run holds the lock too long.
    """
    try:
        with locked(path):
            yield
    except OSError as error:
        raise UsageError(f"baseline '{path}': {reason(error)}. Run the command again.") from error
