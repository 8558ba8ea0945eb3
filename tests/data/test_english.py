"""The list of English words: what it holds, and how it is made."""

from pathlib import Path

from build_english import build
from factcheck.lexicon.data.english import is_ordinary, is_proper


def test_inflections_of_listed_words_are_ordinary() -> None:
    assert all(map(is_ordinary, ("ministry", "ministries", "walked", "bridges", "happily")))
    assert not any(map(is_ordinary, ("hanoi", "zhang", "solheim", "s", "ing")))


def test_only_words_with_a_capital_are_proper() -> None:
    assert is_proper("Austria")
    assert not is_proper("austria")
    assert not is_proper("Solheim")


def test_the_list_is_built_without_inflections_possessives_and_large_lower_case(
    tmp_path: Path,
) -> None:
    (tmp_path / "american-english-small").write_text("walk\nwalked\nwalk's\nOslo\n")
    (tmp_path / "british-english-small").write_text("harbour\nharbours\n")
    (tmp_path / "american-english").write_text("Oslo\nOslo's\nzymurgy\n")
    assert build(tmp_path).decode().split("\n") == ["Oslo", "harbour", "walk"]
