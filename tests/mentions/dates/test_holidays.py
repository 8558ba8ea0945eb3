"""Feasts that have a day of their own."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He was born on Christmas Day, 1914.", "Christmas Day, 1914", "1914-12-25"),
        ("The fleet was home by Christmas 1921.", "by Christmas 1921", "../1921-12-25~"),
        ("The gale of New Year’s Eve 1904 felled it.", "New Year’s Eve 1904", "1904-12-31"),
        ("They married on New Year's Day 1904.", "New Year's Day 1904", "1904-01-01"),
        ("Flour ran out on Valentine’s Day 1911.", "Valentine’s Day 1911", "1911-02-14"),
    ],
)
def test_a_feast_is_its_day_in_its_year(told: Teller, text: str, words: str, value: str) -> None:
    assert told(text)[-1] == (words, value)


@pytest.mark.parametrize(
    "text",
    [
        "A Christmas tree stood in the hall.",
        "The rebels of the Easter Rising were few.",
        "Ships call at Easter Island and at Christmas Island.",
        "Her Halloween costume won.",
    ],
)
def test_a_feast_in_a_name_is_no_date(told: Teller, text: str) -> None:
    assert told(text) == []
