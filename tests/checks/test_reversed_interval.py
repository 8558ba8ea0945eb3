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
        "The fair was held on [[Apr. 28-6]], 2020.",
        "The war of [[2005–1999]] is named wrongly.",
        "It was shut [[between 2005 and 1999]].",
        "It was shut [[from December 2011 to March 2011]].",
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
        "The winters of 1946–7, 1999–02 and 1999–2000 were hard.",
        "Coins of 1120–1050 BC were found.",
        "They won by 28–6 on 4 April, and lost by 15-8 in May.",
        "The night of 31–1 January was loud, and that of April 30-1, too.",
        "See pp. 1910–1902 and ISO 2709-1996.",
        "It went back from 2005 to 1999 in one leap.",
        "It ran from 23:40 to 00:20 on 6 May 2021.",
        "It was shut from December to March 2011.",
        "It was shut from 19 May to 11 May of the next year, and between 11 May and 19 May 1871.",
        "It was shut from 19 May to 11 June 1871.",
        "It was shut from 28 April to 6 May 2020, or April 28-May 6.",
        "The stone says “Anna Holm 1910–1902”.",
        "He was born in 1910, the year in which his father died.",
    ],
)
def test_what_may_stand_so_is_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The opening was moved from 12 May to 3 May.",
        "The founding of the mill has been corrected from 1928 to 1901.",
        "The board brought the hearing forward from 20 June 2022 to 2 June 2022.",
    ],
)
def test_what_is_put_to_an_earlier_date_has_no_beginning_and_end_there(text: str) -> None:
    assert [one for one in examine_text(text).findings if one.code == "DAT04"] == []
