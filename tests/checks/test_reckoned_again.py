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
        (
            "Gifts of £340, £220 and £185 made up £755.",
            "the parts add up to 745, not to 755",
        ),
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
        "The vote was 9 to 5 with two abstentions; 17 members were present.",
        (
            "The vote was 9 to 5 with two abstentions; all 17 members were present, but one did "
            "not vote."
        ),
        "The council of 57 members voted for it by 41 to 9, with seven abstentions.",
        "The council of 57 members sat late. The assembly passed it by 60 to 9.",
        "The committee of nine was against it, but the club voted for it by 41 to 9.",
        "The team of 11 members was elected by 41 votes to 9.",
        (
            "The house of 57 members passed it by 41 to 9 in the first reading and by 45 to 21 "
            "in the second."
        ),
        "The fair sold 120 tickets at 8 crowns and 45 at 5 crowns, and took 1,185 crowns.",
        "The fair sold 120 tickets at 8 crowns and took 1,020 crowns with the raffle.",
        "He bought 12 horses at 40 francs and paid 45 francs for a saddle.",
        "With the 12 men already there, the nine newcomers brought the number to 21.",
        "The school had 12 pupils. Nine more came in May, bringing the number to 21.",
        (
            "The school had 12 pupils. Nine more came in May and four left, bringing the number "
            "to 17."
        ),
        (
            "The school had 12 pupils in 1910. Nine more schools were built, bringing the number "
            "of schools to 23."
        ),
        "Six teams of four searched the slope, 24 people in all.",
        "Six teams of four and two guides searched the slope, 26 people in all.",
        "Six teams of four men searched the slope with dogs, 26 dogs in all.",
        "Twelve weeks at $40 a week came to $480.",
        "Twelve weeks at $40 a week, with $20 for travel, came to $500.",
        "She paid 14 francs a week for twelve weeks, 168 francs in all.",
        "She paid 14 francs a week for twelve years, 188 francs in all.",
        (
            "She paid 14 francs a week for the room for twelve weeks and 20 for coal, 188 francs "
            "in all."
        ),
        "The grant of £90,000 was paid in three instalments of £30,000.",
        "The grant of £90,000 was paid in two instalments of £35,000 and one of £20,000.",
        "They brought three lorries of 25 tonnes each. The 75 tonnes were stored at Lund.",
        "They brought three lorries of 25 tonnes each. The 12 tonnes that fell off were lost.",
        "The society had 3,200 crowns. It spent 1,450 crowns on a roof, which left 1,750 crowns.",
        (
            "The society had 3,200 crowns. It spent 1,450 crowns on a roof and 100 on paint, "
            "which left 1,650 crowns."
        ),
        (
            "The society had 3,200 crowns. It spent some on paint and 1,450 crowns on a roof, "
            "which left 1,650 crowns."
        ),
        "It had 60 boats in 1910. A storm sank 12 boats and others were sold, which left 38.",
        "In 2019 it had 14,320 visitors and in 2020 it had 9,150, a fall of 5,170.",
        "In 2019 it had 14,320 visitors and in 2020 it had 9,150, a loss of 5,270 crowns.",
        "Membership rose from 340 to 412, that is by 72.",
        "Membership rose from 340 to 412, up 21 per cent.",
        "There are now 19 schools, five more than the 14 of 1990.",
        "There are now 19 schools, four more than the 14 churches.",
        "She has 19 cats, four of them more than ten years old.",
        "He waited 17 days, three more than the 14 days allowed by his leave.",
        "The school had 84 pupils in 1910, 31 boys and 53 girls.",
        "The 46 paintings went to three museums: 20 to Lund, 15 to Malmö and 11 to Ystad.",
        "The 46 paintings went to four museums: 20 to Lund, 15 to Malmö and 12 to Ystad.",
        "Gifts of £340, £220 and £185 made up £745.",
        "Gifts of £340, £220 and £185 came to the school, and the sale made £755.",
        "It was found in 12 of the 40 wells tested; the other 28 were clean.",
        (
            "It was found in 12 of the 40 wells tested; the other 38 wells of the district were "
            "not tested."
        ),
        "The survey visited 60 farms; 41 (68 per cent) had a well.",
        "The survey visited 60 farms; 41 (78 per cent) of the wells were dry.",
        "A crowd of 240 came on Saturday and 310 on Sunday, so that 550 saw it in all.",
        "He had 60 sheep, and 40 were left after the winter.",
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
                "In all 212 books were lost: 118 novels, 41 primers and other school books, and 63 "
                "Bibles."
            ),
            "the parts add up to 222, not to 212",
        ),
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
            "Of the 250 letters that she wrote from there 115 (56 per cent) are lost.",
            "115 of 250 is 46.0, not 56 per cent",
        ),
        (
            (
                "The fair drew thirty-one firms, of which fourteen made ploughs, nine made churns "
                "and ten sold seed."
            ),
            "the parts add up to 33, not to 31",
        ),
        (
            "Of the 41 guests, 18 came from Lund, 14 came from Vik and 11 came from Holm.",
            "the parts add up to 43, not to 41",
        ),
        (
            (
                "The town has 26 mills, of which twelve grind oats, nine grind rye and seven saw "
                "timber."
            ),
            "the parts add up to 28, not to 26",
        ),
    ],
)
def test_parts_of_trades_and_items_of_two_kinds_are_added_up(text: str, says: str) -> None:
    assert messages(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "In all 212 books were lost: 118 novels, 41 primers, and other school books.",
        (
            "In all 212 books were lost: 118 novels, 41 primers and other school books, and 53 "
            "Bibles."
        ),
        "The fire took 96 houses: 41 of brick, 32 of wood, and others.",
        "Of the 80 weavers whom the guild had listed 52, or 65 per cent, worked at home.",
        "Of the 80 weavers and the 12 dyers who were listed 52, or 75 per cent, worked at home.",
        (
            "The fair drew thirty-one firms, of which fourteen made ploughs, nine also made "
            "churns and ten sold seed."
        ),
        (
            "The fair drew thirty-one firms, of which fourteen had a mill, nine had a smithy and "
            "ten had a shop."
        ),
        "The town has 26 mills, of which twelve grind oats, nine grind rye and five saw timber.",
        "Of the 41 guests, 18 came by train, 14 were ill and 11 danced.",
    ],
)
def test_parts_of_trades_and_items_that_may_be_right_are_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "A total of 318 letters came in (204 from parents, 124 from teachers).",
            "the parts add up to 328, not to 318",
        ),
        (
            "Exactly 42 samples out of 60 were clean, a rate of 80 per cent.",
            "42 of 60 is 70.0, not 80 per cent",
        ),
        (
            "With 3,120 votes cast out of 6,000, turnout stood at 64 per cent.",
            "3,120 of 6,000 is 52.0, not 64 per cent",
        ),
        ("The price rose 20 per cent, from 40 to 50 crowns.", "10 of 40 is 25.0, not 20 per cent"),
    ],
)
def test_shares_rates_fractions_and_brackets_are_reckoned_again(text: str, says: str) -> None:
    assert messages(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "A total of 318 letters came in (204 from parents, 24 from abroad).",
        "Exactly 42 samples out of 60 were clean, a rate of 70 per cent.",
        "Turnout was 64 per cent: 3 of the 10 wards reported late.",
        "Attendance fell by more than a third, from 900 to 450.",
        "A third of the 48 farms, 16 in all, had a well.",
        "A third of the 48 farms, among them 30 on the hill, had a well.",
        "The sum of 1.2 million crowns is split into 700,000 for stone and 511,000 for wages.",
        "We ship 40 parts, of which 12 are new, 20 used and 3 broken.",
        "The team of 14 won 12 of 20 games, losing 5 and drawing 3.",
        "In May 12 of 40 boats sailed, 14 in June and 20 in July.",
    ],
)
def test_shares_rates_fractions_and_brackets_that_may_be_right_are_left_alone(text: str) -> None:
    assert messages(text) == []
