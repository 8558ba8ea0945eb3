"""A third mention of an event hides no conflict: it shows which side is probably wrong."""

import pytest

from factcheck import examine_text
from factcheck.model import Finding, fix
from factcheck.output import to_errata

SUMMARY = "The upper lock gate at Brenn collapsed on {} June 2016 under the flood; two barges sank."
STORY = (
    "It rained for nine days. On {} June 2016 the upper lock gate at Brenn collapsed under the "
    "weight of the flood, and two barges sank in the basin. The keeper had gone home."
)
ENTRIES = (
    "- 29 May 2016: The rain begins in the valley.\n"
    "- {} June 2016: The upper lock gate collapses under the flood; two barges sink in the basin.\n"
    "- 3 August 2016: The ministry orders an inquiry into the lock.\n"
)
PARTS = {"What the report says": SUMMARY, "The flood": STORY, "Chronology": ENTRIES}
TRAM = (
    "# The Velden tram\n\n## The end\n\nThe council met through the spring. On {} 2021 the last "
    "tram left the depot at Velden, and two hundred people sang on the platform.\n\n"
    "## Chronology\n\n- 3 May 2021: The council closes the tram line.\n"
    "- {} 2021: The last tram leaves the depot at Velden; two hundred people sing.\n"
    "- 9 August 2021: The depot at Velden is sold.\n"
)


def document(odd: str, order: list[str]) -> str:
    days = {name: 8 if name == odd else 7 for name in PARTS}
    told = (f"## {name}\n\n{PARTS[name].format(days[name])}\n\n" for name in order)
    return "# The lock at Brenn\n\n" + "".join(told)


def conflicts(text: str, *codes: str) -> list[Finding]:
    return [one for one in examine_text(text, ".md").findings if one.code in codes]


ORDERS = [
    ["What the report says", "The flood", "Chronology"],
    ["The flood", "Chronology", "What the report says"],
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("odd", PARTS)
def test_the_mention_that_no_other_confirms_is_flagged(odd: str, order: list[str]) -> None:
    (found,) = conflicts(document(odd, order), "CHR01", "TWN01")
    assert found.place.text == "8 June 2016"
    assert [one.place.text for one in found.related] == ["7 June 2016"] * 2


@pytest.mark.parametrize("order", ORDERS)
def test_a_chronology_and_another_mention_settle_the_date(order: list[str]) -> None:
    (found,) = conflicts(document("What the report says", order), "CHR01")
    sure = fix(found)
    assert sure is not None
    assert (sure.changes, sure.words) == (0, "7 June 2016")


def test_a_chronology_against_two_mentions_is_a_question_that_shows_both_sides(
    snapshot: object,
) -> None:
    report = examine_text(document("Chronology", ORDERS[1]), ".md")
    assert all(fix(one) is None for one in report.findings if one.code == "CHR01")
    assert [line for line in to_errata([report]).splitlines() if "; or " in line] == snapshot


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        ("Thursday, 18 May", "3 June", None),
        ("Thursday, 18 May", "18 May", "Tuesday, 18 May 2021"),
        ("Thursday, 18 May", "20 May", "Thursday, 20 May 2021"),
    ],
)
def test_another_mention_of_the_event_decides_between_weekday_and_date(
    here: str, there: str, words: str | None
) -> None:
    (found,) = conflicts(TRAM.format(here, there), "DAT01")
    sure = fix(found)
    assert (sure.words if sure else None) == words
