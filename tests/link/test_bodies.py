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
    ],
)
def test_other_bodies_and_other_ways_of_naming_are_left_alone(usual: str, rare: str) -> None:
    text = f"The {usual} met in May. The {usual} voted.\n\nLater the {rare} was dissolved."
    assert variants(text) == []


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
