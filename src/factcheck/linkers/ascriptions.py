"""Events and attributions → ascriptions: who is said to have made one statement, told twice."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.events.lexicon import CALENDAR_WORDS, STOP_WORDS
from factcheck.linkers.events.stems import stem
from factcheck.model import Attribution, Claim, Document, Entity, Event, NameKind, Span
from factcheck.model.agreement import Relation, relation
from factcheck.model.ascriptions import Ascription

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_EMPTY = STOP_WORDS | CALENDAR_WORDS
_FEWEST = 4
"""Words of content that two statements must share to be one."""
_COVER = 0.75
"""Share of the shorter statement that they must be; two reports of one happening have less."""
_BOTH = re.compile(
    r"\b(?:jointly|joint|both|together|also|likewise|too|echo\w*|repeat\w*|agree\w*|quot\w+|cit\w+"
    r"|carried|relay\w*|confirm\w*|republish\w*|reprint\w*|picked up|referring to|in turn"
    r"|separately|on behalf|spokes\w+|read out|deni\w+|correct\w*|differ\w*|contradict\w*"
    r"|dispute\w*)\b",
    re.IGNORECASE,
)
"""Words with which a text itself tells that two made the statement, or one for the other.

Source: a list of our own, by what each of them says of two sources.
"""
_PLURAL = re.compile(r"\b(?:and|or|as well as)\b|[,;/]")
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.UNKNOWN})


@frozen
class _Said:
    """A claim with who is said to have made its statement."""

    claim: Claim
    attribution: Attribution
    bearer: Entity


def ascriptions(
    document: Document,
    claims: Sequence[Claim],
    events: Sequence[Event],
    entities: Sequence[Entity],
) -> tuple[Ascription, ...]:
    """Return the statements of linked claims that are given to two sources, in order.

    Both sources are named, one person against another or one body against another; the statements
    share most of their words and are of one day. Where the text tells that both made it, or that
    one repeats or speaks for the other, there is none.
    """
    told = {claim.id: claim for claim in claims}
    sources = _Sources(entities)
    found = []
    for event in events:
        for link in event.links:
            left, right = (sources.of(document, told[at]) for at in (link.left, link.right))
            shared = _shared(document, left, right) if left and right else ()
            if left and right and shared and not _is_explained(document, left, right):
                names = right.bearer.canonical, left.bearer.canonical
                found.append(Ascription(right.attribution, left.attribution, names, shared))
    return tuple(sorted(found, key=lambda one: one.this.span))


class _Sources:
    """Who is named where, to be asked for by the words that name a source."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        named = [(name.span, who) for who in entities for name in who.mentions]
        self._named = sorted(named, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._named]

    def of(self, document: Document, claim: Claim) -> _Said | None:
        """Return the statement of a claim, if one bearer alone is made responsible for it."""
        attribution = claim.attribution
        if attribution is None or attribution.source is None:
            return None
        bearers = {who.key: who for who in self._within(attribution.source)}
        alone = len(bearers) == 1 and not _PLURAL.search(document.words(attribution.source))
        return _Said(claim, attribution, *bearers.values()) if alone else None

    def _within(self, span: Span) -> Iterator[Entity]:
        first, last = (bisect_left(self._starts, at) for at in (span.start, span.end))
        yield from (who for name, who in self._named[first:last] if name.end <= span.end)


def _shared(document: Document, left: _Said, right: _Said) -> tuple[str, ...]:
    """Return the words that two statements share, if they are most of the shorter one."""
    mine, theirs = (_contents(document.words(one.attribution.span)) for one in (left, right))
    both = tuple(word for term, word in mine.items() if term in theirs)
    least = max(_FEWEST, _COVER * min(len(mine), len(theirs)))
    return both if len(both) >= least else ()


def _contents(words: str) -> dict[str, str]:
    found = (word for word in _WORD.findall(words) if word.lower() not in _EMPTY)
    return {stem(word.lower()): word for word in found}


def _is_explained(document: Document, left: _Said, right: _Said) -> bool:
    """Say whether two different names are no conflict."""
    return (
        left.bearer.key == right.bearer.key
        or not _are_of_one_kind(left.bearer, right.bearer)
        or relation(left.claim, right.claim) in (Relation.APART, Relation.CONFLICT)
        or _are_of_one_house(left.bearer, right.bearer)
        or any(_BOTH.search(_around(document, one)) for one in (left, right))
        or _names(document, left, right.bearer)
        or _names(document, right, left.bearer)
    )


def _are_of_one_kind(left: Entity, right: Entity) -> bool:
    """Say whether both are people, or both bodies: a minister may speak for his ministry."""
    kinds = {left.kind, right.kind}
    return kinds == {NameKind.PERSON} or kinds <= _BODIES


def _are_of_one_house(left: Entity, right: Entity) -> bool:
    """Say whether names or offices share a word: one may speak for the other."""
    mine, theirs = (
        {word.lower() for words in (who.canonical, *who.titles) for word in _WORD.findall(words)}
        for who in (left, right)
    )
    return bool((mine & theirs) - _EMPTY)


def _around(document: Document, said: _Said) -> str:
    sentence = document.sentence_at(said.claim.span.start) or said.claim.span
    return document.words(sentence)


def _names(document: Document, said: _Said, bearer: Entity) -> bool:
    """Say whether a bearer is named in the block of a statement of another."""
    block = document.block_at(said.claim.span.start)
    return block is not None and any(block.span.contains(one.span) for one in bearer.mentions)
