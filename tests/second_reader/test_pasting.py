"""A person carries parts to a chat window and answers back: nothing is sent, no model is needed."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.analysis.pipeline import examine
from factcheck.apps.cli import main
from factcheck.second_reader.asking.proposing import PROMPT
from factcheck.second_reader.proposals.form import file_digest, parse

Items = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def alone(kiln: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the folder of the document, without the library that asks models."""
    monkeypatch.chdir(kiln.parent)
    monkeypatch.setitem(sys.modules, "llm", None)


def run(*call: str, given: str = "") -> Result:
    return CliRunner().invoke(main, ["propose", "kiln.md", *call], input=given)


def said(items: object) -> str:
    return json.dumps({"proposals": items})


def test_a_part_is_written_whole_with_its_instructions() -> None:
    done = run("--export", "parts")
    assert (done.exit_code, done.stdout) == (0, "parts/kiln.md.part-1.txt\n"), done.output
    text = Path("parts/kiln.md.part-1.txt").read_text(encoding="utf-8")
    assert text.startswith(PROMPT.text)
    assert "===== lines of the document, part 1 of 1\n1 heading| The Kiln at Orrery Hill\n" in text
    assert text.endswith("===== end\n")


def test_answers_become_the_proposals_that_a_request_would_bring(suspicions: Items) -> None:
    first = "Gladly!\n```json\n" + said(suspicions[:1]) + "\n```\nShall I go on?"
    Path("one.txt").write_text(first, encoding="utf-8-sig")
    Path("two.txt").write_text(f"<think>Hm {{</think>{said(suspicions)}", encoding="utf-8")
    done = run("--import", "one.txt", "two.txt", "-m", "owl", "-o", "kiln.jsonl")
    assert (done.exit_code, done.stderr) == (0, "2 proposals\n"), done.output
    proposals = parse(Path("kiln.jsonl").read_bytes()).proposals
    assert [one.reason for one in proposals] == [one["reason"] for one in suspicions]
    assert {one.origin.told for one in proposals} == {"a model: owl"}
    assert {one.sha256 for one in proposals} == {file_digest("kiln.md")}
    assert {one.origin.prompt for one in proposals} == {PROMPT.name}
    assert len(examine("kiln.md", checks=None, proposals=proposals).findings) == 2


@pytest.mark.parametrize(
    "call",
    [("answer.txt",), ("--import", "no.txt"), ("--export", "kiln.md")],
)
def test_what_cannot_be_done_is_told_and_nothing_written(
    call: tuple[str, ...], snapshot: object
) -> None:
    before = Path("kiln.md").read_bytes()
    done = run(*call)
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert Path("kiln.md").read_bytes() == before
    assert [one.name for one in Path().iterdir()] == ["kiln.md"]
