"""What looks like a date and is none."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,984 households lost power and 2010 were evacuated.",
        "The patch fixes CVE-2019-1458 and build 20.12.2001.",
        "Resolution 1701 and Article 2021 of the code were cited.",
        "The sun set over the Sat Nav depot.",
        "The grant covers 1500 to 2000 metres of pipe.",
        "The fund paid $1900 and then €2015 in cash.",
        "The COVID-19 ward on 9/11 Street ran a 24/7 service.",
        "The commit 20190304ab12 was reverted with a3f2019c.",
        "June Ashby met May Holroyd and Mr Friday at prayers.",
        "The Sunday Times and USA Today ran it on page 1998.",
        "On Bloody Sunday nobody fired first.",
        "The file v2019.04.01 is lost.",
        "It was the first Tuesday after the holidays.",
        "A second sun rose; the sat was low.",
    ],
)
def test_names_counts_and_codes_are_no_dates(told: Teller, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2016 sanctions were lifted.", "2016"),
        ("The 2009 budget never passed.", "2009"),
        ("It has been dry since at least 2009.", "2009/.."),
        ("The hay of 1904 was short. A flood in May ruined it.", "1904"),
        ("It stood in the rain in March 1904 until the men came.", "1904-03"),
    ],
)
def test_a_year_or_month_with_a_cue_is_a_date(told: Teller, text: str, value: str) -> None:
    assert told(text)[0][1] == value
