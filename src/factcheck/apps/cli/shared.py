"""Examination of documents in several processes, with reports in the original order."""

import traceback
from collections.abc import Generator, Sequence
from functools import partial

from factcheck.analysis.pipeline import examine_all
from factcheck.analysis.pool import Lost, PoolError, Reason, cores, in_order
from factcheck.apps.cli.common import SPLIT, Pace
from factcheck.config import Config
from factcheck.errors import FactcheckError, UnforeseenError, UnreadableError, UsageError
from factcheck.model import Report

_NO_LIMIT = 10.0**6
_REMEDIES = {
    Reason.TIME_LIMIT: SPLIT,
    Reason.DIED: "Check it by itself, with fewer --jobs, or split it.",
}


class _ElsewhereError(Exception):
    """An error in another process, as reported there."""


def outcomes(
    paths: Sequence[str], config: Config, pace: Pace
) -> Generator[Report | FactcheckError, None, None]:
    """Yield the outcome for each document, in order.

    Raises:
        UsageError: No process can be started.
    """
    jobs = min(pace.jobs or cores(), len(paths))
    limit = pace.time_limit or _NO_LIMIT
    try:
        for path, made in in_order(paths, partial(_examined, config), jobs=jobs, time_limit=limit):
            yield _lost(path, made) if isinstance(made, Lost) else _with_cause(*made)
    except PoolError as error:
        raise UsageError(f"--jobs {jobs}: {error}. Leave it out.") from error


def _examined(config: Config, path: str) -> tuple[Report | FactcheckError, str]:
    """Return the outcome for a document, and the traceback of an error; runs in a worker."""
    (made,) = examine_all([path], config)
    cause = made.__cause__ if isinstance(made, UnforeseenError) else None
    return made, "".join(traceback.format_exception(cause)) if cause else ""


def _with_cause(made: Report | FactcheckError, where: str) -> Report | FactcheckError:
    if where and not isinstance(made, Report):
        made.__cause__ = _ElsewhereError(where)
    return made


def _lost(path: str, lost: Lost) -> FactcheckError:
    if lost.reason is Reason.FAULT:
        return UnforeseenError(path, lost.words)
    return UnreadableError(path, lost.words, _REMEDIES[lost.reason])
