"""Which quotations are of one utterance, and how they are laid beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine_text
from factcheck.link.utterances.alignment import align
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
