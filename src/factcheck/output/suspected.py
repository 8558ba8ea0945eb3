"""Unverified suspicions in words, grouped by maker and separate from the findings."""

from collections.abc import Mapping, Sequence

from factcheck.document.text import grouped
from factcheck.model import NOT_CHECKED, Report, Unverified


def by_maker(report: Report) -> Mapping[str, Sequence[Unverified]]:
    """Return the suspicions under a heading for each maker, in the order of the document."""
    return grouped((_heading(one), one) for one in report.unverified)


def _heading(one: Unverified) -> str:
    return f"Suspected by {one.by}, {NOT_CHECKED}"
