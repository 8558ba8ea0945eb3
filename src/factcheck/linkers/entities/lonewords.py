"""A word that stands alone and is one slip away from a usual one: proved by its company."""

import re
from collections.abc import Iterable

from attrs import frozen

from factcheck.data.english import is_proper
from factcheck.linkers.entities import vetoes
from factcheck.linkers.entities.fold import bare, fold, key
from factcheck.linkers.entities.fullnames import Reasons, Verdict
from factcheck.linkers.entities.likeness import (
    SHORTEST_CLOSE,
    Likeness,
    compare_folded,
    inflected,
    slips,
)
from factcheck.linkers.entities.offices import shared_office, shared_wide
from factcheck.linkers.entities.setting import Setting
from factcheck.linkers.entities.usages import Usage, usage
from factcheck.model import Name, NameKind, VariantKind

_ARTICLE = re.compile(r"\b[Tt]he (?:\w+ )?\Z")
_FEW = 24
"""Code points before a name in which an article of its own stands."""
_MOST_RARE = 2
_ESTABLISHED = 3
_ENOUGH = 4
"""Points of evidence for one bearer; set by slips planted in real texts and by joined texts."""
_WITHOUT_COMPANY = 1
_MOST_COMPANY = 2
_SHORT = 6
_SHORTEST = 5
"""Letters of a lone word from which a slip is a slip; shorter ones have too many neighbours."""
_LONG = 8
_VERY_LONG = 10


@frozen
class Lone:
    """One word of names with the usages that hold it."""

    word: str
    """Folded."""
    printed: str
    """As printed where it stands first."""
    alone: Usage | None
    """The usage in which it stands alone."""
    everywhere: Usage
    """Its mentions alone and inside full names, as one usage."""

    @property
    def count(self) -> int:
        """Return how often the word stands in names."""
        return self.everywhere.count


def judge(setting: Setting, rare: Lone, usual: Lone) -> Verdict:
    """Compare a rare word that stands alone with a usual one."""
    likeness = compare_folded(rare.word, usual.word)
    refusal = _veto(setting, rare, usual, likeness)
    if refusal:
        return Verdict(refusal)
    score, proof = _weigh(setting, rare, usual, likeness)
    return Verdict("" if score >= _ENOUGH else "too little proof", _kind(rare, usual), proof)


def _veto(setting: Setting, rare: Lone, usual: Lone, likeness: Likeness) -> str:
    """Return the name of the reason that parts two words, or nothing."""
    ours, theirs = rare.everywhere, usual.everywhere
    reasons: Reasons = (
        ("not close", lambda: likeness < Likeness.CLOSE),
        ("not rare", lambda: not _is_rare(rare, usual)),
        ("of another name", lambda: _is_of_another(rare, usual)),
        ("short", lambda: likeness is Likeness.CLOSE and _is_short(rare, usual)),
        ("inflection", lambda: rare.word != usual.word and inflected(rare.word, usual.word)),
        ("ordinary word", lambda: vetoes.ordinary(setting, rare.printed)),
        ("both known", lambda: vetoes.both_known(rare.printed, usual.printed)),
        ("both full", lambda: _has_full(rare) and _has_full(usual)),
        ("article", lambda: _has_article(setting, rare) and not _has_article(setting, usual)),
        ("other article", lambda: _is_bound(rare) != _is_bound(usual)),
        ("other language", lambda: _is_foreign(setting, rare, usual)),
        ("two slips at the start", lambda: _is_far(rare, usual)),
        ("acronym", lambda: rare.printed.isupper() or usual.printed.isupper()),
        ("two kinds", lambda: _are_two_kinds(rare, usual)),
        ("one sentence", lambda: vetoes.one_sentence_apart(setting, ours, theirs)),
        ("alias", lambda: vetoes.alias(setting, ours, theirs)),
        ("two", lambda: vetoes.two(setting, ours)),
    )
    return next((name for name, holds in reasons if holds()), "")


def _length(rare: Lone, usual: Lone) -> int:
    return min(len(rare.word), len(usual.word))


def _is_short(rare: Lone, usual: Lone) -> bool:
    """Say whether a word has too many neighbours; fewer if it is usual and one letter is added."""
    shorter = _length(rare, usual)
    added = len(rare.word) > len(usual.word) and not is_proper(rare.printed)
    usually = usual.count >= 2 * _ESTABLISHED and rare.count == 1
    return shorter < (_SHORTEST - 1 if added and usually else _SHORTEST)


def _is_rare(rare: Lone, usual: Lone) -> bool:
    """Say whether one is met less often; or as often, but short for the other's full name."""
    if rare.count > _MOST_RARE:
        return False
    shortened = _has_full(usual) and usual.alone is None and not _has_full(rare)
    return usual.count > rare.count or (shortened and usual.count == rare.count)


def _is_of_another(rare: Lone, usual: Lone) -> bool:
    """Say whether the usual word never names anything by itself: "Bull Run" and one Buell."""
    return rare.alone is not None and usual.alone is None and not _has_full(usual)


def _has_article(setting: Setting, lone: Lone) -> bool:
    """Say whether "the" stands before a mention, as before peoples and bodies: "the Paras"."""
    text = setting.document.text
    return any(
        _ARTICLE.search(text, max(0, name.span.start - _FEW), name.span.start)
        for name in lone.everywhere.mentions
        if len(name.parts) == 1
    )


def _is_foreign(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether a rare word stands among words of another language: "Parti Algerien"."""
    other = {bare(part) for name in usual.everywhere.mentions for part in name.parts}
    strange = (
        part
        for name in rare.everywhere.mentions
        if not _is_personal(name)
        for part in name.parts
        if bare(part) not in other and part != rare.printed
    )
    return any(not is_proper(part) and not vetoes.ordinary(setting, part) for part in strange)


def _is_bound(lone: Lone) -> bool:
    """Say whether an article or an elided word is bound to it: "al-Arabiya"."""
    return bare(lone.printed) != key(lone.printed)


def _is_far(rare: Lone, usual: Lone) -> bool:
    """Say whether two slips are needed and one of them is the first letter."""
    other = rare.word[0] != usual.word[0]
    return other and slips(rare.word, usual.word, 1) > 1


def _has_full(lone: Lone) -> bool:
    """Say whether the word stands in a person's full name, which other parts tell apart."""
    return any(len(name.parts) > 1 and _is_personal(name) for name in lone.everywhere.mentions)


def _is_personal(name: Name) -> bool:
    return name.kind is NameKind.PERSON


def _are_two_kinds(rare: Lone, usual: Lone) -> bool:
    kinds = {rare.everywhere.kind, usual.everywhere.kind} - {NameKind.UNKNOWN}
    return len(kinds) > 1


def _weigh(
    setting: Setting, rare: Lone, usual: Lone, likeness: Likeness
) -> tuple[int, tuple[str, ...]]:
    """Return the sum of the evidence with its lines."""
    ours, theirs = rare.everywhere.mentions, usual.everywhere.mentions
    office = shared_office(setting, ours, theirs) or shared_wide(setting, ours, theirs)
    company = setting.shared_company(ours, theirs)
    proof = [f"same office: {office.text}"] if office else []
    if company:
        proof.append(f"told of both: {', '.join(company[:4])}")
    shared = (min(_MOST_COMPANY, len(office.words)) if office else 0) + min(
        _MOST_COMPANY, len(company)
    )
    free = likeness is Likeness.SAME or _is_misspelt(rare, usual)
    alone = 0 if shared or free else _WITHOUT_COMPANY
    return shared + _by_itself(rare, usual, likeness) - alone, tuple(proof)


def _is_misspelt(rare: Lone, usual: Lone) -> bool:
    """Say whether an unknown word is one slip from a widely known name of some length."""
    known = is_proper(usual.printed) and not is_proper(rare.printed)
    return known and _length(rare, usual) >= _SHORT and slips(rare.word, usual.word, 1) == 1


def _by_itself(rare: Lone, usual: Lone, likeness: Likeness) -> int:
    """Return what the two words say for one bearer by themselves."""
    known = is_proper(rare.printed)
    points = (
        usual.count >= _ESTABLISHED,
        usual.count >= 2 * _ESTABLISHED,
        usual.count >= 4 * _ESTABLISHED,
        not known,
        not known and is_proper(usual.printed),
        not known and _is_plain_slip(rare, usual),
        rare.word[0] == usual.word[0],
        len(rare.word) >= _LONG,
        len(rare.word) >= _VERY_LONG,
        likeness is Likeness.SAME,
    )
    length = _length(rare, usual)
    apart = slips(rare.word, usual.word, 1) > 1 and likeness is not Likeness.SAME
    costs = (
        length < _SHORT,
        length < _SHORT - 1,
        rare.word[0] != usual.word[0],
        rare.count == usual.count,
        apart,
        apart,
    )
    return sum(points) - sum(costs)


def _is_plain_slip(rare: Lone, usual: Lone) -> bool:
    """Say whether one letter is wrong inside a word so long that nothing else looks like it."""
    long = _length(rare, usual) >= _LONG
    inside = rare.word[:2] == usual.word[:2] and rare.word[-1] == usual.word[-1]
    return long and inside and slips(rare.word, usual.word, 1) == 1


def _kind(rare: Lone, usual: Lone) -> VariantKind:
    kinds = {rare.everywhere.kind, usual.everywhere.kind}
    if NameKind.PERSON in kinds:
        return VariantKind.SPELLING
    return VariantKind.PLACE if NameKind.PLACE in kinds else VariantKind.SPELLING


def lone_words(text: str, names: Iterable[Name]) -> dict[str, Lone]:
    """Return the words of people, places and unknown names, by themselves and inside names."""
    holders: dict[str, list[Name]] = {}
    for name in names:
        if not name.quoted and name.kind is not NameKind.ORGANISATION:
            for part in dict.fromkeys(bare(part) for part in name.parts):
                holders.setdefault(part, []).append(name)
    return {
        word: _lone(text, word, held)
        for word, held in holders.items()
        if len(fold(word)) >= SHORTEST_CLOSE
    }


def _lone(text: str, word: str, held: list[Name]) -> Lone:
    alone = [name for name in held if len(name.parts) == 1]
    printed = next(part for name in (alone or held) for part in name.parts if bare(part) == word)
    everywhere = Usage((printed,), (fold(printed),), tuple(held), printed)
    return Lone(fold(word), printed, usage(text, alone) if alone else None, everywhere)
