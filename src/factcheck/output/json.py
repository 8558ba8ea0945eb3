"""The JSON report, version 1; other tools read it, so fields are only added."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck import packaged
from factcheck.model import (
    NOT_CHECKED,
    CheckRun,
    Decision,
    Fate,
    Finding,
    Origin,
    Outcome,
    Place,
    RelatedPlace,
    Report,
    Settled,
    Suggestion,
    Unverified,
)
from factcheck.output.escape import inert

VERSION = 1


def to_json(
    reports: Sequence[Report], errors: Sequence[str] = (), *, everything: bool = False
) -> str:
    """Return the report as indented JSON that ends in a line feed.

    Args:
        reports: One for each document that could be read.
        errors: A message for each document that could not be read.
        everything: Whether to include settled findings, with the reason.
    """
    documents = [_document(report, everything=everything) for report in reports]
    whole: dict[str, Any] = {"version": VERSION, "documents": documents}
    if errors:
        whole["errors"] = list(errors)
    return inert(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def schema(name: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a format: "report" or "comparison"."""
    text = packaged.text_in(packaged.folder_of(__file__), f"{name}.schema.json")
    made: Mapping[str, Any] = json.loads(text)
    return made


def _document(report: Report, *, everything: bool) -> Mapping[str, Any]:
    found = [finding_fields(finding, report) for finding in report.findings]
    left_out = [settled_fields(one) for one in report.settled] if everything else []
    suspected = [unverified_fields(one) for one in report.unverified]
    return {
        **document_fields(report),
        "findings": found,
        **({"settled": left_out} if left_out else {}),
        **({"unverified": suspected} if suspected else {}),
        **_counts(report),
    }


def document_fields(report: Report) -> Mapping[str, Any]:
    """Return the fields of a document, without its findings."""
    return {
        "path": report.path,
        "claims": len(report.dossier.claims),
        "checks": [_check(run) for run in report.checks],
        **_sourced(report),
        **_proposals(report),
    }


def _sourced(report: Report) -> Mapping[str, Any]:
    """Return the facts compared with attached texts, if there are any."""
    if not report.dossier.sourced:
        return {}
    from factcheck.output.sources import sourced_fields  # noqa: PLC0415 - few runs have some

    return {"sourced": sourced_fields(report)}


def _counts(report: Report) -> Mapping[str, Any]:
    """Return how many findings are left out, and the remarks on what settles them."""
    chosen = Counter(one.decision.do.value for one in report.settled if one.decision)
    fields: dict[str, Any] = {"decided": dict(sorted(chosen.items()))} if chosen else {}
    if report.mended:
        fields |= {"mended": len(report.mended)}
    if report.dossier.document.suppressions:
        fields |= {"suppressed": len(report.suppressed)}
    told = [
        {"severity": one.severity.value, "message": one.message, **_place(one.place)}
        for one in report.remarks
    ]
    has_some = told or report.dossier.document.suppressions
    return fields | ({"remarks": told} if has_some else {})


def _check(run: CheckRun) -> Mapping[str, Any]:
    fields = {"code": run.code, "name": run.name, "status": run.status.value}
    return fields | ({"reason": run.reason} if run.reason else {})


def finding_fields(finding: Finding, report: Report | None = None) -> Mapping[str, Any]:
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
        **(_came_back(finding, report) if report else {}),
    }


def settled_fields(one: Settled) -> Mapping[str, Any]:
    """Return the fields of a settled finding, with what settled it."""
    by = {"ground": one.ground.value, "why": one.why}
    told = by | (_decision(one.decision) if one.decision else {})
    return {
        **finding_fields(one.finding),
        "settled": {key: word for key, word in told.items() if word},
    }


def unverified_fields(one: Unverified) -> Mapping[str, Any]:
    """Return the fields of an unverified suspicion, which has no code or severity."""
    return {
        "label": NOT_CHECKED,
        "message": one.message,
        "kind": one.kind.value,
        "relation": one.relation.value,
        "confidence": one.confidence,
        "why": one.why,
        "places": [_place(place) for place in one.places],
        "also": [_place(place) for place in one.also],
        "proposals": [f"{proposal.path}:{proposal.line}" for proposal in one.proposals],
        "fingerprint": one.fingerprint,
        "by": one.by,
        **_origin(one.origin),
    }


def _came_back(finding: Finding, report: Report) -> Mapping[str, Any]:
    """Return the decision on a finding before its words changed."""
    for one in report.came_back:
        if one.finding is finding:
            changed = [{"old": old, "new": new} for old, new in one.changed]
            return {"came_back": {**_decision(one.was), "changed": changed}}
    return {}


def _decision(one: Decision) -> dict[str, Any]:
    side = None if one.side is None else one.side + 1
    fields = {"id": one.id, "choice": one.do.value, "side": side, "words": one.words}
    fields |= {"why": one.why, "by": one.by, "at": one.at, "to": one.to}
    return {key: word for key, word in fields.items() if word not in ("", None)}


def _origin(origin: Origin) -> Mapping[str, Any]:
    """Return who linked the places of a finding, unless our own rules did."""
    if not origin.told:
        return {}
    fields = {
        "maker": origin.maker.value,
        "name": origin.name,
        "version": origin.version,
        "prompt": origin.prompt,
        "date": origin.date,
        "reason": origin.reason,
    }
    return {"origin": {key: word for key, word in fields.items() if word}}


def _proposals(report: Report) -> Mapping[str, Any]:
    """Return the results of proposals, if the document had any."""
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
        if one.proposal not in made.mended
    ]
    told = {
        "proved": len(made.proved),
        "proved_as": [
            _fate(one, fate) for (one, _), fate in zip(made.proved, report.fates, strict=True)
        ],
        "not_checked": len(made.unverified),
        "passed_over": made.passed_over,
        "refused": refused,
    }
    mended = [f"{one.path}:{one.line}" for one in made.mended]
    more = {"mended": mended} if mended else {}
    return {"proposals": told | more | ({"changed": True} if made.has_changed else {})}


def _fate(one: Outcome, fate: Fate) -> Mapping[str, Any]:
    """Return the result of a proved proposal, and the finding that reports it."""
    fields = {
        "path": one.proposal.path,
        "line": one.proposal.line,
        "kind": one.proposal.kind.value,
        "quoted": [quote.exact for quote in one.proposal.places],
        "code": fate.code,
        "became": fate.became.value,
    }
    return fields | ({"fingerprint": fate.finding.fingerprint} if fate.finding else {})


def place_fields(place: Place) -> Mapping[str, Any]:
    """Return the place of words in a file: lines and columns from 1, the end exclusive."""
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _place(place: Place) -> Mapping[str, Any]:
    fields: dict[str, Any] = {**place_fields(place), "text": place.text, "section": place.section}
    return fields | ({"cited_line": place.cited} if place.cited else {})


def _related(part: RelatedPlace) -> Mapping[str, Any]:
    return {**_place(part.place), "role": part.role}


def _suggestion(item: Suggestion) -> Mapping[str, Any]:
    fields = {"text": item.text, "side": item.side, "places": item.places}
    more: Mapping[str, Any] = {"settled": item.settled, "also": len(item.also)}
    return fields | {key: value for key, value in more.items() if value}
