"""Bodies whose names differ in the number or the order of their fields."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("NAM04",))


def variants(text: str) -> list[str]:
    return [found.place.text for found in examine_text(text, config=ONLY).findings]


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        # two ways of saying one
        ("Ministry of Mines and Energy", "Mines and Energy Ministry"),
        # several bodies of a kind
        ("River Water Board", "River Water Boards"),
        ("Committee of Public Works", "Committees of Public Works"),
        # a short form
        ("Marsh Drainage and Sluice Board", "Drainage Board"),
        # other fields
        ("Marsh Drainage and Sluice Board", "Marsh Harvest and Sluice Board"),
        ("Ministry of Mines and Energy", "Ministry of Mines and Water"),
        # too few words for a slip
        ("Port Authority", "Ports Authority"),
    ],
)
def test_other_bodies_and_other_ways_of_naming_are_left_alone(usual: str, rare: str) -> None:
    text = f"The {usual} met in May. The {usual} voted.\n\nLater the {rare} was dissolved."
    assert variants(text) == []


@pytest.mark.parametrize("between", ["was renamed the", "and the"])
def test_a_form_that_the_text_sets_beside_the_other_is_no_slip(between: str) -> None:
    one, other = "Marsh Drainage and Sluice Board", "Marsh Sluice and Drainage Board"
    assert variants(f"The {one} met. In May the {one} {between} {other} of the north.") == []


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("Coastal Pilot Licensing Service", "Coastal Pilot Liaison Service"),
        ("Northern Lamp Oil Administration", "Northern Lamp Oil Agency"),
        ("National Peat Resources Trust", "Natural Peat Resources Trust"),
    ],
)
def test_a_long_name_with_another_word_of_the_same_initial_is_found(usual: str, rare: str) -> None:
    text = (
        f"# A day at the pier\n\nThe {usual} invites pilots to its pier.\n\n"
        f"Pilots of the {usual} serve on two piers.\n\n"
        f"The {rare} opens its pier to pilots in May.\n"
    )
    assert variants(text) == [rare]


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        # two of a series, two places
        ("Fourth Coastal Pilot School", "Fifth Coastal Pilot School"),
        ("Pilot School of Norway", "Pilot School of Nepal"),
        # too short a name, another initial
        ("National Sleep Trust", "National Science Trust"),
        ("Coastal Pilot Licensing Service", "Coastal Pilot Training Service"),
    ],
)
def test_a_short_name_a_number_or_a_place_tells_bodies_apart(usual: str, rare: str) -> None:
    text = (
        f"# A day at the pier\n\nThe {usual} invites pilots to its pier.\n\n"
        f"Pilots of the {usual} serve on two piers.\n\n"
        f"The {rare} opens its pier to pilots in May.\n"
    )
    assert variants(text) == []


def test_what_is_told_apart_elsewhere_does_not_part_two_forms_that_both_stand_often() -> None:
    text = (
        "# The canal\n\nThe Barrage Company dug the canal. The Barage Company paid the crews.\n\n"
        "Unlike a guild the Barage Company may borrow. The Barrage Company mends sluices.\n\n"
        "In May the Barage Company paid the crews again. The Barrage Company paid, too.\n"
    )
    assert variants(text) != []


@pytest.mark.parametrize(
    ("rare", "found"),
    [("Sally Clarke", ["Sally Clarke"]), ("Molly Clarke", []), ("Sally Mason", [])],
)
def test_a_known_first_name_has_one_surname_of_two_that_are_a_slip_apart(
    rare: str, found: list[str]
) -> None:
    text = (
        "# The trial\n\nThe court heard Sally Clark in May. The case of Sally Clark was long.\n\n"
        f"Friends of Sally Clark wept. After two years {rare} was free.\n"
    )
    report = examine_text(text, ".md")
    assert [one.place.text for one in report.findings if one.code.startswith("NAM")] == found


def test_a_country_and_its_adjective_are_no_two_surnames() -> None:
    told = "Ships of Saudi Arabia came in May. "
    text = f"# Ports\n\n{told * 4}The Saudi Arabian crane stayed.\n"
    assert [one for one in examine_text(text, ".md").findings if one.code == "NAM01"] == []
