"""Every feature has its weight in the file of its relation, and every weight its feature."""

import ast
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from factcheck.comparison.sourced.linking import FEATURES as OF_SOURCES
from factcheck.comparison.versions.leftovers import FEATURES as OF_LEFTOVERS
from factcheck.link.entities import evidence
from factcheck.link.events import linking
from factcheck.link.weighing import FOLDER, Term, linked, name_of, score, total, weights

RELATIONS: list[tuple[str, Sequence[Callable[[Any], float]]]] = [
    ("leftover", OF_LEFTOVERS),
    ("source", OF_SOURCES),
]
ROWS: dict[str, tuple[Callable[..., Any], ...]] = {
    "entity_names": (evidence.of_names,),
    "entity_words": (evidence.of_words,),
    "event": (linking.sizes_of,),
}
"""The functions that return the features of a relation as rows by their names."""


@pytest.mark.parametrize(("relation", "features"), RELATIONS)
def test_features_and_weights_are_the_same(
    relation: str, features: Sequence[Callable[[Any], float]]
) -> None:
    assert {name_of(one) for one in features} == set(weights(relation)) - {"threshold"}


@pytest.mark.parametrize("relation", ROWS)
def test_the_rows_of_features_and_the_weights_are_the_same(relation: str) -> None:
    functions = [inspect.getsource(one) for one in ROWS[relation]]
    dicts = [one for one in ast.walk(ast.parse("\n".join(functions))) if isinstance(one, ast.Dict)]
    named = {key.value for one in dicts for key in one.keys if isinstance(key, ast.Constant)}
    assert named == set(weights(relation)) - {"threshold"}


def test_every_file_of_weights_is_held_against_its_features() -> None:
    known = {*ROWS, *(relation for relation, _ in RELATIONS)}
    assert {path.stem for path in Path(FOLDER).glob("*.txt")} == known


def test_a_feature_without_a_line_is_an_error_that_names_the_file() -> None:
    for ask in (
        lambda: linked("event", (one_speaker,), (1,)),
        lambda: score("event", (one_speaker,), 1),
        lambda: total("event", {"one speaker": 1.0}),
    ):
        with pytest.raises(LookupError, match=r"weights/event\.txt: .* 'one speaker'"):
            ask()


@pytest.mark.parametrize(("relation", "features"), RELATIONS)
def test_a_feature_says_what_it_counts_and_the_file_where_its_weights_come_from(
    relation: str, features: Sequence[Callable[[Any], float]]
) -> None:
    assert all(one.__doc__ for one in features)
    assert "# Source: " in Path(FOLDER, f"{relation}.txt").read_text(encoding="utf-8")


def one_speaker(number: int) -> float:
    """Stand for a feature that is as large as a number."""
    return float(number)


def likeness(number: int) -> float:
    """Stand for another one."""
    return float(number)


def test_a_score_is_the_sum_of_its_terms_and_tells_the_heaviest() -> None:
    one = score("event", (likeness,), 7)
    known = weights("event")["likeness"]
    assert one.terms == (Term("likeness", known.worth * 7, known.says),)
    assert one.total == pytest.approx(known.worth * 7 - weights("event")["threshold"].worth)
    assert one.reason == known.says
