"""The JSON report, version 1; other tools read it, so fields are only ever added."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.model import (
    CheckRun,
    Fate,
    Finding,
    Origin,
    Outcome,
    Place,
    RelatedPlace,
    Report,
    Suggestion,
)
from factcheck.reports.escape import inert

VERSION = 1


def to_json(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return the report as indented JSON that ends in a line feed.

    Args:
        reports: One for each document that could be read.
        errors: A message for each that could not.
    """
    whole: dict[str, Any] = {"version": VERSION, "documents": list(map(_document, reports))}
    if errors:
        whole["errors"] = list(errors)
    return inert(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _document(report: Report) -> Mapping[str, Any]:
    found = [finding_fields(finding) for finding in report.findings]
    return {**document_fields(report), "findings": found, **_silenced(report)}


def document_fields(report: Report) -> Mapping[str, Any]:
    """Return what the report says of a document, but for what was found."""
    return {
        "path": report.path,
        "claims": len(report.dossier.claims),
        "checks": [_check(run) for run in report.checks],
        **_proposals(report),
    }


def _silenced(report: Report) -> Mapping[str, Any]:
    """Return what suppressions did, for a document that has some."""
    if not report.dossier.document.suppressions:
        return {}
    told = [
        {"severity": one.severity.value, "message": one.message, **_place(one.place)}
        for one in report.remarks
    ]
    return {"suppressed": len(report.suppressed), "remarks": told}


def _check(run: CheckRun) -> Mapping[str, Any]:
    fields = {"code": run.code, "name": run.name, "status": run.status.value}
    return fields | ({"reason": run.reason} if run.reason else {})


def finding_fields(finding: Finding) -> Mapping[str, Any]:
    """Return the fields of a finding."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "proof": list(finding.proof),
        **_place(finding.place),
        "related": [_related(part) for part in finding.related],
        "suggestions": [_suggestion(item) for item in finding.suggestions],
        "fingerprint": finding.fingerprint,
        **_origin(finding.origin),
    }


def _origin(origin: Origin) -> Mapping[str, Any]:
    """Return who linked the places of a finding, if it was not our rules."""
    if not origin.told:
        return {}
    fields = {
        "maker": origin.maker.value,
        "name": origin.name,
        "version": origin.version,
        "prompt": origin.prompt,
    }
    return {"origin": {key: word for key, word in fields.items() if word}}


def _proposals(report: Report) -> Mapping[str, Any]:
    """Return what became of proposals, for a document that had some."""
    made = report.proofs
    if made is None:
        return {}
    refused = [
        {
            "path": one.proposal.path,
            "line": one.proposal.line,
            "kind": one.proposal.kind.value,
            "quoted": [quote.exact for quote in one.proposal.places],
            "reason": why.reason.value,
            "message": why.message,
        }
        for one, why in made.refused
    ]
    told = {
        "proved": len(made.proved),
        "proved_as": [
            _fate(one, fate) for (one, _), fate in zip(made.proved, report.fates, strict=True)
        ],
        "passed_over": made.passed_over,
        "refused": refused,
    }
    return {"proposals": told | ({"changed": True} if made.has_changed else {})}


def _fate(one: Outcome, fate: Fate) -> Mapping[str, Any]:
    """Return what became of a proposal that is proved, and by which finding it is told."""
    fields = {
        "path": one.proposal.path,
        "line": one.proposal.line,
        "kind": one.proposal.kind.value,
        "quoted": [quote.exact for quote in one.proposal.places],
        "code": fate.code,
        "became": fate.became.value,
    }
    return fields | ({"fingerprint": fate.finding.fingerprint} if fate.finding else {})


def _place(place: Place) -> Mapping[str, Any]:
    fields: dict[str, Any] = {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": place.text,
        "section": place.section,
    }
    return fields | ({"cited_line": place.cited} if place.cited else {})


def _related(part: RelatedPlace) -> Mapping[str, Any]:
    return {**_place(part.place), "role": part.role}


def _suggestion(item: Suggestion) -> Mapping[str, Any]:
    return {"text": item.text, "side": item.side, "places": item.places}
