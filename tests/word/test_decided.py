"""What is decided, in the copy of a Word document that goes to the author."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from factcheck.analysis.pipeline import examine
from factcheck.apps.cli import main
from factcheck.apps.session import Session
from factcheck.claims.log import Choice, beside, decide, read, standing
from factcheck.document.word import Package, comments, view
from factcheck.output.docx import to_docx

WordFile = Callable[..., bytes]
Saved = Callable[..., str]

BODY = "".join(
    f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    for words in (
        "It was signed on Tuesday, 4 July 1776.",
        "A copy burned on 31 June 1802.",
        "The mill opened on Monday, 8 May 2021.",
        "It closed on Friday, 9 May 2021.",
    )
)


def noted(data: bytes) -> list[tuple[str, list[str]]]:
    """Return for each of our comments the words that it is on, and its lines."""
    package = Package("made.docx", data)
    shown = view(package)
    return [
        (shown.text[one.start : one.end], one.text.splitlines()) for one in comments(package, shown)
    ]


def put(path: Path, number: int, do: Choice, words: str = "", note: str = "") -> None:
    one = standing(examine(path), read(beside(path))).findings[number]
    made = evolve(one.draft, do=do, words=words, note=note, by="ed", at="2026-11-26T14:05:00Z")
    decide(beside(path), made)


def test_queries_and_accepted_readings_are_comments_and_what_is_dismissed_has_none(
    make: WordFile, saved: Saved, snapshot: object
) -> None:
    data = make(BODY)
    path = Path(saved(data))
    put(path, 0, Choice.DISMISSED)
    put(path, 1, Choice.QUERIED, note="Which day?")
    put(path, 2, Choice.ACCEPTED, words="Monday, 10 May 2021")
    put(path, 3, Choice.DEFERRED)
    (asked, query), (wrong, told) = noted(to_docx(Session(str(path)).open_report(), data))
    assert (asked, wrong) == ("31 June 1802", "Monday, 8 May 2021")
    assert [query[0], told[0]] == snapshot


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def folder(make: WordFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a document that was decided on, and the same under another name."""
    monkeypatch.chdir(tmp_path)
    Path("deed.docx").write_bytes(make(BODY))
    Path("back.docx").write_bytes(make(BODY))
    put(tmp_path / "deed.docx", 0, Choice.DISMISSED)
    put(tmp_path / "deed.docx", 1, Choice.QUERIED, note="Which day?")
    return tmp_path


def test_decisions_on_another_name_count_when_it_is_given(folder: Path, snapshot: object) -> None:
    plain = run("check", "back.docx")
    assert plain.stderr == snapshot
    counted = run("check", "back.docx", "--decisions-of", "deed.docx")
    assert counted.stderr == snapshot
    assert "--decisions-of" not in counted.stderr
    assert "Which day?" in run("errata", "back.docx", "--decisions-of", "deed.docx").stdout
    assert "Which day?" not in run("errata", "back.docx").stdout
    (folder / "sent").mkdir()
    (folder / "back.docx").rename(folder / "sent" / "back.docx")
    moved = run("check", "sent/back.docx", "--decisions-of", "deed.docx")
    assert moved.stderr == snapshot


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "words",
    [
        ["check", "back.docx", "--decisions-of", "no.docx"],
        ["check", ".", "--decisions-of", "deed.docx"],
        ["check", "--together", ".", "--decisions-of", "deed.docx"],
    ],
)
def test_another_name_that_cannot_count_is_refused(words: list[str], snapshot: object) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr == snapshot


def test_an_error_without_a_correction_keeps_its_message(
    make: WordFile, saved: Saved, snapshot: object
) -> None:
    data = make(BODY)
    path = Path(saved(data))
    put(path, 2, Choice.ACCEPTED)
    comments_ = noted(to_docx(Session(str(path)).open_report(), data))
    (told,) = [lines for words, lines in comments_ if words == "Monday, 8 May 2021"]
    assert told[:2] == snapshot


def test_a_fact_that_differs_from_its_source_has_a_comment(folder: Path) -> None:
    assert folder.is_dir()
    source = ("--against", "texts/register.txt", "--locator", "folio 3", "--quote", "5 July 1776")
    run("ledger", "deed.docx", "Tuesday, 4 July 1776", "disputed", *source, "--by", "ed")
    for original, copy, more in (
        ("deed", "one", []),
        ("back", "two", ["--decisions-of", "deed.docx"]),
    ):
        run("check", f"{original}.docx", "--annotate", f"{copy}.docx", *more)
        lines = [lines for _, lines in noted(Path(f"{copy}.docx").read_bytes())]
        told = "“Tuesday, 4 July 1776” differs from register.txt, folio 3: “5 July 1776” (ed)"
        assert [told, "[source]"] in lines
