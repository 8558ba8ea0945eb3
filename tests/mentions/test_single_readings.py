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


def test_a_mark_behind_a_number_opens_no_quotation() -> None:
    assert dossier_of('The 5" pipe and the 6" pipe leaked there.').facts.quotations == ()


def test_a_word_behind_that_of_a_latin_genus_is_no_slip() -> None:
    assert dossier_of("They saw the Delmasia localis there in the first week.").slips.misspelt == ()


def test_a_capital_in_a_line_of_capitals_makes_no_name() -> None:
    assert dossier_of("THE MAYOR OF Ulvik SPOKE THERE AND THE CLERK Tarn SLEPT.").facts.names == ()


def test_a_place_alone_is_not_short_for_a_body_that_is_named_after_it() -> None:
    known = dossier_of("The Bergen Harbour Board met. Bergen is old. Bergen slept.")
    assert [(one.canonical, len(one.mentions)) for one in known.entities] == [
        ("Bergen Harbour Board", 1),
        ("Bergen", 2),
    ]
