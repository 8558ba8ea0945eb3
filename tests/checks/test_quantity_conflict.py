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
    [
        ("42 barrels of tar", "24 barrels of tar"),
        ("about 90 anchors", "24 anchors"),
    ],
)
def test_a_happening_told_with_two_figures_is_flagged(narrative: str, entry: str) -> None:
    assert len(messages(HARBOUR.format(narrative, entry))) == 1


@pytest.mark.parametrize(
    ("narrative", "entry"),
    [
        ("24 anchors", "24 anchors"),
        ("more than 20 anchors", "24 anchors"),
        ("31 tonnes of tar", "13 barrels of tar"),
        ("3.1 million bricks", "3,123,000 bricks"),
        ("42 anchors, of which 24 anchors were new,", "24 anchors"),
    ],
)
def test_figures_that_can_both_hold_are_left_alone(narrative: str, entry: str) -> None:
    assert messages(HARBOUR.format(narrative, entry)) == []


@pytest.mark.parametrize(
    "text",
    [
        "They saw 1,240 farms.\n\nIt was planned to see 1,420 farms.",
        "They saw 1,240 farms.\n\nThey saw 1,420 sheep.",
        "At Vale they saw 124 farms.\n\nThey saw 125 farms.",
    ],
)
def test_numbers_of_two_things_are_left_alone(text: str) -> None:
    assert messages(text) == []


def test_a_summary_and_its_report_count_the_same_dead() -> None:
    text = INQUIRY.format("Three miners died.", "In spite of all help, four miners died.")
    assert messages(text, ".md") == ["miners: four here, Three elsewhere"]


@pytest.mark.parametrize(
    "finding",
    [
        "Four miners died in hospital.",
        "Three miners died.",
    ],
)
def test_a_part_of_the_dead_is_left_alone(finding: str) -> None:
    assert messages(INQUIRY.format("Three miners died.", finding), ".md") == []


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


def test_the_month_of_may_restricts_no_figure() -> None:
    told, entry = "42 barrels of tar on the last day of May", "24 barrels of tar"
    assert len(messages(HARBOUR.format(told, entry))) == 1


def test_a_part_of_a_whole_is_not_the_whole() -> None:
    text = HARBOUR.format("anchors, of which four of the nine anchors were new,", "four anchors")
    assert messages(text) == []


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
        ),
        # four digits, no noun, and words in common
    ],
)
def test_one_quantity_without_a_noun_in_common_is_known(body: str, entry: str, says: str) -> None:
    assert messages(BRIDGE.format("It stands.", body, entry)) == [says]


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        (
            (
                "The first load of granite, 35 tonnes in blocks, left Ulvik in April and was "
                "lowered into the caisson on 3 May 1908."
            ),
            "3 May 1908: The second granite, 35 tonnes, is lowered into the caisson.",
        ),
        (
            "The workforce at Ulvik was greatest, 2,463, in the autumn of 1907.",
            "3 May 1908: A crane falls.\n\nThe end\n\nThe lathe bore the number 2,643.\n",
        ),
    ],
)
def test_quantities_of_other_things_are_left_alone(body: str, entry: str) -> None:
    assert messages(BRIDGE.format("It stands.", body, entry)) == []


ISLES = """The naturalist

Her father kept a school at Holm, and she learned Latin there with the boys. In 1899 she sailed to
the skerries. The Birds and Shells of the Western Isles began to appear in 1907 and was
finished, in {0} volumes, in 1911. It was bought for its plates. She married
late and lived at Ulvik with a goat.

Chronology

1871: Born at Holm.
1890: Learns to draw from a painter of signs.
1899: First summer on the skerries.
{1}: Publishes the Birds and Shells of the Western Isles in {2} volumes.
1920: Marries Olav Moe.
1931: Gives her collection to the museum.
1940: Dies at Ulvik.
"""


def test_a_work_is_known_by_its_title() -> None:
    assert messages(ISLES.format("six", "1907-1911", "five")) == [
        "volumes: five in the chronology, six in the narrative"
    ]
    assert messages(ISLES.format("six", "1907-1911", "six")) == []
    assert messages(ISLES.format("six", "1925", "five")) == []


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


OF_A_DAY = """The guild

{0}

Chronology

{1}
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""


@pytest.mark.parametrize(
    ("narrative", "entry"),
    [
        (
            "On 12 June 1906 it met. The 14 members of the board were present.",
            "12 June 1906: 12 members leave the guild.",
        ),
        (
            "It met on 12 June 1906. Three boats of 25 tons each were bought.",
            "12 June 1906: The guild buys 75 tons of shipping.",
        ),
        (
            "It met on 12 June 1906. By evening 12 people had been hurt.",
            "12 June 1906: A wall falls; 14 people hurt.",
        ),
    ],
)
def test_other_things_of_a_day_are_left_alone(narrative: str, entry: str) -> None:
    assert messages(OF_A_DAY.format(narrative, entry)) == []


@pytest.mark.parametrize(
    ("summary", "finding"),
    [
        ("The hall was 62 metres long.", "The hall, of brick, is 26 metres long."),
        ("It took 240 firemen to put it out.", "The fire was put out by 420 firemen."),
    ],
)
def test_a_summary_tells_what_the_report_tells(summary: str, finding: str) -> None:
    assert len(messages(INQUIRY.format(summary, finding), ".md")) == 1


@pytest.mark.parametrize(
    ("summary", "finding"),
    [
        ("The hall was 62 metres long.", "The hall, of brick, is 26 metres wide."),
        ("Four men were taken to hospital.", "Five men were hurt and four taken to hospital."),
    ],
)
def test_what_the_report_tells_of_other_things_is_left_alone(summary: str, finding: str) -> None:
    assert messages(INQUIRY.format(summary, finding), ".md") == []


BAGS = """{0}

| Bags left | Number |
|---|---|
| Sent on | 812 |
| Kept | 334 |
| Total | 1,146 |
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (BAGS.format("That night 1,164 bags had been left."), 1),
        (BAGS.format("That night 1,164 trunks had been left."), 0),
        ("Mount Ell's height was 2,914.\n\nThe height of Mount Ell is 2,941 metres.", 1),
        ("The bridge is 434 feet long.\n\nThe bridge, 443 ft. from end to end, was opened.", 1),
    ],
)
def test_totals_short_units_and_elided_ones_are_read(text: str, count: int) -> None:
    assert len(messages(text, ".md")) == count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Adams received 12,416 votes at Holme.", "Brewer received 12,461 votes at Holme."),
        ("The mast was 443 feet high.", "The mast was first given as 434 feet high."),
        (
            "In May the ferry at Holme carried 12,845 passengers.",
            "In June the ferry at Holme carried 12,485 passengers.",
        ),
        (
            "The northern party marched 1,316 km across the ice.",
            "The southern party marched 1,361 km across the ice and lost two dogs.",
        ),
        ("The cost of the roof was estimated at £12,430.", "The roof cost £12,340 in the end."),
    ],
)
def test_figures_set_side_by_side_are_of_two_things(one: str, other: str) -> None:
    assert messages(f"{one}\n\nA year went by.\n\n{other}") == []


@pytest.mark.parametrize(
    "text",
    [
        # numbers of issues, of notes and of parts
        "The pump was mended by Ada Holm (see issue 36721).\n\nAda Holm has mended it (36722).",
        # rates of several years under their headings
        (
            "## 2018\n\nThe mill ground 12,416 tonnes of rye.\n\n## 2019\n\n"
            "The mill ground 12,461 tonnes of rye."
        ),
        # cells of two columns
        "| Mill | 2018 | 2019 |\n|---|---|---|\n| Holm | 12,416 | 12,461 |\n| Ulvik | 310 | 301 |",
        # a row of which the text does not tell
        # prices of steps, each told several times
        (
            "Ann pays 12 gold coins to Bo. Bo pays 11 gold coins to Cy.\n\nOnce Bo has the 12 gold "
            "coins, he sends them.\n\nOnce Cy has the 11 gold coins, he sends them."
        ),
    ],
)
def test_numbers_of_other_rows_years_and_codes_are_left_alone(text: str) -> None:
    assert messages(text, ".md") == []


@pytest.mark.parametrize(
    ("summary", "body"),
    [
        (
            "Grants for a roof went to 312 halls.",
            "Of the grants for a roof 321 halls got one.",
        ),
    ],
)
def test_a_summary_of_real_reports_tells_what_the_text_tells(summary: str, body: str) -> None:
    text = f"# Plan\n\n## Summary\n\n{summary}\n\n## Reasons\n\nIt rained. {body}\n"
    assert len(messages(text, ".md")) == 1


def test_two_versions_of_one_name_are_no_two_figures() -> None:
    text = (
        "The oldest form is gone. See the Ember 1.4 upgrade notes for more details on it.\n\n"
        "The newest form is gone. See the Ember 4.1 upgrade notes for more details on it.\n"
    )
    assert messages(text) == []


def test_a_range_has_no_digits_that_change_places() -> None:
    text = """# Kiln

| clay | first | second |
|---|---|---|
| red clay | 36.4 | 35.5 |

The red clay will be left out in batches of 3.10 or 4.0 kinds.
"""
    assert messages(text, ".md") == []


def test_of_many_numbers_as_long_chance_makes_some_alike() -> None:
    held = [10_000 + 7_919 * n * n % 10_000 for n in range(60)]
    lines = [f"Store {n} held {many} sacks of grain at the turn." for n, many in enumerate(held)]
    assert messages("\n\n".join(lines)) == []


def test_what_stands_at_an_offset_is_not_counted() -> None:
    text = (
        "The byte at offset 96 stores the version of the file header.\n\n"
        "The file header begins with 53 51 4c 69 74 65 20 66 6f."
    )
    assert messages(text) == []
