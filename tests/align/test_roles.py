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
    ],
)
def test_an_office_between_two_of_another_contradicts_it(first: str, second: str) -> None:
    assert conflicts(between(first, second)) == [(second, first)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Defence Minister", "Defense Minister"),
        ("Trade Minister", "Minister"),
        ("Trade Minister", "former Justice Minister"),
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
            "On 9 June Hugo Tamm, minister for health, signed a pact on electronic tickets.\n\n"
            "9 June: Transport Minister Hugo Tamm signs a pact on electronic tickets."
        ),
        (
            "Defence Secretary Abel Crane christened the dredger Heron at Salt Quay.\n\n"
            "At Salt Quay the dredger Heron was christened by Health Secretary Abel Crane."
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
        ("Trade Minister Rosa Quill", "then Justice Minister Rosa Quill", ""),
        ("Trade Minister Rosa Quill", "Justice Minister Rosa Quill", "Rosa Quill was sworn in."),
        # two hats
        ("Rosa Quill, chairwoman of the Parks Committee and chairwoman of the Harbour Committee,",
         "Rosa Quill, chairwoman of the Housing Committee,", ""),
        ("Rosa Quill, chairwoman of the Parks Committee,",
         "Rosa Quill, chairwoman of the Harbour Board,", ""),
        ("Rosa Quill, minister for health,", "Rosa Quill, chairwoman of the Port Committee,", ""),
        # held otherwise
        ("Acting Director Rosa Quill", "Deputy Director Rosa Quill", ""),
        ("President Rosa Quill", "Vice President Rosa Quill", ""),
        # one office in other words
        ("Finance Minister Rosa Quill", "Rosa Quill, minister of the treasury,", ""),
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
            "Deputy Director Lena Orr lifted a kettle. Director Lena Orr dug. "
            "Deputy Director Lena Orr slept."
        ),
    ],
)
def test_other_happenings_and_careers_are_left_alone(text: str) -> None:
    assert conflicts(text) == []


@pytest.mark.parametrize(
    "text",
    [
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
def test_two_offices_of_one_time_are_found(text: str) -> None:
    assert len(conflicts(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # no date tells when
        # years lie between
        (
            "On 4 March 2011 Farming Minister Olga Marek flew to Tunis.\n\n"
            "On 9 May 2014 Foreign Minister Olga Marek told them that a ship would sail."
        ),
        # two people of one name, of whom one is named alone
        (
            "On 3 May 2019 Foreign Minister Wang Yi came. Wang Dehui, the cook, stayed.\n\n"
            "On 5 May 2019 Trade Minister Wang left."
        ),
        # a bearer who is never named in full
        # a deputy head of government with a portfolio
        (
            "On 3 May 2019 Deputy Prime Minister Olga Marek came.\n\n"
            "On 5 May 2019 Foreign Minister Olga Marek left."
        ),
        # callings that go together, in loose speech or in one person
        "The chief engineer, Ivo Marsh, read it.\n\nThe chief designer, Ivo Marsh, burned it.",
        # one subject in other words, another day
        (
            "Kofi Mensa, visiting professor of botany, came on 3 June 2011.\n\nChronology\n\n"
            "3 June 2011: Assistant Professor Kofi Mensa comes.\n4 June 2011: Rain.\n"
            "5 June 2011: Kofi Mensa, professor of desert botany, leaves."
        ),
        # one branch in two words, two branches without a day
        (
            "On 19 August 1910 a factory inspector, Evald Radik, came.\n\nChronology\n\n"
            "19 August 1910: Labour Inspector Evald Radik comes.\n4 September 1910: Rain.\n"
            "5 September 1910: More rain."
        ),
        # lists and prose that name one body
        (
            "Arthur Pell, chairman of the Finance Committee, opposed the loan.\n\n"
            "- Arthur Pell, chairman of the Finance Committee\n- Jane Orr, harbour master\n"
        ),
    ],
)
def test_offices_of_other_times_and_of_one_career_are_left_alone(text: str) -> None:
    assert conflicts(text) == []
