"""Which figures are the parts of a total: those that the text announces, and no others."""

import pytest

from factcheck import examine_text

PARTS = "1,230 from a widow, 810 from a brewer and 520 from the town"
TABLE = (
    "# The regatta\n\n{}\n\n| Item | Crowns |\n|--|--|\n| Fees | 340 |\n| Hire | 215 |\n"
    "| Sale of boats | 480 |\n{}| Total | {} |\n"
)


def messages(text: str) -> list[str]:
    return [one.message for one in examine_text(text, ".md").findings]


@pytest.mark.parametrize(
    "text",
    [
        # the first of the announced parts is no total of the others
        f"The legacy came in three parts: {PARTS}.\n",
        # a list goes on behind its first "and"
        (
            "The depot issued 630 coats: 34 to the guard, 90 to the stokers and 490 to the "
            "drivers, and 17 to the clerks.\n"
        ),
        # a part of a part
        (
            "The club spent 1,045 crowns: 340 on oars, 215 on paint, 100 of it on brushes, "
            "and 480 on boats.\n"
        ),
        TABLE.format("The club rows.", "| Earmarked for oars | 120 |\n", "1,035"),
        # what stands above a table is where its sum begins
        TABLE.format("Balance brought forward: 1,200 crowns.", "", "2,235"),
        # parts so far from their total are of something else
    ],
)
def test_what_is_no_part_of_a_total_is_not_added_up(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "The club tested 40 oars. Of the 40 oars 12 were cracked; the other 38 were sound.\n",
            "the parts add up to 50, not to 40",
        )
    ],
)
def test_the_parts_that_a_text_announces_must_add_up(text: str, message: str) -> None:
    assert messages(text) == [message]
