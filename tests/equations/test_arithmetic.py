"""Figures that belong together, and numbers that look alike."""

import pytest

from factcheck import examine_text
from factcheck.model import Measures


def measured(text: str) -> Measures:
    """Return the measures of a text."""
    suffix = ".md" if text.startswith("#") else ".txt"
    return examine_text(text, suffix).dossier.measures


def test_a_measure_in_two_units_is_kept_with_its_bounds() -> None:
    (one,) = measured("The road is 16 km (10 mi) long.").conversions
    assert one.low < one.other.low < one.high


@pytest.mark.parametrize(
    "text",
    [
        "The calf weighed 9 st 4 lb (59 kg) in May.",
        "The loaf weighed 7 lb 3 oz (3.26 kg) in May.",
        "The beam is 5 ft 6 in (1.68 m) long.",
    ],
)
def test_two_units_make_one_measure(text: str) -> None:
    (one,) = measured(text).conversions
    assert one.low < one.other.low < one.high


@pytest.mark.parametrize(
    "text", ["The pier lies two miles (3 km) west of the mill.", "The sack weighs 3 kg (7 lb)."]
)
def test_a_small_figure_may_be_rounded_on_either_side(text: str) -> None:
    (one,) = measured(text).conversions
    assert one.low <= one.other.high
    assert one.other.low <= one.high


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("The four ministers (Ana Ruiz, Ivo Brandt and Lea Moss) resigned.", 3, 3),
        ("The four new boats, Svea, Ellida and Ørn, were built at Kiel.", 3, 3),
        ("It names three officers: the Treasurer, the Clerk and the Warden.", 3, 3),
        ("It serves three of the island's five ports: Bergen, Leith and Hull.", 3, 3),
    ],
)
def test_a_joined_pair_counts_as_one_or_two(text: str, fewest: int, most: int) -> None:
    (one,) = measured(text).listings
    assert (one.fewest, len(one.items)) == (fewest, most)


@pytest.mark.parametrize(
    "text",
    [
        "Two boats of each club (the Svea and the Ørn, the Ellida and the Moss) raced.",
        "He proposed three things: cork for wool, a treaty on fish, and a fair.",
        "They won by three goals, Ruiz and Moss, the forwards, being in form.",
        "Her three brothers, Ivo, became engineers.",
        "Twelve states, among them Chad, Mali and Niger, signed.",
        "It left only the four deckhands, Ruiz, and Pilot Brandt aboard.",
        "The yard has three sheds: the smithy, and the old ropewalk and sawmill.",
        "Five members, including Chad, Mali and Niger, signed.",
        "# Mill\n\nBo's book has three chapters.\n\n## Chapter 1\n\nA.\n\n## Chapter 2\n\nB.\n",
        # what may go on or stand beside is not counted
        "He had two aims: the tower, the oldest in the county, and the bell.",
        "The three rooms were the pride and the joy of the house, the kitchen and the hall.",
        "He saw four towns, Paris Castle, Lyons and Rome, in May.",
        "It has four bridges. The first is of wood. The second is of stone.",
        "There were four reasons. First, it froze. Second, it rained. Finally, nobody looked.",
        "We ask for three measures:\n\n- Test.\n\nThis is new.\n\n- Tell.\n- Sleep.\n",
        "We know of three measures, among others:\n\n- Test.\n- Tell.\n",
        (
            "# Mills\n\n## Today\n\nWe discuss two of these, in turn.\n\n### Wind\n\nIt blows."
            "\n\n### Water\n\nIt runs.\n\n### Conclusion\n\nIt works.\n\n## Later\n\nWait.\n"
        ),
    ],
)
def test_an_open_list_or_one_of_other_things_is_no_listing(text: str) -> None:
    assert measured(text).listings == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("There were two causes: the frost, the strike and the want of coal.", 3),
        ("Two of the yachts, the Svea, the Ørn and the Ellida, were sold.", 3),
        ("There were two causes. The first was frost. The second was rain. The third was he.", 3),
        (
            (
                "# Mills\n\n## Today\n\nWe discuss two of these, in turn.\n\n### Wind\n\nIt blows."
                "\n\n### Water\n\nIt runs.\n\n### Steam\n\nIt hisses.\n\n## Later\n\nWait.\n"
            ),
            3,
        ),
        ("We draw three lessons.\n\n1. Test the pump.\n2. Tell the mayor.\n", 2),
        ("There are four reasons for this: cost, weight and noise.", 3),
        (
            "# Mill\n\nThis book has three chapters.\n\n## Chapter 1\n\nA.\n\n## Chapter 2\n\nB.\n",
            2,
        ),
    ],
)
def test_what_a_count_announces_is_counted(text: str, count: int) -> None:
    (one,) = measured(text).listings
    assert len(one.items) == count


@pytest.mark.parametrize(
    "text", ["The file holds 50 claims, of which 30 were paid and 20 (46 per cent) were refused."]
)
def test_a_bracket_behind_the_last_of_two_parts_is_its_share_of_the_whole(text: str) -> None:
    (share,) = [one for one in measured(text).shares if one.ratio.low in {46, 48}]
    assert share.whole.low in {50, 80}


@pytest.mark.parametrize(
    "text",
    [
        "The file holds 50 claims, of which 30 were paid and 15 (46 per cent) were refused.",
        "She saw 80 boats, of which 50 were sound and 30 (48 per cent) of the oars were lost.",
        "The 80 boats and 50 carts were sold, and 30 (48 per cent) were burnt.",
    ],
)
def test_a_bracket_may_be_the_share_of_something_else(text: str) -> None:
    assert measured(text).shares == ()
