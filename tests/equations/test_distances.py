"""Distances counted from a happening that is told elsewhere in the document."""

import re

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".txt", Config(select=("DAT03",)))
    return [finding.place.text for finding in report.findings]


MIDDLE = "\n\nNobody in the valley spoke of anything else.\n\n"
"""A paragraph that tells no date."""


@pytest.mark.parametrize(
    "text",
    [
        # a noun, told as a verb in another paragraph
        (
            f"The dam burst on 13 April 1908.{MIDDLE}"
            "[[Nine days after the bursting of the dam, on 20 April]], a fund was opened."
        ),
        # a noun that its date names, the target at the head of the sentence
        # a verb told by a noun, or by another of the same meaning
        # a clause with a pronoun
        (
            f"The strike of the tram drivers began on 1 June 1912.{MIDDLE}"
            "The drivers gave up the strike on [[13 July 1912, thirty-two days after it began]]."
        ),
        # years to the day
        (
            f"The brothers signed a lease on 2 March 1874.{MIDDLE}"
            "The mill closed on [[2 March 1936, seventy-two years to the day after the signing of "
            "the lease]]."
        ),
    ],
)
def test_a_date_is_flagged_that_lies_elsewhere_than_the_happening_and_the_distance_say(
    text: str,
) -> None:
    marked = re.findall(r"(?s)\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        # right
        (
            f"The boiler exploded on 13 April 1908.{MIDDLE}"
            "On 22 April 1908, nine days after the explosion, a fund was opened."
        ),
        (
            "The brig sailed from Leith on 7 August 1803.\n\nShe reached Hobart on "
            "15 July 1804. Eleven months and eight days had gone by since Leith."
        ),
        "They met on 14 October 2022. Nearly three weeks later, on 3 November, they met again.",
        # two happenings that the words may mean
        # the noun is merely spoken of
        (
            f"The inquiry into the explosion opened on 13 April 1908.{MIDDLE}"
            "On 20 April 1908, nine days after the explosion, a fund was opened."
        ),
        # it was planned, or did not happen
        (
            f"The clinic was to have opened on 2 May 1911.{MIDDLE}"
            "On 1 July, three weeks after the clinic opened, the nurse left."
        ),
        # another thing was opened
        # too far off to be a slip
        # the date belongs to another clause
        # a noun that merely resembles what is named
        # a day that is counted from another itself
        "They met on 3 May 2011. Two weeks later, on the following Sunday, they met again.",
        # somebody else's death
        # somebody else's arrival
        (
            f"The consul arrived on 13 April 1908.{MIDDLE}"
            "On 20 April 1908, nine days after she had arrived, the mail came."
        ),
    ],
)
def test_a_distance_that_may_hold_is_left_alone(text: str) -> None:
    assert flagged(text) == []
