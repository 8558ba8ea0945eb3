"""The baseline: what is known is left out, what is new or gone is told."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Config, Report, UsageError, examine
from factcheck.analysis.settling.baseline import Baseline, read, settled, text_of, updated
from factcheck.model import Ground, Remark

FAULTS = (
    "It was signed on Tuesday, 4 July 1776.",
    "A copy burned on 31 June 1802.",
    "The mill opened on Monday, 8 May 2021.",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(text: str, name: str = "a.txt", select: str = "DAT") -> Report:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return examine(name, Config((select,)))


def baseline_of(*reports: Report, path: str = "known.json") -> Baseline:
    Path(path).write_text(text_of(updated(reports, Baseline(path))), encoding="utf-8")
    return read(path)


def remarks(baseline: Baseline, *reports: Report) -> list[Remark]:
    """Return what is said of entries that are not needed."""
    return [one for report in settled(reports, baseline) for one in report.remarks]


def test_what_is_known_is_left_out_though_its_line_moves() -> None:
    known = baseline_of(check("\n\n".join(FAULTS[:2])))
    (report,) = settled([check("Before all.\n\n" + "\n\n".join(FAULTS))], known)
    assert [one.place.text for one in report.findings] == ["Monday, 8 May 2021"]
    assert [one.ground for one in report.settled] == [Ground.BASELINE] * 2
    assert report.remarks == ()


def test_an_entry_whose_finding_is_gone_is_told(snapshot: object) -> None:
    known = baseline_of(check("\n\n".join(FAULTS[:2])))
    (remark,) = remarks(known, check(FAULTS[0]))
    assert remark.message == snapshot
    assert remark.place.path == "known.json"


def test_an_update_keeps_the_entries_of_what_was_not_looked_at() -> None:
    known = baseline_of(check(FAULTS[0]), check(FAULTS[1], "b.txt"))
    after = updated([check(FAULTS[2])], known)
    assert sorted((key.path, key.message[:10]) for key in after.counts) == [
        ("a.txt", "2021-05-08"),
        ("b.txt", "no such da"),
    ]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"version": 9}', '{"version": 1, "findings": [3]}']
)
def test_a_damaged_baseline_is_a_clear_error(text: str, snapshot: object) -> None:
    Path("known.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read("known.json")
    assert str(caught.value) == snapshot


@given(st.lists(st.sampled_from(FAULTS), max_size=6), st.lists(st.sampled_from(FAULTS), max_size=3))
def test_a_baseline_of_all_findings_leaves_none_and_more_are_new(
    known: list[str], more: list[str]
) -> None:
    start = "It begins.\n\n"
    before, after = (check(start + "\n\n".join(part)) for part in (known, [*more, *known]))
    baseline = updated([before], Baseline("known.json"))
    assert settled([before], baseline)[0].findings == ()
    new = Counter(one.place.text for one in settled([after], baseline)[0].findings)
    assert new.total() == len(more)
