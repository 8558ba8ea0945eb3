"""Times of day, alone and joined with their day."""

from collections.abc import Callable

import pytest

from factcheck import examine_text

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2:05 p.m. on March 12, 2019", "2019-03-12T14:05"),
        ("12:10 AM on 12 March 2019", "2019-03-12T00:10"),
        ("14:05:30 CET on 12 March 2019", "2019-03-12T14:05:30+01:00"),
    ],
)
def test_a_time_is_joined_with_its_day(told: Teller, words: str, value: str) -> None:
    assert told(f"The relay tripped at {words}.") == [(words, value)]


def test_a_fall_of_more_than_twelve_hours_is_midnight(told: Teller) -> None:
    text = "On 6 September 2022 the shift began at 21:00. The last parcel left at 04:05."
    assert told(text)[-1] == ("04:05", "2022-09-07T04:05")


def test_a_time_without_any_day_has_no_value(told: Teller) -> None:
    assert told("The relay tripped at 14:05 and nobody saw it.") == [("14:05", "")]


@pytest.mark.parametrize(
    "text",
    [
        "The choir sang Psalm 119:105 twice.",
        "The table lists 24:61 among other pairs.",
    ],
)
def test_scores_ratios_and_verses_are_no_times(told: Teller, text: str) -> None:
    assert told(text) == []


def test_a_colon_may_follow_a_time_at_the_head_of_an_entry(told: Teller) -> None:
    text = """Log

3 June 1987, 06:10: The pump is started.
3 June 1987, 06:25: The valve sticks.
07:40: The pump is stopped.
"""
    assert [value for _, value in told(text)] == [
        "1987-06-03T06:10",
        "1987-06-03T06:25",
        "1987-06-03T07:40",
    ]


def test_a_time_below_a_day_below_a_year_takes_both(told: Teller) -> None:
    text = """Log

1987

3 June      06:10: The pump is started.
            07:40: The pump is stopped.
4 June      The valve is cleaned.
9 June      The pump is started again.
"""
    assert told(text)[2] == ("07:40", "1987-06-03T07:40")


@pytest.mark.parametrize(
    ("head", "time", "value"),
    [
        ("All times are UTC.", "14:05", "2019-03-12T14:05Z"),
        ("(All times UTC.)", "14:05 EST", "2019-03-12T14:05-05:00"),
        # a zone that is not known, or not told
        ("All times are UTC.", "14:05 IST", "2019-03-12T14:05"),
        ("All times are UTC.", "14:05 by the clocks of Lima", "2019-03-12T14:05"),
    ],
)
def test_a_time_is_of_the_zone_that_the_document_declares(
    told: Teller, head: str, time: str, value: str
) -> None:
    assert told(f"{head}\n\nOn 12 March 2019 it failed at {time}.")[-1][1] == value


def test_times_take_the_day_that_is_declared_for_them_though_rows_have_days_of_their_own() -> None:
    told = ("8 March 10:00 | the patch was merged", "21:02 | the alert fires")
    rows = ("Time | Event", "---|---", *told, "23:55 | it is silent", "00:20 | the queue drains")
    words = "Reported on 20 March 2024.\n\nAll times are UTC on 14 March.\n\n"
    text = words + "".join(f"| {row} |\n" for row in rows)
    dates = examine_text(text, ".md").dossier.facts.dates
    assert [str(date.value) for date in dates][2:] == [
        "2024-03-08T10:00Z",
        "2024-03-14T21:02Z",
        "2024-03-14T23:55Z",
        "2024-03-15T00:20Z",
    ]


@pytest.mark.parametrize(
    ("told_next", "value"),
    [
        ("Early the next day it was mended. At 09:40 the alarm rang.", "2021-05-05T09:40"),
        ("It was mended at 09:40 the next day.", "2021-05-05T09:40"),
    ],
)
def test_a_day_at_the_end_of_a_sentence_is_not_carried_to_the_times_of_the_next(
    told: Callable[..., list[tuple[str, str]]], told_next: str, value: str
) -> None:
    found = told(f"On 4 May 2021 at 09:12 the pump failed. {told_next}")
    assert next(date for words, date in found if "09:40" in words) == value
