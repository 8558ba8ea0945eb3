"""Places of a document: the block, sentence and claim of one, and what begins in a stretch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine_text
from factcheck.document import readers
from factcheck.document.text import tokens_of
from factcheck.document.text.opposites import are_opposed, sides_of
from factcheck.model import BlockKind, Claim, Document, SourceFile, Span
from factcheck.model.claims import claim_at
from factcheck.model.text import beginning_in

TEXT = """# The weir

The weir was built in May. It held for a year.

A flood came.
"""


@pytest.fixture(name="weir")
def fixture_weir() -> Document:
    return readers.parse_markdown(SourceFile("weir.md", TEXT))


def _at(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def test_what_stands_between_blocks_has_no_kind_and_is_around_itself(weir: Document) -> None:
    between = Span(weir.blocks[1].span.end, weir.blocks[1].span.end + 1)
    assert weir.kind_at(between.start) is None
    assert weir.block_around(between) == between
    assert weir.kind_at(_at(weir, "flood").start) is BlockKind.PARAGRAPH
    assert weir.words(weir.block_around(_at(weir, "flood"))) == "A flood came."


def test_the_sentence_before_another_is_of_its_own_block(weir: Document) -> None:
    before = weir.sentence_before(_at(weir, "It held for a year."))
    assert before is not None
    assert weir.words(before) == "The weir was built in May."
    assert weir.sentence_before(_at(weir, "A flood came.")) is None


def test_a_claim_holds_its_own_places_and_none_behind_it() -> None:
    claims = [Claim(id=name, says="x", span=span) for name, span in _SPANS.items()]
    found = [claim_at(claims, at) for at in (0, 2, 5, 6, 9, 10)]
    assert [one.id if one else "" for one in found] == ["", "a", "", "b", "b", ""]


def test_what_begins_in_a_stretch_may_end_behind_it() -> None:
    claims = [Claim(id=name, says="x", span=span) for name, span in _SPANS.items()]
    assert [one.id for one in beginning_in(claims, Span(2, 6))] == ["a"]
    assert [one.id for one in beginning_in(claims, Span(3, 7))] == ["b"]


_SPANS = {"a": Span(2, 5), "b": Span(6, 10)}


def test_words_near_a_value_stay_in_what_is_around_it() -> None:
    words = tokens_of("One two three four five six.")
    four = Span(words.text.index("four"), words.text.index("four") + 4)
    assert words.near(four, Span(0, len(words.text)), 1) == {"three", "four", "five"}
    assert words.near(four, Span(four.start, len(words.text)), 1) == {"four", "five"}


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("the first weir", "the second weir", True),
        ("the first weir", "the first mill", False),
        ("the first and the second", "the second", False),
    ],
)
def test_opposites_part_two_values(one: str, other: str, *, is_so: bool) -> None:
    assert are_opposed(sides_of(one.split()), sides_of(other.split())) is is_so


@given(st.sampled_from(["", "\ufeff"]), st.lists(st.sampled_from(["\n", "\r\n", "\r"]), max_size=4))
def test_the_offsets_of_a_place_count_in_the_text_as_given(mark: str, ends: list[str]) -> None:
    text = mark + "".join(f"The \U0001f41f weir\u2028.{end}{end}" for end in ends)
    text += "They met on Monday 29 February 2024."
    (finding,) = examine_text(text).findings
    start, end = finding.place.offsets(text)
    assert text[start:end] == "Monday 29 February 2024"
