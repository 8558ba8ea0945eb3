"""Another value written as the words at a place are, and the smallest words that change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Edtf
from factcheck.proof.fixes import around, changed, date_like, fitting, number_like, number_of


@pytest.mark.parametrize(
    ("words", "value", "told"),
    [
        ("twenty-nine days", 18, "eighteen days"),
        ("two weeks", 1, "one week"),
        ("a four-day strike", 5, "a five-day strike"),
        ("two hundred men", 300, "three hundred men"),
        ("35th anniversary", 22, "22nd anniversary"),
        ("63 ft", 36.1, "36 ft"),
        ("6.5 miles", 5.24, "5.2 miles"),
        ("1,214,000", 1_412_000, "1,412,000"),
        ("980", 1020, "1,020"),
        ("£47.1 million", 41_700_000, "£41.7 million"),
        ("$15bn", 12e9, "$12bn"),
        ("forty", 120, "120"),
    ],
)
def test_a_number_is_written_as_the_one_that_it_replaces(
    words: str, value: float, told: str
) -> None:
    assert number_like(words, value) == told


@pytest.mark.parametrize(
    ("words", "value"),
    [("3 of 5", 2), ("several", 3), ("0.4 %", 0.0001), ("twelve", 2.5), ("seven", -1)],
)
def test_a_number_that_has_no_place_in_the_words_is_not_written(words: str, value: float) -> None:
    assert number_like(words, value) is None


@pytest.mark.parametrize(
    ("words", "own", "other", "told"),
    [
        ("14:15", "2021-03-04T14:15", "2021-03-04T14:25", "14:25"),
        ("on March 14", "2019-03-14", "2019-03-24", "on March 24"),
        ("Saturday, 8 May 2021", "2021-05-08", "2021-05-10", "Monday, 10 May 2021"),
        ("the 3rd of May", "2021-05-03", "2021-05-22", "the 22nd of May"),
        ("2021-05-08", "2021-05-08", "2021-05-10", "2021-05-10"),
        ("11:30 AM", "2021-05-03T11:30", "2021-05-03T12:30", "12:30 PM"),
        ("May 2021", "2021-05", "2021-06", "June 2021"),
    ],
)
def test_a_date_is_written_as_the_one_that_it_replaces(
    words: str, own: str, other: str, told: str
) -> None:
    assert date_like(words, Edtf.parse(own), Edtf.parse(other)) == told


@pytest.mark.parametrize(
    ("words", "own", "other"),
    [
        ("3 May", "2021-05-03", "2020-05-03"),  # the year is nowhere in the words
        ("early May", "2021-05", "2021-05-03/2021-05-05"),
    ],
)
def test_a_date_that_has_no_place_in_the_words_is_not_written(
    words: str, own: str, other: str
) -> None:
    assert date_like(words, Edtf.parse(own), Edtf.parse(other)) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("4 March 2021, 14:25", "4 March 2021, 14:15", ("14:25", "14:15")),
        ("March 24, 2019", "March 14, 2019", ("March 24", "March 14")),
        ("Dao Min Chau", "Dao Minh Chau", ("Dao Min", "Dao Minh")),
        ("one", "two", ("one", "two")),
        # a share keeps its unit and a year loses its marks
        ("62 per cent", "26 per cent", ("62 per cent", "26 per cent")),
        ("Orsini, P. 2016. Silt.", "Orsini, P. 2015. Silt.", ("2016", "2015")),
    ],
)
def test_only_the_words_are_named_that_change(old: str, new: str, told: tuple[str, str]) -> None:
    assert changed(old, new) == told


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_a_number_that_is_written_is_read_as_the_same(before: int, after: int) -> None:
    told = number_like(f"{before:,} barrels", after)
    assert told is not None
    assert number_of(told) == after


DAYS = st.dates(min_value=date(1000, 1, 1))
FORMS = st.sampled_from(["{0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}"])


@given(DAYS, DAYS, FORMS)
def test_a_date_that_is_written_has_every_part_of_the_other(
    before: date, after: date, form: str
) -> None:
    own, other = Edtf.parse(before.isoformat()), Edtf.parse(after.isoformat())
    assert date_like(form.format(before), own, other) == form.format(after)


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_changes_stands_in_both_wordings(old: str, new: str) -> None:
    one, other = changed(old, new)
    assert one in old
    assert other in new


@pytest.mark.parametrize(
    ("passage", "old", "new", "told"),
    [
        ("Of 90 jars 40 fell, and 40 of these broke.", "40 of", "45 of", ("40 of", "45 of")),
        ("Forty came, forty more left.", "forty", "fifty", ("forty", "fifty")),
        ("It was an eight-day walk.", "eight-day", "six-day", ("an eight-day", "a six-day")),
        ("An 80-page book.", "80-page", "110-page", ("An 80-page", "A 110-page")),
    ],
)
def test_neighbours_are_named_that_tell_words_apart_or_must_agree(
    passage: str, old: str, new: str, told: tuple[str, str]
) -> None:
    before, after = around(passage, passage.index(old), old, new)
    assert (before + old + after, fitting(before, new) + after) == told
