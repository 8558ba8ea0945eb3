"""From a path to a report: order, failures, pickling, selection."""

from collections.abc import Callable
from pathlib import Path

import pytest

import factcheck
from factcheck import Config, Report, UsageError

TEXT = "It was signed on Tuesday, 4 July 1776. A copy burned on 31 June 1802."


def test_an_unknown_code_is_an_error_with_a_hint(snapshot: object) -> None:
    with pytest.raises(UsageError) as caught:
        factcheck.examine_text(TEXT, config=Config(select=("DAT1",)))
    assert str(caught.value) == snapshot


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00binary")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    outcomes = list(factcheck.examine_all([tmp_path]))
    assert [isinstance(outcome, Report) for outcome in outcomes] == [False, True]
    assert len(list(factcheck.examine_all(str(tmp_path)))) == 2


def test_a_claims_folder_and_a_document_end_in_the_same_kind_of_dossier(root: Path) -> None:
    folder = root / "claims" / "comparative-connections-22-1-china-russia"
    report = factcheck.examine(folder)
    assert report.dossier.by_hand
    assert len(report.dossier.claims) > 140
    assert len(report.dossier.entities) > 20


def test_the_claims_folder_shows_the_articles_conflicts(root: Path) -> None:
    report = factcheck.examine(root / "claims" / "comparative-connections-22-1-china-russia")
    found = sorted((finding.code, finding.place.text) for finding in report.findings)
    assert found == [
        ("CHR01", "Feb. 3, 2020"),
        ("NAM01", "Mikhai Mishustin"),
        ("NAM01", "Zhang Haihui"),
        ("NAM01", "Zhang Hanhuit"),
        ("NAM02", "Maryana Zakharova"),
    ]


def test_the_article_shows_its_name_and_date_conflicts(shared: Callable[[str], Path]) -> None:
    article = shared("articles/comparative-connections-22-1-china-russia.txt")
    report = factcheck.examine(article)
    shown = {
        (finding.code, place.line)
        for finding in report.findings
        for place in (finding.place, *(part.place for part in finding.related))
    }
    assert [code for code, _ in sorted(shown) if code == "CHR01"] == ["CHR01", "CHR01"]
    assert shown >= {("CHR01", 36), ("CHR01", 152), ("NAM02", 184)}
    assert shown >= {("NAM01", line) for line in (32, 102, 136, 156)}


def test_a_check_alone_makes_only_the_parts_that_it_uses(root: Path) -> None:
    known = factcheck.examine(
        root / "examples" / "footbridge.md", Config(select=frozenset({"DAT02"}))
    ).dossier
    made = vars(known).keys() | vars(known.facts).keys()
    assert "dates" in made
    assert made.isdisjoint({"names", "claims", "entities", "events", "measures", "twins", "citing"})
