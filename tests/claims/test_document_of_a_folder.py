"""A claims folder that names its document has the findings that only the document can show."""

from pathlib import Path

import pytest

from factcheck.analysis.pipeline import dossier, examine
from factcheck.claims.claimfiles import draft, dump
from factcheck.model import Report

TEXT = """The granary

By Ida Holm
Published 3 May 2021 in Fields

On 3 March 2020 the guild paid 412 crowns, of which 255 crowns were for slates and 175 for lime.
The roof was closed by Jon Aas on 9 April 2020.

Chronology

3 March 2020: The guild pays for slates and lime.
9 April 2020: Jon Aas closes the roof.
31 June 2020: The granary is opened.
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Give the untouched draft of a text."""
    path = tmp_path / "granary.txt"
    path.write_text(TEXT, "utf-8")
    dump(dossier(str(path)), f"{tmp_path}/claims")
    return f"{tmp_path}/claims"


def told(report: Report) -> set[tuple[str, str]]:
    return {(one.code, one.message) for one in report.findings}


def test_an_untouched_draft_has_the_findings_of_its_document(folder: str) -> None:
    assert told(examine(folder)) == told(examine(f"{folder}/../granary.txt"))
    assert {code for code, _ in told(examine(folder))} == {"QTY02", "DAT02"}


def test_a_finding_of_the_document_leads_to_the_document_and_stands_in_the_text(
    folder: str,
) -> None:
    report = examine(folder)
    [found] = [one for one in report.findings if one.code == "QTY02"]
    assert found.place.path.endswith("granary.txt")
    assert (found.place.line, found.place.text) == (6, "412")
    for place in (found.place, *(one.place for one in found.related)):
        assert report.dossier.document.words(place.span) == place.text
        assert report.dossier.document.place(place.span).line == place.line


def test_what_no_claim_holds_is_checked_in_the_document_and_each_conflict_is_reported_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kiln.md"
    path.write_text(
        "# The kiln\n\nOn 5 May 2020 the kiln that had been lit on Monday, 1 May 2018 went out. "
        "On Monday, 3 June 2020 the roof fell.\n",
        "utf-8",
    )
    report = examine(path)
    folder = draft(report)
    told = [finding.message for finding in examine(folder).findings]
    assert sorted(told) == sorted(finding.message for finding in report.findings)
    assert len(told) == 2
    alone = examine(folder, with_document=False)
    assert len(alone.findings) == 1
    assert next(run.reason for run in alone.checks if run.code == "DAT01")
