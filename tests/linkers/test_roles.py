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


@pytest.mark.parametrize(
    "text",
    [
        # one happening, the same office with another portfolio
        (
            "State Secretary for Finance Oda Lindqvist opened the rowing course at Varn.\n\n"
            "The rowing course at Varn was opened by the state secretary for sport, "
            "Oda Lindqvist."
        ),
        (
            "On 9 June Hugo Tamm, minister for fisheries, unveiled a lighthouse stamp at Orlo.\n\n"
            "9 June: Energy Minister Hugo Tamm unveils a lighthouse stamp at Orlo."
        ),
        (
            "On 9 June Hugo Tamm, minister for health, signed a pact on electronic tickets.\n\n"
            "9 June: Transport Minister Hugo Tamm signs a pact on electronic tickets."
        ),
        (
            "Justice Minister Nora Feld toured the flooded cellars of Brenn on Tuesday.\n\n"
            "The flooded cellars of Brenn were toured by the minister for culture, Nora Feld."
        ),
        (
            "Defence Secretary Abel Crane christened the dredger Heron at Salt Quay.\n\n"
            "At Salt Quay the dredger Heron was christened by Health Secretary Abel Crane."
        ),
        # the head of one part of a body and of another
        (
            "Rosa Quill, chairwoman of the Harbour Committee, weighed big pumpkins at Marl.\n\n"
            "4 May: Rosa Quill, chairwoman of the Libraries Committee, weighs big pumpkins at Marl."
        ),
        (
            "Ivor Plum, chairman of the Parks Committee, tasted marmalade at Dunlow.\n\n"
            "At Dunlow fair marmalade was tasted by Ivor Plum, chairman of\nthe Housing Committee."
        ),
        (
            "Ida Thorn, head of the finance department, measured the glacier snout with ropes.\n\n"
            "Ida Thorn, head of the sports department, measured the glacier snout with ropes."
        ),
        (
            "Milo Hart, director of finance, launched the paper balloon from Cold Ridge.\n\n"
            "The paper balloon launched from Cold Ridge by Milo Hart, director of transport, burst."
        ),
        # a deputy and his chief
        (
            "Lena Orr, deputy director of the museum, lifted a bronze kettle from Loam bog.\n\n"
            "Director Lena Orr lifted a bronze kettle from Loam bog."
        ),
        (
            "Deputy Mayor Sven Aho planted seven walnut saplings near the tannery.\n\n"
            "Mayor Sven Aho planted seven walnut saplings near the tannery."
        ),
        # one past post told twice
        (
            "The mill was run by Ole Brandt, who had been her chief weaver; it burned.\n\n"
            "The list names Ole Brandt, formerly Marlow's chief dyer, as its manager."
        ),
        (
            "The kiln stood under Jean Morel (formerly Dupont's chief potter) for years.\n\n"
            "Its keeper was Jean Morel, previously Dupont's chief glazier."
        ),
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
        ("Trade Minister Rosa Quill", "Justice Minister Rosa Quill", "Rosa Quill was reshuffled."),
        ("Trade Minister Rosa Quill", "then Justice Minister Rosa Quill", ""),
        ("Trade Minister Rosa Quill", "former Justice Minister Rosa Quill", ""),
        ("Trade Minister Rosa Quill", "Justice Minister Rosa Quill", "Rosa Quill was sworn in."),
        ("Trade Minister Rosa Quill", "Justice Minister Rosa Quill", "Rosa Quill had succeeded."),
        # two hats
        ("Rosa Quill, chairwoman of the Parks Committee and chairwoman of the Harbour Committee,",
         "Rosa Quill, chairwoman of the Housing Committee,", ""),
        ("Rosa Quill, chairwoman of the Parks Committee,",
         "Rosa Quill, chairwoman of the Harbour Committee,",
         "Rosa Quill chairs both committees."),
        ("Rosa Quill, chairwoman of the Parks Committee,",
         "Rosa Quill, chairwoman of the Harbour Board,", ""),
        ("Rosa Quill, chairwoman of the Parks Committee,",
         "Rosa Quill, chairwoman of Harbour Steel,", ""),
        ("Rosa Quill, minister for health,", "Rosa Quill, chairwoman of the Port Committee,", ""),
        ("Rosa Quill, minister for sport and health,", "Health Minister Rosa Quill", ""),
        # held otherwise
        ("Honorary Director Rosa Quill", "Deputy Director Rosa Quill", ""),
        ("Acting Director Rosa Quill", "Deputy Director Rosa Quill", ""),
        ("President Rosa Quill", "Vice President Rosa Quill", ""),
        ("Shadow Health Minister Rosa Quill", "Justice Minister Rosa Quill", ""),
        # one office in other words
        ("Finance Minister Rosa Quill", "Rosa Quill, minister of the treasury,", ""),
        ("Foreign Minister Rosa Quill", "Minister Rosa Quill", ""),
        ("State Secretary Rosa Quill", "State Secretary for Sport Rosa Quill", ""),
        # namesakes
        ("Trade Minister Rosa Quill", "Justice Minister Ivor Quill", ""),
    ],
)  # fmt: skip
def test_offices_that_can_both_be_true_are_left_alone(first: str, second: str, more: str) -> None:
    assert conflicts(f"{first} {HAPPENING}.\n\n{second} {HAPPENING}. {more}") == []


@pytest.mark.parametrize(
    "text",
    [
        # other happenings, other years
        (
            "In 1951 Ivor Plum, chairman of the Parks Committee, tasted marmalade at Dunlow.\n\n"
            "In 1962 Ivor Plum, chairman of the Housing Committee, tasted marmalade at Dunlow."
        ),
        (
            "Ivor Plum, chairman of the Parks Committee, sold swans. A fence fell.\n\n"
            "Ivor Plum, chairman of the Housing Committee, spoke of drains."
        ),
        (
            "Deputy Director Lena Orr lifted a kettle. Director Lena Orr dug. "
            "Deputy Director Lena Orr slept."
        ),
        # two past posts
        (
            "Ole Brandt, who had been her chief weaver, ran it. Ole Brandt rose in turn.\n\n"
            "The list names Ole Brandt, formerly Marlow's chief dyer, as its manager."
        ),
        (
            "Ole Brandt, formerly Marlow's chief dyer, ran it.\n\n"
            "Ole Brandt, later Marlow's chief weaver, left."
        ),
        (
            "Ole Brandt, formerly Marlow's chief dyer, ran it.\n\n"
            "Ole Brandt, formerly Marlow's chief dyer, left."
        ),
    ],
)
def test_other_happenings_and_careers_are_left_alone(text: str) -> None:
    assert conflicts(text) == []
