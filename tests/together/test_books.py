"""Which documents make a book: `book.yaml`, settings, a folder, files; and every mistake."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import factcheck
from factcheck.checks import every_check
from factcheck.comparison.together import book_of, read_book
from factcheck.config import files
from factcheck.errors import ConfigError, UnreadableError, UsageError

Saved = Callable[[Mapping[str, str]], Path]
PLAIN = {"a.md": "# One\n\nThe mill stood by the river.\n", "b.md": "# Two\n\nIt burned.\n"}

MISTAKES = [
    ("title: [a\n", 1, 8),
    ("chapters: [a.md, a.md]\n", 1, 1),
    ("chapters:\n  - title: One\n", 2, 5),
    ("title: The mill\nchapters:\n  - a.md\n  - file: c.md\n", 4, 5),
    ("chapter: [a.md]\n", 1, 1),
    ("chapters: a.md\n", 1, 1),
    ("date: soon\n", 1, 1),
    ("authors: [[x]]\n", 1, 11),
    ("- a.md\n", 1, 1),
]


@pytest.mark.parametrize(("text", "line", "column"), MISTAKES)
def test_a_mistake_in_a_book_is_told_with_its_place(
    saved: Saved, text: str, line: int, column: int, snapshot: object
) -> None:
    folder = saved({**PLAIN, "book.yaml": text})
    with pytest.raises(ConfigError) as caught:
        factcheck.examine_together(folder)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (line, column)
    assert problem.message == snapshot
    assert problem.path == (folder / "book.yaml").as_posix()


def test_a_book_says_order_titles_dates_and_authors(saved: Saved) -> None:
    text = (
        "title: The mill\ndate: 2024\nauthors: [Ana Brito]\nchapters:\n"
        "  - b.md\n  - {file: a.md, title: First, date: 2020-05, authors: Bo Dahl}\n"
    )
    folder = saved({**PLAIN, "book.yaml": text})
    chapters = factcheck.examine_together(folder / "book.yaml").dossier.chapters
    assert [(Path(one.path).name, one.title, str(one.dated)) for one in chapters] == [
        ("b.md", "Two", "2024"),
        ("a.md", "First", "2020-05"),
    ]
    assert [one.authors for one in chapters] == [{"anabrito"}, {"bodahl"}]


def test_the_settings_may_describe_the_book(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[together]\ntitle = "The mill"\ndate = 2024\nchapters = ["b.md", "a.md"]\n'
    folder = saved({**PLAIN, "factcheck.toml": text})
    monkeypatch.chdir(folder)
    known = files.read("factcheck.toml", every_check()).together
    book, errors = book_of([], known)
    assert not errors
    assert [part.path for part in book.parts] == ["b.md", "a.md"]
    assert str(book.dated) == "2024"


def test_nothing_to_read_is_told(saved: Saved, tmp_path: Path, snapshot: object) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UnreadableError, match="no document"):
        factcheck.examine_together(empty)
    with pytest.raises(UsageError) as caught:
        book_of([])
    assert str(caught.value) == snapshot
    with pytest.raises(UnreadableError):
        factcheck.examine_together(tmp_path / "lost.md")
    with pytest.raises(UnreadableError) as unread:
        read_book((tmp_path / "book.yaml").as_posix())
    assert str(unread.value) == snapshot
    with pytest.raises(UnreadableError):
        factcheck.examine_together(saved({"a.xyz": "x"}) / "a.xyz")
