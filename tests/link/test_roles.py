"""Offices of one bearer that exclude each other."""

import pytest

from factcheck import examine_text
from factcheck.model import VariantKind


def conflicts(text: str) -> list[tuple[str, str]]:
    return [
        (variant.rare.text, variant.usual.text)
        for entity in examine_text(text).dossier.entities
        for variant in entity.variants
        if variant.kind is VariantKind.ROLE
    ]


def between(first: str, second: str) -> str:
    return f"{first} Ana Duarte came. They met {second} Ana Duarte. {first} Ana Duarte left."


@pytest.mark.parametrize(
    "text",
    [
        # one happening, the same office with another portfolio
        (
            "On 9 June Hugo Tamm, minister for health, signed a pact on electronic tickets.\n\n"
            "9 June: Transport Minister Hugo Tamm signs a pact on electronic tickets."
        ),
        (
            "Defence Secretary Abel Crane christened the dredger Heron at Salt Quay.\n\n"
            "At Salt Quay the dredger Heron was christened by Health Secretary Abel Crane."
        ),
        # two offices of one time are found
        # two portfolios within a year of which no change is told
        (
            "On 4 March 2019 Deputy Farming Minister Olga Marek flew to Tunis.\n\nOn 9 May the "
            "deputy foreign minister, Olga Marek, told them that a ship would sail."
        ),
        (
            "Health Ministry spokeswoman Rita Holm denied it on 3 May 2020.\n\n"
            "On 5 June 2020 Interior Ministry spokeswoman Rita Holm denied it again."
        ),
        # one day, two branches of public service
        # one rank of two subjects
        (
            "Kofi Mensa, commissioner of customs in Accra since 2008, came on 3 June 2011.\n\n"
            "On 4 June 2011 the commissioner of police, Kofi Mensa, was shown a port."
        ),
        # a deputy amid tellings of his chief
    ],
)
def test_one_happening_told_with_two_offices_is_found(text: str) -> None:
    assert len(conflicts(text)) == 1


HAPPENING = "weighed the giant pumpkins at Marl with brass scales on 4 May"


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        # a change between them is told
        ("Deputy Mayor Rosa Quill", "Mayor Rosa Quill", "Rosa Quill was promoted in June."),
        ("Trade Minister Rosa Quill", "then Justice Minister Rosa Quill", ""),
        # two hats
        ("Rosa Quill, chairwoman of the Parks Committee and chairwoman of the Harbour Committee,",
         "Rosa Quill, chairwoman of the Housing Committee,", ""),
        ("Rosa Quill, minister for health,", "Rosa Quill, chairwoman of the Port Committee,", ""),
        # held otherwise
        ("President Rosa Quill", "Vice President Rosa Quill", ""),
        # one office in other words
        ("State Secretary Rosa Quill", "State Secretary for Sport Rosa Quill", ""),
        # namesakes
        ("Trade Minister Rosa Quill", "Justice Minister Ivor Quill", ""),
    ],
)  # fmt: skip
def test_offices_that_can_both_be_true_are_left_alone(first: str, second: str, more: str) -> None:
    assert conflicts(f"{first} {HAPPENING}.\n\n{second} {HAPPENING}. {more}") == []
