"""The list of rare words: what it knows, and how it is made."""

from pathlib import Path

import pytest

from build_rare import build, frequent
from factcheck.lexicon.data.english.rare import is_english, is_usual


@pytest.mark.parametrize(
    "word",
    ["harbour", "harbor", "desalination", "theodolites", "organise", "cafes", "haul", "traveled"],
)
def test_rare_words_and_both_spellings_are_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize(
    "word", ["desalinaton", "recieved", "tonsof", "aaaaaa", "zzzzzz", "occured", "useing", "walkd"]
)
def test_misspelt_words_are_not_english(word: str) -> None:
    assert not is_english(word)


def test_a_word_of_the_largest_lists_is_english_but_not_usual() -> None:
    assert is_english("zeuxites")
    assert not is_usual("zeuxites")
    assert is_usual("desalination")


def test_the_lists_are_built_by_size_without_inflections(tmp_path: Path) -> None:
    (tmp_path / "english-words.60").write_text("theodolite\ntheodolites\ngnu\nharbour\n")
    (tmp_path / "variant_1-words.80").write_text("zeuxite\nZeuxis\nzeuxite's\n")
    (tmp_path / "english-words.95").write_text("recieved\nzax\n")
    (tmp_path / "english-abbreviations.60").write_text("approx\n")
    (tmp_path / "english-words.20").write_text("the\nthen\n")
    rare = build(tmp_path).split(b"\n")
    assert rare == [b"theodolite", b"zax?", b"zeuxite*"]
    assert frequent(tmp_path).split(b"\n") == [b"the", b"then"]
