"""Longer cases of DAT04: what is a stretch of time, and what runs backwards by right."""

import re

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".txt", Config(select=("DAT04",)))
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "The fair was held on [[28–6 April]] 2020.",
        "The war of [[2005–1999]] is named wrongly.",
        "It was shut [[between 19 May and 11 May]] 1871, and [[from June 9 to June 3]].",
        "Anna Holm ([[born 5 May 1910, died 3 March 1902]]) kept the light.",
    ],
)
def test_a_stretch_that_ends_before_it_begins_is_flagged(text: str) -> None:
    marked = re.findall(r"\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "See pp. 1910–1902 and ISO 2709-1996.",
        "It went back from 2005 to 1999 in one leap.",
        "It was shut from 19 May to 11 May of the next year, and between 11 May and 19 May 1871.",
        "The stone says “Anna Holm 1910–1902”.",
    ],
)
def test_what_may_stand_so_is_left_alone(text: str) -> None:
    assert flagged(text) == []
