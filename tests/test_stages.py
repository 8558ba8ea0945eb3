"""Stages of a long document, told to who waits for it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import examine_text
from factcheck.analysis.pipeline import examine
from factcheck.apps.cli import common, main
from factcheck.running import watched


def test_each_part_and_each_check_is_told_when_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text("The mill burned on 4 May 1990.", encoding="utf-8")
    told: list[str] = []
    with watched(told.append):
        report = examine(path)
    examine(path)
    parts = [stage for stage in told if not stage.startswith("check ")]
    assert set(parts) >= {"dates", "names", "quantities", "entities", "events", "twins"}
    assert [stage for stage in told if stage not in parts] == [
        f"check {run.code}" for run in report.checks
    ]


@pytest.mark.parametrize(("least", "shown"), [(1, 1), (10_000, 0)])
def test_a_terminal_shows_the_stages_of_long_documents_alone(
    least: int, shown: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mill.txt").write_text("The mill burned on 4 May 1990.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(common, "LONG", least)
    monkeypatch.setattr(common, "_is_terminal", lambda: True)
    done = CliRunner().invoke(main, ["check", "mill.txt"])
    assert done.stderr.count("mill.txt: dates …") == shown
    assert "mill.txt: no conflicts found" in done.stdout


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("# Data\n\n**Number of entries:** 10¹⁸\n\nThe set has 10¹⁸ entries.\n", ".md"),
        (
            (
                "How to\n======\n\n"
                "#. After the flood of 3 May 2021, the mill: close the dam.\n"
                "#. 4 May 2021, after the flood: open the dam.\n"
                "#. Before 5 May 2021: close the mill.\n"
                "#. Before 6 May 2021: open the mill.\n"
            ),
            ".rst",
        ),
    ],
    ids=["raised figures are no number", "a cue of order in the head of an entry"],
)
def test_a_text_is_read_to_its_end(text: str, suffix: str) -> None:
    assert examine_text(text, suffix).ran
