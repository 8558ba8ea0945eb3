"""Figures, versions, codes and numbered headings that are one typo off: found and left alone."""

import pytest

from factcheck import Config, examine_text


def flagged(text: str, *codes: str) -> list[str]:
    """Return the words that the checks on twins flag."""
    report = examine_text(text, ".md", Config(select=codes or ("TWN",)))
    return [one.place.text for one in report.findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "The catch weighed 48,213 pounds in May.\n\nBoth held 48,213 pounds of cod."
                "\n\nThe mill paid for 42,813 pounds."
            ),
            ["42,813"],
        ),
        (
            (
                "The bond of $18,425 was paid.\n\nHe had a bond of $18,425 from the mill.\n\n"
                "Later the bond of $18,245 was lost."
            ),
            ["$18,245"],
        ),
        (
            "Pump 4.12.0 is out.\n\nGet pump 4.12.0 from the shed.\n\nPump 4.12.10 ends the leak.",
            ["4.12.10"],
        ),
        (
            "Boil the Turbane-512 first.\n\nThe Turbane-512 boils.\n\nPour off Turbbane-512 then.",
            ["Turbbane"],
        ),
    ],
    ids=["swap", "amount", "version", "letters of a code"],
)
def test_what_occurs_once_is_a_typo_of_what_occurs_again(text: str, found: list[str]) -> None:
    assert flagged(text, "TWN06") == found


@pytest.mark.parametrize(
    "text",
    [
        "The catch weighed 48,213 pounds, then 42,813 pounds.\n\nIt was 48,213 pounds in May.",
        "Each shed has 2,016 boxes.\n\nAll 2,016 boxes are full.\n\nOf 2,015 boxes one is.",
        "Pump 4.12.0 is out. Get pump 4.12.0.\n\nPump 4.12.10 is out.\n\nPump 4.12.1 is out.",
        "The valve kx140 leaks. The valve kx140 drips.\n\nThe valve kx141 is new.",
    ],
    ids=["sentence", "next", "branch", "next code"],
)
def test_members_of_a_series_are_no_typos(text: str) -> None:
    assert flagged(text, "TWN06") == []


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (("K1: Keel", "K2: Frame", "K3: Plank", "K34 Deck"), ["K34"]),
        (("Tier 1: Keel", "Tier 2: Frame", "Tier 33: Plank"), ["Tier 33"]),
        (("K1: Keel", "K2: Frame", "K3: Plank", "K5: Deck"), []),
    ],
)
def test_the_code_of_a_heading_continues_those_before_it(
    heads: tuple[str, ...], found: list[str]
) -> None:
    text = "# The hull\n\n" + "".join(f"## {head}\n\nIt is of oak.\n\n" for head in heads)
    assert flagged(text, "TWN04") == found


BOATS = """# Boats

| Kind | May |
| --- | --- |
| Sail | {0} |
| Oar | {1} |
| Steam | {2} |
"""


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("12 (48%)", "8 (23%)", "5 (20%)"), ["23%"]),
        (("12 (48%)", "8 (32%)", "5 (20%)"), []),
        (("0 (0%)", "0 (0%)", "5 (20%)"), []),
    ],
)
def test_the_shares_of_a_column_are_of_its_sum(cells: tuple[str, ...], found: list[str]) -> None:
    assert flagged(BOATS.format(*cells), "QTY02") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The guild was founded in May 2021. It met on 4 May 202, and ate.", ["4 May 202"]),
        (
            "The guild met on 4 May 2021. It ate on May 5, 20221, at noon.",
            ["May 5, 20221, at noon"],
        ),
        ("The guild met on 4 May 2021. On 6 May, 202 people came.", []),
    ],
)
def test_a_year_has_a_digit_too_many_or_too_few(text: str, found: list[str]) -> None:
    assert flagged(text, "DAT02") == found


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((), []),
        (("1", "2", "2", "4"), ["2"]),
        (("1", "2", "2", "3"), []),
        (("00", "01", "10", "11"), []),
    ],
)
def test_the_rows_of_a_table_count_up(numbers: tuple[str, ...], found: list[str]) -> None:
    rows = "".join(f"| {number} | sail |\n" for number in numbers)
    assert flagged(f"# Sails\n\n| No. | Kind |\n| - | - |\n{rows}", "TWN04") == found
