"""Proposals that are kept beside a document are taken up by every command, and added to safely."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

from factcheck import examine
from factcheck.apps.cli import main
from factcheck.config import Config
from factcheck.model import Maker, Origin, Proposal, Quote, Report
from factcheck.second_reader.proposals import dump
from factcheck.second_reader.proposals.stored import add, read_beside

TEXT = """\
The ferry carried 640 passengers on the first Sunday.

Its log for that Sunday has 604 passengers.
"""
READER = Origin(Maker.MODEL, "small-reader", prompt="propose/3", date="2026-11-26")
FIGURES = Proposal(
    "number", "one measure", (Quote("604 passengers"), Quote("640 passengers")), origin=READER
)
LOST = Proposal("number", "one measure", (Quote("604 crew"), Quote("640 crew")), origin=READER)
COLLEAGUE = evolve(LOST, origin=Origin(Maker.PERSON, "R. Lind"))


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a document with proposals beside it, in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("ferry.md").write_text(TEXT, encoding="utf-8")
    Path("ferry.md.proposals.jsonl").write_text(dump([FIGURES, LOST]), encoding="utf-8")
    return "ferry.md"


def run(*words: str) -> tuple[int, str, str]:
    """Run the command; return its status, what it writes and what it says beside that."""
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.stdout, done.stderr


MESSAGE = "passengers: 604 here, 640 elsewhere"
ASKED = "change *604* to *640*"


@pytest.mark.parametrize("command", ["check", "errata", "decide"])
def test_stored_proposals_are_taken_up_unasked_and_counted(command: str, ferry: str) -> None:
    _, written, said = run(command, ferry)
    assert (ASKED if command == "errata" else MESSAGE) in written
    assert "2 proposals (1 proved" in said
    _, written, said = run(command, ferry, "--no-proposals")
    assert MESSAGE not in written
    assert "proposals" not in said


@pytest.mark.parametrize("command", ["check", "errata", "decide"])
def test_a_malformed_line_leaves_the_others_in_use(command: str, ferry: str) -> None:
    with Path("ferry.md.proposals.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    state, written, said = run(command, ferry)
    assert state == 2
    assert (ASKED if command == "errata" else MESSAGE) in written
    assert "ferry.md.proposals.jsonl:3:2: error: " in said


# ---- the same from the command, from Python and from an assistant ----


def told(report: Report) -> list[tuple[str, int, str]]:
    """Return what is reported, in order."""
    return [(one.code, one.place.line, one.message) for one in report.findings]


def test_command_python_and_assistants_report_the_same_in_the_same_order(ferry: str) -> None:
    pytest.importorskip("mcp")
    from factcheck.apps.mcp.roots import Roots
    from factcheck.apps.mcp.tools import Tools

    Path(ferry).write_text(TEXT + "\nIt was Monday, 13 May 2020.\n", encoding="utf-8")
    (whole,) = json.loads(run("check", ferry, "--format", "json")[1])["documents"]
    by_command = [(one["code"], one["line"], one["message"]) for one in whole["findings"]]
    by_argument = examine(ferry, proposals="ferry.md.proposals.jsonl")
    by_config = examine(ferry, Config(proposals="ferry.md.proposals.jsonl"))
    tools = Tools(Roots.of((".",)), Config(stored=True))
    answer = tools.check(path=ferry, select=[], limit=20)
    assert [code for code, _, _ in by_command] == ["QTY01", "DAT01"]
    assert told(by_argument) == told(by_config) == by_command
    assert by_argument == by_config
    assert [(one.code, one.message) for one in answer.findings] == [
        (code, message) for code, _, message in by_command
    ]


@pytest.mark.parametrize("given", [[FIGURES], ["ferry.md.proposals.jsonl"]])
def test_proposals_and_files_of_them_are_taken_together(
    given: list[Proposal | str], ferry: str
) -> None:
    report = examine(ferry, checks=None, proposals=[LOST, *given])
    assert told(report) == [("QTY01", 3, MESSAGE)]
    assert report.proofs is not None
    assert len(report.proofs.outcomes) == 1 + (1 if given == [FIGURES] else 2)


# ---- an earlier version of the document ----


def test_a_stale_proposal_that_is_not_found_says_why(ferry: str, snapshot: object) -> None:
    Path("ferry.md.proposals.jsonl").write_text(
        dump([evolve(one, sha256="0" * 64) for one in (FIGURES, LOST)]), encoding="utf-8"
    )
    said = run("check", ferry, "--refused")[2]
    assert [line for line in said.splitlines() if "proposals" in line] == snapshot


# ---- adding ----


@pytest.fixture
def stored(ferry: str) -> Iterator[str]:
    """Give the document with a colleague's proposal, and a malformed line, in the file as well."""
    path = Path("ferry.md.proposals.jsonl")
    path.write_text(dump([FIGURES, COLLEAGUE]) + "{mine\n", encoding="utf-8")
    yield ferry
    assert "{mine\n" in path.read_text("utf-8")


def kept(document: str) -> list[tuple[str, str, str]]:
    """Return maker, first words and date of what is stored."""
    parsed = read_beside(document)
    assert parsed is not None
    return [(one.origin.name, one.places[0].exact, one.origin.date) for one in parsed.proposals]


LATER = evolve(READER, date="2027-01-02")


def test_what_a_model_proposes_again_replaces_its_own_and_keeps_its_date(stored: str) -> None:
    again = [evolve(one, origin=LATER) for one in (LOST, FIGURES)]
    add(stored, again, LATER)
    assert kept(stored) == [
        ("R. Lind", "604 crew", ""),
        ("small-reader", "604 crew", "2027-01-02"),
        ("small-reader", "604 passengers", "2026-11-26"),
    ]


def test_stored_lines_do_not_steer_a_terminal(ferry: str) -> None:
    made = evolve(FIGURES, reason="\x9b31m red \u202e back 𝄞")
    add(ferry, [made], READER)
    text = Path("ferry.md.proposals.jsonl").read_text("utf-8")
    assert "\x9b" not in text
    assert "\u202e" not in text
    parsed = read_beside(ferry)
    assert parsed is not None
    assert parsed.proposals[0].reason == made.reason


def test_several_processes_take_stored_proposals_up(ferry: str) -> None:
    Path("other.md").write_text("The pier is of oak.\n", encoding="utf-8")
    assert MESSAGE in run("check", ferry, "other.md", "--jobs", "2")[1]
