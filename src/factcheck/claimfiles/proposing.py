"""Links of the linker → event ids that claims of a folder may be given.

What a person has declared stays: a claim that has an id keeps it, and where the linker joins claims
of two ids, nothing is proposed.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from attrs import evolve, frozen

from factcheck.claimfiles.happenings import happenings
from factcheck.claimfiles.values import KEY
from factcheck.model import Claim, Dossier, Event, EventLink

_LEAST = 0.5
"""Score of a link from which an event is proposed: who declares it vouches for it."""
_WORDS = 3
"""Words of a new id."""


@frozen
class EventProposal:
    """One event id for claims that have none."""

    event: str
    """An id of the folder, or a new one made of the words that the claims share."""
    claims: tuple[str, ...]
    """Ids of the claims that would be given it, in order of the folder; at least one."""
    told: tuple[str, ...]
    """Ids of the claims that have it already."""
    shared: tuple[str, ...]
    """Words by which the claims were linked, the rarest first."""

    @property
    def is_new(self) -> bool:
        """Say whether no claim has the id yet."""
        return not self.told


def proposed(dossier: Dossier, linked: Sequence[Event]) -> tuple[EventProposal, ...]:
    """Return the event ids that a folder may be given, in order of its claims.

    Args:
        dossier: Of a claims folder.
        linked: What the linker finds in it when it is not told any event.
    """
    by_id = {claim.id: claim for claim in dossier.claims}
    order = {claim_id: at for at, claim_id in enumerate(by_id)}
    used = {claim.event for claim in dossier.claims if claim.event}
    events = tuple(_firm(event) for event in linked)
    groups = happenings(dossier.changed(events=events), dossier.claims)
    links = [link for event in events for link in event.links]
    found = []
    for _, members in sorted(groups, key=lambda group: min(order[one] for one in group[1])):
        proposal = _proposal([by_id[one] for one in members], links, used)
        if proposal:
            used.add(proposal.event)
            found.append(proposal)
    return tuple(found)


def _firm(event: Event) -> Event:
    """Return an event with those links on which more than one word rests."""
    links = (link for link in event.links if link.score >= _LEAST)
    different = (link for link in links if len({word.lower() for word in link.shared}) > 1)
    return evolve(event, links=tuple(different))


def _proposal(
    group: list[Claim], links: Sequence[EventLink], used: set[str]
) -> EventProposal | None:
    keys = {claim.event for claim in group if claim.event}
    free = tuple(claim.id for claim in group if not claim.event)
    if len(keys) > 1 or not free:
        return None
    ids = {claim.id for claim in group}
    joining = (link for link in links if {link.left, link.right} <= ids)
    shared = tuple(dict.fromkeys(word for link in joining for word in link.shared))
    told = tuple(claim.id for claim in group if claim.event)
    key = next(iter(keys)) if keys else _new(shared, group[0].id, used)
    return EventProposal(key, free, told, shared)


def _new(shared: Sequence[str], claim_id: str, used: set[str]) -> str:
    """Return an id of a few words that is not used yet."""
    words = [word.lower() for word in shared if KEY.fullmatch(word.lower())]
    key = "-".join(words[:_WORDS]) or claim_id
    return next(one for one in _numbered(key) if one not in used)


def _numbered(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}-{number}" for number in count(2))
