"""Which places kept an old value, and which only tell the same of something else."""

import pytest
from tests.versions.conftest import Compare

WORKS = """\
Wool was dear (Moe 2010).

## References

Moe, I. (2010). *Wool*. Oslo: Fjord.

Lie, T. (2012). *Silk*. Oslo: Fjord.
"""
GRANTS = """\
The grant was £280,000 in 2024.

| Source | 2024 | 2023 |
|---|---|---|
| Grant | £280,000 | £280,000 |
"""
LEFT = [
    pytest.param(
        "The survey reached about 3,400 farms.\n\nThe survey reached 3,412 farms in two.\n",
        ("3,412 farms", "4,412 farms"),
        "3,400",
        "",
        id="a rounded figure",
    ),
    pytest.param(
        "On 12 September the course ends at 15:00.\n\n| Day | Noon |\n|---|---|\n"
        "| Fri 12 Sept 2025 | Leave at 15:00 |\n",
        ("Leave at 15:00", "Leave at 14:00"),
        "15:00",
        "14:00",
        id="a time of one weekday",
    ),
    pytest.param(
        "“We never saw a light that night,” the pilot said.\n\n> We never saw a light that night\n",
        ("“We never saw a light", "“We hardly saw a light"),
        "We never saw a light that night",
        "We hardly saw a light that night",
        id="a quotation",
    ),
    pytest.param(
        "He was born on 4 May 1871 at Ustad.\n\n## Dates\n\n- 1871: born at Ustad\n",
        ("4 May 1871", "4 May 1872"),
        "1871",
        "1872",
        id="a year out of a day",
    ),
    pytest.param(
        "The viaduct is 672 metres long.\n\n| Name | Length (m) |\n|---|---|\n| Viaduct | 672 |\n",
        ("| Viaduct | 672 |", "| Viaduct | 627 |"),
        "672 metres",
        "627 metres",
        id="a unit in the head of a column",
    ),
    pytest.param(
        "In all 3,412 sacks were ground.\n\n| Mill | Sacks |\n|---|---|\n| All | 3,412 |\n",
        ("| All | 3,412 |", "| All | 3,512 |"),
        "3,412",
        "3,512",
        id="a table and the text",
    ),
    pytest.param(
        "Eleven lamps were lit on the pier.\n\nThe keeper lit 11 lamps on the pier that night.\n",
        ("lit 11 lamps", "lit 12 lamps"),
        "Eleven",
        "Twelve",
        id="a figure in words",
    ),
    pytest.param(
        "The bridge was opened on 4 May 1911 by him.\n\n- 4 May 1911: bridge opened\n",
        ("on 4 May 1911 by", "on 14 May 1911 by"),
        "4 May 1911",
        "14 May 1911",
        id="a day",
    ),
    pytest.param(
        "The choir was led by Ingrid Solheim.\n\nIngrid Solheim had sung at Ustad before.\n",
        ("by Ingrid Solheim", "by Ingrid Solhjem"),
        "Ingrid Solheim",
        "Ingrid Solhjem",
        id="a name spelt otherwise",
    ),
    pytest.param(
        WORKS, ("I. (2010)", "I. (2011)"), "Moe 2010", "", id="a marker whose entry changed"
    ),
]


@pytest.mark.parametrize(("old", "edit", "kept", "repair"), LEFT)
def test_a_twin_that_kept_the_old_value_is_found(
    compared: Compare, old: str, edit: tuple[str, str], kept: str, repair: str
) -> None:
    report = compared(old, old.replace(*edit)).report
    assert report is not None
    (finding,) = report.findings
    assert (finding.code, finding.place.text) == ("DIF01", kept)
    assert [one.text for one in finding.suggestions] == ([repair] if repair else [])
    changed = finding.related[0].place.text
    assert changed in edit[1] or edit[1].strip("“") in changed
    assert finding.proof[0].startswith("both passages had this value in the old version: old.md:")


ALONE = [
    pytest.param(
        "The choir sings on Sunday at 11:00 in the loom room.\n\nWorkshops follow from 11:00 to "
        "16:30. The loom room holds 24.\n",
        [("Sunday at 11:00", "Sunday at 10:30")],
        id="the beginning of something else",
    ),
    pytest.param(
        GRANTS,
        [("£280,000 in", "£284,000 in"), ("Grant | £280,000", "Grant | £284,000")],
        id="another column of a row that was changed",
    ),
    pytest.param(
        "The fair drew 3,412 visitors.\n\nIn all 3,412 visitors came to the fair.\n",
        [("drew 3,412", "drew 3,512, and not 3,412,")],
        id="both values told",
    ),
    pytest.param(
        "Tom Ashby plays at noon in the churchyard.\n\nTom Ashby teaches slow airs.\n",
        [("Tom Ashby plays", "Nell Barton plays")],
        id="somebody else does one of two things",
    ),
    pytest.param(
        "Donations rose by 25 per cent.\n\nThe number of baskets rose by 25 per cent, from 320 in "
        "April to 384 in March.\n",
        [("rose by 25 per cent, from", "rose by 20 per cent, from")],
        id="an equal percentage of something else",
    ),
    pytest.param(
        "Step 2 is slow.\n\nThe vessel has two handles, and the lid has a knob.\n",
        [("Step 2", "Step 1")],
        id="a small number",
    ),
]


@pytest.mark.parametrize(("old", "edits"), ALONE)
def test_a_value_of_something_else_is_left_alone(
    compared: Compare, old: str, edits: list[tuple[str, str]]
) -> None:
    new = old
    for edit in edits:
        assert edit[0] in new
        new = new.replace(*edit)
    report = compared(old, new).report
    assert report is not None
    assert report.findings == ()


def test_a_place_that_is_told_to_be_left_is_silenced_by_an_instruction(compared: Compare) -> None:
    old = "The fair drew 3,412 visitors.\n\nIn all 3,412 visitors came to the fair.\n"
    new = old.replace("drew 3,412", "drew 3,512") + "\n<!-- factcheck: ignore DIF01 -->\n"
    report = compared(old, new).report
    assert report is not None
    assert len(report.findings) + len(report.suppressed) == 1
