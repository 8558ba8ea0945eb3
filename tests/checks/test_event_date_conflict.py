"""Longer cases of one happening told with two dates."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import Config, examine, examine_text

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


def test_the_article_has_one_conflict(shared: Callable[[str], Path]) -> None:
    path = shared("articles/comparative-connections-22-1-china-russia.txt")
    (found,) = examine(path, ONLY).findings
    assert (found.place.text, found.related[0].place.text) == ("Feb. 3, 2020", "February 4")


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("01-uruguay-vietnam-relations.clean.txt", []),
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


@pytest.mark.parametrize("day", ["8", "6"])
def test_a_third_statement_that_agrees_hides_no_conflict_in_a_short_document(
    day: str, snapshot: object
) -> None:
    text = f"""# The bridge

The bridge was opened on {day} June 1931.

## The opening

The bridge was opened on 7 June 1931 by the mayor.

## Chronology

- 7 June 1931: The bridge is opened by the mayor.
"""
    (found,) = examine_text(text, ".md").findings
    assert found.message == snapshot
