"""Report formats: text, JSON, SARIF, web pages and others, each of which escapes document text."""

import importlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck import extensions
from factcheck.errors import UsageError
from factcheck.model import Check, Report
from factcheck.output.text import to_text

if TYPE_CHECKING:
    from factcheck.output.annotations import to_annotations
    from factcheck.output.csv import to_csv
    from factcheck.output.errata import to_errata
    from factcheck.output.github import to_github
    from factcheck.output.html import to_html
    from factcheck.output.json import to_json
    from factcheck.output.jsonl import to_jsonl
    from factcheck.output.markdown import to_markdown
    from factcheck.output.sarif import to_sarif

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
        "annotations": "for tools that read Web Annotations",
    }
)
"""The name of each report format, with its purpose."""

WHOLE = frozenset({"text", "json", "jsonl", "sarif"})
"""Formats that can also list settled findings."""


def rendered(
    form: str,
    reports: Sequence[Report],
    errors: Sequence[str] = (),
    checks: Iterable[Check] = (),
    *,
    everything: bool = False,
) -> str:
    """Render reports in a format.

    Args:
        form: A key of `REPORTS`.
        reports: One for each document that could be read.
        errors: A message for each document that could not be read.
        checks: The checks whose pages SARIF includes as help.
        everything: Whether to include settled findings, in formats that can.
    """
    if form not in REPORTS:
        return _by_package(form, reports, errors)
    if form == "text":
        return to_text(reports, everything=everything)
    write = _function(f"to_{form}")
    given = (reports, errors, checks) if form == "sarif" else (reports, errors)
    written: str = write(*given, **({"everything": everything} if form in WHOLE else {}))
    return written


def forms() -> tuple[str, ...]:
    """Return the names of all report formats, including those of installed packages."""
    return tuple(sorted({*REPORTS, *extensions.functions(extensions.REPORTS)}))


def _by_package(form: str, reports: Sequence[Report], errors: Sequence[str]) -> str:
    """Return a report by another package: a function of reports and errors.

    Raises:
        UsageError: The format does not exist, cannot be loaded, or does not return text.
    """
    write = extensions.functions(extensions.REPORTS).get(form)
    if write is None:
        raise UsageError(f"report '{form}': there is none. Use one of {', '.join(forms())}")
    written = write(reports, errors)
    if not isinstance(written, str):
        raise UsageError(f"report '{form}': it returned {type(written).__name__}, no string")
    return written


def _function(name: str) -> Any:
    """Import the function of a report format when it is first used."""
    return getattr(importlib.import_module(f"factcheck.output.{name.removeprefix('to_')}"), name)


def __getattr__(name: str) -> Any:
    """Import the function of a report format on its first use.

    Raises:
        AttributeError: The name does not exist.
    """
    if name not in __all__:
        raise AttributeError(f"module 'factcheck.reports' has no attribute '{name}'")
    return _function(name)


__all__ = [
    "REPORTS",
    "forms",
    "rendered",
    "to_annotations",
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
