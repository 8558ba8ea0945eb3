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
        (("9 May 1911", "7 May 1911", "8 May 1911", "2 June 1911", "3 June 1911"), ["9 May 1911"]),
    ],
    ids=["swapped", "moved up", "first"],
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


def test_strands_under_headings_are_sorted_each_for_itself() -> None:
    north = "- **4 May 1911** Ice.\n- **9 May 1911** Thaw.\n- **2 June 1911** Sun.\n"
    south = "- **3 May 1911** Fog.\n- **8 May 1911** Rain.\n- **1 June 1911** Wind.\n"
    text = f"# The lake\n\n## Northern shore\n\n{north}\n## Southern shore\n\n{south}"
    assert examine_text(text, ".md", ONLY).findings == ()


def test_clock_times_run_past_midnight() -> None:
    lines = "- **21:40** Pump stops.\n- **23:55** Call.\n- **00:20** Help.\n- **00:45** Repair.\n"
    text = f"# The night of 6 May 2021\n\n## Timeline\n\n{lines}"
    assert examine_text(text, ".md", ONLY).findings == ()


def test_a_finding_names_both_neighbours() -> None:
    text = "Log\n\n4 May 1911: Ice.\n9 May 1911: Thaw.\n7 May 1911: Sun.\n2 June 1911: Rain.\n"
    (finding,) = examine_text(text, config=ONLY).findings
    assert finding.message == "7 May 1911 stands between 9 May 1911 and 2 June 1911"
    assert [other.place.text for other in finding.related] == ["9 May 1911", "2 June 1911"]


def test_the_claims_of_the_article_are_in_order(root: Path) -> None:
    folder = root / "claims" / "comparative-connections-22-1-china-russia"
    assert examine(folder, ONLY).findings == ()


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


def rows(times: str) -> list[str]:
    """Return what is said of a table with a row for each "day of May: cell"."""
    cells = (one.split(": ") for one in times.split("; "))
    body = "".join(
        f"| {day} May 1998 | {time} | The pilot of the next ship boards it. |\n"
        for day, time in cells
    )
    head = (
        "# Harbour\n\nShips came.\n\n## Timeline\n\n| Date | Time | Event |\n| --- | --- | --- |\n"
    )
    return [flag.message for flag in examine_text(head + body, ".md", ONLY).findings]


@pytest.mark.parametrize(
    ("times", "message"),
    [
        (
            "3: 06:10; 3: 07:45; 3: 07:15; 3: 08:00; 4: 05:00; 4: 06:00",
            "07:15 stands between 07:45 and 08:00",
        ),
    ],
)
def test_a_time_in_a_column_of_its_own_is_in_order(times: str, message: str) -> None:
    assert rows(times) == [message]


@pytest.mark.parametrize(
    "times",
    [
        # a time within what happened
        "3: Rain from 07:00; 3: Fog from 06:00; 3: Sun from 08:00; 3: Rain from 09:00",
        # the same time, and each day begins anew
        # ranges that reach to their neighbours
        "3: 06:00–07:30; 3: 06:45; 3: 07:40; 3: 08:10",
    ],
)
def test_other_columns_of_times_are_left_alone(times: str) -> None:
    assert rows(times) == []


def log(*heads: str) -> list[str]:
    """Return what is out of order in a log with these heads."""
    entries = "\n".join(
        f"{head}  Ida Holm  <ida@harbour.example>\n\n\t* boats.txt: Count the boats of pier {at}.\n"
        for at, head in enumerate(heads)
    )
    return [finding.place.text for finding in examine_text(entries, config=ONLY).findings]


IN_ORDER = (*(f"2011-05-{day:02}" for day in range(31, 11, -1)), "2011-04-30")


@pytest.mark.parametrize(
    ("put_in", "misplaced"),
    [
        ({4: ("2011-02-16", "2011-02-14", "2011-02-03")}, []),
        ({4: ("2011-02-16",)}, ["2011-02-16"]),
    ],
    ids=[
        "put in late",
        "a day or two apart",
    ],
)
def test_a_log_that_is_kept_loosely_is_left_alone(
    put_in: dict[int, tuple[str, ...]], misplaced: list[str]
) -> None:
    heads = [one for at, day in enumerate(IN_ORDER) for one in (*put_in.get(at, ()), day)]
    assert log(*heads) == misplaced


HOURS = (
    "Thu Jun  9 18:20:11 2011",
    "Thu Jun  9 13:05:40 2011",
    "Wed Jun  8 17:44:02 2011",
    "Tue Jun  7 16:31:29 2011",
    "Tue Jun  7 09:15:00 2011",
    "Mon Jun  6 10:00:21 2011",
    "Fri Jun  3 19:26:48 2011",
    "Fri Jun  3 08:59:59 2011",
)


@pytest.mark.parametrize(
    ("put_in", "misplaced"),
    [
        (
            {
                1: "Thu Jun  9 21:50:10 2011",
                6: "Sat Jun  3 17:00:00 2011",
                7: "Fri Jun  3 20:00:00 2011",
            },
            [],
        ),
        ({4: "Sat May  7 12:30:00 2010"}, ["Sat May  7 12:30:00 2010"]),
    ],
    ids=[
        "no weekday of the place",
        "a weekday of another year",
    ],
)
def test_hours_of_several_hands_are_no_disorder(
    put_in: dict[int, str], misplaced: list[str]
) -> None:
    heads = [one for at, head in enumerate(HOURS) for one in (put_in.get(at, ""), head) if one]
    assert log(*heads) == misplaced


@pytest.mark.parametrize(
    "numbers",
    [
        ("1680", "2001", "2000", "202F", "1999"),
        ("2184", "2176", "2141", "2168", "1959"),
    ],
    ids=["code points", "issues of four digits"],
)
def test_numbers_among_which_some_can_be_no_years_are_no_chronology(
    numbers: tuple[str, ...],
) -> None:
    items = "".join(
        f"* {one}: the pump of the {at}th lock leaks\n" for at, one in enumerate(numbers)
    )
    assert examine_text(f"# Faults\n\n{items}", ".md", ONLY).findings == ()
    rows = "".join(
        f"| {one} | The pump of the {at}th lock leaks. |\n" for at, one in enumerate(numbers)
    )
    table = f"# Faults\n\n| Number | What |\n| --- | --- |\n{rows}"
    assert examine_text(table, ".md", ONLY).findings == ()


@pytest.mark.parametrize(
    ("others", "is_told"), [((2155, 2301, 13), True), ((2155, 2301, 2350), False)]
)
def test_numbers_of_other_lists_show_what_the_numbers_of_one_are(
    others: tuple[int, ...],
    is_told: bool,  # noqa: FBT001
) -> None:
    parts = [[f"* {one}: the pump of the {one}th lock leaks\n"] for one in others]
    parts.append(
        [
            f"* {one}: the gate of the {one}th lock sticks\n"
            for one in (1903, 1905, 1904, 1906, 1908)
        ]
    )
    text = "".join(f"# Faults of part {at}\n\n{''.join(part)}\n" for at, part in enumerate(parts))
    assert bool(examine_text(text, ".md", ONLY).findings) is is_told


def test_years_of_a_list_are_a_chronology() -> None:
    items = "".join(
        f"* {one}: the pump of the lock is mended\n" for one in (1902, 1911, 1905, 1923, 1931)
    )
    report = examine_text(f"# The lock\n\n{items}", ".md", ONLY)
    assert [finding.place.text for finding in report.findings] == ["1905"]
