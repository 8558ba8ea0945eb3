"""A person carries parts to a chat window and answers back: nothing is sent, no model is needed."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.asking.proposing import PROMPT
from factcheck.cli import main
from factcheck.pipeline import prove
from factcheck.proposals.form import file_digest, parse

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


def barges() -> None:
    lines = [f"On {n % 28 + 1} May 2019 barge {n} left with {n} sacks." for n in range(120)]
    Path("kiln.md").write_text("\n\n".join(lines), encoding="utf-8")


def test_a_part_is_written_whole_with_its_instructions() -> None:
    done = run("--export", "parts")
    assert (done.exit_code, done.stdout) == (0, "parts/kiln.md.part-1.txt\n"), done.output
    text = Path("parts/kiln.md.part-1.txt").read_text(encoding="utf-8")
    assert text.startswith(PROMPT.text)
    assert "===== lines of the document, part 1 of 1\n1 heading| The Kiln at Orrery Hill\n" in text
    assert text.endswith("===== end\n")


def test_several_parts_do_not_fit_into_one_file() -> None:
    barges()
    done = run("--export", "paste.txt", "--part", "2000")
    assert done.exit_code == 2
    assert "parts. Name a folder." in done.stderr
    assert not Path("paste.txt").exists()


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
    assert len(prove("kiln.md", proposals).findings) == 2


def test_of_a_broken_answer_what_is_whole_is_written_and_the_status_says_so(
    suspicions: Items,
) -> None:
    Path("half.txt").write_text(said(suspicions)[:-60], encoding="utf-8")
    Path("none.txt").write_text("I would rather not.", encoding="utf-8")
    done = run("--import", "half.txt", "--import", "none.txt", "-o", "kiln.jsonl")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "half.txt: the answer breaks off",
        "none.txt: the answer is no JSON: “I would rather not.”",
        "1 proposal",
        "error: no whole answer in half.txt, none.txt. Ask for it again, or with smaller parts.",
    ]
    assert len(parse(Path("kiln.jsonl").read_bytes()).proposals) == 1


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("answer.txt",), "'answer.txt': one document is expected. Give answers with --import."),
        (("--import", "no.txt"), "no.txt: no such file or directory. Give a file with an answer."),
        (("--export", "kiln.md"), "it would replace what is read"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_written(call: tuple[str, ...], told: str) -> None:
    before = Path("kiln.md").read_bytes()
    done = run(*call)
    assert done.exit_code == 2
    assert told in done.stderr
    assert Path("kiln.md").read_bytes() == before
    assert [one.name for one in Path().iterdir()] == ["kiln.md"]


def test_an_answer_of_the_same_model_is_added_and_counted_or_replaces_the_first(
    suspicions: Items,
) -> None:
    Path("one.txt").write_text(said(suspicions), encoding="utf-8")
    Path("two.txt").write_text(said(suspicions[:1]), encoding="utf-8")
    count = len(suspicions)
    first = run("--import", "one.txt", "--model", "owl")
    assert f"{count} proposals: {count} new, {count} in the file now" in first.stderr
    again = run("--import", "two.txt", "--model", "owl")
    assert f"1 proposal: 0 new, {count} in the file now" in again.stderr
    other = run("--import", "two.txt", "--model", "heron", "--replace")
    assert f"1 proposal: 1 new, {count + 1} in the file now" in other.stderr
    instead = run("--import", "two.txt", "--model", "owl", "--replace")
    assert "1 proposal: 0 new, 2 in the file now" in instead.stderr
    refused = run("--replace")
    assert "--replace: give it with --import, and without --output." in refused.stderr
