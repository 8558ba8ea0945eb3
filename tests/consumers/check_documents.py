"""A program that checks a text and a file, and reads findings, places, proofs and fixes."""

import json
import sys
from pathlib import Path

import factcheck
from factcheck import Config, Document, Finding, Report, Severity


def lines(report: Report) -> list[str]:
    """Return a line for each finding, with its place and its fixes."""
    return [described(report.dossier.document, finding) for finding in report.findings]


def described(document: Document, finding: Finding) -> str:
    """Return the place, the code, the words and the fixes of a finding."""
    place = finding.place
    words = document.words(place.span)
    fixes = ", ".join(fix.text for fix in finding.suggestions)
    return f"{place.path}:{place.line}:{place.column} {finding.code} {words!r} -> {fixes or '?'}"


def main(folder: Path) -> None:
    """Check a text, a file and both in one run."""
    text = factcheck.examine_text("They met on Monday 29 February 2024.", seconds=60)
    assert [one.code for one in text.findings] == ["DAT01"], lines(text)
    assert text.findings[0].severity is Severity.ERROR
    fix = text.findings[0].suggestions[0]
    fixed = factcheck.apply_fixes(
        "They met on Monday 29 February 2024.", text, [(text.findings[0], fix)]
    )
    assert fixed == "They met on Thursday 29 February 2024.", fixed
    path = folder / "minutes.md"
    path.write_text("The lock opened on 31 June 1911.\n", encoding="utf-8")
    report = factcheck.examine(path, Config(select=("DAT",)))
    assert [one.code for one in report.findings] == ["DAT02"], lines(report)
    data = json.loads(factcheck.to_json([report, text]))
    assert len(data["documents"]) == len([report, text])
    paths = [str(path), str(folder / "missing.md")]
    for outcome in factcheck.examine_all(paths, Config(select=("DAT",)), jobs=2, seconds=60):
        if isinstance(outcome, Report):
            assert lines(outcome) == lines(report)
        else:
            assert isinstance(outcome, factcheck.UnreadableError), outcome


if __name__ == "__main__":
    main(Path(sys.argv[1]))
