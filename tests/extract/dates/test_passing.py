"""Words that lean on the time told and date nothing themselves."""

from collections.abc import Callable

import pytest

from factcheck.model import Date, Document

Teller = Callable[..., list[tuple[str, str]]]
Reader = Callable[..., tuple[Document, tuple[Date, ...]]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [("The mill burned on 3 May 1911. The smith was now poor.", "now", "1911-05-03")],
)
def test_a_story_has_its_own_now(told: Teller, text: str, words: str, value: str) -> None:
    assert told(text)[-1] == (words, value)


def test_now_dates_nothing_and_lends_nothing(reading: Reader) -> None:
    _, found = reading("It burned on 3 May 1911. He was now poor. Two days later he left.")
    assert [str(date.role) for date in found] == ["own", "background", "own"]
    assert str(found[-1].value) == "1911-05-05"


@pytest.mark.parametrize(
    "text",
    ["Now, the smith was poor.", "The smith was poor by now.", "It is now known that a lamp fell."],
)
def test_other_uses_are_no_dates(told: Teller, text: str) -> None:
    assert [words for words, _ in told("It burned on 3 May 1911. " + text)] == ["3 May 1911"]
