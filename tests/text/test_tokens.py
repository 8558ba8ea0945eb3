"""Tokens of a text: where words begin and end, and how they are found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import readers
from factcheck.document.text import distance, is_one_slip, tokens, tokens_of, word_list
from factcheck.model import Span

CUT = [
    ("Halvorsen's boat", ["Halvorsen", "'s", "boat"]),
    ("the skiffs’ owners", ["the", "skiffs", "’", "owners"]),
    ("at five o'clock", ["at", "five", "o'clock"]),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_text_is_cut_into_tokens(text: str, words: list[str]) -> None:
    assert tokens_of(text).words == words


@given(st.text())
def test_tokens_stand_in_order_and_leave_out_white_space_alone(text: str) -> None:
    made = tokens_of(text)
    assert all(
        text[s:e] == word for s, e, word in zip(made.starts, made.ends, made.words, strict=True)
    )
    assert "".join(made.words) == "".join(text.split())


def test_tokens_know_their_sentence_and_block_and_are_made_once() -> None:
    document = readers.parse(b"# Boats\n\nThe skiff sank. Nobody drowned.\n", "boats.md")
    made = tokens(document)
    assert made is tokens(document)
    assert [made.words[at] for at in made.by_lower["nobody"]] == ["Nobody"]
    skiff, nobody = made.by_lower["skiff"][0], made.by_lower["nobody"][0]
    assert made.blocks[skiff] == made.blocks[nobody] == made.blocks[0] + 1
    assert made.sentences[nobody] == made.sentences[skiff] + 1
    assert made.opens_sentence(nobody)
    assert not made.opens_sentence(skiff)
    assert made.at(made.starts[skiff] + 2) == skiff
    assert list(made.inside(Span(made.starts[skiff], made.ends[nobody]))) == [
        *range(skiff, nobody + 1)
    ]


def test_the_words_of_a_string_are_listed_without_marks() -> None:
    assert word_list("The pilot's log, 3 pages.") == ("the", "pilot", "log", "3", "pages")


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("skiff", "skiff", 0), ("skiff", "sikff", 1), ("dinghy", "skiff", 3)],
)
def test_slips_between_two_words_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips
    assert is_one_slip(one, other) == is_one_slip(other, one) == (slips == 1)


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_one_slip_is_a_distance_of_one(one: str, other: str) -> None:
    assert is_one_slip(one, other) == (distance(one, other, 3) == 1)
