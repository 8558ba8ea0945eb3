"""Log on findings: kept in a file, found again by their words."""

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck import examine
from factcheck.claims.log import (
    Action,
    Choice,
    DecisionsChanged,
    Log,
    Quoted,
    Standing,
    Stands,
    beside,
    decide,
    json_schema,
    read,
    standing,
    undo,
)
from factcheck.errors import MistakesError, UsageError

DEED = "The deed was signed on Tuesday, 4 July 1776, in the town hall.\n"
MORE = "The mayor came back on Monday, 6 May 2023, with three barrels of ink.\n"


def put(name: str, by: str = "") -> Action:
    return Action(Choice.DISMISSED, by, id=name, code="DAT01", places=(Quoted("x"),))


def looked_at(document: Path) -> Standing:
    return standing(examine(document), read(beside(document)))


def decided(document: Path, one: Stands, do: Choice, why: str = "", by: str = "ed") -> Log:
    note = why or "why?" if do is Choice.QUERIED else why
    made = evolve(one.draft, do=do, note=note, by=by, at="2026-11-26T14:05:00Z")
    return decide(beside(document), made)


@pytest.fixture
def deed(tmp_path: Path) -> Path:
    path = tmp_path / "deed.md"
    path.write_text(DEED, encoding="utf-8")
    return path


def test_a_decision_holds_until_it_is_undone(deed: Path) -> None:
    decided(deed, looked_at(deed).findings[0], Choice.DISMISSED, "as in the register")
    (one,) = looked_at(deed).findings
    assert one.decision is not None
    assert (one.decision.do, one.decision.note) == (Choice.DISMISSED, "as in the register")
    undo(beside(deed), "ed")
    (one,) = looked_at(deed).findings
    assert one.decision is None
    assert [entry.do for entry in one.history] == [Choice.DISMISSED, Choice.UNDONE]


EDITS: dict[str, Callable[[str], str]] = {
    "a paragraph before it": lambda text: f"A new paragraph.\n\n{text}",
    "wrapped anew": lambda text: text.replace(" ", "\n"),
    "words before it": lambda text: text.replace("was signed", "was written and signed"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_decision_survives_edits_of_other_words(deed: Path, edit: str) -> None:
    decided(deed, looked_at(deed).findings[0], Choice.DISMISSED)
    deed.write_text(EDITS[edit](DEED), encoding="utf-8")
    assert [one.decision is not None for one in looked_at(deed).findings] == [True]


def test_a_finding_comes_back_when_its_words_change_and_settles_when_they_are_put_back(
    deed: Path,
) -> None:
    decided(deed, looked_at(deed).findings[0], Choice.DISMISSED)
    deed.write_text(DEED.replace("4 July", "5 July"), encoding="utf-8")
    (one,) = looked_at(deed).came_back
    assert one.decision is None
    assert one.changed == (("Tuesday, 4 July 1776", "Tuesday, 5 July 1776"),)
    deed.write_text(DEED, encoding="utf-8")
    assert looked_at(deed).open == ()


def test_a_decision_without_a_finding_is_unused(deed: Path) -> None:
    decided(deed, looked_at(deed).findings[0], Choice.DISMISSED)
    deed.write_text(DEED.replace("Tuesday", "Thursday"), encoding="utf-8")
    assert [one.code for one in looked_at(deed).unused] == ["DAT01"]
    undo(beside(deed), "ed")
    assert looked_at(deed).unused == ()


def test_decisions_follow_a_document_that_is_renamed(deed: Path) -> None:
    decided(deed, looked_at(deed).findings[0], Choice.DISMISSED)
    renamed = deed.rename(deed.with_name("second draft.md"))
    (one,) = looked_at(renamed).findings
    assert one.decision is not None
    decided(renamed, one, Choice.QUERIED)
    assert [entry.file for entry in read(beside(deed)).entries] == ["deed.md", "second draft.md"]
    assert looked_at(renamed).counts() == {Choice.QUERIED: 1}


def test_what_a_person_wrote_in_the_file_stays(deed: Path) -> None:
    path = Path(beside(deed))
    by_hand = (
        "# Ours.\r\n  - code: DAT01   # the weekday\r\n    do: deferred\r\n"
        "    places: [{quote: 'Tuesday, 4 July 1776'}]"
    )
    path.write_bytes(b"\xef\xbb\xbf" + by_hand.encode())
    (one,) = looked_at(deed).findings
    assert one.decision is not None
    assert one.decision.do is Choice.DEFERRED
    decided(deed, one, Choice.DISMISSED)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + by_hand.encode() + b"\r\n  - id: ")
    (one,) = looked_at(deed).findings
    assert one.decision is not None
    assert one.decision.do is Choice.DISMISSED


def test_what_another_program_appends_is_read(deed: Path) -> None:
    path = Path(beside(deed))
    decided(deed, looked_at(deed).findings[0], Choice.DISMISSED)
    assert len(read(path).entries) == 1
    entry = path.read_text(encoding="utf-8")
    path.write_text(entry * 2 + "# done\n", encoding="utf-8")
    assert [one.place and one.place.line for one in read(path).entries] == [2, 13]
    path.write_text(entry + "- code: DAT01\n", encoding="utf-8")
    with pytest.raises(MistakesError, match=r"ledger\.yaml:12:3: "):
        read(path)
    path.write_text(entry, encoding="utf-8")
    assert len(read(path).entries) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_process_that_is_killed_while_it_decides_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    code = (
        "import sys\nfrom factcheck.claims.log import *\n"
        "for number in range(10_000):\n"
        "    made = Action(Choice.DISMISSED, id=str(number), code='DAT01', places=(Quoted('x'),))\n"
        f"    decide({str(path)!r}, made)\n"
        "    print(number, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(20)]
        process.kill()
    entries = read(path).entries
    assert len(entries) >= len(said)
    assert [one.id for one in entries] == [str(number) for number in range(len(entries))]
    decide(path, put("last"))
    assert read(path).entries[-1].id == "last"


def test_the_schema_takes_what_is_written_and_refuses_what_is_not_read(deed: Path) -> None:
    decided(deed, looked_at(deed).findings[0], Choice.DISMISSED)
    text = Path(beside(deed)).read_text(encoding="utf-8")
    schema = Draft202012Validator(json_schema())
    whole = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - words only
    assert schema.is_valid(whole)
    assert not schema.is_valid([{**whole[0], "do": "dismised"}])


MISTAKES = (
    "- code: DAT01\n  do: dismised\n  places: [{quote: a}]\n",
    "- code: DAT01\n  do: dismissed\n",
    "- code: DAT01\n  do: dismissed\n  places: []\n",
    "code: DAT01\n",
    "- code: DAT01\n  who: ed\n",
)


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_in_the_file_is_told_at_its_place(
    tmp_path: Path, text: str, snapshot: object
) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MistakesError) as raised:
        read(path)
    assert str(raised.value) == snapshot


def test_who_decides_on_what_another_decided_meanwhile_is_told(
    deed: Path, snapshot: object
) -> None:
    (one,) = looked_at(deed).findings
    decided(deed, one, Choice.DISMISSED, by="ana")
    with pytest.raises(DecisionsChanged) as caught:
        decide(beside(deed), evolve(one.draft, do=Choice.ACCEPTED), seen=len(one.history))
    assert str(caught.value) == snapshot


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"

    def write(name: str) -> None:
        for number in range(8):
            made = put(f"{name}{number}", name)
            decide(path, made)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("ana", "ed")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    written = {one.id for one in read(path).entries}
    assert written == {f"{name}{number}" for name in ("ana", "ed") for number in range(8)}


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_git_merges_what_was_decided_in_two_branches(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        name = ["-c", "user.name=ed", "-c", "user.email=ed@example.org"]
        command = ["git", *name, *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    def put(number: int) -> None:
        places = (Quoted("3 May 2021", f"words before {number}", f"words behind {number}"),)
        made = Action(
            Choice.DISMISSED,
            id=f"{number:08}",
            code="DAT01",
            places=places,
            file="deed.md",
            fingerprint=f"{number:016}",
        )
        moment = f"2026-11-26T14:05:{number:02}Z"
        decide(tmp_path / "ledger.yaml", evolve(made, at=moment, by="ed", note="two editions"))

    (tmp_path / ".gitattributes").write_text("ledger.yaml merge=union\n", encoding="utf-8")
    git("init", "-q", "-b", "main")
    put(0)
    git("add", "-A")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "other")
    put(1)
    put(2)
    git("commit", "-qam", "two")
    git("checkout", "-q", "main")
    put(3)
    git("commit", "-qam", "three")
    git("merge", "-qm", "both", "other")
    found = {(one.id, one.note, one.file) for one in read(tmp_path / "ledger.yaml").entries}
    assert found == {(f"{number:08}", "two editions", "deed.md") for number in range(4)}


CHOICES = st.sampled_from(
    [Choice.ACCEPTED, Choice.DISMISSED, Choice.QUERIED, Choice.DEFERRED, Choice.REOPENED]
)
STEPS = st.lists(
    st.tuples(st.none() | CHOICES, st.sampled_from(["ana", "ed"]), st.integers(0, 1)), max_size=6
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(STEPS, WORDS)
def test_any_sequence_of_decisions_and_undos_replays_to_the_same_state(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Choice | None, str, int]], why: str
) -> None:
    document = tmp_path_factory.mktemp("law") / "deed.md"
    document.write_text(f"{DEED}\n{MORE}", encoding="utf-8")
    report = examine(document)
    path = beside(document)
    why = why.strip() or "why?"  # a query has a question
    held: list[list[tuple[Choice, str]]] = [[], []]
    order: list[tuple[int, str]] = []
    for do, by, number in steps:
        if do is not None:
            draft = standing(report, read(path)).findings[number].draft
            decide(path, evolve(draft, do=do, by=by, note=why))
            held[number].append((do, by))
            order.append((number, by))
        elif own := [at for at, step in enumerate(order) if step[1] == by]:
            undo(path, by)
            thread = held[order.pop(own[-1])[0]]
            del thread[max(at for at, entry in enumerate(thread) if entry[1] == by)]
    found = standing(report, read(path))
    wanted = [
        thread[-1][0] if thread and thread[-1][0] is not Choice.REOPENED else None
        for thread in held
    ]
    assert [one.decision and one.decision.do for one in found.findings] == wanted
    assert found == standing(report, read(path))
    kept = [one.note for one in read(path).entries if one.do is not Choice.UNDONE]
    assert kept == [" ".join(why.split())] * len(kept)


def test_a_file_that_is_no_text_is_told_and_left_alone(deed: Path, snapshot: object) -> None:
    path = Path(beside(deed))
    path.write_bytes(b"- code: \xff\n")
    with pytest.raises(MistakesError) as caught:
        decide(path, put("a"))
    assert str(caught.value) == snapshot
    assert path.read_bytes() == b"- code: \xff\n"


def test_a_file_that_is_no_block_list_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_text("[]\n", encoding="utf-8")
    with pytest.raises(UsageError):
        decide(path, put("a"))
    assert path.read_text(encoding="utf-8") == "[]\n"
