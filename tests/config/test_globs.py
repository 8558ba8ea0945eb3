"""Patterns of paths."""

import pytest

from factcheck.config.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.md", "a.md"),
        ("*.md", "deep/down/a.md"),
        ("drafts", "deep/drafts/a.md"),
        ("/drafts/*.md", "drafts/a.md"),
        ("**/a.md", "a.md"),
        ("dr[ae]fts/?.md", "drafts/b.md"),
        ("[!x]*.txt", "a.txt"),
        ("report (1).md", "report (1).md"),
    ],
)
def test_a_pattern_fits(pattern: str, path: str) -> None:
    assert matches(pattern, path, "")


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.md", "a.mdx"),
        ("drafts/*.md", "deep/drafts/a.md"),
        ("[!x]*.txt", "x.txt"),
        ("?.md", "ab.md"),
        ("drafts/*.md", "drafts/x/a.md"),
    ],
)
def test_a_pattern_does_not_fit(pattern: str, path: str) -> None:
    assert not matches(pattern, path, "")


def test_a_path_counts_from_the_root() -> None:
    assert matches("drafts/*.md", "/srv/texts/drafts/a.md", "/srv/texts")
    assert not matches("drafts/*.md", "/srv/drafts/a.md", "/srv/texts")
