"""Lists suspicions: confident proposals that are neither proved nor refuted.

They are not findings, because they are not verified. Each suspicion says so, and names its maker
and the reason why it could not be proved. Suspicions with the same cause are merged: the same two
words at several places, or one place compared with several others.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.document.text import shortened
from factcheck.model import (
    REFUTED,
    UNVERIFIED,
    Outcome,
    Place,
    Proofs,
    Refused,
    Report,
    Span,
    Unverified,
)
from factcheck.model.findings import fingerprint
from factcheck.proof.fixes import changed

SURE = 0.6
"""Minimum confidence, from 0 to 1, for showing a proposal that is not proved.

Source: measured on the 734 judged proposals of docs/second-reader.md (`bench/proposals.py`): of the
16 that are shown 13 were judged true, 3 arguable, and none false.
"""
_LONGEST = 300
"""Maximum number of characters in a displayed reason."""


def unverified(made: Proofs, report: Report) -> tuple[Unverified, ...]:
    """Return the unverified suspicions, in document order.

    Args:
        made: The outcomes of the proposals.
        report: The report of the document. Suspicions at the same places as a finding are left out.
    """
    findings = (*report.findings, *(one.finding for one in report.settled))
    known = [[one.place.span, *(part.place.span for part in one.related)] for one in findings]
    suspected = [
        _made(one, why, made)
        for one, why in made.refused
        if _is_sure(one, why) and not _is_known(one, known)
    ]
    return tuple(_grouped(sorted(suspected, key=_position)))


def _is_sure(one: Outcome, why: Refused) -> bool:
    """Return True if an unproved proposal is confident, has all its places, and is not refuted."""
    proposal, link = one.proposal, one.link
    if link is None or why.reason in REFUTED or proposal.confidence < SURE:
        return False
    return len(link.places) == len(proposal.places)


def _is_known(one: Outcome, known: Sequence[Sequence[Span]]) -> bool:
    """Return True if a finding includes all the places of a proposal."""
    spans = one.link.places if one.link else ()
    return any(
        all(any(span.overlaps(other) for other in others) for span in spans) for others in known
    )


def _made(one: Outcome, why: Refused, made: Proofs) -> Unverified:
    link = one.link
    spans = (*link.places, *link.items) if link else ()
    places = tuple(map(made.document.place, spans))
    reason = shortened(one.proposal.reason, _LONGEST)
    return Unverified(
        places=places,
        kind=one.proposal.kind,
        relation=one.proposal.relation,
        reason=reason,
        confidence=one.proposal.confidence,
        origin=evolve(one.proposal.origin, reason=reason),
        why=f"{why.reason}: {why.message}",
        fingerprint=fingerprint([UNVERIFIED, *map(made.document.words, spans)]),
        proposals=(one.proposal,),
        is_stale=one.is_stale,
    )


def _position(one: Unverified) -> tuple[str, int, int]:
    place = one.places[0]
    return place.path, place.line, place.column


def _grouped(suspected: Sequence[Unverified]) -> Iterator[Unverified]:
    """Yield one suspicion for each cause, with the places of all suspicions that share it."""
    groups: list[tuple[Unverified, set[object], list[Unverified]]] = []
    for one in suspected:
        causes = set(_causes(one))
        same = next((group for group in groups if group[1] & causes), None)
        if same:
            same[1].update(causes)
            same[2].append(one)
        else:
            groups.append((one, causes, []))
    for first, _, others in groups:
        also = dict.fromkeys(place for one in others for place in one.places)
        places = tuple(place for place in also if place not in first.places)
        proposals = tuple(one.proposals[0] for one in (first, *others))
        yield evolve(first, also=places, proposals=proposals)


def _causes(one: Unverified) -> Iterator[object]:
    """Yield keys that suspicions with the same cause share: first place, differing words."""
    first, *others = one.places
    yield first
    if len(others) == 1:
        old, new = changed(_folded(first), _folded(others[0]))
        if old and new:
            yield one.kind, frozenset((old, new))


def _folded(place: Place) -> str:
    return " ".join(place.text.casefold().split())
