"""The report as JSON Lines: one object per line, so that a stream of any length can be read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.model import Report
from factcheck.output.escape import inert
from factcheck.output.json import (
    VERSION,
    document_fields,
    finding_fields,
    settled_fields,
    unverified_fields,
)


def to_jsonl(
    reports: Sequence[Report], errors: Sequence[str] = (), *, everything: bool = False
) -> str:
    """Return a line for each document, followed by its findings, and then the errors.

    Every line has `version` and `type`: "document", "finding", "settled" (with `everything`),
    "unverified" (a suspicion that nothing has verified) or "error"; the other fields are those of
    the JSON report.
    """
    lines = [
        *_lines(reports, everything=everything),
        *(_line("error", {"message": error}) for error in errors),
    ]
    return "".join(f"{line}\n" for line in lines)


def _lines(reports: Sequence[Report], *, everything: bool) -> Iterator[str]:
    for report in reports:
        yield _line("document", document_fields(report))
        for finding in report.findings:
            fields = finding_fields(finding, report)
            yield _line("finding", {"document": report.path, **fields})
        for one in report.settled if everything else ():
            yield _line("settled", {"document": report.path, **settled_fields(one)})
        for suspected in report.unverified:
            fields = unverified_fields(suspected)
            yield _line("unverified", {"document": report.path, **fields})


def _line(kind: str, fields: Mapping[str, Any]) -> str:
    return inert(json.dumps({"version": VERSION, "type": kind, **fields}, ensure_ascii=False))
