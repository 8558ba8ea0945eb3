"""The search for verbs of saying, word by word."""

from pathlib import Path

import pytest

from factcheck.extractors.attributions.verbs import VERB, verbs_in

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.*"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_verbs_found_word_by_word_are_those_that_the_pattern_finds(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    assert spans(text, 0, len(text)) == [match.span() for match in VERB.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The board said it, and the mayor complained about a claim that she had asked for.",
        "says; said.saying-told (warns) of nothing: resaid said_so told’s",
        "spoke highly of spoke of spoke out called for",
    ],
)
def test_what_follows_a_verb_is_taken_with_it_wherever_the_search_begins(text: str) -> None:
    for start in range(len(text)):
        for end in (len(text), start + 9):
            whole = [match.span() for match in VERB.finditer(text, start, end)]
            assert spans(text, start, end) == whole


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in verbs_in(text, start, end)]
