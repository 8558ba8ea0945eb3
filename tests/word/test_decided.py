"""What is decided, in the copy of a Word document that goes to the author."""

from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from factcheck.decisions import Choice, beside, decide, read, standing
from factcheck.pipeline import examine
from factcheck.reports.docx import to_docx
from factcheck.settling.decided import settled_beside
from factcheck.word import Package, comments, view

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


def put(path: Path, number: int, do: Choice, words: str = "", why: str = "") -> None:
    one = standing(examine(path), read(beside(path))).findings[number]
    made = evolve(one.draft, do=do, words=words, why=why, by="ed", at="2026-11-26T14:05:00Z")
    decide(beside(path), made)


def test_queries_and_accepted_readings_are_comments_and_what_is_dismissed_has_none(
    make: WordFile, saved: Saved
) -> None:
    data = make(BODY)
    path = Path(saved(data))
    put(path, 0, Choice.DISMISSED)
    put(path, 1, Choice.QUERIED, why="Which day?")
    put(path, 2, Choice.ACCEPTED, words="Monday, 10 May 2021")
    put(path, 3, Choice.DEFERRED)
    (asked, query), (wrong, told) = noted(to_docx(settled_beside(examine(path)), data))
    assert (asked, query[0]) == (
        "31 June 1802",
        "Query to the author by ed on 2026-11-26: Which day?",
    )
    assert (wrong, told[0]) == (
        "Monday, 8 May 2021",
        "Accepted by ed on 2026-11-26: for “Monday, 8 May 2021” read “Monday, 10 May 2021”",
    )


def test_a_comment_goes_when_its_finding_is_dismissed(make: WordFile, saved: Saved) -> None:
    data = make(BODY)
    path = Path(saved(data))
    copy = to_docx(settled_beside(examine(path)), data)
    assert len(noted(copy)) == 4
    path.write_bytes(copy)
    put(path, 0, Choice.DISMISSED)
    again = to_docx(settled_beside(examine(path)), copy)
    assert "Tuesday, 4 July 1776" not in [words for words, _ in noted(again)]
    assert len(noted(again)) == 3
