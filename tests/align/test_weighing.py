"""Every feature has its weight in the file of its relation, and every weight its feature."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from factcheck.align.measures.features import FEATURES as OF_MEASURES
from factcheck.align.utterances.features import FEATURES as OF_UTTERANCES
from factcheck.align.weighing import FOLDER, Term, at_most, linked, name_of, score, weights

RELATIONS = [("measure", OF_MEASURES), ("utterance", OF_UTTERANCES)]


@pytest.mark.parametrize(("relation", "features"), RELATIONS)
def test_features_and_weights_are_the_same(
    relation: str, features: Sequence[Callable[[Any], float]]
) -> None:
    assert {name_of(one) for one in features} == set(weights(relation)) - {"threshold"}


@pytest.mark.parametrize(("relation", "features"), RELATIONS)
def test_a_feature_says_what_it_counts_and_the_file_where_its_weights_come_from(
    relation: str, features: Sequence[Callable[[Any], float]]
) -> None:
    assert all(one.__doc__ for one in features)
    assert "# Source: " in (FOLDER / f"{relation}.txt").read_text(encoding="utf-8")


def same_noun(number: int) -> float:
    """Stand for a feature that is as large as a number."""
    return float(number)


def test_a_score_is_the_sum_of_its_terms_and_tells_the_heaviest() -> None:
    one = score("measure", (same_noun,), 7)
    assert one.terms == (Term("same noun", 7.0, "the same noun"),)
    assert one.total == pytest.approx(7.0 - weights("measure")["threshold"].worth)
    assert one.reason == "the same noun"


def test_what_does_not_reach_the_threshold_is_no_link() -> None:
    assert [one.of for one in linked("measure", (same_noun,), (1, 9, 7))] == [9, 7]


def test_a_feature_with_a_bound_is_asked_only_where_it_may_decide() -> None:
    asked = []

    @at_most(3.0)
    def words_in_common(number: int) -> float:
        asked.append(number)
        return 3.0

    found = linked("measure", (words_in_common, same_noun), (1, 2, 3))
    assert asked == [2, 3]
    assert found == [score("measure", (words_in_common, same_noun), one) for one in (3, 2)]
