"""Ranges and lists that share a month, a year or a day."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("April 6–28, 2019", "2019-04-06/2019-04-28"),
        ("9/10 November 1938", "1938-11-09/1938-11-10"),
        ("from 3 to 20 May 2019", "2019-05-03/2019-05-20"),
        ("from 3 May 2019 until 20 June 2019", "2019-05-03/2019-06-20"),
        ("between 19 and 22 July 2022", "2022-07-19/2022-07-22"),
        ("from 30 December to 2 January 2009", "2008-12-30/2009-01-02"),
        ("29 July–4 August 2019", "2019-07-29/2019-08-04"),
        ("July–September 2019", "2019-07/2019-09"),
        ("between January and April 2020", "2020-01/2020-04"),
        ("November to February 2020", "2019-11/2020-02"),
        ("between 1994 and 2001", "1994/2001"),
        ("1957–60", "1957/1960"),
        ("until June 2014", "../2014-06"),
        ("from 3 May 2012", "2012-05-03/.."),
        ("effective 3 May 2012", "2012-05-03/.."),
        ("by the end of May 2012", "../2012-05-31~"),
        ("before 1914", "../1913"),
        ("beyond 2024", "2024/.."),
    ],
)
def test_a_range_is_one_date(told: Teller, words: str, value: str) -> None:
    assert told(f"The pier was closed {words}, and nobody minded.") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "They met on September 6, 9 and 14, 2011.",
            [("September 6", "2011-09-06"), ("9", "2011-09-09"), ("14, 2011", "2011-09-14")],
        ),
        (
            "They met on 3, 7, and 12 May 2004.",
            [("3", "2004-05-03"), ("7", "2004-05-07"), ("12 May 2004", "2004-05-12")],
        ),
        (
            "Sluices failed in January, February and March 1955.",
            [("January", "1955-01"), ("February", "1955-02"), ("March 1955", "1955-03")],
        ),
    ],
)
def test_a_list_gives_one_date_for_each_member(
    told: Teller, text: str, dates: list[tuple[str, str]]
) -> None:
    assert told(text) == dates
