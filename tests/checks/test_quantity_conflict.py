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
        ("forty-two anchors", "24 anchors"),
        ("31 tonnes of tar", "13 tonnes"),
        ("about 90 anchors", "24 anchors"),
    ],
)
def test_a_happening_told_with_two_figures_is_flagged(narrative: str, entry: str) -> None:
    assert len(messages(HARBOUR.format(narrative, entry))) == 1


@pytest.mark.parametrize(
    ("narrative", "entry"),
    [
        ("24 anchors", "24 anchors"),
        ("about 26 anchors", "24 anchors"),
        ("more than 20 anchors", "24 anchors"),
        ("31 tonnes of tar", "13 barrels of tar"),
        ("42 anchors", "24 chains"),
        ("the first 10 of 24 planned anchors", "24 anchors"),
        ("3.1 million bricks", "3,123,000 bricks"),
        ("the first 14 anchors", "24 anchors"),
        ("14 anchors and, from the second boat, 10", "24 anchors"),
        ("42 anchors, of which 24 anchors were new,", "24 anchors"),
    ],
)
def test_figures_that_can_both_hold_are_left_alone(narrative: str, entry: str) -> None:
    assert messages(HARBOUR.format(narrative, entry)) == []


STORM = """The storm

On 12 June 1906 the ketch Vega struck the reef off Ulvik. The mate and {0} sailors were drowned.

Chronology

12 June 1906: Ketch Vega strikes the reef off Ulvik; the mate and {1} sailors drowned.
9 August 1907: The guild buys the wreck.
3 May 1911: The crane is lifted into place.
"""


def test_the_sentence_behind_the_linked_one_counts_too() -> None:
    assert messages(STORM.format("eight", "six")) == [
        "sailors: six in the chronology, eight in the narrative"
    ]


PUMP = """The pump

The pump was serviced by Holm on 12 June 1906. The smith set the valve to {0}. It rained.

Chronology

12 June 1906: Pump serviced by Holm; valve set to {1}.
9 August 1907: The guild buys the wreck.
3 May 1911: The crane is lifted into place.
"""


@pytest.mark.parametrize(
    ("narrative", "count"),
    [("38 litres", 1), ("83 litres", 0), ("38 tonnes", 0), ("12 litres and rose to 40 litres", 0)],
)
def test_a_measure_behind_the_linked_sentence_needs_two_words(narrative: str, count: int) -> None:
    assert len(messages(PUMP.format(narrative, "83 litres"))) == count


@pytest.mark.parametrize("narrative", ["six", "about six", "some of the"])
def test_a_sequel_that_agrees_or_counts_nothing_is_left_alone(narrative: str) -> None:
    assert messages(STORM.format(narrative, "six")) == []


def test_the_rows_of_a_timeline_tell_events_and_not_measurements() -> None:
    text = """The guild visited the quarry on 12 June 1906 and took 64 stone samples.

| Date | Event |
|---|---|
| 12 June 1906 | Quarry visited, 46 stone samples taken |
| 9 August 1907 | The guild buys the ruin |
| 3 May 1911 | The crane is lifted into place |
"""
    assert len(messages(text, ".md")) == 1


def test_one_restriction_in_two_tenses_is_one() -> None:
    text = HARBOUR.format("a promised 42 anchors", "24 anchors and promises more")
    assert messages(text) == []
    promised = HARBOUR.replace("landed", "promised").replace("lands", "promises")
    assert len(messages(promised.format("42 anchors", "24 anchors"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They saw 1,240 farms in 1906.\n\nThey saw 1,420 farms in 1911.",
        "They saw 1,240 farms.\n\nIt was planned to see 1,420 farms.",
        "They saw 1,240 farms.\n\nThey saw 1,420 sheep.",
        "They saw 1,200 farms.\n\nThey saw 1,300 farms.",
        "They saw 1,240 farms, not 1,420 farms.\n\nThe list has 1,420 farms.",
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
        "At the time four miners had died at the shaft.",
        "Four miners died in hospital.",
        "Four children died.",
        "By then 2 had died.",
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
    ("narrative", "entry", "proof"),
    [
        (
            "14,200 barrels of tar",
            "41,200 barrels of tar",
            "41,200 barrels and 14,200 barrels, each read as rounded to hundreds, do not overlap",
        ),
        ("42 barrels of tar", "24 barrels of tar", "24 and 42 do not overlap"),
        (
            "about 90 barrels of tar",
            "2,500 barrels of tar",
            "2,500 barrels, read as rounded to hundreds, and about 90 barrels do not overlap",
        ),
    ],
)
def test_the_proof_is_told_in_the_words_of_the_document(
    narrative: str, entry: str, proof: str
) -> None:
    (finding,) = examine_text(HARBOUR.format(narrative, entry), ".txt", ONLY).findings
    assert finding.proof[-1] == proof


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
        (
            "The workforce at Ulvik was greatest, 2,463, in the autumn of 1907.",
            (
                "3 May 1908: A crane falls.\n\nThe end\n\n"
                "From the 2,643 of that autumn the workforce sank to 90.\n"
            ),
            "figure: 2,643 here, 2,463 elsewhere",
        ),
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
            (
                "The Birds of the Western Isles began to appear in 1907 and was finished, "
                "in seven volumes, in 1911."
            ),
            "1914-1918: A new edition of the Birds of the Western Isles appears in nine volumes.",
        ),
        (
            "The workforce at Ulvik was greatest, 2,463, in the autumn of 1907.",
            "3 May 1908: A crane falls.\n\nThe end\n\nThe lathe bore the number 2,643.\n",
        ),
        ("Olav Moe, 47, laid the first stone.", "3 May 1908: Olav Moe, 74, lays a stone."),
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
    ("body", "entry", "says"),
    [
        (
            "On 3 May 1908 the barge Mole sank off Ulvik with a crew of 14.",
            "3 May 1908: Barge Mole sinks off Ulvik; crew of 16.",
            "crew: 16 in the chronology, 14 in the narrative",
        ),
        (
            "The petition on the toll, signed by 2,318 citizens, was handed over on 3 May 1908.",
            "3 May 1908: Petition on the toll handed over with 2,138 signatures.",
            "signatures: 2,138 in the chronology, 2,318 in the narrative",
        ),
    ],
)
def test_the_size_of_a_group_and_two_nouns_for_one_number_are_known(
    body: str, entry: str, says: str
) -> None:
    assert messages(BRIDGE.format("It stands.", body, entry)) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "Ten wells were sunk. Nine were sampled.",
        "Ten wells were sunk; one fell dry. All nine were sampled.",
        "Ten wells were sunk. Three fell dry. All seven were sampled.",
        "It has seven pumps and a hose. All eight were tested.",
        "It has seven pumps. An eighth was bought. All eight were tested.",
        "It has seven pumps. Skene has eight pumps. All eight were tested.",
        "The bishop sent ten monks. All eleven died on the way.",
        "Seven boys were in the boat with the teacher. All eight were saved.",
        "It has 48 cottages and 36 barns. The 84 cottages were painted.",
        "It had 48 cottages in 1931. The 84 cottages were painted in 1948.",
        "The mill has five floors. The four floors above the wheel were burned.",
        "We read twelve tenders. The owners are six men. All six were asked.",
        "Nine of the twelve jurors were men. The eleven were sworn in.",
        "We read 26 books. Of the 24 that were old, most were torn.",
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
            "It met on 12 June 1906. It rained. Seventeen men were hurt, fourteen of them badly.",
            "12 June 1906: A wall falls; fourteen badly hurt.",
        ),
        (
            "It met on 12 June 1906. Three boats of 25 tons each were bought.",
            "12 June 1906: The guild buys 75 tons of shipping.",
        ),
        (
            "It met on 12 June 1906. It spent 340 crowns on wine and 430 crowns on bread.",
            "12 June 1906: A dinner for 430 crowns.",
        ),
        (
            "It met on 12 June 1906. By evening 12 people had been hurt.",
            "12 June 1906: A wall falls; 14 people hurt.",
        ),
        (
            "It met on 12 June 1906. On 14 June twelve people were hurt.",
            "12 June 1906: A wall falls; 14 people hurt.",
        ),
    ],
)
def test_other_things_of_a_day_are_left_alone(narrative: str, entry: str) -> None:
    assert messages(OF_A_DAY.format(narrative, entry)) == []


@pytest.mark.parametrize(
    ("summary", "finding"),
    [
        ("The inquiry heard 34 witnesses.", "The inquiry sat in May and heard 36 witnesses."),
        ("The hall was 62 metres long.", "The hall, of brick, is 26 metres long."),
        ("Eighteen valves failed to open.", "Of the forty valves sixteen failed to open."),
        ("It took 240 firemen to put it out.", "The fire was put out by 420 firemen."),
        ("The pump gave 1,800 litres.", "The pump, which was tested, gave 1,300 litres."),
    ],
)
def test_a_summary_tells_what_the_report_tells(summary: str, finding: str) -> None:
    assert len(messages(INQUIRY.format(summary, finding), ".md")) == 1


@pytest.mark.parametrize(
    ("summary", "finding"),
    [
        ("The inquiry heard 34 witnesses.", "The inquiry read 36 reports."),
        ("The hall was 62 metres long.", "The hall, of brick, is 26 metres wide."),
        ("Eighteen valves failed to open.", "Of the forty valves eighteen failed; sixteen leaked."),
        ("Four men were taken to hospital.", "Five men were hurt and four taken to hospital."),
        (
            "Seventy per cent of the village was cleared by noon.",
            "Of the village 48 per cent lay under water, as the map shows.",
        ),
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
        (BAGS.format("That night 1,146 bags had been left."), 0),
        (BAGS.format("That night 1,164 trunks had been left."), 0),
        ("Mount Ell was found to be 2,914.\n\nThe height of Mount Ell is 2,941 metres.", 1),
        ("Mount Ell's height was 2,914.\n\nThe height of Mount Ell is 2,941 metres.", 1),
        ("Mount Ell's height was 2,914.\n\nThe height of Mount Orr is 2,941 metres.", 0),
        ("The bridge is 434 feet long.\n\nThe bridge, 443 ft. from end to end, was opened.", 1),
        ("The bridge is 434 feet long.\n\nThe bridge, 443 yards from the inn, was opened.", 0),
    ],
)
def test_totals_short_units_and_elided_ones_are_read(text: str, count: int) -> None:
    assert len(messages(text, ".md")) == count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Adams received 12,416 votes at Holme.", "Brewer received 12,461 votes at Holme."),
        ("The Ardel trench is 2,914 metres deep.", "The Lund trench is 2,941 metres deep."),
        ("The mast was 443 feet high.", "The mast was first given as 434 feet high."),
        ("The mast at Holme is 443 feet high.", "The Holme mast is not 434 feet high."),
        (
            "In May the ferry at Holme carried 12,845 passengers.",
            "In June the ferry at Holme carried 12,485 passengers.",
        ),
        (
            "The Halvard made 12,341 miles under sail.",
            "The Halvard made 13,241 miles under steam.",
        ),
        (
            "The northern party marched 1,316 km across the ice.",
            "The southern party marched 1,361 km across the ice and lost two dogs.",
        ),
        ("The organ of Sorbo cost 13,275 crowns.", "The bells of Sorbo cost 12,375 crowns."),
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
        "Mended by Ada Holm in `36048`.\n\nThe pump was mended by Ada Holm in `36084`.",
        # rates of several years under their headings
        (
            "## 2018\n\nThe mill ground 12,416 tonnes of rye.\n\n## 2019\n\n"
            "The mill ground 12,461 tonnes of rye."
        ),
        # cells of two columns
        "| Mill | 2018 | 2019 |\n|---|---|---|\n| Holm | 12,416 | 12,461 |\n| Ulvik | 310 | 301 |",
        # a row of which the text does not tell
        "At Holm 12,416 tonnes were ground.\n\n| Mill | Tonnes |\n|---|---|\n| Ulvik | 12,461 |",
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
        ("The slate for May has 40 club goals.", "The slate consists of 41 club goals."),
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


def test_the_value_of_an_option_is_not_counted() -> None:
    text = (
        "aspect=149 Sets the aspect to 14:9, and the frame to 14 by 9 inches.\n\n"
        "aspect=169 Sets the aspect to 16:9, and the frame to 16 by 9 inches."
    )
    assert not any(one.startswith("Sets") for one in messages(text))


MANUAL = """# Barges

Salt for Ulvik needs packed barges, which the Vaskut guild sends through exactly {0} of each river.

The mill of the town was mended in spring, and a lamp was hung there.

The chapel of the town was mended in spring, and a bell was hung there.

The bridge of the town was mended in spring, and a rope was hung there.

The school of the town was mended in spring, and a map was hung there.

The forge of the town was mended in spring, and a wheel was hung there.

The packed ferry to Ulvik, if the Vaskut guild tows it, leaves exactly {1} of each valley unpainted.
"""
