"""Attributions → ascriptions: who is said to have made one statement that is told twice."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.events.lexicon import CALENDAR_WORDS, STOP_WORDS
from factcheck.model import Attribution, Claim, Document, Entity, NameKind, Role, Span
from factcheck.model.agreement import Relation, relation
from factcheck.model.ascriptions import Ascription
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_EMPTY = STOP_WORDS | CALENDAR_WORDS
_FEWEST = 4
"""Words of content that two statements must share to be one."""
_LONGEST_POSTINGS = 24
"""A word of more statements finds no pairs: cost stays linear."""
_COVER = 0.75
"""Share of the shorter statement that they must be; two reports of one happening have less."""
_BOTH = lazy(
    r"\b(?:jointly|joint|both|together|also|likewise|too|echo\w*|repeat\w*|agree[ds]?|(?:quot|cit)(?:e[sd]?|ing)"
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
    document: Document, claims: Sequence[Claim], entities: Sequence[Entity]
) -> tuple[Ascription, ...]:
    """Return the statements that a chronology and the text give to two sources, in order.

    Both sources are named, one person against another or one body against another; the statements
    share most of their words and are of one day. Where the text tells that both made it, or that
    one repeats or speaks for the other, there is none.
    """
    sources = _Sources(entities)
    said = [one for claim in claims if (one := sources.of(document, claim))]
    found = [
        Ascription(
            this=right.attribution,
            other=left.attribution,
            names=(right.bearer.canonical, left.bearer.canonical),
            shared=shared,
        )
        for left, right, shared in _alike(document, said)
        if not _is_explained(document, left, right)
    ]
    return tuple(sorted(found, key=lambda one: (one.this.span, one.other.span)))


def _alike(
    document: Document, said: Sequence[_Said]
) -> Iterator[tuple[_Said, _Said, tuple[str, ...]]]:
    """Yield the statements that share most of their words, one of them in a chronology."""
    contents = [_contents(document.words(one.attribution.span)) for one in said]
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(contents):
        for term in words:
            postings[term].append(at)
    for at, words in enumerate(contents):
        rare = (postings[term] for term in words if len(postings[term]) <= _LONGEST_POSTINGS)
        for other in sorted({later for places in rare for later in places if later > at}):
            shared = _shared(words, contents[other])
            if shared and _is_entry(said[at]) != _is_entry(said[other]):
                yield said[at], said[other], shared


def _is_entry(said: _Said) -> bool:
    return said.claim.role is Role.CHRONOLOGY


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


def _shared(mine: dict[str, str], theirs: dict[str, str]) -> tuple[str, ...]:
    """Return the words that two statements share, if they are most of the shorter one."""
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
