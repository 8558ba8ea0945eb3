"""Proves proposals: they are anchored, converted to links and compared.

A proof states the minimum confidence that the maker of the link must have. If the evidence in the
document itself is weak, a link without a confidence does not prove anything, however different the
values are.
"""

import hashlib
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.document.text import shortened
from factcheck.model import (
    PROPOSED_EARLIER,
    Dossier,
    Flag,
    Link,
    Outcome,
    Proofs,
    Proposal,
    Proved,
    Reason,
    Refused,
    Severity,
)
from factcheck.proof import Places, prove
from factcheck.second_reader.proposals.anchoring import Anchored, Anchors
from factcheck.second_reader.proposals.form import file_digest, is_of
from factcheck.second_reader.proposals.sides import sides

_LONGEST_REASON = 300


def proofs(
    known: Dossier, proposals: Sequence[Proposal], path: str, data: bytes | None = None
) -> Proofs:
    """Return the outcome of each proposal: the proof, or the reason why it was not proved.

    Args:
        known: The dossier of the document.
        proposals: The proposals; those about other documents are ignored.
        path: Path of the document; proposals name the document by the last part of this path.
        data: The contents of the document, for the digest; None to read them from disk.
    """
    own = [one for one in proposals if is_of(one, path)]
    document, anchored = Anchors(known.document).anchored(own)
    places = Places(known, document)
    digest = _digest(own, path, data)
    return Proofs(
        document,
        tuple(_beside(_outcome(one, places), digest) for one in anchored),
        passed_over=len(proposals) - len(own),
    )


def _digest(proposals: Sequence[Proposal], path: str, data: bytes | None) -> str:
    """Return the SHA-256 digest of the document, or "" if it is not needed or for a folder."""
    if not any(one.sha256 for one in proposals):
        return ""
    return file_digest(path) if data is None else hashlib.sha256(data).hexdigest()


def _beside(outcome: Outcome, digest: str) -> Outcome:
    """Return an outcome, marked if it is about an earlier version of the document."""
    sha256, verdict = outcome.proposal.sha256, outcome.verdict
    if not (digest and sha256) or sha256 == digest:
        return outcome
    if isinstance(verdict, Refused) and verdict.reason is Reason.NOT_FOUND:
        told = f"{verdict.message}; the document has changed since the proposal was made"
        verdict = evolve(verdict, message=told)
    return evolve(outcome, verdict=verdict, is_stale=True)


def _outcome(one: Anchored, places: Places) -> Outcome:
    proposal = one.proposal
    if one.refused:
        return Outcome(proposal, None, one.refused)
    link = Link(
        kind=proposal.relation,
        values=proposal.kind,
        places=one.places,
        origin=proposal.origin,
        equation=proposal.equation,
        items=one.items,
        is_complete=proposal.complete,
        correction=proposal.correction,
        quoted=one.quoted if any(quote.value for quote in proposal.places) else (),
    )
    found = prove(link, places)
    least = found.least if isinstance(found, Proved) else 0.0
    if proposal.confidence >= least:
        return Outcome(proposal, link, found)
    sure = f"confidence given by the proposer: {proposal.confidence:g}"
    return Outcome(proposal, link, Refused(Reason.DOUBTED, f"{sure}; expected at least {least:g}"))


def flags(known: Dossier, made: Proofs) -> Iterator[tuple[str, Flag]]:
    """Yield (code, flag) for each proved proposal. The flag is always a warning."""
    places = Places(known, made.document)
    for outcome, proved in made.proved:
        reason = shortened(outcome.proposal.reason, _LONGEST_REASON)
        origin = evolve(outcome.proposal.origin, reason=reason)
        said = f"linked as “{outcome.proposal.relation}” by {origin.told or 'rules'}"
        words = [PROPOSED_EARLIER] if outcome.is_stale else []
        words += [f"as stated by the proposer, unverified: “{reason}”"] if reason else []
        flag = Flag(
            span=proved.span,
            message=proved.message,
            proof=(*proved.proof, said, *words),
            related=proved.related,
            suggestions=sides(outcome, proved, places),
            severity=Severity.WARNING,
            origin=origin,
        )
        yield proved.code, flag
