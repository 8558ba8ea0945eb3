"""From scored pairs to links: each claim's best partners."""

from collections.abc import Iterable, Sequence

from factcheck.linkers.events.guards import Guards
from factcheck.linkers.events.pairs import LEAST, Pair
from factcheck.model.agreement import Relation


def linked(scored: Sequence[Pair], guards: Guards) -> list[Pair]:
    """Return the pairs that tell one happening, in order.

    Partners are sought a second time among dated claims alone, or a better neighbour without a
    date hides the sentence that bears it; and a third time without conflicts with a claim that
    agrees with another, or the entry next to the right one hides that.
    """
    dated = [pair for pair in scored if pair.is_dated]
    open_ones = [
        pair
        for pair in dated
        if pair.relation is not Relation.CONFLICT or not guards.is_explained(pair)
    ]
    chosen: dict[tuple[int, int], Pair] = {}
    for pair in (*_partners(scored), *_partners(dated), *_partners(open_ones)):
        conflict = pair.relation is Relation.CONFLICT
        if guards.allow(pair) if conflict else pair.strength >= LEAST:
            chosen[pair.left.at, pair.right.at] = pair
    return [chosen[key] for key in sorted(chosen)]


def _partners(scored: Iterable[Pair]) -> list[Pair]:
    """Return the pairs of which each is the other's best of its kind.

    Where the dates agree, it is enough that one is the other's best: an entry may be told twice.
    """
    scored = [pair for pair in scored if pair.relation is not Relation.APART]
    best: dict[tuple[int, str], Pair] = {}
    for pair in scored:
        for telling in (pair.left, pair.right):
            key = telling.at, pair.kind
            if key not in best or pair.strength > best[key].strength:
                best[key] = pair
    return [pair for pair in scored if _is_partner(pair, best)]


def _is_partner(pair: Pair, best: dict[tuple[int, str], Pair]) -> bool:
    of_left = best[pair.left.at, pair.kind] is pair
    of_right = best[pair.right.at, pair.kind] is pair
    agree = pair.relation is Relation.AGREE
    return (of_left or of_right) if agree else (of_left and of_right)
