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
        ("Rain fell in 15 of 60 months (52 %).", "15 of 60 is 25.0, not 52 %"),
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
        "Some 60 per cent (79 of 132) of the ewes lambed.",
        "The 18 teams played 34 matches: 17 at home and 17 away.",
        "The fleet lost about 300 men (151 drowned, 108 froze and 46 starved).",
        "She spoke of 3 boats: one with 12 men, one with 9 men and one with 4 men.",
        "Attendance more than doubled from 120 to 310.",
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


def rows_of(head: str, *rows: tuple[object, ...]) -> tuple[str, ...]:
    """Return a head and rows as lines of a table."""
    return head, *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)


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
        )
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
        # nothing that one slip explains
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
