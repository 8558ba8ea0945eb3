"""The report as a table for a spreadsheet: one row per finding."""

import csv
import io
from collections.abc import Iterator, Sequence

from factcheck.model import Finding, RelatedPlace, Report
from factcheck.output.escape import printable

COLUMNS = (
    "path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message",
    "text", "section", "related", "proof", "suggestions", "fingerprint", "origin",
)  # fmt: skip
_FORMULA = "=+-@＝＋－＠"
"""First characters of a cell that a spreadsheet would evaluate; some evaluate the full-width forms.

Source: OWASP, CSV Injection.
"""


def to_csv(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return a header and one row per finding, as RFC 4180 specifies.

    A cell that a spreadsheet would treat as a formula starts with an apostrophe. Unreadable
    documents have no row, because they are reported on standard error. Unverified suspicions have
    none either; the JSON reports include them.
    """
    del errors
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows(_rows(reports))
    return table.getvalue()


def _rows(reports: Sequence[Report]) -> Iterator[list[str | int]]:
    for report in reports:
        for finding in report.findings:
            yield [guarded(cell) for cell in _row(finding)]


def _row(finding: Finding) -> list[str | int]:
    place = finding.place
    return [
        place.path,
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        finding.code,
        finding.name,
        finding.severity.value,
        finding.message,
        place.text,
        place.section,
        "; ".join(map(_related, finding.related)),
        "; ".join(finding.proof),
        "; ".join(f"{item.side}: {item.text}" for item in finding.suggestions),
        finding.fingerprint,
        finding.origin.told,
    ]


def _related(part: RelatedPlace) -> str:
    place = part.place
    return f"{part.told} {place.path}:{place.line}:{place.column} “{place.text}”"


def guarded(cell: str | int) -> str | int:
    """Return a cell on one line that no spreadsheet treats as a formula."""
    if isinstance(cell, int):
        return cell
    shown = printable(cell)
    return f"'{shown}" if shown.lstrip()[:1] in tuple(_FORMULA) else shown
