"""Feasts that have a day of their own."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions.dates.calendars import easter
from factcheck.model.calendar import date_of

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He was born on Christmas Day, 1914.", "Christmas Day, 1914", "1914-12-25"),
        ("The fleet was home by Christmas 1921.", "by Christmas 1921", "../1921-12-25~"),
        ("It shut in March 1998 and reopened at Easter.", "Easter", "1998-04-12~"),
        ("It was signed on Good Friday, 1998.", "Good Friday, 1998", "1998-04-10"),
        ("The gale of New Year’s Eve 1904 felled it.", "New Year’s Eve 1904", "1904-12-31"),
        ("They married on New Year's Day 1904.", "New Year's Day 1904", "1904-01-01"),
        ("Flour ran out on Valentine’s Day 1911.", "Valentine’s Day 1911", "1911-02-14"),
        ("The port shut for Lunar New Year 2012.", "Lunar New Year 2012", "2012-01-23~"),
        ("Trains stop on Thanksgiving Day 2014.", "Thanksgiving Day 2014", "2014-11-27"),
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
        "The Thanksgiving dinner was late.",
        "Her Halloween costume won.",
    ],
)
def test_a_feast_in_a_name_is_no_date(told: Teller, text: str) -> None:
    assert told(text) == []


@given(st.integers(1583, 2999))
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    day = dt.date(*date_of(easter(year)))
    assert day.isoweekday() == 7
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)
