"""Repairs of names: only the word is replaced that is spelt otherwise."""

import pytest

from factcheck.model.variants import respelt


@pytest.mark.parametrize(
    ("words", "form", "repaired"),
    [
        ("Ana Durate", "Ana Duarte", "Ana Duarte"),
        ("Marlow Point", "Marlowe", "Marlowe Point"),
        ("Lê Văn Đũng", "Dung", "Lê Văn Dung"),
        ("Solheim", "Ingrid Solheym", "Solheym"),
    ],
)
def test_the_odd_word_takes_the_spelling_of_the_form(words: str, form: str, repaired: str) -> None:
    assert respelt(words, form) == repaired
