"""Processing of one job in the background: settings, report, and decisions on findings."""

import traceback
from collections.abc import Callable

from attrs import evolve

from factcheck.analysis.settling import baseline
from factcheck.analysis.settling.decided import settled
from factcheck.apps.lsp.engine import Engine, Overtaken
from factcheck.apps.lsp.settings import Keeper
from factcheck.apps.lsp.work import Job, Outcome
from factcheck.claims.log import Log, beside, read, standing
from factcheck.config.files import Settings
from factcheck.errors import (
    FactcheckError,
    MistakesError,
    Problem,
    UnforeseenError,
    UnreadableError,
)
from factcheck.model import Report, Status

_WORDLESS = ("it is empty", "it holds nothing but white space", "it holds marks but no words")
"""Reasons why a document without any text yet cannot be read."""


def worked(job: Job, engine: Engine, keeper: Keeper, look: Callable[[str], None]) -> Outcome:
    """Return the outcome of a job, including any errors.

    Raises:
        Overtaken: The result is no longer needed.
    """
    try:
        return _checked(job, engine, keeper, look)
    except Overtaken:
        raise
    except FactcheckError as error:
        return Outcome(job, problems=_problems(error, job.name))
    except Exception as error:  # noqa: BLE001 - no document may stop the server
        told = UnforeseenError(job.name, f"{type(error).__name__}: {error}")
        return Outcome(job, problems=_problems(told, job.name), faults=(traceback.format_exc(),))


def _checked(job: Job, engine: Engine, keeper: Keeper, look: Callable[[str], None]) -> Outcome:
    known = keeper.known(job.name)
    report = engine.report(job, known.config, look)
    outcome = Outcome(job, report, faults=tuple(_failed(report)))
    try:
        return _settled(outcome, report, known.settings)
    except FactcheckError as error:  # the findings are shown anyway
        return evolve(outcome, problems=_problems(error, beside(job.name)))


def _settled(outcome: Outcome, report: Report, settings: Settings) -> Outcome:
    """Return an outcome without suppressed and resolved findings."""
    left, stood = report, None
    if outcome.job.is_file:
        path = beside(outcome.job.name)
        decisions: Log = read(path)
        stood = standing(report, decisions)
        left = settled(report, decisions)
        if settings.baseline:
            left = baseline.settled([left], baseline.read(settings.baseline))[0]
    return evolve(outcome, report=left, standing=stood)


def _problems(error: FactcheckError, path: str) -> tuple[Problem, ...]:
    """Return the problems of an error; none for an empty document."""
    if isinstance(error, MistakesError):
        return error.problems
    if isinstance(error, UnreadableError):
        if error.why in _WORDLESS and error.path == path:
            return ()
        return (Problem(error.path, 1, 1, f"{error.why}. {error.remedy}"),)
    return (Problem(path, 1, 1, str(error)),)


def _failed(report: Report) -> list[str]:
    """Return the failed checks, with their reasons."""
    return [
        f"{report.path}: {run.code} failed: {run.reason}"
        for run in report.checks
        if run.status is Status.FAILED
    ]
