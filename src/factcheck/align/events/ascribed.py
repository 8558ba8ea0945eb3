"""Statements that a chronology and the text give to two sources."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck import lexicon
from factcheck.model import Attribution, Claim, Document, Entity, NameKind, Role, Span
from factcheck.model.agreement import Relation, relation
from factcheck.model.ascriptions import Ascription
from factcheck.text import grouped, tokens, word_list
from factcheck.text.meaning import carries_meaning

_FEWEST = 4
"""Words of content that two statements must share to be one."""
_LONGEST_POSTINGS = 24
"""A word of more statements finds no pairs: cost stays linear."""
_COVER = 0.75
"""Share of the shorter statement that they must be; two reports of one happening have less."""
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.UNKNOWN})


@frozen
class _Said:
    """A claim with who is said to have made its statement."""

    claim: Claim
    attribution: Attribution
    bearer: Entity
    words: dict[str, str]
    """Stems of the statement, each with its word."""


def ascriptions(
    document: Document, claims: Sequence[Claim], entities: Sequence[Entity]
) -> tuple[Ascription, ...]:
    """Return the statements that a chronology and the text give to two sources, in order.

    Both sources are named, one person against another or one body against another; the statements
    share most of their words and are of one day. Where the text tells that both made it, or that
    one repeats or speaks for the other, there is none.
    """
    named = [(name.span, who) for who in entities for name in who.mentions]
    named.sort(key=lambda one: (one[0].start, one[0].end))
    starts = [span.start for span, _ in named]
    said = [one for claim in claims if (one := _said(document, claim, named, starts))]
    found = [
        Ascription(
            this=right.attribution,
            other=left.attribution,
            names=(right.bearer.canonical, left.bearer.canonical),
            shared=shared,
        )
        for left, right, shared in _sharing_most_words(said)
        if not _is_explained(document, left, right)
    ]
    return tuple(sorted(found, key=lambda one: (one.this.span, one.other.span)))


def _said(
    document: Document, claim: Claim, named: Sequence[tuple[Span, Entity]], starts: Sequence[int]
) -> _Said | None:
    """Return the statement of a claim, if one bearer alone is made responsible for it."""
    one = claim.attribution
    if one is None or one.source is None:
        return None
    words = tokens(document)
    source = one.source
    first, last = (bisect_left(starts, at) for at in (source.start, source.end))
    bearers = {who.key: who for span, who in named[first:last] if source.contains(span)}
    joins = {"and", "or", ",", ";", "/"} & {words.lower[at] for at in words.inside(source)}
    if len(bearers) != 1 or joins:
        return None
    inside = words.inside(one.span)
    content = {
        words.stems[at]: words.words[at] for at in inside if carries_meaning(words.lower[at])
    }
    return _Said(claim, one, next(iter(bearers.values())), content)


def _sharing_most_words(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said, tuple[str, ...]]]:
    """Yield the statements that share most of their words, one of them in a chronology."""
    postings = grouped((term, at) for at, one in enumerate(said) for term in one.words)
    listed = [one.claim.role is Role.CHRONOLOGY for one in said]
    for at, one in enumerate(said):
        rare = (postings[term] for term in one.words if len(postings[term]) <= _LONGEST_POSTINGS)
        later = {place for places in rare for place in places if place > at}
        for other in (said[place] for place in sorted(later) if listed[place] != listed[at]):
            shared = tuple(word for term, word in one.words.items() if term in other.words)
            least = max(_FEWEST, _COVER * min(len(one.words), len(other.words)))
            if len(shared) >= least:
                yield one, other, shared


def _is_explained(document: Document, left: _Said, right: _Said) -> bool:
    """True if two different names are no conflict."""
    kinds = {left.bearer.kind, right.bearer.kind}
    return (
        left.bearer.key == right.bearer.key
        or not (kinds == {NameKind.PERSON} or kinds <= _BODIES)
        or relation(left.claim, right.claim) in (Relation.APART, Relation.CONFLICT)
        or _are_of_one_house(left.bearer, right.bearer)
        or any(_tells_of_both(document, one) for one in (left, right))
    )


def _are_of_one_house(left: Entity, right: Entity) -> bool:
    """True if names or offices share a word: one may speak for the other."""
    mine, theirs = (
        {word for words in (who.canonical, *who.titles) for word in word_list(words)}
        for who in (left, right)
    )
    return any(map(carries_meaning, mine & theirs))


def _tells_of_both(document: Document, said: _Said) -> bool:
    """True if the words around tell that two made the statement, or one for the other."""
    words = tokens(document)
    sentence = document.sentence_at(said.claim.span.start) or said.claim.span
    both = lexicon.words("events.of two sources")
    inside = words.inside(sentence)
    return any(words.lower[at] in both or words.stems[at] in both for at in inside)
