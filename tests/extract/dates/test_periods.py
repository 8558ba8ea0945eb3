"""Months, years, decades, centuries, seasons and their parts."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("October 2013", "2013-10"),
        ("Oct. 2013", "2013-10"),
        ("Sept. ’94", "1994-09"),
        ("2013", "2013"),
        ("the autumn of 2018", "2018-23"),
        ("the fall of 2018", "2018-23"),
        ("Q3 2021", "2021-35"),
        ("H2 2021", "2021-41"),
        ("the 1970s", "197X"),
        ("the 19th century", "18XX"),
        ("241 BC", "-0240"),
        ("AD 79", "0079"),
    ],
)
def test_a_period_has_the_value_of_its_unit(told: Teller, words: str, value: str) -> None:
    found = told(f"It was dug in {words} by prisoners.")
    assert [one for _, one in found] == [value]
    assert words.removeprefix("the ") in found[0][0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mid-February 2020", "2020-02-11~/2020-02-20~"),
        ("the beginning of February 2020", "2020-02-01~/2020-02-10~"),
        ("the first half of February 2020", "2020-02-01/2020-02-15"),
        ("early 2020", "2020-01~/2020-03~"),
        ("the end of 2010", "2010-12-31~"),
        ("the mid-19th century", "1840~/1869~"),
        ("around 1850", "1850~"),
    ],
)
def test_a_part_of_a_period_has_soft_bounds(told: Teller, words: str, value: str) -> None:
    found = told(f"The dyke was raised {words} by hand.")
    assert found == [(words, value)]
