"""Hard wrapping: a paragraph says the same at whatever width it is wrapped."""

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.document.readers import parse_markdown, parse_text
from factcheck.model import Document, SourceFile

Parse = Callable[[SourceFile], Document]
FORMATS = pytest.mark.parametrize("parse", [parse_text, parse_markdown])

# Sentences with dates, numbers and brackets that may come to stand at the beginning of a line.
SENTENCES = (
    "The deck was lifted on Monday, 8 May 2021.",
    "It was a fine day, and Ada Moor of Hale said so in June 2021.",
    "Nobody had seen the bridge since 31 March 1911 (Friday).",
    "Then, from 8 May 2021 until 9 May 2021, the river rose.",
    "By 10:05 the gate was shut, and at 10:40 it was open again.",
    "The owner wrote on May 8, 2021 that it rained.",
    "They stayed until 1912.",
    "Two of three weavers voted 65:35 in 2021.",
    "Moor (2021) and Ellis (1912) were of one mind [1] on this.",
    "In 1911 the mill – a bad one – burned.",
    "It closed in Q3 1994, on a Monday.",
)


@FORMATS
@example(said=[SENTENCES[4]] * 3, width=62)
@example(said=[SENTENCES[0]] * 2 + [SENTENCES[4], SENTENCES[8]] * 3, width=118)
@given(
    said=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), width=st.integers(40, 120)
)
def test_a_paragraph_says_the_same_at_every_width(
    parse: Parse, said: list[str], width: int
) -> None:
    words = " ".join(["The river drives two mills.", *said])
    wrapped = textwrap.fill(words, width, break_on_hyphens=False)
    assert parse(SourceFile("mill", wrapped)).text == words


@FORMATS
@pytest.mark.parametrize(
    "words",
    [
        "The lock was closed on Monday, 8\nMay 2021. It was a fine day.",
        "The lock was closed in May\n2021. It was cold.",
        "The lock was closed on\n8 May 2021. It was cold.",
    ],
)
def test_a_date_that_is_cut_in_two_is_whole(parse: Parse, words: str) -> None:
    assert parse(SourceFile("mill", f"{words}\n")).text == words.replace("\n", " ")
