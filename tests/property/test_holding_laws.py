"""What a quotation may change, for any words."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.citing.quoted import pieces, streams

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzéø", min_size=1, max_size=8), min_size=3)
JOINS = st.sampled_from([" ", "  ", "\n", ", ", " – ", "-", "; "])


@given(WORDS, st.data())
def test_any_words_in_a_row_are_held_however_they_are_set(
    words: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(words) - 3))
    last = data.draw(st.integers(first + 3, len(words)))
    join = data.draw(JOINS)
    quotation = join.join(words[first:last]).upper()
    assert any(one.holds(pieces(quotation)) for one in streams(" ".join(words)))


@given(WORDS, st.data())
def test_an_ellipsis_stands_for_any_words(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    upto = data.draw(st.integers(at, len(words) - 1))
    quotation = f"{' '.join(words[:at])} … {' '.join(words[upto:])}"
    assert any(one.holds(pieces(quotation)) for one in streams(" ".join(words)))


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_raises_and_a_run_lies_in_both(quotation: str, source: str) -> None:
    for one in streams(source):
        one.holds(pieces(quotation))
        count, passage, shared = one.longest_run(quotation)
        assert 0 <= shared.start <= shared.end <= len(quotation)
        assert 0 <= passage.start <= passage.end <= len(one.text)
        assert (count == 0) == (len(shared) == 0)
