"""Figures of the sentences that go on where a linked one ends: "The car left the rails. Six …"."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import look_alike, value
from factcheck.model import Claim, Document, Event, Role
from factcheck.model.agreement import Relation, relation
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_SMALL = lazy(r"[a-z]{3,}")
_LEAST_SHARED = 2
_BOTH = 2
"""Figures of one unit in two claims of which each has no more than one."""
_FURTHEST = 2
"""Sentences behind the linked one that may still tell of its happening."""


def sequels(
    document: Document,
    claims: Sequence[Claim],
    events: Sequence[Event],
    of_claim: Mapping[str, Sequence[Figure]],
) -> Iterator[tuple[Figure, Figure]]:
    """Yield (figure of an entry, figure of a sentence behind the one that tells it).

    The sentence stands in the same paragraph and is of no other date; both figures count the same
    noun, or measure in one unit, and their claims share words beside it that tell what happened.
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
    """Yield the next claims of the paragraph, up to the first of another date."""
    block = document.block_at(claims[at].span.start)
    for other in claims[at + 1 : at + 1 + _FURTHEST]:
        is_apart = other.date and relation(claims[at], other) is not Relation.AGREE
        if is_apart or document.block_at(other.span.start) != block:
            return
        yield other


def _alike(
    entry: Claim, behind: Sequence[Claim], of_claim: Mapping[str, Sequence[Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    for claim in behind:
        shared, figures = _stems(entry) & _stems(claim), of_claim.get(claim.id, ())
        for this in of_claim[entry.id]:
            alone = sum(one.unit == this.unit for one in (*of_claim[entry.id], *figures)) <= _BOTH
            for other in figures:
                if (alone or this.head) and _is_one_measure(
                    this, other, shared - this.nouns - other.nouns
                ):
                    yield this, other


def _is_one_measure(this: Figure, other: Figure, shared: set[str]) -> bool:
    """Say whether two figures count one noun, or measure in one unit what two words tell.

    One such word is enough for two numbers that look alike.
    """
    if this.head or other.head:
        return this.head == other.head and bool(shared)
    alike = look_alike(value(this.quantity), value(other.quantity))
    return bool(this.unit) and len(shared) >= (1 if alike else _LEAST_SHARED)


def _stems(claim: Claim) -> set[str]:
    return {stem(word) for word in _SMALL.findall(claim.says) if word not in STOP_WORDS}
