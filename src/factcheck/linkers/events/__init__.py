"""Claims → events: which claims tell one happening."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.linkers.events.guards import Guards, names_several_zones
from factcheck.linkers.events.orphans import Orphans, orphans
from factcheck.linkers.events.pairs import Pair, pairs
from factcheck.linkers.events.partners import linked
from factcheck.linkers.events.tellings import Weights, tellings, weigh
from factcheck.model import Claim, Document, Entity, Event, Facts, Link
from factcheck.model.agreement import is_fine

__all__ = ["events", "found_events"]

_SHOWN = 6
"""Shared words that a proof repeats."""


def events(
    document: Document,
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    facts: Facts | None = None,
) -> tuple[Event, ...]:
    """Return the happenings that are told more than once, in order of their first telling.

    Where a claims folder names events, these are declared and nothing else is linked. Otherwise
    claims are linked that share rare words, each the other's best partner.
    """
    if any(claim.event for claim in claims):
        return _grouped(claims, _declared(claims), {claim.id: claim.event for claim in claims})
    return found_events(document, claims, entities, facts)


def found_events(
    document: Document,
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    facts: Facts | None = None,
) -> tuple[Event, ...]:
    """Return the happenings that claims tell by their words, whatever a claims folder declares.

    Args:
        document: What the claims stand in.
        claims: Its claims, in order.
        entities: Who and what they name.
        facts: All facts of the document; without them no claims are linked that are left over.
    """
    told = tellings(document, claims, entities)
    weights = weigh(told)
    scored = list(pairs(told, weights))
    guards = Guards(scored, weights, names_several_zones(document.text))
    found = [_link(pair, weights) for pair in linked(scored, guards)]
    known = {(link.left, link.right) for link in found}
    lone = (_lone_link(one) for one in orphans(document, facts, told)) if facts else ()
    found += [link for link in lone if (link.left, link.right) not in known]
    return _grouped(claims, found, {})


def _declared(claims: Sequence[Claim]) -> list[Link]:
    """Link the claims of one event id, each with one of them."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event:
            told[claim.event].append(claim)
    return [link for group in told.values() for link in _around_best(group)]


def _around_best(group: Sequence[Claim]) -> Iterator[Link]:
    """Link each claim of an event with the one that dates it best, not with all others."""
    best = max(range(len(group)), key=lambda at: (_is_dated_finely(group[at]), -at))
    for at in range(len(group)):
        if at != best:
            left, right = sorted((at, best))
            yield Link(group[left].id, group[right].id, declared=True)


def _is_dated_finely(claim: Claim) -> tuple[bool, bool]:
    return claim.date is not None, claim.date is not None and is_fine(claim.date)


def _link(pair: Pair, weights: Weights) -> Link:
    words = sorted(pair.shared(), key=lambda term: (-weights[term], term))[:_SHOWN]
    shared = tuple(pair.left.own[term] for term in words)
    return Link(pair.left.claim.id, pair.right.claim.id, shared, round(pair.score, 3))


def _lone_link(pair: Orphans) -> Link:
    left, right = sorted((pair.entry, pair.sentence), key=lambda telling: telling.at)
    shared = pair.words[:_SHOWN]
    return Link(left.claim.id, right.claim.id, shared, round(pair.weight, 3), alone=True)


def _grouped(
    claims: Sequence[Claim], links: Iterable[Link], keys: dict[str, str]
) -> tuple[Event, ...]:
    """Gather linked claims into events."""
    root = {claim.id: claim.id for claim in claims}
    links = list(links)
    for link in links:
        root[_top(root, link.right)] = _top(root, link.left)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        members[_top(root, claim.id)].append(claim.id)
    bonds: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        bonds[_top(root, link.left)].append(link)
    return tuple(
        Event(keys.get(ids[0]) or ids[0], tuple(ids), tuple(bonds[top]))
        for top, ids in members.items()
        if len(ids) > 1
    )


def _top(root: dict[str, str], claim_id: str) -> str:
    """Return the representative of a claim's group, and shorten the way to it."""
    while root[claim_id] != claim_id:
        root[claim_id] = root[root[claim_id]]
        claim_id = root[claim_id]
    return claim_id
