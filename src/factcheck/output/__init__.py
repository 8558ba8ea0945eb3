"""Report formats, such as text, JSON, SARIF and web pages. All formats escape document text."""

import importlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck import extensions
from factcheck.errors import UsageError
from factcheck.model import Check
from factcheck.model.fields import items_of
from factcheck.output.text import Reports, several, to_text

if TYPE_CHECKING:
    from factcheck.output.csv import to_csv
    from factcheck.output.errata import to_errata
    from factcheck.output.github import to_github
    from factcheck.output.html import to_html
    from factcheck.output.json import to_json, to_jsonl
    from factcheck.output.markdown import to_markdown
    from factcheck.output.sarif import to_sarif

REPORTS: Mapping[str, str] = MappingProxyType(
    {
        "text": "for people, at a terminal",
        "json": "for programs, one object",
        "jsonl": "for programs, one object per line",
        "sarif": "for code scanning and editors",
        "github": "for GitHub Actions, on the lines",
        "csv": "for a spreadsheet",
        "markdown": "for a pull request or a wiki",
        "html": "one self-contained page",
    }
)
"""Maps the names of report formats to their purposes."""

WHOLE = frozenset({"text", "json", "jsonl", "sarif"})
"""Formats that can include resolved and suppressed findings."""


def rendered(
    form: str,
    reports: Reports,
    errors: Iterable[str] = (),
    checks: Iterable[Check] = (),
    *,
    everything: bool = False,
) -> str:
    """Return reports in the given format.

    Args:
        form: A key of `REPORTS`, or a format of an installed package.
        reports: The report of each document that could be read, or a single report.
        errors: A message for each document that could not be read. The text format omits these,
            because they are printed on standard error.
        checks: Additional checks whose documentation SARIF includes.
        everything: Whether to include resolved findings, if the format supports this.

    Raises:
        UsageError: The format does not exist, cannot be loaded, or does not return text.
    """
    whole = {"everything": everything} if form in WHOLE else {}
    if form == "text":
        return to_text(reports, everything=everything)
    if form == "sarif":
        return str(_function("to_sarif")(reports, errors, checks, **whole))
    known = form in REPORTS
    write = _function(f"to_{form}") if known else extensions.functions(extensions.REPORTS).get(form)
    if write is None:
        raise UsageError(f"unknown report format '{form}'. Expected one of {', '.join(forms())}")
    written = write(several(reports), items_of("errors", errors, str), **whole)
    if not isinstance(written, str):
        kind = type(written).__name__
        raise UsageError(f"report format '{form}' returned {kind}, not a string")
    return written


def forms() -> tuple[str, ...]:
    """Return the names of all report formats, including those of installed packages."""
    return tuple(sorted({*REPORTS, *extensions.functions(extensions.REPORTS)}))


def _function(name: str) -> Any:
    """Return the function for a report format, imported on first use."""
    module = {"to_jsonl": "json"}.get(name, name.removeprefix("to_"))
    return getattr(importlib.import_module(f"factcheck.output.{module}"), name)


def __getattr__(name: str) -> Any:
    """Return the function for a report format, imported on first use.

    Raises:
        AttributeError: The name does not exist.
    """
    if name not in __all__:
        raise AttributeError(f"module 'factcheck.output' has no attribute '{name}'")
    return _function(name)


__all__ = [
    "REPORTS",
    "forms",
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
