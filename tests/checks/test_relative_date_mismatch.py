"""Longer cases of DAT03: what a distance is counted from, and how exactly it is meant."""

import re

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".txt", Config(select=("DAT03",)))
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        # days are counted exactly
        # a sentence without a date in between
        # the date in front of the distance, and a named base
        # three sentences without a date in between, and a length that does not explain it
        (
            "The gale of the night of 15 November 1958 broke the lock. Nobody was hurt. The canal "
            "was shut for nine days while divers searched it. [[Twelve days later, on "
            "24 November]], it was opened again."
        ),
        # the paragraph before ends with the base; one before that has no part in it
        (
            "Some came on the morning of 9 May 1911.\n\nThe shots fell on 11 May. "
            "Two were killed. [[Four days later, on 13 May]], they were buried."
        ),
        # a night or day told beside
        # a time that names its base, and days from a time of an entry
        "On 6 May 2021 she answered at [[08:12, twelve minutes after]] the call had come at 08:05.",
        # a place between both
        "They met on 10 March 2012 and signed [[four days later in Oslo, on 21 March]].",
        # months and years coarsely
        "The school opened in 1903. [[Six years later, in 1915]], it was shut.",
        "The guild met on 3 May 1908. [[The next day, 6 May]], it voted.",
        # a plain clause in between
        # clock times
        "On 6 May 2021 the pump stopped at 09:31. [[Twelve minutes later, at 09:53]], it ran.",
    ],
)
def test_a_date_that_its_distance_does_not_reach_is_flagged(text: str) -> None:
    marked = re.findall(r"\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "He left on 5 May 1911. Two days later, on 1 May, he swam.",
        # right
        "The case was closed on 30 September 2019, thirty-seven days after the last onset.",
        # rounded, hedged or bounded
        "He asked on 8 June 2021. Five months afterwards, on 9 November, leave came.",
        "He asked on 8 June 2021. Less than ten days later, on 14 June, leave came.",
        "The school opened late in 1903. Six years later, in 1910, it was shut.",
        # another date told shortly before explains it
        "The vote of 3 May 1908 was annulled on 6 May. Four days later, on 7 May, they met.",
        # something undated lies in between
        "He left on 5 May 1911. For ten days he marched. Two days later, on 17 May, he swam.",
        # too far off to be a slip, or on the other side
        "He left on 5 May 1911. Two days later, on 19 October 1912, he swam.",
        # a new paragraph
        "He left on 5 May 1911.\n\nIt rained. Two days later, on 9 May, he swam.",
        # the verb takes the date, not the distance
        # an event that several sentences date
        (
            "The regatta was rowed on 6 June 1911 and on 13 June. "
            "The boat was bought on 30 May, a fortnight before the regatta."
        ),
        # inside a quotation
        "He wrote: “She left on 5 May 1911. Two days later, on 9 May, she swam.”",
        # a date that some base explains is left alone
        "In December 1917 the price of coal rose. Two years later, in 1920, it fell.",
        "On 8 May 1926 she married Jan Holm. Their son was born three years later, in 1929.",
        (
            "The mast was raised on 4 March 2008. The fitter wrote a note. He warned of rust. "
            "The note reached the owner three days later, on 7 March."
        ),
        (
            "The mast was raised on 4 March 2008. The bell rang on 6 March 2008 at "
            "noon.\n\nThree days later, on 9 March, the storm came."
        ),
        (
            "The fleet left Bergen on 11 June 1954 with seven boats. The doctor left the fleet "
            "on 1 July 1954.\n\nThe fleet was back on 19 August 1954, sixty-nine days after it "
            "had left."
        ),
        ("On 9 May 1908 the owner fled to Holm by boat, six days after the fire of 3 May 1908."),
    ],
)
def test_a_distance_that_may_hold_is_left_alone(text: str) -> None:
    assert flagged(text) == []
