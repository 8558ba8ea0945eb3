"""Dates counted from another: which anchor, which direction, how many units."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It flooded on 30 August 2019; the next day it froze.", "the next day", "2019-08-31"),
        ("It broke on 14 July 2020, and later the same day it was shut.", "", "2020-07-14"),
        ("A shell was found on 29 October 2015; four days later it was gone.", "", "2015-11-02"),
        ("The plant shut on 31 January 2017. A month later it reopened.", "", "2017-02"),
        ("The dam cracked in October 1987 and gave way the following spring.", "", "1988-21"),
        ("He left on 10 September 2012. The following Friday he was back.", "", "2012-09-14"),
        ("The vote was on 3 May 1911. Two days before the vote, he left.", "", "1911-05-01"),
        ("It was tested on 14 June 2017 and sold on 5 September of that year.", "", "2017-09-05"),
        ("He left on 8 July 2019. By the end of that week he was back.", "", "../2019-07-14"),
        ("The pumps failed at 09:31 on 14 May 2020; thirty minutes later they ran.", "",
         "2020-05-14T10:01"),
    ],
)  # fmt: skip
def test_a_step_is_counted_from_the_last_date_told(
    told: Teller, text: str, words: str, value: str
) -> None:
    last = told(text)[-1]
    assert last[1] == value
    assert words in last[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The roof went two days after the storm of 3 May 2011.", "2011-05-05"),
        ("Money came ten years after the collapse of 1988.", "1998"),
    ],
)
def test_a_step_with_a_date_behind_it_is_counted_from_that(
    told: Teller, text: str, value: str
) -> None:
    assert told(text)[0][1] == value


def test_an_event_named_again_is_the_anchor(told: Teller) -> None:
    text = (
        "On 3 May 1911 lightning struck the granary at Holm. It burned for hours.\n\n"
        "In a letter sent the day after the granary fire, the steward asked for slates."
    )
    assert told(text)[-1][1] == "1911-05-04"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Last week the tribunal adjourned.", "2016-02-22/2016-02-28"),
        ("The road was cut late last month.", "2016-02-21~/2016-02-29~"),
        ("They broke relations nearly six years ago.", "2010~"),
        ("Shares fell on Monday in thin trading.", "2016-02-29"),
    ],
)
def test_words_of_the_present_lean_on_the_day_of_publication(
    told: Teller, text: str, value: str
) -> None:
    assert [one for _, one in told(text, published="2016-03-01")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The ice lasted for two weeks after the thaw.",
        "She would stay for the next year and more.",
        "It is a day of rest and an hour of talk.",
    ],
)
def test_lengths_are_no_dates(told: Teller, text: str) -> None:
    assert told(text) == []
