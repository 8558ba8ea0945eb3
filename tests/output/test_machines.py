"""The reports for programs: JSON, JSON Lines, SARIF, CSV; the size of Markdown."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve

from factcheck import (
    Report,
    examine,
    examine_text,
    to_errata,
    to_github,
    to_json,
    to_jsonl,
    to_sarif,
)
from factcheck.checks import CHECKS
from factcheck.model import Severity
from factcheck.output import REPORTS, rendered
from factcheck.output.json import schema

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
DEED = "It was signed on Tuesday, 4 July 1776.\n\nA “copy” burned on 31 June 1802.\n"


def validated(text: str) -> dict[str, object]:
    log: dict[str, object] = json.loads(text)
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(log)
    return log


def test_json_lines_have_a_line_for_each_document_finding_and_error(report: Report) -> None:
    lines = [json.loads(line) for line in to_jsonl([report], ["b.txt: empty."]).splitlines()]
    assert [line["type"] for line in lines] == ["document", *["finding"] * 3, "error"]
    assert {line["version"] for line in lines} == {1}
    assert lines[1]["document"] == "ferry.txt"
    assert lines[1]["related"][0]["line"] == 1


def test_sarif_keeps_to_the_published_schema(report: Report) -> None:
    validated(to_sarif([report], ["b.txt: empty."]))
    validated(to_sarif([examine_text(DEED)], checks=CHECKS))
    validated(to_sarif([]))


def test_sarif_has_places_rules_and_fingerprints() -> None:
    run = json.loads(to_sarif([examine_text(DEED)], checks=CHECKS))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "DAT01"
    assert "Why it matters" in run["tool"]["driver"]["rules"][first["ruleIndex"]]["help"]["text"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 18, 38)
    assert len(first["partialFingerprints"]["factcheck/v1"]) == 16


def test_sarif_names_the_counterpart_and_what_could_not_run(
    report: Report, snapshot: object
) -> None:
    run = json.loads(to_sarif([report], ["b.txt: empty."]))["runs"][0]
    place = run["results"][0]["relatedLocations"][0]
    assert place["message"]["text"] == "against: “Ana Brito”"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert told == snapshot


def test_github_gets_the_gravest_first(report: Report, snapshot: object) -> None:
    first, *rest = report.findings
    mixed = evolve(report, findings=(evolve(first, severity=Severity.NOTE), *rest))
    lines = to_github([mixed], ["b.txt: empty."]).splitlines()
    assert lines[0] == "::error::b.txt: empty."
    assert [line.split(" ")[0] for line in lines[1:]] == ["::error", "::error", "::notice"]
    assert lines[-1] == snapshot


def closed(node: Any) -> Any:
    """Return a JSON Schema that allows only the fields it lists."""
    if isinstance(node, list):
        return list(map(closed, node))
    if not isinstance(node, dict):
        return node
    extra = {"additionalProperties": False} if "properties" in node and "type" in node else {}
    return extra | {key: closed(value) for key, value in node.items()}


@pytest.mark.parametrize("path", ["footbridge.md", "tramway.docx", "cheesemaker.md", "lease.md"])
def test_the_json_report_has_the_fields_of_its_schema_and_no_others(root: Path, path: str) -> None:
    report = examine(root / "examples" / path)
    whole = json.loads(to_json(report, iter(["b.txt: empty."]), everything=True))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(closed(schema())).validate(whole)
    for finding in whole["documents"][0]["findings"]:
        for place in (finding, *finding["related"]):
            if "start" in place:
                text = report.dossier.document.text[place["start"] : place["end"]]
                assert text.split()[:1] == place["text"].split()[:1]


@pytest.mark.parametrize("form", REPORTS)
def test_one_report_or_a_generator_is_the_same_as_a_list(report: Report, form: str) -> None:
    listed = rendered(form, [report], ["b.txt: empty."])
    assert rendered(form, report, iter(["b.txt: empty."])) == listed
    assert rendered(form, (one for one in [report])) == rendered(form, [report])
    assert to_errata(report) == to_errata(one for one in [report])


def test_sarif_has_the_fix_of_a_finding_and_help_without_checks(report: Report) -> None:
    run = json.loads(to_sarif(report))["runs"][0]
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]
    (replaced,) = change["replacements"]
    assert change["artifactLocation"]["uri"] == "ferry.txt"
    assert replaced["deletedRegion"]["startColumn"] == 31
    assert replaced["insertedContent"]["text"] == "Ana Brito"
    assert "fixes" not in run["results"][1]
    assert all("help" in rule for rule in run["tool"]["driver"]["rules"])


# What a document says is data in every report.

HOSTILE = (
    "<script>alert(1)</script>",
    "\x1b[31mred\x1b[0m\x07",
    "a\n::error file=x::owned",
    "%0A::warning::owned",
    '=HYPERLINK("http://x")',
    "[click](http://x) ![](http://x) @octocat {0}",
    "a\u202egnp.exe\u2028b",
    '"; rm -rf / #\\',
    "| x | **bold** `code`",
)


@pytest.mark.parametrize("form", [name for name in REPORTS if name != "html"])
@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_a_document_says_is_obeyed(report: Report, form: str, words: str) -> None:
    text = rendered(form, [hostile(report, words)], [f"{words}: unreadable."], CHECKS)
    assert not set(text) & set("\x1b\x07\u202e\u2028") or form in ("json", "jsonl")
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line.startswith("::") and "owned" in line[:9]]
    if form == "github":
        assert all(line.startswith("::error") for line in text.splitlines())
        assert text.count("\n") == 4
    if form == "markdown":
        assert "<script" not in text.replace("\\<", "")
        assert "@octocat" not in text
        assert "](http" not in text.replace("\\]", "")
    if form == "sarif":
        validated(text)
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


def hostile(report: Report, words: str) -> Report:
    """Return a report in which every string that comes from outside is hostile."""
    finding = report.findings[0]
    (related,) = finding.related
    place = evolve(finding.place, text=words)
    odd = evolve(
        finding,
        message=words,
        proof=(words,),
        place=place,
        related=(evolve(related, place=evolve(related.place, text=words)),),
        suggestions=tuple(evolve(one, text=words) for one in finding.suggestions),
    )
    return evolve(report, findings=(odd, odd, odd))
