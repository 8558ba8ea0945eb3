"""A word that stands alone and is one slip away from a usual one: proved by its company."""

from collections.abc import Iterable

from attrs import frozen

from factcheck.data.english import is_proper
from factcheck.linkers.entities import vetoes
from factcheck.linkers.entities.fold import bare, fold
from factcheck.linkers.entities.fullnames import Reasons, Verdict
from factcheck.linkers.entities.likeness import (
    SHORTEST_CLOSE,
    SHORTEST_TWO_SLIPS,
    Likeness,
    compare_folded,
    inflected,
    slips,
)
from factcheck.linkers.entities.offices import shared_office, shared_wide
from factcheck.linkers.entities.setting import Setting
from factcheck.linkers.entities.usages import Usage, usage
from factcheck.model import Name, NameKind, VariantKind

_MOST_RARE = 2
_ESTABLISHED = 3
_ENOUGH = 4
_MOST_COMPANY = 2


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
        ("not rare", lambda: rare.count > _MOST_RARE or usual.count <= rare.count),
        ("short", lambda: len(rare.word) < SHORTEST_CLOSE),
        ("inflection", lambda: rare.word != usual.word and inflected(rare.word, usual.word)),
        ("ordinary word", lambda: vetoes.ordinary(setting, rare.printed)),
        ("both known", lambda: vetoes.both_known(rare.printed, usual.printed)),
        ("both full", lambda: _has_full(rare) and _has_full(usual)),
        ("acronym", lambda: rare.printed.isupper() or usual.printed.isupper()),
        ("two kinds", lambda: _are_two_kinds(rare, usual)),
        ("one sentence", lambda: vetoes.one_sentence_apart(setting, ours, theirs)),
        ("alias", lambda: vetoes.alias(setting, ours, theirs)),
    )
    return next((name for name, holds in reasons if holds()), "")


def _has_full(lone: Lone) -> bool:
    """Say whether the word stands in a full name, which other parts tell apart."""
    return any(len(name.parts) > 1 for name in lone.everywhere.mentions)


def _are_two_kinds(rare: Lone, usual: Lone) -> bool:
    kinds = {rare.everywhere.kind, usual.everywhere.kind} - {NameKind.UNKNOWN}
    return len(kinds) > 1


def _weigh(
    setting: Setting, rare: Lone, usual: Lone, likeness: Likeness
) -> tuple[int, tuple[str, ...]]:
    """Return the sum of the evidence with its lines; without company there is none."""
    ours, theirs = rare.everywhere.mentions, usual.everywhere.mentions
    office = shared_office(setting, ours, theirs) or shared_wide(setting, ours, theirs)
    company = setting.shared_company(ours, theirs)
    if not office and not company and likeness is not Likeness.SAME:
        return 0, ()
    proof = [f"same office: {office.text}"] if office else []
    if company:
        proof.append(f"told of both: {', '.join(company[:4])}")
    score = 2 * bool(office) + min(_MOST_COMPANY, len(company)) + _by_itself(rare, usual, likeness)
    return score, tuple(proof)


def _by_itself(rare: Lone, usual: Lone, likeness: Likeness) -> int:
    """Return what the two words say for one bearer by themselves."""
    short = len(rare.word) < SHORTEST_TWO_SLIPS - 1
    points = (
        usual.count >= _ESTABLISHED,
        rare.word[0] == usual.word[0],
        likeness is Likeness.SAME,
        usual.count >= 2 * _ESTABLISHED,
        len(rare.word) >= SHORTEST_TWO_SLIPS,
        not is_proper(rare.printed) and is_proper(usual.printed),
    )
    costs = (
        short,
        short,
        rare.word[0] != usual.word[0],
        slips(rare.word, usual.word, 1) > 1 and likeness is not Likeness.SAME,
    )
    return sum(points) - sum(costs)


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
