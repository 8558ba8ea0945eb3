"""Which deeds a document dates twice."""

import pytest

from factcheck import examine_text

QUAY = """The Harrow quay

{text}

Chronology

2 February 1921: The guild elects Per Lund master.
14 March 1921: Lund warns the council that the crane is unsafe.
19 April 1921: The crane falls into the basin; two dockers are hurt.
3 May 1921: The council opens an inquiry under Judge Aske.
11 June 1921: Lund resigns as master.
9 August 1921: A new crane is ordered from Stettin.
12 October 1922: The north shed is closed.
"""
TWO = """# The Harrow mill

## The founder

Jens Holt was born in 1850. {first} The river was calm in those years.

## The mill

The mill had been built in 1790. {second} The wheel turned until 1910.
"""


def deeds(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    """Return both dates of each deed, as printed."""
    found = examine_text(text, suffix).findings
    return [(one.place.text, one.related[0].place.text) for one in found if one.code == "CHR01"]


@pytest.mark.parametrize(
    ("text", "date", "other"),
    [
        ("Lund resigned on 12 June 1921, tired.", "11 June 1921", "12 June 1921"),
        ("The fall of the crane on 18 April 1921 was heard.", "19 April 1921", "18 April 1921"),
    ],
    ids=["verb and name", "noun with of"],
)
def test_a_deed_told_by_entry_and_sentence(text: str, date: str, other: str) -> None:
    assert deeds(QUAY.format(text=text)) == [(date, other)]


@pytest.mark.parametrize(
    "text",
    [
        "Lund resigned on 11 June 1921, tired.",
        "Berg resigned on 12 June 1921, tired.",
        "Lund's brother resigned on 12 June 1921, tired.",
        "On 12 June 1921 Lund did not resign.",
        "Lund fell on 9 June 1921 and resigned within two days.",
        "The council closed the inquiry on 5 May 1921.",
    ],
)
def test_another_deed_is_told(text: str) -> None:
    assert not deeds(QUAY.format(text=text))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He bought the mill on 4 March 1881 from the widow Krog.",
         "Holt bought the mill from the widow Krog on 14 March 1881."),
    ],
)  # fmt: skip
def test_a_deed_told_in_two_sections(first: str, second: str) -> None:
    assert deeds(TWO.format(first=first, second=second), ".md")
