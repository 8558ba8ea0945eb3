"""One thing with two values, and the many ways in which two values are of two things."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("QTY01",))

HARBOUR = """The harbour

On 12 June 1906 the guild landed {0} at the new quay. The weather was fine.

Chronology

12 June 1906: The guild lands {1} at the quay.
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""

INQUIRY = """# Report

## Summary

The roof fell at noon. {0} The owner was fined.

## Findings

The beams had rotted. {1} The owner had been warned.
"""


def messages(text: str, suffix: str = ".txt") -> list[str]:
    """Return what the check says of a text."""
    return [finding.message for finding in examine_text(text, suffix, ONLY).findings]


@pytest.mark.parametrize(
    ("narrative", "entry"),
    [("42 barrels of tar", "24 barrels of tar"), ("about 90 anchors", "24 anchors")],
)
def test_a_happening_told_with_two_figures_is_flagged(narrative: str, entry: str) -> None:
    assert len(messages(HARBOUR.format(narrative, entry))) == 1


@pytest.mark.parametrize(
    ("narrative", "entry"),
    [
        ("more than 20 anchors", "24 anchors"),
        ("31 tonnes of tar", "13 barrels of tar"),
        ("3.1 million bricks", "3,123,000 bricks"),
        ("42 anchors, of which 24 anchors were new,", "24 anchors"),
    ],
)
def test_figures_that_can_both_hold_are_left_alone(narrative: str, entry: str) -> None:
    assert messages(HARBOUR.format(narrative, entry)) == []


def test_a_summary_and_its_report_count_the_same_dead(snapshot: object) -> None:
    text = INQUIRY.format("Three miners died.", "In spite of all help, four miners died.")
    assert messages(text, ".md") == snapshot


BRIDGE = """The bridge

Summary

{0}

The work

{1}

Chronology

12 June 1906: The first stone is laid.
{2}
9 August 1909: The bridge is opened.
"""


@pytest.mark.parametrize(
    ("body", "entry", "says"),
    [
        # beside a subject that the next clause carries on
        (
            (
                "The first load of granite, 35 tonnes in blocks, left Ulvik in April and was "
                "lowered into the caisson on 3 May 1908."
            ),
            "3 May 1908: The first granite, 53 tonnes, is lowered into the caisson.",
            "figure: 53 tonnes in the chronology, 35 tonnes in the narrative",
        )
        # four digits, no noun, and words in common
    ],
)
def test_one_quantity_without_a_noun_in_common_is_known(body: str, entry: str, says: str) -> None:
    assert messages(BRIDGE.format("It stands.", body, entry)) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "Ten wells were sunk; one fell dry. All nine were sampled.",
        "It has seven pumps and a hose. All eight were tested.",
        "It has seven pumps. Skene has eight pumps. All eight were tested.",
        "It has 48 cottages and 36 barns. The 84 cottages were painted.",
        "The mill has five floors. The four floors above the wheel were burned.",
        "It is one of Holm's 48 lighthouses and is counted among the 84 modern lighthouses.",
    ],
)
def test_a_number_that_may_have_changed_on_the_way_is_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("summary", "finding"),
    [
        ("The hall was 62 metres long.", "The hall, of brick, is 26 metres long."),
        ("It took 240 firemen to put it out.", "The fire was put out by 420 firemen."),
    ],
)
def test_a_summary_tells_what_the_report_tells(summary: str, finding: str) -> None:
    assert len(messages(INQUIRY.format(summary, finding), ".md")) == 1
