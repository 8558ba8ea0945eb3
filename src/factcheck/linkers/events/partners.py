"""From scored pairs to links: each claim's best partners."""

from collections.abc import Iterable, Sequence

from factcheck.linkers.events.guards import Guards
from factcheck.linkers.events.pairs import LEAST, Pair
from factcheck.linkers.events.tellings import Telling
from factcheck.model import Role
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
    of_left = _is_best(pair, best[pair.left.at, pair.kind])
    of_right = _is_best(pair, best[pair.right.at, pair.kind])
    agree = pair.relation is Relation.AGREE
    return (of_left or of_right) if agree else (of_left and of_right)


def _is_best(pair: Pair, best: Pair) -> bool:
    """Say whether a pair is the best of a claim, or in conflict with the entry that is the best.

    An entry of two sentences is one telling: "Failover to the replica. No change."
    """
    if pair is best or pair.relation is not Relation.CONFLICT:
        return pair is best
    if pair.left is best.left:
        return _are_of_one_entry(pair.right, best.right)
    return pair.right is best.right and _are_of_one_entry(pair.left, best.left)


def _are_of_one_entry(one: Telling, other: Telling) -> bool:
    is_entry = one.is_entry and other.is_entry and one.claim.role is Role.CHRONOLOGY
    return is_entry and one.claim.date == other.claim.date and one.claim.line == other.claim.line
