"""What looks like a date and is none."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "Residents may march to the harbour if the ferry fails again.",
        "Some 1,984 households lost power and 2010 were evacuated.",
        "Flight 1857 was cleared for runway 09 left.",
        "The patch fixes CVE-2019-1458 and build 20.12.2001.",
        "See https://example.org/2015/10/14/report.html for the annex.",
        "April Summers and Augustus May chaired the hearing.",
        "Resolution 1701 and Article 2021 of the code were cited.",
        "The sun set over the Sat Nav depot.",
        "They won 10-3 and lost 4-11 in the replay.",
        "The grant covers 1500 to 2000 metres of pipe.",
        "The fund paid $1900 and then €2015 in cash.",
        "A crowd of 2000 people stood with 1500 soldiers.",
        "The COVID-19 ward on 9/11 Street ran a 24/7 service.",
        "It holds 1/2 of the shares and 3/4 of the votes.",
        "The commit 20190304ab12 was reverted with a3f2019c.",
        "Write to june@example.org or call room 1911.",
        "June Ashby met May Holroyd and Mr Friday at prayers.",
        "The Sunday Times and USA Today ran it on page 1998.",
        "She lives at 25 April Bridge and he at 31 November Street.",
        "On Bloody Sunday nobody fired first.",
        "Boeing 1707 and Windows 2000 were both tried.",
        "The file v2019.04.01 is lost.",
        "It was the first Tuesday after the holidays.",
        "He paid nearly 1900 for it.",
        "A second sun rose; the sat was low.",
    ],
)
def test_names_counts_and_codes_are_no_dates(told: Teller, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2016 sanctions were lifted.", "2016"),
        ("2019 saw a rise in thefts.", "2019"),
        ("The 2009 budget never passed.", "2009"),
        ("It was rebuilt (1911) in brick.", "1911"),
        ("It has been dry since at least 2009.", "2009/.."),
        ("His 1995 book sold well.", "1995"),
        ("The hay of 1904 was short. A flood in May ruined it.", "1904"),
        ("It stood in the rain in March 1904 until the men came.", "1904-03"),
    ],
)
def test_a_year_or_month_with_a_cue_is_a_date(told: Teller, text: str, value: str) -> None:
    assert told(text)[0][1] == value
