"""Days and times that do not exist."""

from collections.abc import Callable

import pytest

from factcheck.model import Date, Document

Reader = Callable[..., tuple[Document, tuple[Date, ...]]]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("June 31", "June has 30 days"),
        ("February 30, 2021", "February has 29 days at most"),
        ("2023-02-29", "2023 is not a leap year: February has 28 days"),
        ("29 February 2100", "2100 is not a leap year: February has 28 days"),
    ],
)
def test_a_day_that_no_month_has_is_told(reading: Reader, words: str, problem: str) -> None:
    document, found = reading(f"The rent was paid on {words} in full.")
    assert [document.words(date.span) for date in found] == [words]
    assert [(date.value, date.problem) for date in found] == [(None, problem)]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("24:61", "an hour has 60 minutes"),
        ("25:10", "a day ends at 24:00"),
        ("13:20:75", "a minute has 60 seconds"),
    ],
)
def test_a_time_that_no_clock_shows_is_told(reading: Reader, words: str, problem: str) -> None:
    _, found = reading(f"The valve was shut at {words} on 3 May 2020.")
    assert [date.problem for date in found] == [problem]
