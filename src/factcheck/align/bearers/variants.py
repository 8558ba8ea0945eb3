"""Forms that cannot both be right, with what proves that one bearer has them."""

from collections.abc import Iterator
from itertools import combinations

from attrs import frozen

from factcheck.align.bearers import fullnames, lonewords, vetoes
from factcheck.align.bearers.alignment import Alignment, align
from factcheck.align.bearers.blocking import near_words, sharing_a_part
from factcheck.align.bearers.bodies import turned
from factcheck.align.bearers.exonyms import romanised
from factcheck.align.bearers.grouping import Bearer
from factcheck.align.bearers.identifiers import slipped
from factcheck.align.bearers.likeness import Likeness
from factcheck.align.bearers.lone import Lone, lone_words
from factcheck.align.bearers.setting import Setting
from factcheck.align.bearers.spelling import is_certain
from factcheck.align.bearers.usages import Usage, holding, usages
from factcheck.data.english import is_proper
from factcheck.model import Name, NameKind, Span, Variant, VariantKind

_PREPOSITIONS = frozenset({"for", "of"})
"""What joins the head of a body's name to its field: "Ministry of Health", "for Health"."""
_MOST_USAGES = 20


@frozen(eq=False)
class Match:
    """A variant with mentions of both sides, by which their bearers are found and joined."""

    variant: Variant
    rare: Name
    usual: Name


def matches(setting: Setting, groups: list[Bearer]) -> list[Match]:
    """Return the variants of a document, at most one for each rarer form."""
    found = [
        *_of_full_names(setting, groups),
        *_of_lone_words(setting, groups),
        *_of_small_words(setting, groups),
        *_of_turned_words(setting, groups),
        *(_match(*one) for one in slipped(setting, _identifiers(groups))),
    ]
    found.sort(key=lambda one: (-one.variant.usual.count, one.variant.rare.spans[0]))
    kept: list[Match] = []
    rarer: set[Span] = set()
    for match in found:
        spans = {*match.variant.rare.spans, *match.variant.usual.spans[:1]}
        if not spans & rarer:
            kept.append(match)
            rarer.update(match.variant.rare.spans)
    return kept


def _identifiers(groups: list[Bearer]) -> list[Bearer]:
    return [one for one in groups if one.fullest.kind is NameKind.IDENTIFIER]


def _of_full_names(setting: Setting, groups: list[Bearer]) -> Iterator[Match]:
    text = setting.document.text
    owner: dict[int, Bearer] = {}
    written: list[Usage] = []
    for bearer in groups:
        own = [one for one in usages(text, _plain(bearer)) if one.is_full]
        written += own
        owner.update((id(one), bearer) for one in own)
    for left, right in sharing_a_part(written):
        if owner[id(left)] is not owner[id(right)]:
            found = align(left, right)
            if found and found.likeness is not Likeness.EQUAL:
                yield from _judged(
                    setting, (left, owner[id(left)]), (right, owner[id(right)]), found
                )


def _plain(bearer: Bearer) -> list[Name]:
    return [name for name in bearer.mentions if not name.quoted]


def _judged(
    setting: Setting, left: tuple[Usage, Bearer], right: tuple[Usage, Bearer], found: Alignment
) -> Iterator[Match]:
    """Yield the variant of two full names, if they are judged to be of one bearer."""
    ours = holding(left[0], left[1].mentions, found.left)
    theirs = holding(right[0], right[1].mentions, found.right)
    if ours and theirs:
        rare, usual = _ranked(ours, theirs)
        verdict = fullnames.judge(setting, rare, usual)
        if not verdict.refusal:
            yield _match(rare, usual, verdict)


def _of_small_words(setting: Setting, groups: list[Bearer]) -> Iterator[Match]:
    """Yield the bodies whose name has now this preposition and once another."""
    for bearer in groups:
        if bearer.fullest.kind is NameKind.ORGANISATION:
            own = usages(setting.document.text, _plain(bearer))
            for left, right in combinations(own[:_MOST_USAGES], 2):
                rare, usual = _ranked(left, right)
                joins = _prepositions(rare), _prepositions(usual)
                if rare.words == usual.words and joins[0] != joins[1] and all(joins):
                    proof = (f"shared name: {' '.join(rare.parts)}",)
                    verdict = fullnames.Verdict("", VariantKind.ORGANISATION, proof)
                    if usual.count >= 2 * rare.count and not setting.together(rare, usual):
                        yield _match(rare, usual, verdict)


def _of_turned_words(setting: Setting, groups: list[Bearer]) -> Iterator[Match]:
    """Yield the bodies two of whose fields change places."""
    names = [name for one in groups for name in _plain(one)]
    for left, right in turned(usages(setting.document.text, names)):
        rare, usual = _ranked(left, right)
        if not setting.together(rare, usual) and not vetoes.alias(setting, rare, usual):
            proof = (f"shared words: {' '.join(usual.parts)}",)
            yield _match(rare, usual, fullnames.Verdict("", VariantKind.ORGANISATION, proof))


def _prepositions(one: Usage) -> list[str]:
    return [part for part in one.mentions[0].parts if part in _PREPOSITIONS]


def _ranked(left: Usage, right: Usage) -> tuple[Usage, Usage]:
    """Return the rarer and the more usual; on a tie the usual is the one that stands first."""
    usual, rare = sorted((left, right), key=lambda one: (-one.count, one.start))
    return rare, usual


def _of_lone_words(setting: Setting, groups: list[Bearer]) -> Iterator[Match]:
    names = sorted((name for one in groups for name in one.mentions), key=lambda name: name.span)
    words = lone_words(setting.document.text, names)
    yield from (_match(*one) for one in romanised(setting, words))
    for one, other in near_words(words):
        yield from _of_two_words(setting, *sorted((words[one], words[other]), key=_rank))


def _of_two_words(setting: Setting, rare: Lone, usual: Lone) -> Iterator[Match]:
    """Yield the variant of two words; of two met as often either may be the slip."""
    turns = [(rare, usual), (usual, rare)][: 1 + (rare.count == usual.count)]
    turns.sort(key=lambda turn: not is_certain(setting, *turn))
    for wrong, right in turns:
        verdict = lonewords.judge(setting, wrong, right)
        if not verdict.refusal:
            yield _match(wrong.everywhere, right.everywhere, verdict)
            return


def _rank(word: Lone) -> tuple[int, bool, int]:
    """Order two words: the rarer first; of two as rare what is no known name, then the later."""
    return word.count, is_proper(word.printed), -word.everywhere.start


def _match(rare: Usage, usual: Usage, verdict: fullnames.Verdict) -> Match:
    counts = f"{usual.text} {usual.count}×, {rare.text} {rare.count}×"
    variant = Variant(verdict.kind, rare.form, usual.form, (counts, *verdict.proof))
    return Match(variant, rare.mentions[0], usual.mentions[0])
