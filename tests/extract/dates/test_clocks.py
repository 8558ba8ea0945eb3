"""Times of day, alone and joined with their day."""

from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(
    "text", ["The choir sang Psalm 119:105 twice.", "The table lists 24:61 among other pairs."]
)
def test_scores_ratios_and_verses_are_no_times(told: Teller, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ("20:10 22:40 24:30 24:55 25:20 26:02", 0),
        ("8:10 8:40 9:05 14:40 19:00 25:10", 6),
    ],
)
def test_the_minutes_of_a_recording_are_no_times(told: Teller, times: str, found: int) -> None:
    transcript = "\n\n".join(f"({one})\n\nThe miller talks." for one in times.split())
    contents = "\n\n".join(f"{one} The miller talks." for one in times.split())
    assert [len(told(text)) for text in (transcript, contents)] == [found, found]


@pytest.mark.parametrize(
    ("head", "time", "value"),
    [
        ("All times are in UTC+2.", "14:05", "2019-03-12T14:05+02:00"),
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
