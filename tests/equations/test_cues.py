"""Cues: a phrase is not sought where it cannot stand, and is found wherever it does."""

import pytest

from factcheck.equations.cues import LENGTH, NUMBER, RANGE, SHARE, Line, cues

TOLD = (
    ("equations.part of a whole", f"{NUMBER} of the {NUMBER} clerks ({SHARE}) had signed."),
    ("equations.change in per cent", f"Fares rose from {NUMBER} to {NUMBER}, up {SHARE}."),
    ("equations.change by a factor", f"The fleet doubled from {NUMBER} to {NUMBER} ships."),
    ("equations.length of a range", f"From {RANGE} the pier was shut; it lasted {LENGTH}."),
    ("equations.length of a range", f"They stayed {LENGTH}, namely {RANGE}."),
    ("equations.product", f"{NUMBER} crates at {NUMBER} crowns each came to {NUMBER} crowns."),
)


@pytest.mark.parametrize(("item", "words"), TOLD)
def test_a_phrase_is_found_in_a_line_as_without_a_look_at_its_words(item: str, words: str) -> None:
    line = Line.of(words)
    sought = [cue.pattern.search(words) for cue in cues(item)]
    assert {found.span() for found in sought if found} <= {
        found.span() for _, found in line.filled(item)
    }


def test_a_phrase_is_not_sought_where_another_figure_stands_between_its_own() -> None:
    phrase = "equations.change by a factor"
    line = Line.of(f"The fleet doubled from {NUMBER} in {LENGTH} of work to {NUMBER} ships.")
    assert not any(cue.may_stand_in(line) for cue in cues(phrase))


def test_a_phrase_is_not_sought_where_its_words_stand_beside_no_figure() -> None:
    doubled = cues("equations.change by a factor")[0]
    assert not doubled.may_stand_in(
        Line.of(f"From port to port the fleet doubled, {NUMBER} here and {NUMBER} there.")
    )
    assert doubled.may_stand_in(Line.of(f"The fleet doubled from {NUMBER} to {NUMBER} ships."))
