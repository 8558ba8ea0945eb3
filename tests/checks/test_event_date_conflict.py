"""Longer cases of one happening told with two dates."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import Config, Finding, examine, examine_text

ONLY = Config(select=("CHR01",))

HARBOUR = """The quay at Sund

{told} The pastor blessed the crane the same evening.

Chronology

{entries}
"""

ENTRIES = """12 March 1899: The harbour board buys the old shipyard.
{head}: A steam crane is lifted onto the quay.
19 June 1903: The first cargo of herring leaves for Stettin.
"""


def found(told: str, head: str) -> list[str]:
    text = HARBOUR.format(told=told, entries=ENTRIES.format(head=head))
    return [finding.message for finding in examine_text(text, config=ONLY).findings]


@pytest.mark.parametrize(
    ("told", "head", "says"),
    [
        (
            "The steam crane was lifted onto the quay on 4 May 1901.",
            "14 May 1901",
            "date: 14 May 1901 in the chronology, 4 May 1901 in the narrative",
        ),
        (
            "The year was 1901. The steam crane was lifted onto the quay on 4 May.",
            "5 May 1901",
            "date: 5 May 1901 in the chronology, 4 May in the narrative",
        ),
    ],
    ids=["ten days", "year inferred"],
)
def test_two_dates_for_one_happening_are_flagged(told: str, head: str, says: str) -> None:
    assert found(told, head) == [says]


@pytest.mark.parametrize(
    ("told", "head"),
    [
        ("The board voted on 2 May 1901 to have a steam crane lifted onto the quay.", "4 May 1901"),
        ("The steam crane was lifted onto the quay on 4 May 1901.", "30 October 1909"),
        ("The steam crane, bought on 2 May 1901, was lifted onto the quay on 4 May.", "4 May 1901"),
        (
            "The pilot died on 9 May 1901, five days after the steam crane was lifted on the quay.",
            "4 May 1901",
        ),
    ],
    ids=["voted", "far apart", "another date agrees", "counted"],
)
def test_what_may_both_hold_is_left_alone(told: str, head: str) -> None:
    assert found(told, head) == []


def test_a_finding_shows_both_places_and_offers_both_dates() -> None:
    told = "The steam crane was lifted onto the quay on 4 May 1901."
    text = HARBOUR.format(told=told, entries=ENTRIES.format(head="14 May 1901"))
    (finding,) = examine_text(text, config=ONLY).findings
    assert finding.place.text == "14 May 1901"
    assert [(other.place.text, other.role) for other in finding.related] == [
        ("4 May 1901", "counter")
    ]
    assert [(offer.text, offer.side) for offer in finding.suggestions] == [
        ("4 May 1901", "this"),
        ("14 May 1901", "counter"),
    ]
    tellings, shared, dates = finding.proof
    assert tellings == (
        "same event: “A steam crane is lifted onto the quay.”"
        " / “The steam crane was lifted onto the quay on 4 May 1901.”"
    )
    assert shared == "shared words: lifted, quay, steam, crane"
    assert dates == "1901-05-14 and 1901-05-04 do not overlap"


def test_a_summary_and_the_story_are_compared() -> None:
    text = """# Loss of the telephone exchange on 6 May 2021

## Summary

The standby battery of the exchange failed at 09:14.

## What happened

The night shift saw nothing. The standby battery failed at 09:41 in the exchange. Two men ran.
"""
    (finding,) = examine_text(text, ".md", ONLY).findings
    assert finding.message == "time: 09:41 under “What happened”, 09:14 under “Summary”"


def of_article(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(found.place.text, found.related[0].place.text) for found in findings]


def test_the_article_has_one_conflict(shared: Callable[[str], Path]) -> None:
    path = shared("articles/comparative-connections-22-1-china-russia.txt")
    assert of_article(examine(path, ONLY).findings) == [("Feb. 3, 2020", "February 4")]


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("01-uruguay-vietnam-relations.txt", ["June 8, 2019", "March 17, 2021"]),
        ("03-sankt-morten-ferry.txt", ["21 May 2016"]),
        ("12-typhoid-mbuyuni-outbreak.md", ["20 September"]),
        ("15-portugal-mongolia-relations.txt", ["October 19", "April 12"]),
    ],
)
def test_annotated_documents_have_the_conflicts_that_were_planted(
    shared: Callable[[str], Path], name: str, heads: list[str]
) -> None:
    findings = examine(shared(f"gold/{name}"), ONLY).findings
    assert [finding.place.text for finding in findings] == heads


_WEIR = """The weir

{0}

Chronology

{1}
9 August 1907: The parish sells the eel trap.
3 May 1911: A fish ladder is built.
"""
_LEAK = """# The leak of 4 May 2021

## What happened

{0}

## Timeline

- **01:10** The gauge drops.
{1}
- **05:40** The valve is tight.
"""


@pytest.mark.parametrize(
    ("frame", "told", "entry"),
    [
        (
            _WEIR,
            "The parish voted on 12 June 1906, by 31 to 7, to drain the mill pond.",
            "[15 June 1906]: The parish votes to drain the mill pond. Nobody objects.",
        ),
        (
            _LEAK,
            "Sluice two was opened by hand at 02:05, but the level did not fall.",
            "- **[02:25]** Sluice two opened. No effect.",
        ),
    ],
    ids=["an entry of two sentences", "no effect"],
)
def test_all_of_an_entry_and_of_a_decision_is_one_telling(
    frame: str, told: str, entry: str
) -> None:
    text = frame.format(told, entry.replace("[", "").replace("]", ""))
    report = examine_text(text, ".md" if frame is _LEAK else ".txt", Config(select=("CHR01",)))
    assert [f"[{one.place.text}]" in entry for one in report.findings] == [True]


ROLLBACK = """# Outage of {day}

{head}

## What happened

The rollback of the billing service was begun at {time}.

## Timeline

- **07:48** Orders begin to fail.
- **08:05** First page goes to the engineer.
- **09:31** Rollback of the billing service begins.
- **12:33** All orders succeed again.
"""


@pytest.mark.parametrize(
    ("day", "head", "time", "found"),
    [
        ("6 May 2021", "All times are UTC.", "11:31 CEST", 0),
        ("6 May 2021", "All times are UTC.", "12:31 CEST", 1),
        ("6 May 2021", "", "12:31 CEST", 0),
    ],
)
def test_a_time_in_another_zone_is_compared_where_the_zone_is_declared(
    day: str, head: str, time: str, found: int
) -> None:
    report = examine_text(ROLLBACK.format(day=day, head=head, time=time), ".md")
    assert len([one for one in report.findings if one.code == "CHR01"]) == found


@pytest.mark.parametrize(("day", "found"), [("2 March 1917 (O.S.)", 0), ("2 March 1917", 1)])
def test_a_day_of_the_old_style_is_held_against_those_of_the_new(day: str, found: int) -> None:
    text = f"""# The mayor

Holt resigned as mayor of Harrow on {day} in the town hall.

## Chronology

- 9 January 1917: The bakers of Harrow strike.
- 15 March 1917: Holt resigns as mayor of Harrow.
- 9 May 1917: A new council meets.
"""
    conflicts = [one for one in examine_text(text, ".md").findings if one.code == "CHR01"]
    assert len(conflicts) == found


@pytest.mark.parametrize("day", ["8", "6"])
def test_a_third_statement_that_agrees_hides_no_conflict_in_a_short_document(day: str) -> None:
    text = f"""# The bridge

The bridge was opened on {day} June 1931.

## The opening

The bridge was opened on 7 June 1931 by the mayor.

## Chronology

- 7 June 1931: The bridge is opened by the mayor.
"""
    (found,) = examine_text(text, ".md").findings
    assert found.message == (
        f"date: {day} June 1931 in the narrative, 7 June 1931 further down in it"
    )
