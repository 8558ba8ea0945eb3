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


def test_numbers_that_look_alike_need_no_link() -> None:
    text = "The wardens visited 1,240 farms in spring.\n\nIn the first round 1,420 farms were seen."
    assert messages(text) == ["farms: 1,420 here, 1,240 elsewhere"]


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


def test_synonyms_of_a_fate_are_one_fate() -> None:
    text = INQUIRY.format("In all, 23 were hurt.", "Of the 27 injured, nine were boys.")
    assert len(messages(text, ".md")) == 1


def test_the_dead_among_the_hurt_are_the_dead() -> None:
    text = INQUIRY.format(
        "The roof hurt 30 men and seven died.", "They lay ill, and five of them died."
    )
    assert len(messages(text, ".md")) == 1


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


@pytest.mark.parametrize(
    ("summary", "body", "entry", "says"),
    [
        (
            "It cost much.",
            "The whole bridge cost 168,500 crowns, most of it for stone.",
            "3 May 1908: The bill of 186,500 crowns is paid.",
            "crowns: 186,500 in the chronology, 168,500 in the narrative",
        ),
        (
            "The bridge cost 2.74 million francs.",
            "The bill of 2.47 million francs was paid at last.",
            "3 May 1908: A crane falls.",
            "figure: 2.47 million francs here, 2.74 million francs elsewhere",
        ),
        (
            "The divers brought up 68 anchors.",
            "On 4 June 1907 the divers brought up 86 anchors from the mud.",
            "3 May 1908: A crane falls.",
            "anchors: 86 here, 68 elsewhere",
        ),
        (
            "It was carried.",
            "On 3 May 1908 the masons voted: 412 for the strike and 67 against.",
            "3 May 1908: The masons vote for the strike, 412 to 76.",
            "figure: 76 in the chronology, 67 in the narrative",
        ),
        (
            "It is long.",
            "The pylon reached 4,300 feet on 3 May 1908 above the bay.",
            "3 May 1908: Pylon stands at 3,400 feet.",
            "figure: 3,400 feet in the chronology, 4,300 feet in the narrative",
        ),
        (
            "It was used.",
            "The ferry carried more people than ever in 1908: 1,352,000 of them, a record.",
            "1908: 1,532,000 passengers on the ferry.",
            "passengers: 1,532,000 in the chronology, 1,352,000 in the narrative",
        ),
        (
            "Eleven people drowned and 2,680 had to leave their homes.",
            "In all 2,860 people were put up in schools.",
            "3 May 1908: A crane falls.",
            "people: 2,860 here, 2,680 elsewhere",
        ),
    ],
)
def test_two_digits_that_change_places_are_a_slip(
    summary: str, body: str, entry: str, says: str
) -> None:
    assert messages(BRIDGE.format(summary, body, entry)) == [says]


@pytest.mark.parametrize(
    ("summary", "body", "entry"),
    [
        (
            "It cost much.",
            "The toll of 1907 was 24 crowns a year. The fine was 42 crowns.",
            "3 May 1908: A crane falls.",
        ),
        (
            "The divers brought up 68 anchors.",
            "The divers brought up 12 anchors in 1907.",
            "3 May 1908: 86 sailors lose their lives.",
        ),
        (
            "It was carried.",
            "On 3 May 1908 the masons voted: 412 for the strike and 67 against.",
            "3 May 1908: The masons vote for the strike, 412 to 67.",
        ),
        (
            "It is long.",
            "The old pylon was 4,300 feet from the shore.",
            "3 May 1908: The new quay has 3,400 feet of rail.",
        ),
        (
            "The ferry.",
            "The ferry carried 2,100 passengers on 4 June 1907.",
            "3 May 1908: The ferry takes 1,200 passengers.",
        ),
        (
            "It was carried.",
            "On 3 May 1908 nine masons and five smiths struck.",
            "3 May 1908: Strike of masons: five arrests, 12 fines.",
        ),
    ],
)
def test_other_things_with_the_same_digits_are_left_alone(
    summary: str, body: str, entry: str
) -> None:
    assert messages(BRIDGE.format(summary, body, entry)) == []


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
    ("summary", "finding"),
    [
        ("Fourteen people died.", "Twelve people died when the gallery came down."),
        ("Fourteen people were killed.", "The gallery came down and killed 12 people."),
        ("It injured 31 workers.", "Thirteen workers were injured in the fall."),
    ],
)
def test_the_dead_and_hurt_are_counted_in_a_clause_with_its_circumstance(
    summary: str, finding: str
) -> None:
    assert len(messages(INQUIRY.format(summary, finding), ".md")) == 1


@pytest.mark.parametrize(
    ("summary", "finding"),
    [
        ("Fourteen people died.", "Ten people died when the gallery fell, and it killed 4 men."),
        (
            "Fourteen people died.",
            "Ten people died when the gallery fell. Four people died in bed.",
        ),
        ("Fourteen people died.", "The gallery killed 12 sheep."),
    ],
)
def test_the_dead_of_one_circumstance_of_several_are_left_alone(summary: str, finding: str) -> None:
    assert messages(INQUIRY.format(summary, finding), ".md") == []


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
    ("narrative", "entry"),
    [
        ("340 crates of tea", "430 boxes of tea"),
        ("118 workers and a horse", "181 hands"),
        ("a crew of nine", "a crew of eight"),
    ],
)
def test_two_words_for_the_same_things_need_numbers_that_look_alike(
    narrative: str, entry: str
) -> None:
    assert len(messages(HARBOUR.format(narrative, entry))) == 1


@pytest.mark.parametrize(
    ("narrative", "entry"),
    [
        ("340 crates of tea", "275 boxes of tea"),
        ("340 crates of tea", "430 barrels of tea"),
        ("203 persons", "189 passengers"),
        ("318 casks, and eleven leaking casks", "318 casks"),
        ("318 casks", "11 leaking casks"),
    ],
)
def test_other_things_and_some_of_them_are_left_alone(narrative: str, entry: str) -> None:
    assert messages(HARBOUR.format(narrative, entry)) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ten wells were sunk. All nine were sampled.", "wells: nine here, Ten elsewhere"),
        ("It has seven pumps. All eight pumps were tested.", "pumps: eight here, seven elsewhere"),
        ("We read twelve tenders. Of the eleven, four were late.", "tenders: eleven here, twelve"),
        ("It has 48 cottages. The 84 cottages were painted.", "cottages: 84 here, 48 elsewhere"),
    ],
)
def test_a_number_that_takes_up_a_count_is_held_against_it(text: str, says: str) -> None:
    (one,) = messages(text)
    assert one.startswith(says)


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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mill burned. Eleven were hurt.\n\nCasualties\n\nDead: 2\nHurt: 12\n", 1),
        (
            "It burned, but eleven were hurt.\n\n| Fate | People |\n|---|---|\n| Hurt | 12 |\n",
            1,
        ),
        ("Eleven men drowned. A stone bears the names of the twelve men who drowned.", 1),
        ("The mill burned. Eleven were hurt.\n\nCasualties\n\nDead: 2\nHurt: 11\n", 0),
        ("Eleven men and a boy drowned. A stone names the twelve who drowned.", 0),
        ("Four men drowned on 3 May. Eight men drowned on 9 May. A stone names the twelve.", 0),
        ("Eleven men drowned. A stone names the three men who drowned in the harbour.", 0),
    ],
)
def test_casualties_are_held_against_lists_and_wholes(text: str, count: int) -> None:
    assert len(messages(text, ".md")) == count


OF_A_DAY = """The guild

{0}

Chronology

{1}
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""


@pytest.mark.parametrize(
    ("narrative", "entry", "says"),
    [
        (
            "It met on 12 June 1906. It was a wet day. Seventeen men were hurt when a wall fell.",
            "12 June 1906: A wall falls; fourteen hurt.",
            "men: fourteen in the chronology, Seventeen in the narrative",
        ),
        (
            "It met on 12 June 1906. Three boats of 25 tons each were bought.",
            "12 June 1906: The first 57 tons of shipping.",
            "shipping: 57 tons in the chronology, Three boats of 25 tons in the narrative",
        ),
        (
            "It met on 12 June 1906. The first 38,400 were sold there.",
            "12 June 1906: An initial printing of 34,800 stamps.",
            "stamps: 34,800 in the chronology, 38,400 in the narrative",
        ),
        (
            "On 12 June 1906 it met at Ulvik. There were 14 members present.",
            "12 June 1906: The guild meets at Ulvik with 12 members present.",
            "members: 12 in the chronology, 14 in the narrative",
        ),
    ],
)
def test_the_day_links_what_an_entry_counts_to_its_paragraph(
    narrative: str, entry: str, says: str
) -> None:
    assert messages(OF_A_DAY.format(narrative, entry)) == [says]


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
    ("text", "count"),
    [
        (
            "Seventeen ewes died.\n\nTwelve lay there, five here. The figure of nineteen is ours.",
            1,
        ),
        (
            "Seventeen ewes died.\n\nTwelve lay there, seven here. The figure of nineteen is ours.",
            0,
        ),
        ("Seventeen ewes died.\n\nThe figure of nineteen, which the owner gave, is wrong.", 0),
        (
            "Some 412,600 lamps failed.\n\n| What | Sum |\n|---|---|\n| Lamps out | 421,600 |\n",
            1,
        ),
        (
            "Some 412,000 lamps failed.\n\n| What | Sum |\n|---|---|\n| Lamps out | 421,600 |\n",
            0,
        ),
    ],
)
def test_a_figure_is_cited_and_some_does_not_hide_a_swap(text: str, count: int) -> None:
    assert len(messages(text, ".md")) == count


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
        (
            "At its lowest point the Ardel trench was found to be 2,914 metres deep.",
            "Nobody has since sounded the Ardel trench, whose bottom at 2,941 m is dark.",
        ),
        (
            "The library of the seminary at Oslava held 12,482 volumes before the war.",
            "Soldiers came in March. Of the 12,432 books in the library at Oslava few were found.",
        ),
        (
            "The ironwork of the bridge at Tarn Gill came to 28,417 kg.",
            "The bridge was sold. The Tarn Gill ironwork, 28,477 kilograms of it, was melted down.",
        ),
        (
            "The reserve covers 3,527 square kilometres of heath around Lake Aven.",
            "At 3,257 km², the reserve around Lake Aven is the largest in the province.",
        ),
        (
            "The Halvard had been built in the north, of 2,183 gross tons.",
            "A diver found the Halvard. For a ship of 2,138 tons the Halvard lay deep.",
        ),
    ],
)
def test_a_slip_of_the_digits_links_figures_told_in_other_words(one: str, other: str) -> None:
    assert len(messages(f"{one}\n\nA year went by.\n\n{other}")) == 1


def test_a_cell_is_compared_with_the_sentence_of_its_label_and_head() -> None:
    table = "| Island | Seals 1952 | Seals 1953 |\n|---|---|---|\n| Hask | 1,274 | 1,406 |\n"
    told = "| Sule | 812 | 930 |\n\nIn the count of 1953 the wardens of Hask alone had {} animals."
    assert len(messages(table + told.format("1,460"), ".md")) == 1
    assert messages(table + told.format("1,406"), ".md") == []


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


def test_a_decimal_behind_the_first_word_of_a_sentence_is_a_figure() -> None:
    text = (
        "Some 1.4 barrels of tar a day were landed at the old quay in the guild's first year.\n\n"
        "Some 4.1 barrels of tar a day were landed at the old quay in the guild's first year.\n"
    )
    assert len(messages(text)) == 1


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


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("8 locks", "5 locks", False),
        ("18 locks", "15 locks", False),
        ("1,845 locks", "1,854 locks", True),
        ("1,845 locks", "1,895 locks", True),
    ],
)
def test_like_words_alone_tie_no_two_counts(one: str, other: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(messages(MANUAL.format(one, other), ".md")) is is_told


def test_a_day_in_eight_digits_is_no_figure() -> None:
    told = "20140713 Some minor valve repairs of the lock."
    text = f"# Log\n\nThe lock was closed. {told}\n\nThe lock was open. {{}}\n"
    assert messages(text.format(told.replace("13", "10")), ".md") == []
    told_of_no_day = told.replace("201407", "991407")
    text = text.replace("201407", "991407")
    assert len(messages(text.format(told_of_no_day.replace("13", "10")), ".md")) == 1


YEARS = """How the quay came to be
=======================

1906
----

In the second half of 1906 the guild bought the ruin and began to clear it.

July: the crane is mended.

August, the quay gets 8000 visits weekly.

The guild of the town took up the work in the same month.

September: a lamp is hung.

{}January: the crane is mended again.

August: the quay gets 4000 visits weekly. The guild writes to the mayor.

October: a bell is hung.

1908
----

October: a rope is hung.

1909
----

May 4: the crane is sold.

July: the ruin is sold.
"""


def test_a_line_that_is_a_year_heads_the_figures_below_it() -> None:
    assert messages(YEARS.format("1907\n----\n\n"), ".md") == []
    assert len(messages(YEARS.format(""), ".md")) == 1


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [("1,845 locks", "1,854 locks", True), ("1,845 locks", "1,895 locks", False)],
)
def test_like_sentences_alone_are_a_suspicion(one: str, other: str, is_told: bool) -> None:  # noqa: FBT001
    text = MANUAL.replace("{1} of each", "{1} along each").format(one, other)
    assert len(messages(text, ".md")) == 1
    codes = [finding.code for finding in examine_text(text, ".md").findings]
    assert ("QTY01" in codes) is is_told
