"""Severity of a check from its measured precision on real documents."""

from math import comb

from factcheck.model.findings import Severity

ERROR_FROM = 0.95
WARNING_FROM = 0.85
FEWEST = 20
"""The fewest judged findings that can set a check's severity; fewer can only lower it."""
_SURPRISE = 0.05
"""Probability below which a result is significant, the usual threshold in hypothesis tests."""


def measured_severity(judged: int, right: int) -> Severity | None:
    """Return the severity that corresponds to `right` correct findings out of `judged`.

    Errors are right at least 95 times in 100, warnings 85. Anything less reliable is a note, which
    is shown only on request. Returns None if fewer than `FEWEST` were judged.
    """
    if judged < FEWEST:
        return None
    share = right / judged
    if share >= ERROR_FROM:
        return Severity.ERROR
    return Severity.WARNING if share >= WARNING_FROM else Severity.NOTE


def may_be_error(judged: int, right: int) -> bool:
    """Return True if the counts are compatible with a precision of 95 in 100.

    They are not if, by the binomial distribution, so few right findings have a probability below 5
    in 100: none of two, one of three, four of eight.
    """
    chances = (
        comb(judged, hits) * ERROR_FROM**hits * (1 - ERROR_FROM) ** (judged - hits)
        for hits in range(right + 1)
    )
    return sum(chances) >= _SURPRISE
