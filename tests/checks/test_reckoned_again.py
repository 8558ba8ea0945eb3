"""Products, differences, votes and balances told in running text: more cases of QTY02."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("QTY02",))


def messages(text: str) -> list[str]:
    """Return what the check says of a text."""
    return [finding.message for finding in examine_text(text, ".txt", ONLY).findings]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Gifts of £340, £220 and £185 made up £755.", "the parts add up to 745, not to 755"),
        (
            "A crowd of 240 came on Saturday and 310 on Sunday, so that 560 saw it in all.",
            "the parts add up to 550, not to 560",
        ),
    ],
)
def test_what_is_reckoned_in_a_text_is_reckoned_again(text: str, says: str) -> None:
    assert messages(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "The vote was 9 to 5 with three abstentions; all 17 members were present.",
        "The school had 12 pupils. Nine more came in May, bringing the number to 21.",
        "Six teams of four and two guides searched the slope, 26 people in all.",
        "Twelve weeks at $40 a week came to $480.",
        "The grant of £90,000 was paid in three instalments of £30,000.",
        "The grant of £90,000 was paid in two instalments of £35,000 and one of £20,000.",
        "It had 60 boats in 1910. A storm sank 12 boats and others were sold, which left 38.",
        "In 2019 it had 14,320 visitors and in 2020 it had 9,150, a fall of 5,170.",
        "Membership rose from 340 to 412, that is by 72.",
        "There are now 19 schools, five more than the 14 of 1990.",
        "The 46 paintings went to three museums: 20 to Lund, 15 to Malmö and 11 to Ystad.",
        "Gifts of £340, £220 and £185 made up £745.",
        "It was found in 12 of the 40 wells tested; the other 28 were clean.",
        "The survey visited 60 farms; 41 (68 per cent) had a well.",
        "He had 60 sheep. Twelve died in the snow and eleven were sold, and 37 were left.",
    ],
)
def test_what_is_reckoned_right_or_of_other_things_is_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            (
                "The fire took 96 houses: 41 of brick, 32 barns and other sheds of wood, and 33 "
                "shops."
            ),
            "the parts add up to 106, not to 96",
        ),
        (
            "Of the 80 weavers whom the guild had listed 52, or 75 per cent, worked at home.",
            "52 of 80 is 65.0, not 75 per cent",
        ),
        (
            (
                "The fair drew thirty-one firms, of which fourteen made ploughs, nine made churns "
                "and ten sold seed."
            ),
            "the parts add up to 33, not to 31",
        ),
    ],
)
def test_parts_of_trades_and_items_of_two_kinds_are_added_up(text: str, says: str) -> None:
    assert messages(text) == [says]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "A total of 318 letters came in (204 from parents, 124 from teachers).",
            "the parts add up to 328, not to 318",
        ),
        ("The price rose 20 per cent, from 40 to 50 crowns.", "10 of 40 is 25.0, not 20 per cent"),
    ],
)
def test_shares_rates_fractions_and_brackets_are_reckoned_again(text: str, says: str) -> None:
    assert messages(text) == [says]
