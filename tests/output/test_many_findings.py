"""Thousands of findings of one check: the first in full, then a line each, then a number."""

from datetime import date, timedelta

from factcheck.analysis.pipeline import examine_text
from factcheck.output import to_jsonl, to_text
from factcheck.output.text import MOST_IN_FULL, MOST_IN_SHORT


def wrong_weekdays(count: int) -> str:
    """Return a text with so many days, each with the weekday of the next one."""
    days = [date(1800, 1, 1) + timedelta(days=37 * number) for number in range(count)]
    told = [f"{day + timedelta(days=1):%A}, {day.day} {day:%B %Y}" for day in days]
    return "".join(f"It was signed on {day}.\n\n" for day in told)


def test_many_findings_of_one_check_are_grouped_behind_the_first(snapshot: object) -> None:
    count = MOST_IN_FULL + MOST_IN_SHORT + 17
    report = examine_text(wrong_weekdays(count))
    assert len(report.findings) == count
    shown = to_text([report])
    assert shown.count("DAT01 error") == MOST_IN_FULL
    assert shown.count("  text.txt:") == MOST_IN_SHORT
    assert [line for line in shown.splitlines() if " more" in line] == snapshot
    assert to_jsonl([report]).count('"code": "DAT01", "name"') >= count
