"""Severity of a check from its measured precision on real documents."""

from math import comb

from factcheck.model.findings import Severity

ERROR_FROM = 0.95
WARNING_FROM = 0.85
FEWEST = 20
"""Minimum number of judged findings that can set a check's severity; fewer can only lower it."""
_SURPRISE = 0.05
"""Significance level: a result with a lower probability is not explained by chance."""


def measured_severity(judged: int, right: int) -> Severity | None:
    """Return the severity for a check with `right` correct findings out of `judged`.

    The severity is an error if at least 95 % are correct, a warning if at least 85 % are, and
    otherwise a note, which is shown only on request. Returns None if fewer than `FEWEST` were
    judged.
    """
    if judged < FEWEST:
        return None
    share = right / judged
    if share >= ERROR_FROM:
        return Severity.ERROR
    return Severity.WARNING if share >= WARNING_FROM else Severity.NOTE


def may_be_error(judged: int, right: int) -> bool:
    """Return True if the true precision may be 95 % or more, given these counts.

    It cannot be if a check with that precision would yield so few correct findings with a
    probability below 5 % (binomial distribution): 0 of 2, 1 of 3 or 4 of 8.
    """
    chances = (
        comb(judged, hits) * ERROR_FROM**hits * (1 - ERROR_FROM) ** (judged - hits)
        for hits in range(right + 1)
    )
    return sum(chances) >= _SURPRISE
