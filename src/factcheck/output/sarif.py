"""The report as SARIF 2.1.0, for code scanning services and editors."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from factcheck._version import __version__
from factcheck.checks import every_check
from factcheck.document.text import grouped
from factcheck.model import (
    Check,
    Choice,
    Finding,
    Ground,
    Place,
    Report,
    Settled,
    Status,
    fix,
)
from factcheck.model.fields import items_of
from factcheck.output.decided import settled_told
from factcheck.output.escape import printable
from factcheck.output.text import Reports, several
from factcheck.proof.fixes import rewrites

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
Fields = Mapping[str, Any]
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
"""Text that would start a link in a message (SARIF 2.1.0, 3.11.6)."""


def to_sarif(
    reports: Reports,
    errors: Iterable[str] = (),
    checks: Iterable[Check] = (),
    *,
    everything: bool = False,
) -> str:
    """Return one run, with a rule for each check that ran and a result for each finding.

    Args:
        reports: The report of each document that could be read, or a single report.
        errors: A message for each document that could not be read.
        checks: Additional checks whose documentation is included as help of their rules.
        everything: Whether to include resolved findings, as results with a suppression. Services
            that ignore suppressions show them as open.
    """
    reports = several(reports)
    names = {run.code: run.name for report in reports for run in report.checks}
    results = [result for report in reports for result in _results(report, everything=everything)]
    names |= {finding.code: finding.name for finding, _ in results}
    pages = {check.code: check for check in (*every_check(), *checks)}
    indexes = {code: number for number, code in enumerate(sorted(names))}
    driver = {
        "name": "factcheck",
        "version": __version__,
        "rules": [_rule(code, names[code], pages.get(code)) for code in indexes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reports, errors)],
        "results": [{"ruleIndex": indexes[one.code], **fields} for one, fields in results],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _results(report: Report, *, everything: bool) -> Iterator[tuple[Finding, Fields]]:
    """Yield each finding with its SARIF result.

    For an unverified proposal, the result's kind says that a person must review it (3.27.9).
    """
    for finding in report.findings:
        yield finding, _result(report, finding)
    for settled in report.settled if everything else ():
        yield settled.finding, {**_result(report, settled.finding), **_suppressed(settled)}
    for one in report.unverified:
        yield one.finding, {**_result(report, one.finding), "kind": "review", "level": "none"}


def _rule(code: str, name: str, check: Check | None) -> Fields:
    rule: dict[str, Any] = {"id": code, "name": "".join(map(str.capitalize, name.split("-")))}
    if check:
        rule |= {
            "shortDescription": {"text": check.title},
            "fullDescription": {"text": check.title},
            "help": {"text": check.page, "markdown": check.page},
            "defaultConfiguration": {"level": check.severity.value},
        }
    return rule


def _invocation(reports: Sequence[Report], errors: Iterable[str]) -> Fields:
    failed = [
        f"{printable(report.path)}: {run.code} failed: {run.reason}"
        for report in reports
        for run in report.checks
        if run.status is Status.FAILED
    ]
    errors = [*items_of("errors", errors, str), *failed]
    fields: dict[str, Any] = {"executionSuccessful": not errors}
    if errors:
        notes = [{"level": "error", "message": {"text": _message(error)}} for error in errors]
        fields["toolExecutionNotifications"] = notes
    remarks = [
        {
            "level": one.severity.value,
            "message": {"text": _message(one.message)},
            "locations": [{"physicalLocation": _physical(one.place)}],
        }
        for report in reports
        for one in report.remarks
    ]
    return fields | ({"toolConfigurationNotifications": remarks} if remarks else {})


def _result(report: Report, finding: Finding) -> dict[str, Any]:
    related = [
        {
            "id": number,
            "message": {"text": _message(f"{part.told}: “{part.place.text}”")},
            "physicalLocation": _physical(part.place),
        }
        for number, part in enumerate(finding.related)
    ]
    changes = list(_changes(report, finding))
    origin = finding.origin.told
    return {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": {"text": "\n".join(map(_message, (finding.message, *finding.proof)))},
        "locations": [{"physicalLocation": _physical(finding.place)}],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        **({"properties": {"origin": printable(origin)}} if origin else {}),
        **({"relatedLocations": related} if related else {}),
        **({"fixes": [{"artifactChanges": changes}]} if changes else {}),
    }


def _changes(report: Report, finding: Finding) -> Iterator[Fields]:
    """Yield the changes made by a finding's fix, grouped by file (3.27.30).

    Files without lines of text, such as Word documents, have no changes.
    """
    sure = fix(finding)
    made = tuple(rewrites(report.dossier.document, finding, sure)) if sure else ()
    if all(one.words and one.place.counted == "line" and not one.place.page for one in made):
        for path, found in grouped((one.place.path, one) for one in made).items():
            replacements = [
                {
                    "deletedRegion": _region(one.place),
                    "insertedContent": {"text": one.words},
                }
                for one in found
            ]
            yield {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}


def _suppressed(one: Settled) -> Fields:
    """Return the fields of a resolved finding: its suppression (SARIF 2.1.0, 3.27.23).

    An accepted finding is a known error and is not suppressed. A finding that existed in the
    earlier version is reported as unchanged (3.27.24).
    """
    choice = one.decision.do if one.decision else None
    if one.ground is Ground.EARLIER:
        return {"baselineState": "unchanged"}
    if choice is Choice.ACCEPTED:
        return {"properties": {"decision": printable(settled_told(one))}}
    is_open = choice in (Choice.QUERIED, Choice.DEFERRED)
    suppression = {
        "kind": "inSource" if one.ground is Ground.INSTRUCTION else "external",
        "status": "underReview" if is_open else "accepted",
        "justification": _message(settled_told(one)),
    }
    return {"suppressions": [suppression]}


def _physical(place: Place) -> Fields:
    region = {**_region(place), "snippet": {"text": place.text}}
    return {"artifactLocation": {"uri": _uri(place.path)}, "region": region}


def _region(place: Place) -> Fields:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _uri(path: str) -> str:
    """Return a path as a URI that preserves every character; absolute paths start with file://.

    A name that is not UTF-8 is encoded byte by byte.
    """
    is_absolute = path.startswith("/") or re.match(r"[A-Za-z]:/", path)
    path = path.lstrip("/") if is_absolute else PurePosixPath(path).as_posix()
    quoted = quote(path, safe="/:" if is_absolute else "/", errors="surrogateescape")
    return f"file:///{quoted}" if is_absolute else quoted


def _message(text: str) -> str:
    """Return a text with braces and brackets escaped (SARIF 2.1.0, 3.11.5)."""
    shown = printable(text).replace("{", "{{").replace("}", "}}")
    return _LINK.sub(r"\\[", shown)
