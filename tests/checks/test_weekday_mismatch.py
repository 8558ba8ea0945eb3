"""Longer cases of DAT01: whose year is sure, and which calendar counts."""

import re
from pathlib import Path

import pytest

from factcheck import Config, examine, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".txt", Config(select=("DAT01",)))
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        # the year stands in the heading above
        (
            "Chronology\n\n2011\n\n[[Tuesday, May 16]]: The envoy lands.\n\n"
            "Wednesday, June 15: He leaves.\n\nFriday, July 1: He is back.\n"
        ),
        # the document tells one year only
        (
            "Fever in the ward, July 2019\n\nThe first patient fell ill on Monday, 1 July. "
            "A team reached the ward on [[Thursday, 17 July]]."
        ),
        # joined with a time, on either side
        "At [[19:42 on Friday, 20 October 2016]] the ferry struck the pier.",
        # a day too early, long after the calendar changed
        "The theatre opened on [[Sunday, 9 January 1905]] with a comedy.",
        # the year stands in the same paragraph
        (
            "The choir sang on 3 May 2011.\n\nThe hall burned on 9 June 1993. "
            "On [[Sunday, 15 June]], it was pulled down."
        ),
        # the same day is written out elsewhere
        # the weekday behind the date
        "It was sealed on [[4 July 1976 (Monday)]] by the clerk.",
    ],
)
def test_a_wrong_weekday_of_a_sure_day_is_flagged(text: str) -> None:
    marked = re.findall(r"\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        # right in the year after the one told last
        "The mill burned on 3 May 2010, and another on 8 May 2012. He left on Wednesday, 4 May.",
        "He wrote “we met on Monday, 4 July 1776” in his diary.",
        "They worked from Monday, 3 May to Friday, 7 May 2021.",
        "They met on Monday, 45 June 2020.",
        # two figures behind it are its year
        "On Wed, 11 Oct 1995 the lamp was lit. On Tue, 26 Jan 93 it was not.",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("2014-04-30-summer-fair.md", ""),
        ("fair.md", "---\ntitle: The summer fair\ndate: 2014-04-30\n---\n\n"),
    ],
)
@pytest.mark.parametrize(
    ("day", "count"), [("Friday, May 17, at noon", 1), ("Saturday, May 17", 0)]
)
def test_the_day_of_the_document_gives_a_day_its_year(
    tmp_path: Path, name: str, head: str, day: str, count: int
) -> None:
    path = tmp_path / name
    path.write_text(f"{head}Join us for the fair on {day}. Bring a hat.\n", encoding="utf-8")
    assert len(examine(path, Config(select=("DAT01",))).findings) == count


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Doors are open from Friday, 9 June through Monday, 11 June.", ["Friday, 9 June"]),
        ("The mill turns Thursday 7 to Sunday 11 August.", ["Thursday 7"]),
        # what may be right: in step, or of two years
        ("It rained on Monday, 3 May 2021, and in 2022 on Tuesday, 3 May and Monday, 9 May.", []),
        ("In 1752 Wednesday, 2 September was followed by Thursday, 14 September.", []),
    ],
)
def test_two_days_that_contradict_each_other_in_any_year(text: str, marked: list[str]) -> None:
    assert flagged(text) == marked


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("fair.md", "# Fair 2024\n\nCome on Monday, 20 March.\n", 1),
        ("fair.md", "# News\n\nWe plan the fair of 2024. Come on Saturday, 20 March.\n", 1),
        # the year before in autumn, any that is named, one of several
        ("fair.md", "# Fair 2024\n\nAs in 2023 we met on Monday, 20 March.\n", 0),
    ],
)
def test_the_year_of_the_document_is_that_of_its_days(
    tmp_path: Path, name: str, text: str, count: int
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert len(examine(path, Config(select=("DAT01",))).findings) == count


@pytest.mark.parametrize(
    ("days", "marked"),
    [
        ("T-5 days, Thursday|T-2 days, Monday|T-1 day, Tuesday", ["T-5 days, Thursday"]),
        ("T-3, Sunday|T-1 (Monday)|Launch day (Tuesday)", ["T-3, Sunday"]),
        ("T-5 days, Friday|T-2 days, Monday|T-1 day, Tuesday", []),
    ],
)
def test_a_weekday_that_is_counted_down_goes_with_the_others(days: str, marked: list[str]) -> None:
    assert flagged("\n\n".join(f"What to do ({day})." for day in days.split("|"))) == marked
