"""A repair is offered only where exactly one change makes all statements of the document agree."""

import pytest

from factcheck import examine_text
from factcheck.model.decisions import options
from factcheck.output.errata import to_errata

VOTES = "The founders hold 48 per cent of the shares, the staff 31 per cent and the town {}.\n"
TABLE = (
    "# The orchard\n\n| Year | Apples | Pears | Both |\n|--|--|--|--|\n"
    "| 1930 | 100 | 50 | 150 |\n| 1931 | 310 | 150 | 460 |\n| 1932 | 280 | 175 | 455 |\n"
    "| 1933 | {} | 140 | 445 |\n| 1934 | 290 | 165 | {} |\n| Total | 1,285 | 680 | {} |\n"
)
HERD = (
    "# The herd\n\nThe shepherd drove {} goats to the fair: 212 nannies, 67 billies and 35 kids.\n"
)


def repairs(text: str) -> list[tuple[str, str]]:
    findings = examine_text(text, ".md").findings
    return [
        (one.place.text, repair.text)
        for one in findings
        for repair in one.suggestions
        if repair.side == "this"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (VOTES.format("31 per cent"), "QTY02"),  # any of the three may be wrong
        ("The grain weighed 25 miles (50 km) of sacks.\n", "QTY04"),
        ("Of 90 looms 40 (54 per cent) stood idle.\n", "QTY02"),
        ("They sailed on 25 June 2019. Two weeks later, on 2 July, they landed.\n", "DAT03"),
        (TABLE.format(305, 465, "1,975"), "QTY02"),  # two cells disagree with the rest
    ],
)
def test_where_several_figures_may_be_wrong_there_is_no_repair(text: str, code: str) -> None:
    (finding, *_) = examine_text(text, ".md").findings
    assert finding.code == code
    assert not repairs(text)
    assert not options(finding)
    assert "To correct" not in to_errata([examine_text(text, ".md")])


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        (TABLE.format(305, 465, "1,965"), ("465", "455"))  # its row and its column
    ],
)
def test_a_cell_that_its_row_and_its_column_contradict_is_singled_out(
    text: str, repair: tuple[str, str]
) -> None:
    assert set(repairs(text)) == {repair}


def test_a_total_told_elsewhere_as_its_parts_make_it_is_singled_out() -> None:
    text = HERD.format("341") + "\n## Summary\n\nThe shepherd drove 314 goats to the fair.\n"
    found = examine_text(text, ".md").findings
    assert [one.code for one in found] == ["QTY01", "QTY02"]
    assert set(repairs(text)) == {("341", "314")}
    assert "change *341* to *314*" in to_errata([examine_text(text, ".md")])


def test_the_figure_that_must_be_wrong_is_the_one_that_is_named_first() -> None:
    text = (
        "The wardens counted 2,470 sheep on the island.\n\nAfter the storm the 2,740 sheep on the"
    )
    text += " island were brought inside.\n\nThe 2,740 sheep were shorn.\n"
    (finding,) = examine_text(text, ".md").findings
    assert (finding.code, finding.place.line) == ("QTY01", 1)
    assert repairs(text) == [("2,470", "2,740")]
