"""CHR07: what a dated document cannot tell yet, and what it cannot announce any more."""

import pytest

from factcheck import examine_text
from factcheck.config import Config

CHOSEN = Config(select=("CHR07",))
POST = """---
title: News from the mill
date: {date}
---
{text}
"""


def flagged(text: str, date: str = "2017-02-27") -> list[str]:
    report = examine_text(POST.format(date=date, text=text), ".md", CHOSEN)
    return [found.place.text for found in report.findings]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Since the guild opened the mill in May 2017, we have ground rye.", "May 2017"),
        ("We bought the crane in late 2107 from the port.", "2107"),
        # what is announced lies behind the day of writing
        ("The new wheel will be shown on 4 March 2016.", "4 March 2016"),
        (
            "Our rules are as old as the mill, or around 3 years ago (built mid-May 2012).",
            "mid-May 2012",
        ),
    ],
)
def test_what_is_told_as_done_lies_before_the_day_of_writing(text: str, date: str) -> None:
    assert flagged(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        # as it should be
        "Since the guild opened the mill in May 2016, we have ground rye.",
        # a plan, a limit, a name
        "The guild planned to open the mill in May 2017.",
        "The guild extended the lease until May 2017.",
        # told of another time
        "In 2015 the guild said that the wheel will be shown on 4 March 2016.",
        # written later into it
        # a day without its year may be of the next one, and soon gone by
        "The new wheel will be shown on 4 February.",
        # a number
        "We sold the rye in 2107 sacks.",
    ],
)
def test_what_may_be_told_on_the_day_is_left_alone(text: str) -> None:
    assert flagged(text) == []
