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
    ("first", "second"),
    [
        ("Trade Minister", "Justice Minister"),
        ("Deputy Trade Minister", "Trade Minister"),
        ("Interior Minister", "Deputy Fisheries Minister"),
    ],
)
def test_an_office_between_two_of_another_contradicts_it(first: str, second: str) -> None:
    assert conflicts(between(first, second)) == [(second, first)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Defence Minister", "Defense Minister"),
        ("Home Minister", "Interior Minister"),
        ("Trade Minister", "Minister"),
        ("Trade Minister", "acting Justice Minister"),
        ("Trade Minister", "former Justice Minister"),
        ("Trade Minister", "Professor"),
        ("President", "Vice President"),
    ],
)
def test_one_office_in_other_words_or_held_otherwise_is_left_alone(first: str, second: str) -> None:
    assert conflicts(between(first, second)) == []


@pytest.mark.parametrize("change", ["was promoted", "became deputy mayor", "was then elected"])
def test_a_change_told_of_the_bearer_explains_two_offices(change: str) -> None:
    text = between("Deputy Trade Minister", "Trade Minister")
    assert conflicts(f"{text} In May Ana Duarte {change}.") == []
