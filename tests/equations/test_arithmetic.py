"""Figures that belong together, and numbers that look alike."""

import pytest

from factcheck import Config, examine_text
from factcheck.model import Measures


def measured(text: str) -> Measures:
    """Return the measures of a text."""
    suffix = ".md" if text.startswith("#") else ".txt"
    return examine_text(text, suffix).dossier.measures


def test_a_measure_in_two_units_is_kept_with_its_bounds() -> None:
    (one,) = measured("The road is 16 km (10 mi) long.").conversions
    assert one.low < one.other.low < one.high


def test_a_bare_m_before_a_bracket_is_a_metre() -> None:
    (one,) = measured("The mast is 30 m (98 ft) high, and the firm is worth 5m.").conversions
    assert one.low < one.other.low < one.high


@pytest.mark.parametrize(
    "text",
    [
        "The calf weighed 9 st 4 lb (59 kg) in May.",
        "The calf weighed nine stone four pounds (59 kg) in May.",
        "The loaf weighed 7 lb 3 oz (3.26 kg) in May.",
        "The course is 26 miles 385 yards (42.195 km) long.",
        "The beam is 5 feet and 6 inches (168 cm) long.",
        "The beam is 5 ft 6 in (1.68 m) long.",
    ],
)
def test_two_units_make_one_measure(text: str) -> None:
    (one,) = measured(text).conversions
    assert one.low < one.other.low < one.high


@pytest.mark.parametrize(
    "text",
    [
        "The pier lies two miles (3 km) west of the mill.",
        "The shrub grows up to 2 metres (7 ft) high.",
        "The road is 2 km (1 mi) long.",
        "The sack weighs 3 kg (7 lb).",
    ],
)
def test_a_small_figure_may_be_rounded_on_either_side(text: str) -> None:
    (one,) = measured(text).conversions
    assert one.low <= one.other.high
    assert one.other.low <= one.high


def test_a_bracket_that_says_something_else_converts_nothing() -> None:
    text = "It is 39 to 42 feet (14 metres is slightly less than 46 feet) long."
    assert measured(text).conversions == ()


def test_a_factor_further_on_the_left_belongs_to_a_product() -> None:
    assert measured("The day has 24 × 60 × 60 = 86,400 seconds.").tallies == ()


def test_a_figure_that_no_rounding_explains_is_out_of_bounds() -> None:
    (one,) = measured("The pier lies two miles (5 km) west of the mill.").conversions
    assert one.high < one.other.low


def test_gallons_of_either_kind_are_within_the_bounds() -> None:
    (one,) = measured("The tank holds 100 litres (26 gallons).").conversions
    american, imperial = 26, 22
    assert one.low < imperial < american < one.high


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("The four ministers (Ana Ruiz, Ivo Brandt and Lea Moss) resigned.", 3, 3),
        ("Her three brothers, Ivo and Åke, became engineers.", 2, 2),
        ("The four new boats, Svea, Ellida and Ørn, were built at Kiel.", 3, 3),
        ("Four firms have certified the silos so far: Ruiz, Brandt and Moss.", 3, 3),
        ("It names three officers: the Treasurer, the Clerk and the Warden.", 3, 3),
        ("All three members (Mali, and Trinidad and Tobago) met.", 2, 3),
        ("It serves three of the island's five ports: Bergen, Leith and Hull.", 3, 3),
    ],
)
def test_a_joined_pair_counts_as_one_or_two(text: str, fewest: int, most: int) -> None:
    (one,) = measured(text).listings
    assert (one.fewest, len(one.items)) == (fewest, most)


@pytest.mark.parametrize(
    "text",
    [
        "He proposed three things: cork for wool, a treaty on fish, and a fair.",
        "The five ministers, Ruiz, Brandt and Moss, and two clerks met.",
        "They won by three goals, Ruiz and Moss, the forwards, being in form.",
        "The three brothers, Ivo and Karl among them, became engineers.",
        "Her three brothers, Ivo, became engineers.",
        "Twelve states, among them Chad, Mali and Niger, signed.",
        "It left only the four deckhands, Ruiz, and Pilot Brandt aboard.",
        "Two boats of each club (the Svea and the Ørn, the Ellida and the Moss) raced.",
        "The yard has three sheds: the smithy, and the old ropewalk and sawmill.",
        "They met in two kinds of halls. First, in barns. Second, in inns. Third, in mills.",
        "Five members, including Chad, Mali and Niger, signed.",
    ],
)
def test_an_open_list_or_one_of_other_things_is_no_listing(text: str) -> None:
    assert measured(text).listings == ()


def test_a_text_without_figures_has_no_measures() -> None:
    assert measured("Nothing is counted here.") == Measures()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The order had five parts: a pump, a hose, a reel and a cart.", 4),
        ("There were two causes: the frost, the strike and the want of coal.", 3),
        ("He left two daughters, Anna, Berta and Clara.", 3),
        ("Two of the yachts, the Svea, the Ørn and the Ellida, were sold.", 3),
        (
            "It names four posts: the Bursar, the Clerk and the Warden, and Warden Moss must sign.",
            3,
        ),
        ("There were two causes. The first was frost. The second was rain. The third was he.", 3),
        ("There were three reasons. First, it froze. Second, the pump failed.", 2),
        (
            (
                "# Mills\n\n## Today\n\nWe discuss two of these, in turn.\n\n### Wind\n\nIt blows."
                "\n\n### Water\n\nIt runs.\n\n### Steam\n\nIt hisses.\n\n## Later\n\nWait.\n"
            ),
            3,
        ),
        ("We ask for three measures:\n\n- Test.\n- Tell.\n  - by day\n  - by night\n", 2),
        ("We draw three lessons.\n\n1. Test the pump.\n2. Tell the mayor.\n", 2),
    ],
)
def test_what_a_count_announces_is_counted(text: str, count: int) -> None:
    (one,) = measured(text).listings
    assert len(one.items) == count


@pytest.mark.parametrize(
    "text",
    [
        "He had two aims: the tower, the oldest in the county, and the bell.",
        "Four guests came: the mayor, a miller, and the clerk.",
        "The three rooms were the pride and the joy of the house, the kitchen and the hall.",
        "It had four parishes, St John's Hospital and the Town Hall.",
        "He saw four towns, Paris Castle, Lyons and Rome, in May.",
        "She left three sons, Ivo and Karl, and a daughter.",
        "It has four bridges. The first is of wood. The second is of stone.",
        "There were four reasons. First, it froze. Second, it rained. Finally, nobody looked.",
        "There were three reasons. First, it froze. Second, it rained.\n\nThird, nobody looked.",
        "We ask for three measures:\n\n- Test.\n\nThis is new.\n\n- Tell.\n- Sleep.\n",
        "We know of three measures, among others:\n\n- Test.\n- Tell.\n",
        "There were three reasons. Firstly, it froze. Secondly, it rained. And lastly, he slept.",
        "There were three reasons. First, it froze. Second, it rained, and third, nobody looked.",
        "Here are two uncles and two aunts: Olga Brandt, Piet Maas, Carl Stern, and Ruth Olsen.",
    ],
)
def test_what_may_go_on_or_stand_beside_is_not_counted(text: str) -> None:
    assert measured(text).listings == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Sales rose by 40 per cent, from 250 to 325 tons.", "75 of 250 is 30.0, not 40 per cent"),
        ("The roll fell from 210 to 168 (25 %).", "42 of 210 is 20.0, not 25 %"),
        ("Sales rose by 30 per cent, from 250 to 325 tons.", ""),
        ("The roll fell from 210 to 168, a drop of 20 per cent.", ""),
        ("The roll fell from 210 to 150, a drop of 30 per cent.", ""),
        ("The share rose from 12 to 15 per cent, an increase of 3 per cent.", ""),
        ("Staff rose from 40 to 60 (25 % women).", ""),
    ],
)
def test_a_change_is_a_share_of_its_beginning(text: str, says: str) -> None:
    found = [one.message for one in examine_text(text, ".txt").findings]
    assert found == ([says] if says else [])


@pytest.mark.parametrize(
    "text",
    [
        "The file holds 50 claims, of which 30 were paid and 20 (46 per cent) were refused.",
    ],
)
def test_a_bracket_behind_the_last_of_two_parts_is_its_share_of_the_whole(text: str) -> None:
    (share,) = [one for one in measured(text).shares if one.ratio.low in {46, 48}]
    assert share.whole.low in {50, 80}


@pytest.mark.parametrize(
    "text",
    [
        "The file holds 50 claims, of which 30 were paid and 15 (46 per cent) were refused.",
        "She saw 80 boats, of which 50 were sound and 30 (48 per cent of the fleet) leaked.",
        "She saw 80 boats, of which 50 were sound and 30 (48 per cent) of the oars were lost.",
        "She saw 80 boats, of which 50 were sound and 30 (up 72 per cent) leaked.",
        "The 80 boats and 50 carts were sold, and 30 (48 per cent) were burnt.",
    ],
)
def test_a_bracket_may_be_the_share_of_something_else(text: str) -> None:
    assert measured(text).shares == ()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Two thirds of the 48 farms, 32 in all, had a well.", []),
        ("Five sixths of the 48 farms, 40 in all, had a well.", []),
    ],
)
def test_a_fraction_is_read_at_the_start_of_a_sentence_too(told: str, found: list[str]) -> None:
    report = examine_text(f"The guild counted wells. {told}\n")
    assert [one.place.text for one in report.findings] == found


@pytest.mark.parametrize(
    "told",
    [
        "A third of the 100 sailors, or 35, drowned.",
        "A third of the crew (35 of the 100) drowned.",
        "A third of the 5 sailors, or 2, drowned.",
        "A quarter of the 6 sailors, or 1, drowned.",
        "An eighth of the 48 sailors, or 6, drowned.",
        "About an eighth of the 48 sailors, or 8, drowned.",
        "Some two thirds of the 48 sailors, or 30, drowned.",
        "About an eighth of the crew (7 of the 48) drowned.",
        "Nearly a quarter of the crew (10 of the 48) drowned.",
        "A quarter (12 of the 48 men) drowned.",
        "At least a third (30 of the 48 men) drowned.",
        "Not quite half (20 of the 48 men) drowned.",
        "In the first half (14 of the 48 points) he was slow.",
        "He led in one quarter (20 of the 48 points) only.",
        "One ship sank, another fled and a third (12 of the 48 guns) burned.",
        "One ship sank. One fled. A third (12 of the 48 guns) burned.",
        "A year and a half (14 of the 48 months) passed.",
        "Prices fell by a third, from 900 to 620.",
    ],
)
def test_a_share_in_words_may_be_rounded_softened_or_no_share(told: str) -> None:
    assert examine_text(told).findings == ()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            "Loans rose from 1,200 in the first half of it to 1,500 next, a rise of 20 per cent.",
            ["300 of 1,200 is 25.0, not 20 per cent"],
        ),
        (
            "The herd numbered 480, down from 600 in 1990, a fall of 30 per cent.",
            ["120 of 600 is 20.0, not 30 per cent"],
        ),
        (
            "It lent 5,000 books in May, compared with 4,000 in April, a rise of 20 per cent.",
            ["1,000 of 4,000 is 25.0, not 20 per cent"],
        ),
        (
            "Loans rose from 1,200 in the first half of it to 1,500 next, a rise of 25 per cent.",
            [],
        ),
        ("In May the shop sold 600 loaves, 20 per cent more than the 500 of April.", []),
        ("The city has 600 bakers, 40 per cent more than the 500 towns of the plain.", []),
        ("It lent 5,000 books, compared with 4,000 films, a rise of 20 per cent.", []),
        ("In May the shop sold 400 loaves, 30 per cent less than the average of 500 towns.", []),
        ("Rents rose from 40 to 50 francs, while in the next town they rose 12 per cent.", []),
        ("Ash has 480 voters, against 400 in Elm, a rise of 12 per cent since the war.", []),
        ("The fleet fell from 90 boats to 60 in the years of the war, a third of them sail.", []),
    ],
)
def test_the_share_of_a_change_may_stand_behind_both_its_ends(told: str, says: list[str]) -> None:
    found = examine_text(told, config=Config(select=("QTY02",))).findings
    assert [one.message for one in found] == says


@pytest.mark.parametrize(("behind", "is_told"), [("", True), (", among others", False)])
def test_parts_of_an_open_list_need_not_add_up(behind: str, is_told: bool) -> None:  # noqa: FBT001
    text = f"The camp held 305 prisoners (151 men, 108 women and 39 children{behind})."
    assert bool(examine_text(text).findings) is is_told


@pytest.mark.parametrize(
    "text",
    [
        "The club has 96 members: 50 men, 30 women and 15 children, and one honorary member.",
        "The club has 96 members: 50 men, 30 women, 15 children and another member.",
        "The fleet lost 19 ships: 9 frigates, 5 sloops, 4 brigs, and another cutter.",
        "It paid 912 euros: 500 euros for rent, 200 for coal, 209 for nails and some smaller sums.",
        "The yard has 96 boats: 50 skiffs, 30 yawls, 15 punts, and a few canoes.",
    ],
)
def test_parts_with_one_more_behind_them_that_is_not_counted_add_up_to_nothing(text: str) -> None:
    assert [one.message for one in examine_text(text).findings] == []


def test_parts_that_nothing_follows_are_added_up() -> None:
    (one,) = examine_text("The club has 96 members: 50 men, 30 women and 15 children.").findings
    assert one.message == "the parts add up to 95, not to 96"
