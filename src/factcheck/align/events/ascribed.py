"""Statements that a chronology and the text attribute to two sources."""

from collections.abc import Mapping, Sequence
from itertools import product

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
"""Share of the shorter statement that they must be; two reports of one event have less."""
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.UNKNOWN})


@frozen(eq=False)
class _Attributed:
    """A claim with the one entity that is said to have made its statement."""

    claim: Claim
    attribution: Attribution
    who: Entity
    words: Mapping[str, str]
    """Stems of the statement, each with its word."""


def ascriptions(
    document: Document, claims: Sequence[Claim], entities: Sequence[Entity]
) -> tuple[Ascription, ...]:
    """Return the statements that a chronology and the text attribute to two sources, in order.

    Both sources are named, one person against another or one body against another; the statements
    share most of their words and are of one day. Where the text says that both made it, or that
    one repeats or speaks for the other, there is none.
    """
    owners = {name.span: who for who in entities for name in who.mentions}
    known = [one for claim in claims if (one := _attributed(document, claim, owners))]
    found = dict[tuple[int, int], Ascription]()
    for group in grouped((word, one) for one in known for word in one.words).values():
        sides = grouped((one.claim.role is Role.CHRONOLOGY, one) for one in group)
        for one, other in (
            product(sides[True], sides[False]) if len(group) <= _LONGEST_POSTINGS else ()
        ):
            left, right = sorted((one, other), key=lambda each: each.claim.span)
            shared = tuple(word for stem, word in left.words.items() if stem in right.words)
            shortest = min(len(one.words), len(other.words))
            if len(shared) >= max(_FEWEST, _COVER * shortest) and not _are_explained(one, other):
                names = right.who.canonical, left.who.canonical
                key = right.attribution.span.start, left.attribution.span.start
                found[key] = Ascription(right.attribution, left.attribution, names, shared)
    return tuple(found[key] for key in sorted(found))


def _attributed(
    document: Document, claim: Claim, owners: Mapping[Span, Entity]
) -> _Attributed | None:
    """Return the statement of a claim, if its text makes one entity alone responsible for it."""
    made, words = claim.attribution, tokens(document)
    if made is None or made.source is None:
        return None
    source = made.source
    spans = [one.span for one in claim.names if source.contains(one.span)]
    named = [owners[span] for span in spans if span in owners]
    sentence = words.inside(document.sentence_at(claim.span.start) or claim.span)
    several = lexicon.words("events.of two sources")
    is_joint = any(words.lower[at] in several or words.stems[at] in several for at in sentence)
    joins = {"and", "or", ",", ";", "/"} & {words.lower[at] for at in words.inside(source)}
    if len({who.key for who in named}) != 1 or joins or is_joint:
        return None
    content = [at for at in words.inside(made.span) if carries_meaning(words.lower[at])]
    stems = {words.stems[at]: words.words[at] for at in content}
    return _Attributed(claim, made, named[0], stems)


def _are_explained(one: _Attributed, other: _Attributed) -> bool:
    """Return True if two different names are no conflict: of one house, or of two kinds or days."""
    kinds = {one.who.kind, other.who.kind}
    mine, theirs = (
        {word for name in (each.who.canonical, *each.who.titles) for word in word_list(name)}
        for each in (one, other)
    )
    return (
        one.who.key == other.who.key
        or not (kinds == {NameKind.PERSON} or kinds <= _BODIES)
        or relation(one.claim, other.claim) in (Relation.APART, Relation.CONFLICT)
        or any(map(carries_meaning, mine & theirs))
    )
