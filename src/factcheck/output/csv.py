"""The report as a table for spreadsheets: one row per finding."""

import csv
import io
from collections.abc import Iterable

from factcheck.model import Finding
from factcheck.output.escape import printable
from factcheck.output.json import place_fields
from factcheck.output.text import Reports, related_told, several

COLUMNS = (
    "path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message",
    "text", "section", "related", "proof", "suggestions", "fingerprint", "origin",
)  # fmt: skip
_FORMULA = "=+-@＝＋－＠"
"""First characters that make a spreadsheet evaluate a cell, including full-width forms.

Source: OWASP, CSV Injection.
"""


def to_csv(reports: Reports, errors: Iterable[str] = ()) -> str:
    """Return CSV (RFC 4180) with a header and one row per finding.

    A cell that a spreadsheet would evaluate as a formula gets an apostrophe at the start. There are
    no rows for unreadable documents, which are reported on standard error, or for unverified
    proposals, which the JSON formats include.
    """
    del errors
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for report in several(reports):
        writer.writerows(map(guarded, _row(finding)) for finding in report.findings)
    return table.getvalue()


def _row(finding: Finding) -> list[str | int]:
    place = finding.place
    return [
        *place_fields(place).values(),
        finding.code,
        finding.name,
        finding.severity.value,
        finding.message,
        place.text,
        place.section,
        "; ".join(map(related_told, finding.related)),
        "; ".join(finding.proof),
        "; ".join(f"{item.side}: {item.text}" for item in finding.suggestions),
        finding.fingerprint,
        finding.origin.told,
    ]


def guarded(cell: str | int) -> str | int:
    """Return a cell on one line that a spreadsheet does not evaluate as a formula."""
    if isinstance(cell, int):
        return cell
    shown = printable(cell)
    return f"'{shown}" if shown.lstrip()[:1] in tuple(_FORMULA) else shown
