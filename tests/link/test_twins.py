"""One thing told at two places: what is compared, and what is left alone."""

import pytest

from factcheck import Config, examine_text


def findings(text: str, *codes: str) -> list[tuple[str, str]]:
    """Return (words flagged, message) of the checks on twins."""
    report = examine_text(text, ".md", Config(select=codes or ("TWN",)))
    return [(one.place.text, one.message) for one in report.findings]


HEAD = """---
title: News from the quay
date: 2031-05-01
excerpt: "{excerpt}"
---
{body}
"""


@pytest.mark.parametrize(
    ("excerpt", "body", "flagged"),
    [
        (
            "The lamp makers of the old town meet at 6 pm on Friday in the glass yard.",
            "The lamp makers of the old town meet at 6:30 p.m. on Friday in the glass yard.",
            ["6 pm on Friday"],
        ),
        (
            "The lamp makers of the old town meet on May 4 in the glass yard.",
            "The lamp makers of the old town meet on May 4, 2031 in the glass yard.",
            [],
        ),
        (
            "The survey of mooring fees had 140 answers from the old town.",
            "In all the survey of mooring fees had 141 answers from the old town.",
            ["140"],
        ),
    ],
)
def test_a_field_and_the_text_in_the_same_words_must_give_one_value(
    excerpt: str, body: str, flagged: list[str]
) -> None:
    text = HEAD.format(excerpt=excerpt, body=body)
    assert [words for words, _ in findings(text, "TWN01")] == flagged


@pytest.mark.parametrize(
    ("told", "flagged"),
    [
        ("We are pleased to announce the 2030 Night Swimming Survey.", ["2030"]),
        ("We are pleased to announce the 2031 Night Swimming Survey.", []),
        ("The 2030 Night Swimming Survey and the 2031 one ask the same.", []),
    ],
)
def test_the_edition_of_the_title_is_that_of_the_text(told: str, flagged: list[str]) -> None:
    text = f"# 2031 Night Swimming Survey\n\n{told} It takes ten minutes.\n"
    assert [words for words, _ in findings(text, "TWN02")] == flagged


@pytest.mark.parametrize(
    ("facts", "flagged"),
    [
        ("- Dates: May 5-7, 2031\n\nThe fair will be held May 6-8, 2031.", ["May 5-7, 2031"]),
        ("- Published: May 5, 2030\n\nThe fair will be held May 5, 2031.", []),
        (
            "- Date: May 5, 2031\n- Registration deadline: May 1, 2032\n\nBring boots.",
            ["May 1, 2032"],
        ),
    ],
)
def test_an_event_has_one_day_and_its_deadline_lies_before(facts: str, flagged: list[str]) -> None:
    assert [words for words, _ in findings(f"# The fair\n\n{facts}\n", "TWN03")] == flagged


@pytest.mark.parametrize(
    ("announced", "flagged"),
    [
        ("The kit has two parts:", ["two"]),
        ("The kit has three parts:", []),
        ("The kit has two parts, and needs the following tools:", []),
    ],
)
def test_as_many_items_follow_as_are_announced(announced: str, flagged: list[str]) -> None:
    text = f"# The kit\n\n{announced}\n\n- a reel\n  - with its pin\n- a rod\n- a float\n"
    assert [words for words, _ in findings(text, "QTY03")] == flagged


@pytest.mark.parametrize(
    ("link", "flagged"),
    [
        ("[Ida Marlow](https://people.example/idamarlov)", []),
        ("[Marlowbridge](https://www.marlobridge.example)", []),
        ("[Bell 2.4](https://bell.example/v2.5/)", []),
        ("[4127 letters](https://example.org/letters-4127-4172)", []),
        ("[14 March 2018](https://example.org/minutes/2018-03-17)", ["14 March 2018"]),
        ("[Holm 2022](https://papers.example/abs/2202.01714)", []),
        ("[Holm. 116(10): 4156-4165](https://papers.example/content/116/10/4156)", []),
    ],
)
def test_the_words_of_a_link_are_those_of_its_address(link: str, flagged: list[str]) -> None:
    assert [words for words, _ in findings(f"# Notes\n\nSee {link} for more.\n")] == flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (
            "The Turning Lathe Guild met. Later the Tuning Lathe Guild paid. The tuning is good.",
            ["Turning"],
        ),
        # a name that nobody knows beside the same word, also in a heading or as a label
        ("## Note by Jens Brodell\n\n> Jens Broddel did not sign it.", ["Broddel"]),
        (
            "The Vaskut quarry is old. The sand of Vaskut-120 is fine.\n\nOf Vasskut-120 sand!",
            ["Vasskut"],
        ),
        # the second author of a work
        (
            "See Brodell and Lotte Vasskut.\n\nBrodell and Vaskut, 1.\n\nBrodell and Vaskut, 4.",
            ["Vasskut"],
        ),
        # names in small letters
        ("All zarvans sing. One zarvan sings. A zarvan sings. The zarvan ends.", []),
        # two people, a language's ending, a listed word
        ("The Anders mill burnt. The Andersen mill stood. Anders wept.", []),
        ("Both Jens Brodell and Jens Broddel rowed.", []),
    ],
)
def test_a_phrase_with_a_name_is_written_one_way(text: str, flagged: list[str]) -> None:
    assert [words for words, _ in findings(f"# Notes\n\n{text}\n", "TWN06")] == flagged


@pytest.mark.parametrize(
    ("told", "flagged"),
    [
        (
            "The [12 May 2031 harvest council](acts/2032-6-3-harvest-council.md) met.",
            ["12 May 2031"],
        ),
        ("The [talk of 12 May 2031](https://a.example/2033/06/01-press.md) was long.", []),
    ],
)
def test_a_day_is_that_of_the_file_that_its_link_leads_to(told: str, flagged: list[str]) -> None:
    assert [words for words, _ in findings(f"# The guild\n\n{told}\n", "TWN05")] == flagged


BIT = """# The bell program

The list has the {} for towers of the north.

## Building

The towers of the north are built so.

The list has the {} for towers of the north.
"""
CHANGES = """# Changes

8- bad rope checks in bellring and bellrope of the north.

## Older

3- bad rope checks in bellring and bellrope of the north.
"""


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (BIT.format("32 bell ropes", "33 bell ropes"), True),
        (BIT.format("32-bit bell program", "33-bit bell program"), False),
        (CHANGES, False),
    ],
    ids=["a count", "a kind", "the number of an item"],
)
def test_a_number_that_is_joined_counts_nothing(text: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(findings(text, "TWN01")) is is_told


@pytest.mark.parametrize(
    ("cells", "flagged"),
    [("00 01 01 11", ["01"]), ("1 2 3 3 5 6", ["3"]), ("1 2 2 4", ["2"]), ("1 2 3 3 4 5", [])],
)
def test_a_row_has_not_the_number_of_the_row_before(cells: str, flagged: list[str]) -> None:
    rows = "\n".join(f"| {cell} | lamp |" for cell in cells.split())
    text = f"| Code | Lamp |\n|---|---|\n{rows}\n"
    assert [words for words, _ in findings(text, "TWN04")] == flagged


@pytest.mark.parametrize(("third", "flagged"), [("", ["Mend"]), ("3.Fold it.\n\n", [])])
def test_an_item_in_another_form_has_its_number(third: str, flagged: list[str]) -> None:
    text = f"1. Wash the net.\n2. Dry it.\n\n{third}4. Mend it.\n5. Sell it.\n"
    assert [words for words, _ in findings(text, "TWN04")] == flagged
