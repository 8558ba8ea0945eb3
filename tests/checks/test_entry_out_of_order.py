"""Longer cases of entries out of order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import Config, examine, examine_text

ONLY = Config(select=("CHR02",))


def found(*heads: str, title: str = "Chronology") -> list[str]:
    entries = "".join(f"{head}: The keeper counts {at} boats.\n" for at, head in enumerate(heads))
    report = examine_text(f"The lake\n\nThe lake is deep.\n\n{title}\n\n{entries}", config=ONLY)
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    ("heads", "misplaced"),
    [
        (("4 May 1911", "9 May 1911", "7 May 1911", "2 June 1911"), ["7 May 1911"]),
        (("4 May 1911", "9 May 1912", "7 May 1911", "2 June 1911"), ["9 May 1912"]),
        (("4 May 1911", "1912", "1931", "1923", "9 June 1924"), ["1931"]),
        (("9 May 1911", "7 May 1911", "8 May 1911", "2 June 1911", "3 June 1911"), ["9 May 1911"]),
    ],
    ids=["swapped", "moved up", "year", "first"],
)
def test_the_entry_whose_removal_sorts_the_rest_is_flagged(
    heads: tuple[str, ...], misplaced: list[str]
) -> None:
    assert found(*heads) == misplaced


@pytest.mark.parametrize(
    "heads",
    [
        ("2 June 1911", "9 May 1911", "4 May 1911"),
        ("4 May 1911", "6–20 May 1911", "9 May 1911", "2 June 1911"),
        ("9 May 1911", "2 June 1908", "4 May 1915", "1 May 1902", "7 July 1904", "1 May 1901"),
    ],
    ids=["newest first", "range", "no order"],
)
def test_runs_in_order_and_without_any_are_left_alone(heads: tuple[str, ...]) -> None:
    assert found(*heads) == []


def test_a_finding_names_both_neighbours(snapshot: object) -> None:
    text = "Log\n\n4 May 1911: Ice.\n9 May 1911: Thaw.\n7 May 1911: Sun.\n2 June 1911: Rain.\n"
    (finding,) = examine_text(text, config=ONLY).findings
    assert finding.message == snapshot
    assert [other.place.text for other in finding.related] == ["9 May 1911", "2 June 1911"]


@pytest.mark.parametrize(
    ("name", "misplaced"),
    [
        ("gold/01-uruguay-vietnam-relations.txt", ["July 14, 2020"]),
        ("gold/02-corvane-authorisation-outage.md", ["10:01"]),
        ("gold/10-chile-oman-relations.md", ["2021-06-08"]),
        ("articles/comparative-connections-22-1-china-russia.txt", []),
    ],
)
def test_annotated_documents_have_what_was_planted(
    shared: Callable[[str], Path], name: str, misplaced: list[str]
) -> None:
    assert [found.place.text for found in examine(shared(name), ONLY).findings] == misplaced


@pytest.mark.parametrize(
    ("times", "misplaced"),
    [
        (("06:10", "06:45", "07:30", "07:05", "08:15"), ["07:05"]),
        (("22:10", "23:45", "00:30", "01:05"), []),
        (("7 May 1911", "22:10", "09:20", "12:40", "8 May 1911", "01:10", "06:15", "11:20"), []),
    ],
)
def test_clock_times_of_a_day_that_nothing_names_are_in_order_too(
    times: tuple[str, ...], misplaced: list[str]
) -> None:
    entries = "".join(
        f"- **{time}** The keeper counts {at} boats.\n" for at, time in enumerate(times)
    )
    report = examine_text(f"# The lake\n\nIt is deep.\n\n## Timeline\n\n{entries}", ".md", ONLY)
    assert [finding.place.text for finding in report.findings] == misplaced


DIARY = "4 June|10am|5 June 9am|5pm|6 June|11pm|7 June 2pm|7pm|8 June|6pm|9 June 3pm|8am|10 June"


def test_the_days_and_times_of_a_diary_are_loosely_ordered() -> None:
    rows = "".join(f"| {head} | The keeper counts boats. |\n" for head in DIARY.split("|"))
    text = f"# Diary of 1911\n\n## Timeline\n\n| Date | Event |\n| --- | --- |\n{rows}"
    assert examine_text(text, ".md", ONLY).findings == ()
