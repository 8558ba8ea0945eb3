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
        # a short form
        ("Marsh Drainage and Sluice Board", "Drainage Board"),
        # other fields
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
