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
        "The score stood at 31:62 and the ratio at 24:61.",
        "The 31 June Company and the 31 April Street school closed.",
    ],
)
def test_what_is_no_date_or_may_exist_is_left_alone(text: str) -> None:
    assert flagged(text) == []
