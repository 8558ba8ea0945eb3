"""Reports: findings → text, JSON, SARIF, pages. Text of a document is escaped in each."""

import importlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from factcheck.model import Check, Report
from factcheck.reports.errata import to_errata
from factcheck.reports.json import to_json
from factcheck.reports.markdown import to_markdown
from factcheck.reports.text import to_text

REPORTS: Mapping[str, str] = MappingProxyType(
    {
        "text": "for people, at a terminal",
        "json": "for programs, one object",
        "jsonl": "for programs, one object a line",
        "sarif": "for code scanning and editors",
        "github": "for GitHub Actions, beside the lines",
        "csv": "for a spreadsheet",
        "markdown": "for a pull request or a wiki",
        "html": "a page that stands by itself",
    }
)
"""Name of a report → what it is for."""


def rendered(
    form: str,
    reports: Sequence[Report],
    errors: Sequence[str] = (),
    checks: Iterable[Check] = (),
) -> str:
    """Return a report by its name.

    Args:
        form: A key of `REPORTS`.
        reports: One for each document that could be read.
        errors: A message for each that could not.
        checks: Whose pages SARIF carries as help.
    """
    if form == "text":
        return to_text(reports)
    if form == "sarif":
        return to_sarif(reports, errors, checks)
    written: str = _function(form)(reports, errors)
    return written


def _function(form: str) -> Any:
    """Import the module of a report, which only its users wait for."""
    return getattr(importlib.import_module(f"factcheck.reports.{form}"), f"to_{form}")


def to_csv(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return the report as a table; see `factcheck.reports.csv`."""
    return rendered("csv", reports, errors)


def to_github(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return the report as workflow commands; see `factcheck.reports.github`."""
    return rendered("github", reports, errors)


def to_html(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return the report as a page that stands by itself; see `factcheck.reports.html`."""
    return rendered("html", reports, errors)


def to_jsonl(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return the report as JSON Lines; see `factcheck.reports.jsonl`."""
    return rendered("jsonl", reports, errors)


def to_sarif(
    reports: Sequence[Report], errors: Sequence[str] = (), checks: Iterable[Check] = ()
) -> str:
    """Return the report as SARIF 2.1.0; see `factcheck.reports.sarif`."""
    written: str = _function("sarif")(reports, errors, checks)
    return written


__all__ = [
    "REPORTS",
    "rendered",
    "to_csv",
    "to_errata",
    "to_github",
    "to_html",
    "to_json",
    "to_jsonl",
    "to_markdown",
    "to_sarif",
    "to_text",
]
