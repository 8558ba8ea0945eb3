"""From a path to a report: order, failures, pickling, selection."""

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import factcheck
from factcheck import Config, Report, UnreadableError, UsageError, pipeline
from factcheck.checks import CHECKS
from factcheck.model import Bad, Check, Dossier, Flag, Severity, Status

TEXT = "It was signed on Tuesday, 4 July 1776. A copy burned on 31 June 1802."


def explodes(_: Dossier) -> Iterator[Flag]:
    """Fail, as no check should."""
    raise ZeroDivisionError("no luck")


BROKEN = Check("XXX01", explodes, Severity.ERROR, (Bad("", ""),), ())


def test_findings_come_in_the_order_of_the_text() -> None:
    report = factcheck.examine_text(TEXT)
    assert [finding.code for finding in report.findings] == ["DAT01", "DAT02"]
    assert [finding.place.column for finding in report.findings] == [18, 57]


def test_a_failed_check_is_told_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "every_check", lambda: (*CHECKS, BROKEN))
    report = factcheck.examine_text(TEXT)
    assert report.checks[-1].status is Status.FAILED
    assert report.checks[-1].reason == "ZeroDivisionError: no luck"
    assert len(report.findings) == 2


def test_a_report_survives_pickling() -> None:
    report = factcheck.examine_text(TEXT)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


def test_a_fingerprint_stays_when_lines_move() -> None:
    before = factcheck.examine_text(TEXT).findings
    after = factcheck.examine_text(f"A new first paragraph.\n\nAnd one more.\n\n{TEXT}").findings
    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]
    assert [one.place.line for one in after] == [5, 5]


def test_ignored_checks_do_not_run() -> None:
    report = factcheck.examine_text(TEXT, config=Config(ignore=("DAT01",)))
    assert [finding.code for finding in report.findings] == ["DAT02"]
    assert "DAT01" not in {run.code for run in report.checks}


@pytest.mark.parametrize("word", ["dat01", "DAT", "weekday-mismatch", "all"])
def test_a_check_is_selected_by_code_family_or_name(word: str) -> None:
    report = factcheck.examine_text(TEXT, config=Config(select=(word,)))
    assert "DAT01" in {run.code for run in report.checks}


def test_an_unknown_code_is_an_error_with_a_hint() -> None:
    with pytest.raises(UsageError, match=r"check 'DAT1': .*Did you mean DAT01\?"):
        factcheck.examine_text(TEXT, config=Config(select=("DAT1",)))


def test_an_unknown_suffix_is_an_error() -> None:
    with pytest.raises(UnreadableError, match=r"files that end in '.xyz' are not read"):
        factcheck.examine_text(TEXT, suffix=".xyz")


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


def test_settings_in_the_place_of_the_suffix_are_told() -> None:
    with pytest.raises(UsageError, match=r"'\.txt' or '\.md' is expected"):
        factcheck.examine_text("It rained.", Config())  # type: ignore[arg-type]


def test_a_check_alone_makes_only_the_parts_that_it_uses(root: Path) -> None:
    known = factcheck.examine(
        root / "examples" / "footbridge.md", Config(select=frozenset({"DAT02"}))
    ).dossier
    made = vars(known).keys() | vars(known.facts).keys()
    assert "dates" in made
    assert made.isdisjoint({"names", "claims", "entities", "events", "measures", "twins", "citing"})
