"""Words are alike by the letters that they have near the same place."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import JaroWinkler

from factcheck.model.letters import alikeness

WORDS = st.text("abceé", max_size=14)


@given(WORDS, WORDS)
def test_two_words_are_as_alike_as_the_measure_of_jaro_and_winkler_says(
    one: str, other: str
) -> None:
    expected = JaroWinkler.similarity(one, other) if one or other else 0.0
    assert abs(alikeness(one, other) - expected) < 1e-12
