"""Longer cases of DAT02: days and times that do not exist, and what only looks like them."""

import re

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".txt", Config(select=("DAT02",)))
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Chronology\n\n[[2021-02-29]]: The envoy lands.\n\n2021-03-15: He leaves.\n\n"
            "2021-04-01: He is back.\n"
        ),
        "The fair was open [[from 28 June to 31 June 2019]].",
    ],
)
def test_what_no_calendar_has_is_flagged(text: str) -> None:
    marked = re.findall(r"\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "The troops left on 3 May 2003. Others had left on February 29.",
        "The form accepted “31 June” without a word.",
        "An invalid day such as 31 June 2020 is refused.",
        "The score stood at 31:62 and the ratio at 24:61.",
        "The 31 June Company and the 31 April Street school closed.",
    ],
)
def test_what_is_no_date_or_may_exist_is_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The kiln was lit on 5 May 20201.", ["5 May 20201"]),
        ("The kiln is lit in March 20231; see below.", ["March 20231"]),
        ("The kiln is lit on 2031-13-04.", ["2031-13-04"]),
        # no years
        ("The legion came on 4 May 202 AD.", []),
        ("On 5 May 20201 bricks were fired.", []),
    ],
)
def test_a_year_has_four_digits_and_twelve_months(text: str, marked: list[str]) -> None:
    report = examine_text(text, ".md", Config(select=("DAT02",)))
    assert [finding.place.text for finding in report.findings] == marked
