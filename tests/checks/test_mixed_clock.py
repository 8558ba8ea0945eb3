"""Longer cases of DAT08: when a missing zone or half of the day is a slip."""

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".md", Config(select=("DAT08",)))
    return [finding.place.text for finding in report.findings]


def timeline(*heads: str, note: str = "") -> str:
    lines = "\n".join(f"- **{head}** Step {at} is done." for at, head in enumerate(heads, 1))
    return f"# Timeline of 6 May 2021\n\n{note}\n\n{lines}\n"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It was shut at 14:30 p.m. and opened at 0:30 AM.", ["14:30 p.m.", "0:30 AM"]),
        (
            timeline("9:12 AM", "9:40 AM", "11:58 AM", "13:20", "2:10 PM", "3:00 PM"),
            ["13:20"],
        ),
        (timeline("09:12 UTC", "09:40 UTC", "09:51", "09:58 UTC", "10:20 UTC"), ["09:51"]),
    ],
)
def test_a_time_by_another_clock_is_flagged(text: str, marked: list[str]) -> None:
    assert flagged(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        timeline("09:12 UTC", "09:40 UTC", "09:51", "09:58"),
        timeline("09:12", "09:40", "09:51 CET", "09:58", "10:20", note="All times UTC."),
        timeline("09:12 UTC", "09:40 CET", "09:51", "09:58 UTC", "10:20 UTC"),
        timeline("9:12 AM", "9:40 AM", "11:58 AM", "12:20", "2:10 PM", "3:00 PM"),
        "It was shut at 12:30 p.m. and opened at 12:10 AM.",
        "The log says “23:00 AM”, as printed.",
    ],
)
def test_what_may_be_meant_so_is_left_alone(text: str) -> None:
    assert flagged(text) == []
