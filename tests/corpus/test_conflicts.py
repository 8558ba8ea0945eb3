"""Conflicts between pairs of places, put together to one finding for all who say the same."""

import pytest

from factcheck.corpus.conflicts import Conflict, Place, merged


def place(document: str, words: str) -> Place:
    return Place(document, f"{document}.md", "", 3, 1, words, f"It was {words}.")


def conflict(one: tuple[str, str], other: tuple[str, str]) -> Conflict:
    places = place(*one), place(*other)
    return Conflict("CHR01", "date: ", one[1], other[1], ("a line",), *places)


A, B, C, D = ("a", "May"), ("b", "May"), ("c", "June"), ("d", "July")


@pytest.mark.parametrize(
    ("conflicts", "found"),
    [
        ([conflict(C, A), conflict(B, C)], ["c: date: June here, May there [a b]"]),
        (
            [conflict(A, C), conflict(B, C), conflict(A, D), conflict(B, D), conflict(C, D)],
            [
                "c: date: June here, May or July there [a b d]",
                "d: date: July here, May there [a b]",
            ],
        ),
        ([], []),
    ],
)
def test_one_value_against_others_is_one_finding(
    conflicts: list[Conflict], found: list[str]
) -> None:
    told = [
        f"{one.these[0].document}: {one.message} [{' '.join(two.document for two in one.others)}]"
        for one in merged(conflicts)
    ]
    assert told == found
    assert merged(reversed(conflicts)) == merged(conflicts)


def test_a_conflict_found_in_two_ways_is_told_once() -> None:
    again = Conflict("CHR01", "date: ", "May", "June", ("another line",), place(*A), place(*C))
    assert len(merged([conflict(A, C), again])) == 1
