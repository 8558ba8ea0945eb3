"""Proposals of event IDs for the claims of a folder, from the events found by the linker.

Declared events are not changed: a claim keeps its event ID, and nothing is proposed if the linker
connects claims with different event IDs.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from factcheck.claims.claimfiles.editing import added, items, scalar_of, unified, with_edits
from factcheck.claims.claimfiles.emitting import Plain
from factcheck.claims.claimfiles.folder import CLAIM_FILES
from factcheck.claims.claimfiles.happenings import happenings
from factcheck.claims.claimfiles.values import KEY, numbered
from factcheck.errors import UsageError
from factcheck.model import Claim, Dossier, Event, EventLink
from factcheck.safe_yaml import plain
from factcheck.storage import locked, reason, write_all

_LEAST = 0.5
"""Minimum score of a link for a proposal; high, because declaring an event confirms the link."""
_WORDS = 3
"""Maximum number of words in a new ID."""


@frozen
class EventProposal:
    """An event ID proposed for claims that do not have one."""

    event: str
    """An event ID used in the folder, or a new ID made from words that the claims share."""
    claims: tuple[str, ...]
    """IDs of the claims that would get the event ID, in folder order; at least one."""
    told: tuple[str, ...]
    """IDs of the claims that already have the event ID."""
    shared: tuple[str, ...]
    """The shared words on which the link between the claims is based, rarest first."""


def proposed(dossier: Dossier, linked: Sequence[Event]) -> tuple[EventProposal, ...]:
    """Return the proposals of event IDs, in the order of the folder's claims.

    Args:
        dossier: The dossier of a claims folder.
        linked: The events that the linker finds if the declared events are removed.
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
    """Return an event with only those links that are based on more than one word."""
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
    words = [word.lower() for word in shared if KEY.fullmatch(word.lower())]
    key = next(iter(keys), "") or numbered("-".join(words[:_WORDS]) or group[0].id, used)
    return EventProposal(key, free, told, shared)


def accepted(folder: str, proposals: Iterable[EventProposal]) -> tuple[str, ...]:
    """Write event IDs into the claim files of a folder; see `factcheck.claims.claimfiles.accept`.

    Raises:
        UsageError: A file cannot be written, or its layout does not allow inserting a line.
    """
    events = {claim: proposal.event for proposal in proposals for claim in proposal.claims}
    changed: dict[Path, bytes] = {}
    try:
        with locked(folder):
            for path in (Path(folder, name) for name in CLAIM_FILES):
                data = path.read_bytes() if path.is_file() else b""
                made = _with_events(path, data, events)
                if made != data:
                    changed[path] = made
            write_all(changed)
    except OSError as error:
        raise UsageError(f"folder '{folder}': {reason(error)}. Make it writable") from error
    return tuple(path.as_posix() for path in changed)


def _with_events(path: Path, data: bytes, events: Mapping[str, str]) -> bytes:
    """Return the contents of a claim file with new event IDs.

    Raises:
        UsageError: The layout of the file does not allow a safe insertion.
    """
    text = unified(data)
    edits, expected = [], []
    for claim in items(text):
        event = events.get(scalar_of(claim, "id"))
        own = {"event": event} if event and not scalar_of(claim, "event") else {}
        edits += [added(text, claim, key, Plain(value)) for key, value in own.items() if value]
        expected.append({**plain(claim), **own})
    made = with_edits(data, edits)
    if [plain(claim) for claim in items(unified(made))] != expected:
        raise UsageError(
            f"{path}: cannot insert an event safely. Rewrite the file in YAML block style."
        )
    return made
