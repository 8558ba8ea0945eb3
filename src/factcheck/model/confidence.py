"""How sure a finding is, from how often its check was right on real documents."""

from factcheck.model.findings import Severity

ERROR_FROM = 0.95
WARNING_FROM = 0.85
FEWEST = 20
"""Findings judged; fewer tell nothing, and the check keeps the severity that it names itself."""


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
