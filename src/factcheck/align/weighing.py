"""Scores that are written down: features by name, their weights in a file, the proof in words.

A file of `weights/` has one feature a line, `weight  feature name | words that tell it  # source`,
and a line `threshold`: what the terms must come to. A feature is a function that returns a number,
0 or more.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

from attrs import frozen

from factcheck.packaged import folder_of, text_in

FOLDER = f"{folder_of(__file__)}/weights"
_MOST_TOLD = 3
"""Terms of a score that its proof names."""

Subject = TypeVar("Subject")


@frozen
class Weight:
    """What one feature is worth."""

    worth: float
    says: str
    """How a proof tells it; empty for what speaks against a link."""
    source: str


@frozen
class Term:
    """What one feature adds to a score."""

    feature: str
    worth: float
    says: str


@frozen
class Score(Generic[Subject]):
    """All terms of one candidate."""

    of: Subject
    terms: tuple[Term, ...]
    total: float

    @property
    def reason(self) -> str:
        """The features that carried it, the heaviest first, in words."""
        told = sorted((one for one in self.terms if one.says and one.worth > 0), key=_weightiest)
        return ", ".join(dict.fromkeys(one.says for one in told[:_MOST_TOLD]))


def _weightiest(term: Term) -> float:
    return -term.worth


class _Weights(dict[str, Weight]):
    """The lines of one file."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file

    def __missing__(self, feature: str) -> Weight:
        raise LookupError(f"align/weights/{self.file}: no line has the weight of {feature!r}")


@cache
def weights(relation: str) -> Mapping[str, Weight]:
    """Return the weights of one relation by the name of the feature, `threshold` among them.

    To ask for a feature that has no line is an error that names the file.
    """
    found = _Weights(f"{relation}.txt")
    for line in text_in(FOLDER, f"{relation}.txt").splitlines():
        told, _, source = line.partition("#")
        if told.strip():
            worth, _, rest = told.strip().partition(" ")
            name, _, says = rest.partition("|")
            found[name.strip()] = Weight(float(worth), says.strip(), source.strip())
    return found


@cache
def name_of(feature: Callable[[Subject], float]) -> str:
    """Return the name of a feature as its file of weights has it."""
    return feature.__name__.strip("_").replace("_", " ")


def score(
    relation: str, features: Sequence[Callable[[Subject], float]], of: Subject
) -> Score[Subject]:
    """Weigh a candidate by all features of a relation."""
    found = terms(relation, {one: one(of) for one in features})
    least = weights(relation)["threshold"].worth
    return Score(of, found, sum(term.worth for term in found) - least)


def total(relation: str, sizes: Mapping[str, float]) -> float:
    """Return by how much features, by their names, reach the threshold; below 0 they do not."""
    known = weights(relation)
    found = sum(known[name].worth * size for name, size in sizes.items() if size)
    return found - known["threshold"].worth


def terms(relation: str, sizes: Mapping[Callable[[Subject], float], float]) -> tuple[Term, ...]:
    """Return what features add to a score, given what they returned."""
    known = weights(relation)
    return tuple(
        Term(name, known[name].worth * size, known[name].says)
        for one, size in sizes.items()
        if size and (name := name_of(one))
    )


def linked(
    relation: str, features: Sequence[Callable[[Subject], float]], found: Iterable[Subject]
) -> list[Score[Subject]]:
    """Return the candidates whose terms reach the threshold, the strongest first."""
    scores = (score(relation, features, one) for one in found)
    return sorted((one for one in scores if one.total >= 0), key=lambda one: -one.total)
