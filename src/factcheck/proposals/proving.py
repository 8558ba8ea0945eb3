"""From proposals to what is proved of them: anchored, turned into links, compared.

A proposal of which its maker is all but sure that it is none is not compared: a link that nobody
vouches for proves nothing, however different the values are. What letters alone decide needs less.
"""

from collections.abc import Sequence

from factcheck.comparisons import Reading, compare
from factcheck.model import (
    Document,
    Dossier,
    Link,
    Proved,
    Reason,
    Refused,
    ValueKind,
    Verdict,
)
from factcheck.proposals.anchoring import Anchored, Anchors
from factcheck.proposals.form import Proposal
from factcheck.values import frozen

LEAST_CONFIDENCE = 0.3
"""How sure a maker must be that places are of one thing, where values are compared."""
LEAST_OF_LETTERS = 0.2
"""The same where two forms are compared that differ in letters: they tell most themselves."""
_OF_LETTERS = frozenset({ValueKind.NAME, ValueKind.ACRONYM, ValueKind.IDENTIFIER})


@frozen
class Outcome:
    """What became of a proposal."""

    proposal: Proposal
    link: Link | None
    """None where a place was not found."""
    verdict: Verdict


@frozen
class Proofs:
    """What became of all proposals on one document."""

    document: Document
    """With the places that stand in its files alone behind its text."""
    outcomes: tuple[Outcome, ...] = ()
    """In the order of the proposals."""
    passed_over: int = 0
    """Proposals on other documents."""

    @property
    def proved(self) -> tuple[tuple[Outcome, Proved], ...]:
        """Return those that are proved."""
        return tuple((one, one.verdict) for one in self.outcomes if isinstance(one.verdict, Proved))

    @property
    def refused(self) -> tuple[tuple[Outcome, Refused], ...]:
        """Return those that are not."""
        return tuple(
            (one, one.verdict) for one in self.outcomes if isinstance(one.verdict, Refused)
        )


def proofs(known: Dossier, proposals: Sequence[Proposal], passed_over: int = 0) -> Proofs:
    """Return what can be proved of proposals on a document."""
    document, anchored = Anchors(known.document).anchored(proposals)
    read = Reading(known, document)
    return Proofs(document, tuple(_outcome(one, read) for one in anchored), passed_over)


def _outcome(one: Anchored, read: Reading) -> Outcome:
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
    )
    least = LEAST_OF_LETTERS if proposal.kind in _OF_LETTERS else LEAST_CONFIDENCE
    if proposal.confidence < least:
        why = f"its maker is sure of it to {proposal.confidence:g} only; {least:g} is needed"
        return Outcome(proposal, link, Refused(Reason.DOUBTED, why))
    return Outcome(proposal, link, compare(link, read))
