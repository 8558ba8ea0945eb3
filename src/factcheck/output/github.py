"""The report as GitHub Actions workflow commands, which show findings next to the code lines."""

from collections.abc import Iterable, Sequence

from factcheck.model import Finding, Place, Severity
from factcheck.model.fields import items_of
from factcheck.output.escape import printable
from factcheck.output.text import Reports, related_told, several

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GRAVE = tuple(Severity)
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""Source: actions/toolkit, escaping of messages and properties in `command.ts`."""


def to_github(reports: Reports, errors: Iterable[str] = ()) -> str:
    """Return one command per line, most severe first; GitHub shows only the first of each kind.

    Args:
        reports: The report of each document that could be read, or a single report.
        errors: A message for each document that could not be read.
    """
    reports = several(reports)
    found = [finding for report in reports for finding in report.findings]
    found.sort(key=lambda finding: _GRAVE.index(finding.severity))
    remarks = [remark for report in reports for remark in report.remarks]
    lines = [
        *(
            f"::error::{printable(error).translate(_DATA)}"
            for error in items_of("errors", errors, str)
        ),
        *map(_finding, found),
        *(_command(one.severity, one.place, "suppression", [one.message]) for one in remarks),
    ]
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding) -> str:
    told = [finding.message, *map(related_told, finding.related), *finding.proof]
    return _command(finding.severity, finding.place, f"{finding.code} {finding.name}", told)


def _command(severity: Severity, place: Place, title: str, lines: Sequence[str]) -> str:
    """Return a command; columns are given only for places on one line, as GitHub requires."""
    fields: dict[str, str | int] = {"file": printable(place.path), "line": place.line}
    if place.end_line == place.line:
        fields |= {"col": place.column, "endColumn": place.end_column}
    else:
        fields |= {"endLine": place.end_line}
    fields |= {"title": title}
    properties = ",".join(f"{key}={str(item).translate(_PROPERTY)}" for key, item in fields.items())
    message = "\n".join(map(printable, lines)).translate(_DATA)
    return f"::{_COMMANDS[severity]} {properties}::{message}"
