"""Parts and totals, shares and multiples, in texts where reckoning is easy to get wrong."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("QTY02",))


def messages(text: str, suffix: str = ".txt") -> list[str]:
    """Return what the check says of a text."""
    return [finding.message for finding in examine_text(text, suffix, ONLY).findings]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "In all 57 boats were seized: 31 trawlers, 12 skiffs and 24 dinghies.",
            "the parts add up to 67, not to 57",
        ),
        ("Of the 120 ewes 30 (35 %) lambed before March.", "30 of 120 is 25.0, not 35 %"),
        (
            "It cost 80,000 francs, of which the canton paid 20,000 francs (35 per cent).",
            "20,000 of 80,000 is 25.0, not 35 per cent",
        ),
        ("There were 12 men and 9 women, 22 people in all.", "the parts add up to 21, not to 22"),
        (
            "Of the 60 ewes 12 were under two, 9 between two and five, and 49 older.",
            "the parts add up to 70, not to 60",
        ),
        ("Only 79 of the 132 ewes (63%) lambed in time.", "79 of 132 is 59.8, not 63%"),
        (
            "The bridge cost 412,000 crowns, of which 255,000 were lent and 175,000 given.",
            "the parts add up to 430,000, not to 412,000",
        ),
        (
            "A sum of 912 crowns was raised: 612 crowns in coin, besides 350 crowns in silver.",
            "the parts add up to 962, not to 912",
        ),
    ],
)
def test_figures_that_do_not_fit_are_told(text: str, says: str) -> None:
    assert messages(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "He sold 300 sheep, 20 cows and 5 horses.",
        "The 18 teams played 34 matches: 17 at home and 17 away.",
        "The fleet lost about 300 men (151 drowned, 108 froze and 46 starved).",
        "She spoke of 3 boats: one with 12 men, one with 9 men and one with 4 men.",
        "Attendance more than doubled from 120 to 310.",
        "The vote was 54 to 41, with 5 abstentions.",
        "Of the 120 ewes 30 (25 %) lambed before March.",
    ],
)
def test_figures_that_may_be_right_are_left_alone(text: str) -> None:
    assert messages(text) == []


TABLE = """# Yield

| Field | Sacks |
|---|---|
| North | 31 |
| South | 12 |
| West | 24 |
| Total | {0} |
"""


def test_the_last_row_of_a_table_is_added_up() -> None:
    assert messages(TABLE.format(76), ".md") == ["the parts add up to 67, not to 76"]
    assert messages(TABLE.format(67), ".md") == []


def test_a_column_that_counts_up_has_no_total() -> None:
    assert messages(TABLE.format(24).replace("Sacks", "Cumulative"), ".md") == []


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        (
            (
                "The dealer sold 420 clocks, of which 160 were brass, 100 were iron and 190 were "
                "wooden."
            ),
            450,
            420,
        ),
        (
            "Forty-two sailors were on board. Thirty-five of them were saved; nine were drowned.",
            44,
            42,
        ),
        (
            "The council counted 512 for the bridge and 303 against. That was 851 votes in all.",
            815,
            851,
        ),
    ],
)
def test_parts_and_changes_that_are_told_on_are_added_up(text: str, found: int, told: int) -> None:
    assert messages(text) == [f"the parts add up to {found}, not to {told}"]


@pytest.mark.parametrize(
    "text",
    [
        "The dealer sold 420 clocks, of which 260 were brass and 90 were later repaired.",
        (
            "The convent had 84 beds. Of these, 51 were taken by soldiers and the remaining 33 "
            "stood empty."
        ),
        "The council counted 512 for the bridge and 303 against. That was 20 more than in 1912.",
        "The motion was carried by 214 to 131, a majority of 83.",
        (
            "The pier was 120 metres long. In 1890 it was lengthened by 35 metres, and since "
            "then it has been 155 metres long."
        ),
        "He hired 45 clerks and raised the price from 320 to 375 francs.",
        (
            "The pump lifted 46 cubic metres an hour, and 31 cubic metres ran by themselves, "
            "which makes 77 in all."
        ),
        "Of the 812 letters, 590 were from parents and 222 came from teachers.",
    ],
)
def test_parts_that_overlap_or_leave_something_out_are_left_alone(text: str) -> None:
    assert messages(text) == []


def table(*rows: str) -> str:
    """Return a table in Markdown from its rows."""
    head, *body = rows
    return "\n".join(["# Yield", "", head, "|" + "---|" * (head.count("|") - 1), *body, ""])


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        # a label that counts the rows
        (
            ("| Month | Sacks |", "| May | 1,206 |", "| June | 2,771 |", "| Both months | 3,877 |"),
            "the parts add up to 3,977, not to 3,877",
        ),
        # rows of other things above, the same words in front of the label
        # hints, and no label at all
        (
            (
                "| Ward | Voters |",
                "| North | 312 |",
                "| South | 401 |",
                "| West | 87 |",
                "| All wards | 900 |",
            ),
            "the parts add up to 800, not to 900",
        ),
        # a dash is nought
        (
            (
                "| Ward | Dead |",
                "| North | 31 |",
                "| South | – |",
                "| West | 12 |",
                "| Total | 34 |",
            ),
            "the parts add up to 43, not to 34",
        ),
    ],
)
def test_a_row_that_adds_up_the_rows_above_is_held_to_it(rows: tuple[str, ...], says: str) -> None:
    assert messages(table(*rows), ".md") == [says]


@pytest.mark.parametrize(
    "rows",
    [
        ("| Month | Sacks |", "| May | 1,206 |", "| June | 2,771 |", "| Best year | 3,877 |"),
        # subtotals are not added twice
        (
            "| Ward | Voters |",
            "| A | 31 |",
            "| B | 40 |",
            "| Total, left bank | 71 |",
            "| C | 34 |",
            "| D | 12 |",
            "| Total | 117 |",
        ),
        ("| Five years | Sacks |", "| 1871 | 31 |", "| 1872 | 40 |", "| Two best | 72 |"),
    ],
)
def test_a_row_of_another_kind_is_no_total(rows: tuple[str, ...]) -> None:
    assert messages(table(*rows), ".md") == []


def rows_of(head: str, *rows: tuple[object, ...]) -> tuple[str, ...]:
    """Return a head and rows as lines of a table."""
    return head, *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)


def test_years_at_the_head_of_columns_are_no_parts() -> None:
    rows = rows_of("| Port | 1905 | 1906 |", ("Hull", "1,402", "1,391"), ("Goole", 310, 322))
    assert messages(table(*rows, "| Total | 1,712 | 1,713 |"), ".md") == []
    assert messages(table(*rows, "| Total | 1,712 | 1,731 |"), ".md") == [
        "the parts add up to 1,713, not to 1,731"
    ]


GAUGE = "| Week | Rain | Cumulative |"
MILLS = "| Mill | Oats | Rye | Total |"


@pytest.mark.parametrize(
    "rows",
    [
        rows_of(GAUGE, (1, 3, 3), (2, 9, 12), (3, 24, 36), (4, 31, 67), (5, 5, 72), (6, 1, 73)),
        rows_of(MILLS, ("A", 31, 12, 43), ("B", 24, 40, 64), ("C", 55, 26, 81)),
        rows_of(
            "| Mill | Oats | Rye | Peak |", ("A", 31, 12, 43), ("B", 24, 40, 64), ("C", 5, 6, 9)
        ),
    ],
)
def test_a_column_of_its_own_is_left_alone(rows: tuple[str, ...]) -> None:
    assert messages(table(*rows), ".md") == []


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        # what remains is told, in the sentence or in the next
        ("Of the 130 vines on the slope, 84 are red and the remaining 36 white.", 120, 130),
        # parts that exclude each other
        ("Of the 96 passengers, 88 were unhurt and nine injured.", 97, 96),
        (
            "A total of 53,400 visitors came: 41,200 in summer and 12,300 in winter.",
            "53,500",
            "53,400",
        ),
        # a length between the whole and its list
    ],
)
def test_parts_told_in_natural_words_are_added_up(
    text: str, found: int | str, told: int | str
) -> None:
    assert messages(text) == [f"the parts add up to {found}, not to {told}"]


@pytest.mark.parametrize(
    "text",
    [
        "Rents climbed 29% and 25%. Nearly 52% live in town, the remaining 48% do not.",
        "Of the 412 farms, 391 were empty, 12 of them for years. The remaining 21 lie on a river.",
        "Of the 40 members, 31 were women and 12 foreign.",
        "Of the 20 men, 5 died and 12 were wounded.",
        "The village had 94 houses, including 41 in the dale and 63 on the hill.",
        "The hall has 640 seats, 64 per cent in the stalls and 38 per cent in the balcony.",
        "The hall has 640 seats, 12 doors in the stalls and 24 windows in the balcony.",
        "They had 12 cows, 7 on the hill in May and 8 on the hill in June.",
        "The ferry took 96 passengers a day, 60 in summer and 40 in winter on each trip.",
    ],
)
def test_parts_in_natural_words_that_may_be_right_are_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        # three places leave nothing out
        (
            "The parish had 94 barns, 41 of them in the dale, 23 on the hill and 20 in Orm itself.",
            "the parts add up to 84, not to 94",
        ),
        # from one sentence to the next
        (
            "The orchestra consists of 64 players: 40 strings, 12 winds and 22 others.",
            "the parts add up to 74, not to 64",
        ),
        # the whole behind a part
        # the total behind its parts
        (
            "The north gave 312 votes and the south 401, making 731 together.",
            "the parts add up to 713, not to 731",
        ),
        # products
        # shares without a bracket
        (
            "Sixteen of the 64 samples, or 35 per cent, were foul.",
            "16 of 64 is 25.0, not 35 per cent",
        ),
    ],
)
def test_sums_in_many_wordings_are_reckoned_again(text: str, says: str) -> None:
    assert messages(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "Sixty-four were brought to the chapel. Twenty-two were badly burned and 12 died.",
        "Seventeen of the 40 panes were broken and 33 doors were whole.",
        "The north gave 312 votes and the south 401, with the 44 of the isles 757 in all.",
        "Each of the 12 houses has 4 rooms and 2 cellars, 72 in all.",
        "In 1871 he scored 31 goals and in 1872 40, a total of 90 in his life.",
        "The regiment lost 212 men. In the first attack 40 fell and in the second 182 were hurt.",
        "Of 64 samples 16, or 45 per cent of those from the well, were foul.",
        "The camp held 1,145 prisoners (550 men, 101 women and 494 children).",
    ],
)
def test_numbers_that_are_not_added_are_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The guild took 3,410 pounds and spent 2,980 pounds, and lost 530 books, which was worse.",
        "The round trip was 124 miles, 62 miles each way.",
        "In 1912 it had 940 members, more than twice as many as the 310 of 1905.",
    ],
)
def test_balances_ways_and_comparisons_that_may_be_right_are_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "The organ cost 860 francs: the town paid 430, the guild 250 and the bishop 190.",
            ["the parts add up to 870, not to 860"],
        ),
        ("The organ cost 860 francs. The town gave 430 francs and the guild 250.", []),
    ],
)
def test_what_several_give_is_added_up(text: str, says: list[str]) -> None:
    assert messages(text) == says


def test_a_measure_of_the_sentence_before_is_no_total_of_counts() -> None:
    text = (
        "The mean load was 51 tons. Thirty waggons were open and 22 closed. "
        "They stood on the quay for a week."
    )
    report = examine_text(text, config=Config(select=("QTY02",)))
    assert report.findings == ()


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        (
            "The library lost 4,200 maps. The flood took 2,650 of them; the other 1,450 were sold.",
            "4,100",
            "4,200",
        ),
    ],
)
def test_parts_told_one_after_another_are_added_up(
    text: str, found: int | str, told: int | str
) -> None:
    assert messages(text) == [f"the parts add up to {found}, not to {told}"]


@pytest.mark.parametrize(
    "text",
    [
        # right
        "He had 60 sheep. Twelve were sold, 31 died, and the other 17 he gave to his sons.",
        # parts that are not counted, or counted as one
        "The school had 212 pupils. Eighty went by train, and most walked. The other 67 stayed.",
        "Of the nine men on the raft, two died. Four were saved. The three survivors met.",
        # other things
        "The army had 40 guns. Twelve shells hit the gate. The remaining 33 fell in the moat.",
        "The town has 14 schools. Nine teachers fell ill. The other 15 held classes of 40.",
        # two wholes, of which one is right
        (
            "The pit employed 81 men. That night 91 were below. Sixty got out by the shaft; the "
            "other 31 died."
        ),
        # a group with two sizes, or a list that is open or overlaps
        (
            "Of the wounded, eleven were gunners, four were drivers and one was a cook. Sixteen "
            "were wounded, and nineteen were wounded in the evening."
        ),
        "Of the wounded, eleven were gunners and four were fathers. Nineteen men were wounded.",
    ],
)
def test_runs_that_leave_something_out_are_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Barley took up 40 per cent of the land, oats 25 per cent, rye 20 per cent and "
            "potatoes 25 per cent."
        ),
        (
            "In 1990 it sold 61 per cent of its output in the republics. The remaining 49 per "
            "cent went to Austria."
        ),
        (
            "The Liberals won 44 per cent of the vote, the Farmers 36 per cent and Labour 30 per "
            "cent."
        ),
    ],
)
def test_shares_of_one_whole_are_no_more_than_a_hundred(text: str) -> None:
    assert messages(text) == ["the parts add up to 110 per cent, not to 100"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "The heirs received 33 per cent of the shares, the town 33 per cent and the bank 33 "
            "per cent."
        ),
        (
            "Asked what they feared, 60 per cent named the cost, 45 per cent the noise and 35 "
            "per cent the smell."
        ),
        (
            "In Lund 60 per cent of the votes were for it, in Holm 45 per cent and in Vik 35 per "
            "cent."
        ),
        "It won 40 per cent of the vote, 45 per cent a year later and 35 per cent in 1990.",
        (
            "In 1990 it sold 61 per cent of its output in the republics. The remaining 39 per "
            "cent went to Austria."
        ),
        (
            "The staff got a third of the shares, 40 per cent went to a bank and the remaining "
            "27 per cent to the town."
        ),
        (
            "The bank paid 60 per cent of the costs of the roof, 40 per cent of the costs of the "
            "tower and 30 per cent of those of the organ."
        ),
        (
            "Among women 44 per cent were for it, 46 per cent against; among men 60 per cent "
            "were for it, 30 per cent against."
        ),
    ],
)
def test_shares_of_several_wholes_or_that_overlap_are_left_alone(text: str) -> None:
    assert messages(text) == []


FARMS = "| Farm | Oats | Rye | Peas |"
FARM_ROWS = (("Holm", 120, 45, 30), ("Lund", 98, 52, 41), ("Vik", 143, 60, 22))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        # the other columns show that the last row is a total
        (
            rows_of(FARMS, *FARM_ROWS, ("Total", 371, 157, 93), ("of which sold", 40, 12, 3)),
            "the parts add up to 361, not to 371",
        ),
        # shares of the total, and of another column
    ],
)
def test_rows_and_columns_that_others_explain_are_held_to_it(
    rows: tuple[str, ...], says: str
) -> None:
    assert messages(table(*rows), ".md") == [says]


@pytest.mark.parametrize(
    "rows",
    [
        rows_of(FARMS, *FARM_ROWS, ("The parish", 361, 157, 93)),
        # no other column adds up, or too few rows do
        rows_of(FARMS, *FARM_ROWS, ("Berg", 371, 151, 83)),
        rows_of("| Farm | Oats | Rye |", ("Holm", 120, 45), ("Lund", 98, 52), ("Vik", 228, 97)),
        # nothing that one slip explains
        rows_of(FARMS, *FARM_ROWS, ("The parish", 402, 157, 93)),
        rows_of(
            "| Kind | 1920 | 1930 |",
            ("Members", 371, 457),
            ("of whom men", 210, 300),
            ("of whom married", 151, 130),
        ),
        # shares of something else, and rounded ones
        rows_of(
            "| Kind | Bags | Share |",
            ("Oats", 120, "40 %"),
            ("Rye", 91, "30 %"),
            ("Peas", 59, "20 %"),
            ("Flax", 30, "10 %"),
            ("Total", 300, "100 %"),
        ),
    ],
)
def test_rows_and_columns_that_nothing_explains_are_left_alone(rows: tuple[str, ...]) -> None:
    assert messages(table(*rows), ".md") == []


SET_WITH_SPACES = """Harvest of the parish

Farm            Oats     Rye   Barley
Upper Holm       120      45       30
Lower Holm        98      52       41
Vik              143      60       22
-------------------------------------
Together         {}     157       93

The farms were surveyed in May.
"""


@pytest.mark.parametrize(
    ("text", "total", "says"),
    [
        (SET_WITH_SPACES, "371", ["the parts add up to 361, not to 371"]),
        (SET_WITH_SPACES, "361", []),
    ],
)
def test_a_table_set_with_spaces_or_dots_is_added_up(
    text: str, total: str, says: list[str]
) -> None:
    assert messages(text.format(total)) == says


@pytest.mark.parametrize(
    "text",
    [
        "The ringers go through (1, 4), (1, 5), (1, 6), (2, 4), (2, 5), (2, 6), (3, 4), (3, 5).",
    ],
)
def test_pairs_of_numbers_without_a_word_are_no_parts(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The pen is put down at 45. Then there follow moves with the pen down to (14, 35), and up.",
    ],
)
def test_figures_that_only_stand_like_parts_or_a_rise_are_left_alone(text: str) -> None:
    assert messages(text) == []


def test_a_length_of_time_is_no_part_of_what_is_counted() -> None:
    text = (
        "The form has room for 72 letters but the press sets lines of 80 letters, as have all "
        "presses that were built in the last three decades."
    )
    assert [one for one in examine_text(text).findings if one.code == "QTY02"] == []
