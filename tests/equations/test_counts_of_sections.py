"""Counts of what a document has, against the list under its own heading."""

import pytest

from factcheck import Config, examine_text

STEPS = "- Heat the oven.\n- Mix the dough.\n- Roll it out.\n- Bake it.\n"


def messages(lead: str, heading: str = "Steps", below: str = STEPS) -> list[str]:
    """Return what is found in a lead, a section in between and one with a list."""
    text = f"# Bread\n\n{lead}\n\n## What you need\n\nA tray.\n\n## {heading}\n\n{below}"
    found = examine_text(text, ".md", config=Config(select=("QTY03",))).findings
    return [one.message for one in found]


@pytest.mark.parametrize(
    "lead",
    [
        "This guide has three steps.",
        "Follow the three steps below.",
        "This page therefore describes three steps, and none is hard.",
    ],
)
def test_a_count_of_what_the_document_has_is_that_of_the_list_under_its_heading(lead: str) -> None:
    assert messages(lead) == ["three are announced, 4 are named"]
    assert messages(lead, "The steps") == ["three are announced, 4 are named"]
    assert messages(lead.replace("three", "four")) == []


@pytest.mark.parametrize(
    "lead",
    [
        "The old guide had three steps.",
        "This guide has three main steps.",
        "This guide has three steps for cooks and more for bakers.",
        "This guide has at least three steps.",
        "This guide has nine steps.",
    ],
)
def test_a_count_of_others_or_of_some_says_nothing_of_the_list(lead: str) -> None:
    assert messages(lead) == []


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Steps of 1912", STEPS),
        ("Steps", f"{STEPS}\nAt night we say:\n\n- Wait.\n"),
        ("Steps", "- Heat the oven.\n    - slowly\n- Mix the dough.\n- Bake it.\n"),
        ("Steps", f"{STEPS}\n## Steps\n\nNone.\n"),
    ],
)
def test_another_heading_or_a_list_that_goes_on_says_nothing(heading: str, below: str) -> None:
    assert messages("This guide has three steps.", heading, below) == []
