"""Longer cases of DAT08: a wrong half of the day, and one moment in two zones."""

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".md", Config(select=("DAT08",)))
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "marked"),
    [("It was shut at 14:30 p.m. and opened at 0:30 AM.", ["14:30 p.m.", "0:30 AM"])],
)
def test_a_time_by_another_clock_is_flagged(text: str, marked: list[str]) -> None:
    assert flagged(text) == marked


@pytest.mark.parametrize(
    "text",
    ["It was shut at 12:30 p.m. and opened at 12:10 AM.", "The log says “23:00 AM”, as printed."],
)
def test_what_may_be_meant_so_is_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May 2021 the pump stopped at 14:02 UTC (9:32 a.m. EST) and ran again.",
        "All times are UTC.\n\nOn 4 May 2021 at 23:31 (16:31 PST) the fitter joined the call.",
    ],
)
def test_one_moment_in_two_zones_is_reckoned_again(text: str, snapshot: object) -> None:
    report = examine_text(text, ".txt", Config(select=("DAT08",)))
    assert [finding.message for finding in report.findings] == snapshot


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May 2021 the pump stopped at 14:02 UTC (9:02 a.m. EST) and ran again.",
        "On 4 May 2021 at 23:31 (16:31 PST) the fitter joined the call.",
        "On 4 May 2021 the pump stopped at 14:02 UTC (14:30 UTC in the other hall).",
    ],
)
def test_a_moment_that_two_zones_may_share_is_left_alone(text: str) -> None:
    assert not examine_text(text, ".txt", Config(select=("DAT08",))).findings


CITIES = """# The choir rehearses

| City | Day | Time |
|---|---|---|
| Boston | Tuesday, 4 May 2021 | {0} EDT |
| Oslo | Tuesday, 4 May 2021 | {1} CEST |
| Accra | Tuesday, 4 May 2021 | 17:00 GMT |
| Tokyo | Wednesday, 5 May 2021 | 02:00 JST |
"""


@pytest.mark.parametrize(
    ("boston", "oslo", "says"),
    [
        (
            "13:00",
            "09:00",
            ["“09:00 CEST” is 600 minutes earlier than “13:00 EDT”, not the same time"],
        ),
        ("13:00", "19:00", []),
    ],
    ids=["one of them is off", "all are one moment"],
)
def test_a_world_clock_tells_one_moment(boston: str, oslo: str, says: list[str]) -> None:
    report = examine_text(CITIES.format(boston, oslo), ".md", Config(select=("DAT08",)))
    assert [finding.message for finding in report.findings] == says
