"""Short forms that are a slip of another one, and those that are two."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("ABB03",))
BOATS = "The Coastal Rescue Service (CRS) has nine boats. The CRS met. The CRS ate.\n\n"
CHARTS = "".join(f"He took the PQN chart type of lock {at} home.\n\n" for at in range(7))


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (CHARTS + "She gave the PQM chart type of lock 9 away.", ["PQM"]),
        (BOATS + "Two crews of the CSR sailed.", ["CSR"]),
        ("The CONVOYORX runs. " * 4 + "\n\nThe CONVOYORP runs.", []),
    ],
    ids=["another letter", "explained", "its last letter"],
)
def test_a_short_form_is_a_slip_where_another_one_stands(text: str, flagged: list[str]) -> None:
    assert [one.place.text for one in examine_text(text, config=ONLY).findings] == flagged


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("the risk ratio/relative risk (RR)", "the risk ratio (RR)", False),
        ("Erase in Display (ED)", "Erase in Display (DECED)", False),
        ("the relative risk (RR)", "the risk ratio (RR)", True),
    ],
    ids=["both readings are given as one", "letters in front", "two readings"],
)
def test_a_kind_of_a_short_form_and_two_names_of_one_thing_are_no_conflict(
    first: str,
    second: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    text = f"# Pumps\n\nThe first has {first}, as told.\n\nThe second has {second}, as told.\n"
    assert bool(examine_text(text, ".md", Config(select=("ABB01",))).findings) is is_told
