"""From scored pairs to links: each claim's best partners."""

from collections.abc import Iterable, Sequence

from factcheck.linkers.events.guards import LEAST, Guards
from factcheck.linkers.events.pairs import Pair
from factcheck.model.agreement import Relation


def linked(scored: Sequence[Pair], guards: Guards) -> list[Pair]:
    """Return the pairs that tell one happening, in order.

    Partners are sought a second time among dated claims alone, or a better neighbour without a
    date hides the sentence that bears it.
    """
    chosen: dict[tuple[int, int], Pair] = {}
    for pair in (*_mutual(scored), *_mutual(pair for pair in scored if pair.is_dated)):
        conflict = pair.relation is Relation.CONFLICT
        if guards.allow(pair) if conflict else pair.strength >= LEAST:
            chosen[pair.left.at, pair.right.at] = pair
    return [chosen[key] for key in sorted(chosen)]


def _mutual(scored: Iterable[Pair]) -> list[Pair]:
    """Return the pairs of which each is the other's best of its kind."""
    scored = [pair for pair in scored if pair.relation is not Relation.APART]
    best: dict[tuple[int, str], Pair] = {}
    for pair in scored:
        for telling in (pair.left, pair.right):
            key = telling.at, pair.kind
            if key not in best or pair.strength > best[key].strength:
                best[key] = pair
    return [
        pair
        for pair in scored
        if best[pair.left.at, pair.kind] is pair and best[pair.right.at, pair.kind] is pair
    ]
