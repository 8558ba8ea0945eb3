"""Full names of which one part differs: one person, or two."""

import pytest

from factcheck import examine_text

CHRONOLOGY = "\n\nChronology\n\n{}\n8 May 1912: Rain.\n9 May 1913: The mill burns."


def found(text: str) -> list[str]:
    return [one.place.text for one in examine_text(text).findings if one.code in ("NAM01", "NAM02")]


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        (
            "On 3 May 1911 Dr Ingrid Holmsen sold a mill at Thorney for 900 crowns."
            + CHRONOLOGY.format("3 May 1911: Dr Solveig Holmsen sells a mill at Thorney."),
            "Solveig Holmsen",
        ),
        # two feminine endings of one name
        # a successor of three names, of whom the last is misspelt
        (
            "Rosa Quintero Endara came.\n\nRosa Quintero Andara took office as mayor.",
            "Rosa Quintero Andara",
        ),
        # a given name in full and in short
        ("Vice-Minister Olga Tamm came.\n\nIn June Vice-Minister Olga Tomm left.", "Olga Tomm"),
    ],
)  # fmt: skip
def test_one_person_with_two_names_is_found(text: str, rare: str) -> None:
    assert found(text) == [rare]


@pytest.mark.parametrize(
    "text",
    [
        # both are told of
        (
            "On 3 May 1911 the brothers Alistair and Alexander Fairley bought a mill at Thorney."
            + CHRONOLOGY.format("3 May 1911: Alexander Fairley buys a mill at Thorney.")
        ),
        (
            "Alistair Fairley bought a mill at Thorney on 3 May 1911. Alexander looked on."
            + CHRONOLOGY.format("3 May 1911: Alexander Fairley visits a mill at Thorney.")
        ),
        # other days
        # a father and a daughter, whose surname has another ending
        "Jan Sobecki came to Orlo. Jan Sobecki sat.\n\nHalina Sobecka left. Sobecka ate.",
        # a man and a woman, a known name and another
        # one after the other
        "Paulo Endarra was mayor from 1911.\n\nIn 1921 Paula Endarra took office as mayor.",
    ],
)
def test_two_people_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        (
            "The kiln was lit by the mayor, Mayor Gaston Perrin.\n\nThen Gaston Perrine left.",
            "Gaston Perrine",
        ),
        # the given name has many, of whom any may be meant
        (
            "The kiln was lit by Mayor Henry Perrin. Henry Lepic sang.\n\nThen Henry Perrine left.",
            None,
        ),
        ("The kiln was lit by Mayor Gaston Perrin and by Gaston Perrine.", None),
        # a place, an office
        # a given name in short
        ("The glaze was mixed by Dave Orsted at Ulvik.\n\nDavid Orsted mixed it at Ulvik.", None),
    ],
)
def test_a_given_name_has_one_surname_of_two_that_are_a_letter_apart(
    text: str, rare: str | None
) -> None:
    report = examine_text(text, ".md")
    found = [one.place.text for one in report.findings if one.code in ("NAM01", "NAM02")]
    assert found == ([rare] if rare else [])


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("Trevor Vaskut, “A History of Undershot Wheels,” *Hydraulics* 43 (2018): 295–316", True),
        ("T. Vaskut, “A History of Undershot Wheels,” *Hydraulics* 43 (2018): 295–316", False),
    ],
)
def test_one_work_has_an_author_with_one_given_name(second: str, *, found: bool) -> None:
    first = "Terrence Vaskut, “A History of Undershot Wheels,” *Hydraulics* 43 (2018): 295–316"
    text = f"# Mills\n\nOld.[^1] Wet.[^2]\n\n[^1]: See {first}.\n\n[^2]: {second}.\n"
    codes = {one.code for one in examine_text(text, ".md").findings}
    assert ("NAM02" in codes) is found
