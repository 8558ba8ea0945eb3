"""What is read of a text where a single reason decides it: dates, numbers, quotations."""

import pytest

from factcheck import examine_text
from factcheck.model import Dossier


def dossier_of(text: str) -> Dossier:
    return examine_text(text).dossier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier stood there.\n\n1066\n\nIt was old.", ["1066"]),  # a line of its own
        ("It closed on Monday, July 1776.", ["Monday", "July 1776"]),  # no day to join
    ],
)
def test_a_date_ends_where_it_should(text: str, expected: list[str]) -> None:
    known = dossier_of(text)
    assert [known.document.words(one.span) for one in known.facts.dates] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They counted twenty-five boats.", [25]),
        ("They counted twenty - five boats left and one came.", [20, 5]),
    ],
)
def test_a_hyphen_joins_number_words_that_it_touches(text: str, expected: list[int]) -> None:
    assert [one.low for one in dossier_of(text).facts.quantities] == expected
