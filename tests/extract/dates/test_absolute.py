"""Days in calendar words and numbers."""

from collections.abc import Callable

import pytest

from factcheck.extract.dates import parse_expression

Teller = Callable[..., list[tuple[str, str]]]

DAY = "2021-02-03"


@pytest.mark.parametrize(
    "words",
    [
        "3 February 2021",
        "3rd February 2021",
        "3rd of February of 2021",
        "3 Feb. 2021",
        "3-Feb-2021",
        "February the 3rd, 2021",
        "Feb 3, 2021",
        "2021/02/03",
        "2021-Feb-03",
        "03.02.2021",
        "Wednesday, 3 February 2021",
        "3 February 2021 (Wednesday)",
    ],
)
def test_every_usual_way_to_write_a_day_is_one_date(told: Teller, words: str) -> None:
    assert told(f"The vault was opened on {words} in the rain.") == [(words, DAY)]


@pytest.mark.parametrize(
    ("words", "weekday"),
    [("Mon 1 February 2021", 0), ("February 3, 2021, a Sunday", 6), ("3 February 2021", None)],
)
def test_the_weekday_is_kept_as_it_is_written(
    reading: Callable[..., tuple[object, tuple[object, ...]]], words: str, weekday: int | None
) -> None:
    _, found = reading(f"It was signed on {words}.")
    assert [getattr(date, "weekday", None) for date in found] == [weekday]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Filed 4/17/2024, answered 5/6/2024.", ["2024-04-17", "2024-05-06"]),
        ("Filed 17/4/2024, answered 5/6/2024.", ["2024-04-17", "2024-06-05"]),
        ("Filed 5/5/2024 and never answered.", ["2024-05-05"]),
        ("Filed 17/4/2024, answered 4/17/2024, paid 5/6/2024.", ["2024-04-17", "2024-04-17", ""]),
    ],
)
def test_the_whole_document_decides_the_order_of_numeric_dates(
    told: Teller, text: str, values: list[str]
) -> None:
    assert [value for _, value in told(text)] == values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Jan — Apr 2020", "2020-01/2020-04"),
        ("28 February 2023", "2023-02-28"),
        ("2009-10", "2009/2010"),
        ("Spring  2019", "2019-21"),
        ("May", None),
        ("", None),
        ("May 2020, June 2021", None),
        ("31 June 2020", None),
    ],
)
def test_an_expression_that_stands_alone_is_read(words: str, value: str | None) -> None:
    found = parse_expression(words)
    assert (str(found) if found else None) == value
