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
        "The mission landed on 18 November 2019. [[Three days later, on 22 November]], it left.",
        "The mission landed on 18 November 2019 and left [[three days later, on 22 November]].",
        # a sentence without a date in between
        (
            "The test was reported on 29 July 2019. The owner contested it. "
            "[[Ten days later, on 5 August]], the well was shut."
        ),
        # the date in front of the distance, and a named base
        "The mill burned on 3 May 1908. On [[9 May 1908, four days later]], the owner fled.",
        "On [[9 May 1908, four days after]] the fire of 3 May 1908, the owner fled.",
        "He asked on 3 May 1908. Leave came exactly [[four weeks later, on 7 June]].",
        # three sentences without a date in between, and a length that does not explain it
        (
            "The gale of the night of 15 November 1958 broke the lock. Nobody was hurt. The canal "
            "was shut for nine days while divers searched it. [[Twelve days later, on "
            "24 November]], it was opened again."
        ),
        # the paragraph before ends with the base; one before that has no part in it
        "He left on 5 May 1911. It rained.\n\n[[Two days later, on 9 May]], he swam.",
        (
            "Some came on the morning of 9 May 1911.\n\nThe shots fell on 11 May. "
            "Two were killed. [[Four days later, on 13 May]], they were buried."
        ),
        # a night or day told beside
        "The mill burned on 3 May 1908. [[The day before, on 1 May]], it had rained.",
        # a time that names its base, and days from a time of an entry
        "On 6 May 2021 she answered at [[08:12, twelve minutes after]] the call had come at 08:05.",
        # a place between both
        "They met on 10 March 2012 and signed [[four days later in Oslo, on 21 March]].",
        # months and years coarsely
        "He asked on 3 May 1908. [[Two months later, on 9 September 1908]], leave came.",
        "The school opened in 1903. [[Six years later, in 1915]], it was shut.",
        "The guild met on 3 May 1908. [[The next day, 6 May]], it voted.",
        "He left on 9 June 1911. [[Two days before, on 5 June]], he was ill.",
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
        # right
        "The mission landed on 18 November 2019. Four days later, on 22 November, it left.",
        "The case was closed on 30 September 2019, thirty-seven days after the last onset.",
        # rounded, hedged or bounded
        "He asked on 8 June 2021. Five months afterwards, on 9 November, leave came.",
        "He asked on 8 June 2021. Two weeks later, on 23 June, leave came.",
        "He asked on 8 June 2021. About ten days later, on 21 June, leave came.",
        "He asked on 8 June 2021. Less than ten days later, on 14 June, leave came.",
        "The school opened late in 1903. Six years later, in 1910, it was shut.",
        # another date told shortly before explains it
        "The vote of 3 May 1908 was annulled on 6 May. Four days later, on 7 May, they met.",
        "He came on 3 May 1908, a Sunday. On 5 May she left. Six days later, on 9 May, they met.",
        # something undated lies in between
        "He left on 5 May 1911. For ten days he marched. Two days later, on 17 May, he swam.",
        "He left on 5 May 1911. The next week he rested. Two days later, on 15 May, he swam.",
        # too far off to be a slip, or on the other side
        "He left on 5 May 1911. Two days later, on 19 October 1912, he swam.",
        "He left on 5 May 1911. Two days later, on 1 May, he swam.",
        # a new paragraph
        "He left on 5 May 1911.\n\nIt rained. Two days later, on 9 May, he swam.",
        "He left on 5 May 1911.\n\nTwo days later, on 7 May, he swam.",
        "He left on 5 May 1911. On 7 May he ran.\n\nFour days later, on 9 May, he swam.",
        # the verb takes the date, not the distance
        "He left on 5 May 1911. Two days later he heard that on 9 May all was lost.",
        "They met on 18 May 1911. Three days later they agreed to meet on 29 May.",
        "They met on 18 May 1911. Three days later they said that the vote on 29 May was void.",
        # an event that several sentences date
        (
            "The regatta was rowed on 6 June 1911 and on 13 June. "
            "The boat was bought on 30 May, a fortnight before the regatta."
        ),
        # inside a quotation
        "He wrote: “She left on 5 May 1911. Two days later, on 9 May, she swam.”",
    ],
)
def test_a_distance_that_may_hold_is_left_alone(text: str) -> None:
    assert flagged(text) == []


def test_the_proof_shows_the_sum_and_the_place_that_it_starts_from() -> None:
    text = "The mission landed on 18 November 2019. Three days later, on 22 November, it left."
    [finding] = examine_text(text, ".txt", Config(select=("DAT03",))).findings
    assert "18 November 2019 + three days = 21 November 2019" in finding.message
    assert [(part.place.text, part.role) for part in finding.related] == [
        ("18 November 2019", "anchor")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 1917 the price of coal rose. [[Two years later, in 1920]], it fell.",
        ("On 8 May 1926 she married Jan Holm. Their son was born [[two years later, in 1929]]."),
        (
            "She spent nine weeks in Corsica, from 2 May to 8 July 1907. [[Three years later, "
            "in 1911]], she went to Malta."
        ),
        (
            "The mast was raised on 4 March 2008. The fitter wrote a note. He warned of rust. "
            "The note reached the owner [[three days later, on 9 March]]."
        ),
        (
            "The fleet left Bergen on 11 June 1954 with seven boats.\n\nIt was a cold "
            "summer.\n\nThe fleet was back on [[19 August 1954, seventy-nine days after it had "
            "left]]."
        ),
    ],
)
def test_years_are_counted_by_the_calendar_and_bases_sought_a_paragraph_back(text: str) -> None:
    marked = re.findall(r"\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "In 1917 the price of coal rose. Three years later, in 1920, it fell.",
        "In December 1917 the price of coal rose. Two years later, in 1920, it fell.",
        "In 1917 the price of coal rose. Ten years later, in 1928, it fell.",
        "On 8 May 1926 she married Jan Holm. Their son was born three years later, in 1929.",
        (
            "In 1917 the pit was opened, and in 1918 it was shut. Two years later, in 1920, it "
            "was sold."
        ),
        (
            "The mast was raised on 4 March 2008. The fitter wrote a note. He warned of rust. "
            "The note reached the owner three days later, on 7 March."
        ),
        (
            "The mast was raised on 4 March 2008 by four men of the guild.\n\nThe fitter "
            "worked for nine weeks. Three days later, on 9 March, the storm came."
        ),
        (
            "The mast was raised on 4 March 2008. The bell rang on 6 March 2008 at "
            "noon.\n\nThree days later, on 9 March, the storm came."
        ),
        (
            "The first patient was admitted on 10 August 2016.\n\nOn 19 August 2016 the pool "
            "was shut, nine days after the first admission."
        ),
        (
            "The fleet left Bergen on 11 June 1954 with seven boats. The doctor left the fleet "
            "on 1 July 1954.\n\nThe fleet was back on 19 August 1954, sixty-nine days after it "
            "had left."
        ),
        (
            "INQUIRY INTO THE COLLAPSE OF THE GRAIN LIFT\n\nThe gate was shut at 19:34 on 3 "
            "May 2010, six minutes before the collapse.\n\nAt 19:40 the lift gave way; the "
            "collapse was heard in the town."
        ),
        ("On 9 May 1908 the owner fled to Holm by boat, six days after the fire of 3 May 1908."),
        (
            "On 9 May 1908 the owner asked for the money that was lent, four days after the "
            "fire of 3 May 1908, to his son."
        ),
    ],
)
def test_a_date_that_some_base_explains_is_left_alone(text: str) -> None:
    assert flagged(text) == []
