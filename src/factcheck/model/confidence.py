"""How sure a finding is, from how often its check was right on real documents."""

from math import comb

from factcheck.model.findings import Severity

ERROR_FROM = 0.95
WARNING_FROM = 0.85
FEWEST = 20
"""Findings judged from which they set the severity of a check; of fewer they can only lower it."""
_SURPRISE = 0.05
"""Chance below which something is no accident, as is usual in tests of a hypothesis."""


def measured_severity(judged: int, right: int) -> Severity | None:
    """Return the severity that so many right findings of so many judged stand for.

    An error is right 95 times of 100, a warning 85; what is right less often is a note, which is
    silent unless a full read is asked for. None if too few were judged.
    """
    if judged < FEWEST:
        return None
    share = right / judged
    if share >= ERROR_FROM:
        return Severity.ERROR
    return Severity.WARNING if share >= WARNING_FROM else Severity.NOTE


def may_be_error(judged: int, right: int) -> bool:
    """True if so many right findings of so many judged are no surprise where 95 of 100 are right.

    They would be one if by the binomial law no more were right in less than 5 of 100 such readings:
    none of two, one of three, four of eight.
    """
    chances = (
        comb(judged, hits) * ERROR_FROM**hits * (1 - ERROR_FROM) ** (judged - hits)
        for hits in range(right + 1)
    )
    return sum(chances) >= _SURPRISE
