"""Which quotations are of one utterance, and how they are laid beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine_text
from factcheck.align.utterances.alignment import align, candidates
from factcheck.model import Retelling

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=12).map(tuple)


def told_again(text: str) -> tuple[Retelling, ...]:
    """Return the pairs of quotations of one utterance."""
    return examine_text(text, ".txt").dossier.retellings


@given(WORDS, WORDS)
def test_an_alignment_stays_inside_both_texts(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    found = align(left, right)
    if found:
        for (start, end), (low, high) in found.changes:
            assert 0 <= start <= end <= len(left)
            assert 0 <= low <= high <= len(right)
        assert 0 <= found.run[0] < found.run[1] <= len(right)


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), min_size=3, max_size=12).map(tuple)
)
def test_a_text_differs_from_itself_in_nothing(words: tuple[str, ...]) -> None:
    found = align(words, words)
    assert found is not None
    assert found.changes == ()
    assert found.same == len(words)


@given(st.lists(WORDS, max_size=6))
def test_candidates_share_three_words_in_a_row(texts: list[list[str]]) -> None:
    for left, right in candidates(texts):
        runs = {tuple(texts[left][at : at + 3]) for at in range(len(texts[left]) - 2)}
        assert any(tuple(texts[right][at : at + 3]) in runs for at in range(len(texts[right]) - 2))


def test_a_set_phrase_of_many_quotations_finds_no_pairs() -> None:
    texts = [["ladies", "and", "gentlemen", str(at)] for at in range(40)]
    assert list(candidates(texts)) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("we keep the lamp", "we sold the mill"),
    ],
)
def test_little_in_common_is_another_utterance_or_a_fragment(left: str, right: str) -> None:
    found = align(tuple(left.split()), tuple(right.split()))
    assert found is None or found.changes == ()


def test_parts_around_an_attribution_are_one_utterance() -> None:
    (one,) = told_again(
        "“A horse and a plough,” he said at the fair, “make one farm out of two.”\n\n"
        "“A horse and a plough make one farm out of two.”"
    )
    assert len(one.other.parts) == 2
    assert one.changes == ()


def test_a_speaker_is_known_by_the_attribution() -> None:
    (one,) = told_again(
        "“The harbour belongs to those who rise early,” said Marta Lindqvist.\n\n"
        "“The harbour belongs to those who rise early,” said Ivar Holm."
    )
    assert (one.other.speaker, one.this.speaker) == ("marta-lindqvist", "ivar-holm")


def test_two_spellings_of_one_word_are_one_utterance() -> None:
    text = (
        "“The colour of the old harbour wall is {} honour of this town,” said Ida Holm.\n\n"
        "“The color of the old harbor wall is the honor of this town,” said Ida Holm.\n"
    )
    assert examine_text(text.format("the")).findings == ()


def test_a_possessive_closes_no_single_quotation() -> None:
    said = "‘The boys’ school by the old harbour has {} rooms and a bell,’ said Ida Holm.\n\n"
    text = said.format("seven") + said.format("nine")
    assert [one.message for one in examine_text(text).findings] == [
        "one utterance quoted in two ways: “nine” here, “seven” there"
    ]
