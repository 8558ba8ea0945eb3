"""Which pairs of claims may tell one happening, and how much speaks for it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from factcheck.linkers.events.tellings import Telling, Weights
from factcheck.model.agreement import Relation, is_fine, relation

_LONGEST_POSTINGS = 24
"""A term of more claims finds no candidates, though it counts in their score: cost stays linear."""
_DAMPING = 1.0
"""Shared weight, in terms that one claim alone uses, at which a score counts half."""
_BONUS = 0.2
"""What agreeing dates add to the score of a pair."""
LEAST = 0.40
"""Strength from which two tellings are linked that agree, or of which one has no date."""
_FAINTEST = LEAST - _BONUS
"""Score below which no date makes a link; most pairs are, and their dates are not compared."""


@frozen(eq=False)
class Pair:
    """Two claims, the earlier one on the left, with the evidence that they tell the same."""

    left: Telling
    right: Telling
    score: float
    """Shared weight by that of the shorter telling, damped where little is shared; about 0 to 1."""
    cover: float
    """Weight of the words that both use themselves by that of the longer telling, 0 to 1."""
    relation: Relation
    kind: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Name the kind of pair."""
        kind = "entry" if self.left.is_entry or self.right.is_entry else "sentence"
        object.__setattr__(self, "kind", kind)

    @property
    def strength(self) -> float:
        """Return the score with the bonus of agreeing dates."""
        return self.score + (_BONUS if self.relation is Relation.AGREE else 0.0)

    @property
    def is_dated(self) -> bool:
        """Say whether both claims have a date of their own, known to the day or closer."""
        mine, theirs = self.left.claim.date, self.right.claim.date
        return mine is not None and theirs is not None and is_fine(mine) and is_fine(theirs)

    def shared(self) -> tuple[str, ...]:
        """Return the terms that both use themselves."""
        return tuple(term for term in self.left.own if term in self.right.own)


def pairs(told: Sequence[Telling], weights: Weights) -> Iterator[Pair]:
    """Yield the pairs that share a rare word and score enough for a link if their dates agree."""
    masses = [weights.mass(telling) for telling in told]
    for left, right in _candidates(told):
        less, more = sorted((masses[left.at], masses[right.at]))
        shared = weights.shared(left.near, right.near)
        if not less or not shared:
            continue
        score = shared / less * shared / (shared + _DAMPING * weights.scale)
        if score >= _FAINTEST:
            both = sum(weights[term] for term in left.own if term in right.own)
            yield Pair(left, right, score, both / more, relation(left.claim, right.claim))


def _candidates(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for telling in told:
        for term in telling.own:
            postings[term].append(telling.at)
    for telling in told:
        partners = {
            other
            for term in telling.own
            if len(postings[term]) <= _LONGEST_POSTINGS
            for other in postings[term]
            if other > telling.at
        }
        for other in sorted(partners):
            if _comparable(telling, told[other]):
                yield telling, told[other]


def _comparable(left: Telling, right: Telling) -> bool:
    """Say whether two claims may be two tellings: entry and sentence, or across sections."""
    if left.is_entry and right.is_entry:
        return False
    return left.is_entry or right.is_entry or left.claim.section != right.claim.section
