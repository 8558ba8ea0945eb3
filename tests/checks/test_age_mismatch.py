"""Longer cases of DAT05: whose age, which anniversary, and what two dates allow."""

import re

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".txt", Config(select=("DAT05",)))
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "In 2013 both towns kept the [[seventy-fifth anniversary]] of the treaty of 1936.",
        "On 4 May 2014 the guild kept the [[centenary]] of the strike of 4 May 1912.",
        "Born on 5 May 1910, he died on 4 May 1950, [[aged 40]].",
        "The club, founded in 1881, kept its [[fiftieth anniversary]] in 1935.",
        "She was born in Lund in 1881. [[At the age of 25]], in 1912, she sailed.",
        "He was born in 1910 at Lund. He became mayor in 1950, [[at the age of fifty]].",
        (
            "Chronology\n\n4 May 2011: The guild meets.\n\n"
            "3 June 2021: The [[75th anniversary]] of the flood of 1945 is marked.\n\n"
            "6 July 2022: The guild parts."
        ),
    ],
)
def test_an_age_that_its_dates_exclude_is_flagged(text: str) -> None:
    marked = re.findall(r"\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Born on 5 May 1910, he died on 4 May 1950, aged 39.",
        "Born in 1910, he died in 1950, aged 39.",
        "Born in 1910, he died in 1950, aged 40.",
        "On 11 August 2020, the twenty-seventh anniversary of relations, masks were given.",
        "In 2020 a stamp was issued ahead of the 80th anniversary of the flood of 1945.",
        "He was born in 1910. In 1950 his brother died, aged 52.",
        "He was born in 1910. Ada Lunt, aged 22, won the prize of 1950.",
        "He was born in 1910 and she in 1915, and she died in 1950, aged 52.",
        "About 1910 he was born. In 1950 he taught children aged 5 to 9.",
        "He was born in 1910. In 1950 he was painted aged twenty by Holm, from memory of 1930.",
    ],
)
def test_an_age_that_may_hold_is_left_alone(text: str) -> None:
    assert flagged(text) == []
