"""The report as SARIF 2.1.0, for code scanning services and editors."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from factcheck._version import __version__
from factcheck.model import (
    Check,
    Choice,
    Finding,
    Ground,
    Place,
    RelatedPlace,
    Report,
    Settled,
    Severity,
    Status,
)
from factcheck.output.decided import settled_told
from factcheck.output.escape import printable

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
"""Text that would start a link in a message (SARIF 2.1.0, 3.11.6)."""


def to_sarif(
    reports: Sequence[Report],
    errors: Sequence[str] = (),
    checks: Iterable[Check] = (),
    *,
    everything: bool = False,
) -> str:
    """Return one run, with a rule for each check that ran and a result for each finding.

    Args:
        reports: One for each document that could be read.
        errors: A message for each document that could not be read.
        checks: Checks whose pages are the help texts of the rules; the rule of any other check has
            only its name.
        everything: Whether to include settled findings, as results with a suppression. A service
            that ignores suppressions would show them as open.
    """
    pages = {check.code: check for check in checks}
    names = {run.code: run.name for report in reports for run in report.checks}
    left_out = [one for report in reports for one in report.settled] if everything else []
    found = [one for report in reports for one in report.findings]
    suspected = [one.finding for report in reports for one in report.unverified]
    told = (*found, *(part.finding for part in left_out), *suspected)
    names |= {one.code: one.name for one in told}
    codes = sorted(names)
    driver = {
        "name": "factcheck",
        "version": __version__,
        "rules": [_rule(code, names[code], pages.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reports, errors)],
        "results": [
            *(_result(one, codes.index(one.code)) for one in found),
            *(_settled(one, codes.index(one.finding.code)) for one in left_out),
            *(_suspected(one, codes.index(one.code)) for one in suspected),
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str, name: str, check: Check | None) -> Mapping[str, Any]:
    rule: dict[str, Any] = {"id": code, "name": _pascal(name)}
    if check:
        rule |= {
            "shortDescription": {"text": check.title},
            "fullDescription": {"text": check.title},
            "help": {"text": check.page, "markdown": check.page},
            "defaultConfiguration": {"level": check.severity.value},
        }
    return rule


def _pascal(name: str) -> str:
    """Return "WeekdayMismatch" for "weekday-mismatch", the style of rule names in SARIF."""
    return "".join(part.capitalize() for part in name.split("-"))


def _invocation(reports: Sequence[Report], errors: Sequence[str]) -> Mapping[str, Any]:
    failed = [
        f"{printable(report.path)}: {run.code} failed: {run.reason}"
        for report in reports
        for run in report.checks
        if run.status is Status.FAILED
    ]
    told = [*errors, *failed]
    remarks = [
        _notification(one.message, one.severity.value, one.place)
        for report in reports
        for one in report.remarks
    ]
    fields: dict[str, Any] = {"executionSuccessful": not told}
    fields |= {"toolExecutionNotifications": list(map(_notification, told))} if told else {}
    return fields | ({"toolConfigurationNotifications": remarks} if remarks else {})


def _notification(
    message: str, level: str = Severity.ERROR.value, place: Place | None = None
) -> Mapping[str, Any]:
    """Return a notification that is not a finding, about the run or a suppression."""
    fields: dict[str, Any] = {"level": level, "message": {"text": _message(message)}}
    return fields | ({"locations": [{"physicalLocation": _physical(place)}]} if place else {})


def _result(finding: Finding, rule: int) -> Mapping[str, Any]:
    related = [_related(number, part) for number, part in enumerate(finding.related)]
    told = "\n".join(map(_message, (finding.message, *finding.proof)))
    origin = finding.origin.told
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": told},
        "locations": [{"physicalLocation": _physical(finding.place)}],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        **({"properties": {"origin": printable(origin)}} if origin else {}),
    } | ({"relatedLocations": related} if related else {})


def _suspected(finding: Finding, rule: int) -> Mapping[str, Any]:
    """Return an unverified suspicion, which a person must review; it fails nothing (3.27.9)."""
    return {**_result(finding, rule), "kind": "review", "level": "none"}


def _settled(one: Settled, rule: int) -> Mapping[str, Any]:
    """Return a settled finding, with its suppression (SARIF 2.1.0, 3.27.23).

    An accepted finding is a known error, which nothing suppresses. A finding of the baseline is
    reported as unchanged (3.27.24).
    """
    result = _result(one.finding, rule)
    told = _message(settled_told(one))
    if one.ground is Ground.EARLIER:
        return {**result, "baselineState": "unchanged"}
    if one.decision and one.decision.do is Choice.ACCEPTED:
        properties = {**result.get("properties", {}), "decision": printable(settled_told(one))}
        return {**result, "properties": properties}
    is_open = one.decision is not None and one.decision.do in (Choice.QUERIED, Choice.DEFERRED)
    suppression = {
        "kind": "inSource" if one.ground is Ground.INSTRUCTION else "external",
        "status": "underReview" if is_open else "accepted",
        "justification": told,
    }
    return {**result, "suppressions": [suppression]}


def _related(number: int, part: RelatedPlace) -> Mapping[str, Any]:
    told = _message(f"{part.told}: “{part.place.text}”")
    return {"id": number, "message": {"text": told}, "physicalLocation": _physical(part.place)}


def _physical(place: Place) -> Mapping[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "snippet": {"text": place.text},
    }
    return {"artifactLocation": {"uri": _uri(place.path)}, "region": region}


def _uri(path: str) -> str:
    """Return a path as a URI that preserves every character; an absolute path as file://."""
    if path.startswith("/") or re.match(r"[A-Za-z]:/", path):
        return f"file:///{_quoted(path.lstrip('/'), '/:')}"
    return _quoted(PurePosixPath(path).as_posix(), "/")


def _quoted(path: str, safe: str) -> str:
    """Return a path percent-encoded; a name that is not UTF-8 is encoded byte by byte."""
    return quote(path, safe=safe, errors="surrogateescape")


def _message(text: str) -> str:
    """Return a text with braces and brackets escaped (SARIF 2.1.0, 3.11.5)."""
    shown = printable(text).replace("{", "{{").replace("}", "}}")
    return _LINK.sub(r"\\[", shown)
