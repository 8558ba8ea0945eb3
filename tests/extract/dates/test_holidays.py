"""Feasts that have a day of their own."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He was born on Christmas Day, 1914.", "Christmas Day, 1914", "1914-12-25"),
        ("The fleet was home by Christmas 1921.", "by Christmas 1921", "../1921-12-25~"),
    ],
)
def test_a_feast_is_its_day_in_its_year(told: Teller, text: str, words: str, value: str) -> None:
    assert told(text)[-1] == (words, value)
