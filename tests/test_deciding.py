"""`factcheck decide`: findings by number or fingerprint, and what may be said of them."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main
from factcheck.claims.log import Choice, read

TEXT = (
    "It was signed on Tuesday, 4 July 1776.\n\nA copy burned on 31 June 1802.\n\n"
    "The mill opened on Monday, 8 May 2021.\n\nIt was sold on Tuesday, 4 July 1776.\n"
)


@pytest.fixture(autouse=True)
def deed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a document with four findings, two of them in the same words."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_NOW", "2026-11-26T14:05:00Z")
    monkeypatch.setenv("FACTCHECK_BY", "ed")
    Path("deed.txt").write_text(TEXT, encoding="utf-8")
    return Path("deed.txt")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["decide", "deed.txt", *arguments])


def decided() -> list[tuple[Choice, tuple[str, ...]]]:
    return [(one.do, one.quotes) for one in read("ledger.yaml").entries]


def test_the_list_numbers_the_findings_and_the_readings(snapshot: object) -> None:
    shown = run().stdout.splitlines()
    assert re.fullmatch(r"  1  [0-9a-f]{4}  open       DAT01  line 1: .*", shown[1])
    assert [shown[0], shown[2]] == snapshot


def test_a_finding_is_shown_in_full_with_what_can_be_decided(snapshot: object) -> None:
    shown = run("3").stdout
    assert "3 | " not in shown
    assert "5 | The mill opened" in shown
    assert "--side 2  line 5: " in shown
    run("3", "dismiss", "--why", "as in the register")
    run("3", "query", "--why", "Which day?")
    assert run("3").stdout.splitlines()[-3:-1] == snapshot


def test_several_findings_are_decided_by_their_numbers(snapshot: object) -> None:
    done = run("1", "2", "dismiss", "--why", "as in the register")
    assert done.stdout.splitlines()[1] == snapshot
    assert decided() == [
        (Choice.DISMISSED, ("Tuesday, 4 July 1776",)),
        (Choice.DISMISSED, ("31 June 1802",)),
    ]
    assert run().stdout.startswith("deed.txt: 4 findings, 2 open, 2 dismissed\n")


def test_a_fingerprint_names_all_findings_in_the_same_words() -> None:
    short = run().stdout.splitlines()[1].split()[1]
    run(short, "dismiss")
    assert decided() == [(Choice.DISMISSED, ("Tuesday, 4 July 1776",))] * 2


def test_an_accepted_reading_is_kept_with_its_words() -> None:
    run("3", "accept", "--side", "2")
    run("2", "accept", "--words", "30 June 1802")
    first, second = read("ledger.yaml").entries
    assert (first.side, first.words) == (1, "Monday, 10 May 2021")
    assert (second.side, second.words) == (None, "30 June 1802")


def test_a_decision_is_taken_back(snapshot: object) -> None:
    run("1", "dismiss")
    assert run("undo").stdout == snapshot
    assert " 4 open\n" in run().stdout
    assert run("undo").stderr == snapshot


REFUSED = (
    ("9", "dismiss"),
    ("ffff", "dismiss"),
    ("1", "dismis"),
    ("dismiss",),
    ("2", "accept", "--side", "1"),
    ("1", "dismiss", "--side", "1"),
    ("1", "query"),
    ("1", "dismiss", "--to", "ana"),
    ("1", "undo"),
    ("3", "accept"),
)


@pytest.mark.parametrize("arguments", REFUSED)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], snapshot: object
) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert not Path("ledger.yaml").exists()


def test_the_decision_that_another_one_replaces_is_shown(snapshot: object) -> None:
    run("3", "accept", "--side", "1")
    assert run("3", "dismiss").stdout == snapshot


def test_a_document_whose_findings_are_decided_is_not_reported_like_a_clean_one(
    snapshot: object,
) -> None:
    run("3", "accept", "--side", "1")
    run("1", "query", "--why", "Which?")
    run("2", "4", "dismiss")
    shown = CliRunner().invoke(main, ["check", "deed.txt", "--select", "DAT01,DAT02"]).stdout
    assert shown == snapshot
