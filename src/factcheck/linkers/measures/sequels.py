"""Figures of the sentences that go on where a linked one ends: "The car left the rails. Six …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.events.stems import stem
from factcheck.linkers.measures.figures import Figure
from factcheck.model import Claim, Document, Event, Role

_SMALL = re.compile(r"[a-z]{3,}")
_FURTHEST = 2
"""Sentences behind the linked one that may still tell of its happening."""


def sequels(
    document: Document,
    claims: Sequence[Claim],
    events: Sequence[Event],
    of_claim: Mapping[str, Sequence[Figure]],
) -> Iterator[tuple[Figure, Figure]]:
    """Yield (figure of an entry, figure of a sentence behind the one that tells it).

    The sentence stands in the same paragraph and has no date of its own; both figures count the
    same noun, and their claims share a word beside it that tells what happened.
    """
    told = {claim.id: at for at, claim in enumerate(claims)}
    entries = [one for one in claims if one.role is Role.CHRONOLOGY and one.id in of_claim]
    lines = [one.line for one in entries]
    for event in events:
        for link in event.links:
            left, right = claims[told[link.left]], claims[told[link.right]]
            if (left.role is Role.CHRONOLOGY) == (right.role is Role.CHRONOLOGY):
                continue
            entry, sentence = sorted((left, right), key=lambda one: one.role is not Role.CHRONOLOGY)
            first, last = bisect_left(lines, entry.line), bisect_left(lines, entry.line + 1)
            behind = list(_behind(document, claims, told[sentence.id]))
            for part in entries[first:last]:
                yield from _alike(part, behind, of_claim)


def _behind(document: Document, claims: Sequence[Claim], at: int) -> Iterator[Claim]:
    block = document.block_at(claims[at].span.start)
    for other in claims[at + 1 : at + 1 + _FURTHEST]:
        if other.date or document.block_at(other.span.start) != block:
            return
        yield other


def _alike(
    entry: Claim, behind: Sequence[Claim], of_claim: Mapping[str, Sequence[Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    for claim in behind:
        shared = _stems(entry) & _stems(claim)
        for this in of_claim[entry.id]:
            for other in of_claim.get(claim.id, ()):
                if this.head and this.head == other.head and shared - this.nouns - other.nouns:
                    yield this, other


def _stems(claim: Claim) -> set[str]:
    return {stem(word) for word in _SMALL.findall(claim.says) if word not in STOP_WORDS}
