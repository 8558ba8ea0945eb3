"""A word that stands alone and is one slip away from a usual one: proved by its company."""

import re
from collections.abc import Callable

from factcheck.align.bearers import demands, formations, spelling, vetoes
from factcheck.align.bearers.fullnames import Verdict
from factcheck.align.bearers.introduced import is_for_introduced
from factcheck.align.bearers.likeness import SHORTEST_CLOSE, Likeness, inflected, slips
from factcheck.align.bearers.lone import Lone
from factcheck.align.bearers.offices import conflict, shared_office, shared_wide
from factcheck.align.bearers.setting import Setting
from factcheck.align.bearers.usages import Usage
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import NameKind, VariantKind

_ARTICLE = re.compile(r"\b[Tt]he (?:\w+ )?\Z")
_FEW = 24
"""Code points before a name in which an article of its own stands."""
_MOST_RARE = 2
_ENOUGH = 4
"""Points of evidence for one bearer; set by slips planted in real texts and by joined texts."""
_WITHOUT_COMPANY = 1
_BY_CHANCE = 3
_MOST_COMPANY = 2
_INTRODUCED = 3
"""Points for a surname alone that only the other's full name introduces."""
_NUMBER = 2
"""Points for one number behind both words: "Intel 471"."""

Reason = Callable[[Setting, Lone, Lone], bool]
"""Whether a rare word and a usual one are of two bearers."""


def judge(setting: Setting, rare: Lone, usual: Lone) -> Verdict:
    """Compare a rare word that stands alone with a usual one."""
    refusal = _veto(setting, rare, usual)
    if refusal:
        return Verdict(refusal)
    score, proof = _weigh(setting, rare, usual)
    if not proof and _is_of_full_name(rare, usual):
        return Verdict("known by itself")
    score += spelling.is_certain(setting, rare, usual)
    return Verdict("" if score >= _ENOUGH else "too little proof", _kind(rare, usual), proof)


def _veto(setting: Setting, rare: Lone, usual: Lone) -> str:
    """Return the name of the reason that parts two words, or nothing."""
    if rare.count > _MOST_RARE:
        return "not rare"
    if spelling.likeness(rare, usual) < Likeness.CLOSE:
        return "not close"
    certain = spelling.is_certain(setting, rare, usual)
    if usual.count < rare.count or (rare.count > 1 and _is_frequent(rare, usual)):
        return "as frequent"
    reasons = (*_ALWAYS, *(_CERTAIN if certain else _OTHERWISE))
    return next((name for name, holds in reasons if holds(setting, rare, usual)), "")


def _is_inflected(_: Setting, rare: Lone, usual: Lone) -> bool:
    return rare.word != usual.word and inflected(rare.word, usual.word)


def _is_ordinary(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether the rare word is plain English, or the usual one and as rare: "Libération"."""
    return vetoes.ordinary(setting, rare.printed) or (
        rare.count == usual.count and is_ordinary(usual.word)
    )


def _are_both_known(_: Setting, rare: Lone, usual: Lone) -> bool:
    return vetoes.both_known(rare.printed, usual.printed)


def _have_both_full(_: Setting, rare: Lone, usual: Lone) -> bool:
    return rare.has_full and usual.has_full


def _has_other_article(_: Setting, rare: Lone, usual: Lone) -> bool:
    return rare.is_bound != usual.is_bound


def _is_acronym(_: Setting, rare: Lone, usual: Lone) -> bool:
    return rare.printed.isupper() or usual.printed.isupper()


def _are_broken(setting: Setting, rare: Lone, usual: Lone) -> bool:
    same = rare.word == usual.word
    return same and vetoes.broken(setting, rare.everywhere, usual.everywhere)


def _are_strange(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether both words, as rare, are of letters that no word has: "LrQcrAmlrcvrRfpc"."""
    shared = spelling.unspelt(rare.word) & spelling.unspelt(usual.word)
    return rare.count == usual.count and len(shared) > len(rare.word) // 4


def _are_two_kinds(_: Setting, rare: Lone, usual: Lone) -> bool:
    kinds = {rare.everywhere.kind, usual.everywhere.kind} - {NameKind.UNKNOWN}
    return len(kinds) > 1


def _are_two_titled_kinds(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say the same where more than a verb beside the rare word tells what it is of."""
    sure = any(name.title or name.role or len(name.parts) > 1 for name in rare.everywhere.mentions)
    return sure and _are_two_kinds(setting, rare, usual)


def _are_two(setting: Setting, rare: Lone, _: Lone) -> bool:
    return vetoes.two(setting, rare.everywhere)


def _are_related(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether two given names are told to be relatives': "his cousin Marciel Quintreau"."""
    ours = [name for name in rare.everywhere.mentions if name.parts[0] == rare.printed]
    surnames = {name.parts[-1] for name in ours if len(name.parts) > 1}
    shared = any(
        name.parts[-1] in surnames and len(name.parts) > 1 for name in usual.everywhere.mentions
    )
    return shared and vetoes.relation(setting, rare.everywhere)


def _have_two_offices(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether two words, each met once, have an office each: "Mr Anderson", "Ms Andersson"."""
    tie = rare.count == usual.count
    return tie and conflict(setting, rare.everywhere.mentions, usual.everywhere.mentions)


def _is_short(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether a word has too many neighbours.

    It has fewer if it is unknown and usual with a letter more, or a very usual one, or if the
    same number stands behind both: "Intel 471".
    """
    short = spelling.length(rare, usual) < spelling.SHORTEST
    if not short or spelling.likeness(rare, usual) is not Likeness.CLOSE:
        return False
    often = 2 if len(rare.word) != len(usual.word) else 4
    usually = usual.count >= often * spelling.ESTABLISHED and rare.count == 1
    if len(rare.word) < SHORTEST_CLOSE and usual.count < 4 * spelling.ESTABLISHED:
        return True
    return is_proper(rare.printed) or not (usually or _number(setting, rare, usual))


def _number(setting: Setting, rare: Lone, usual: Lone) -> str:
    """Return the number that stands behind both words, which is as good as a part of the name."""
    beside = setting.shared_neighbours(rare.everywhere.mentions, usual.everywhere.mentions)
    return next((word for word in beside if word.isdigit()), "")


def _is_frequent(rare: Lone, usual: Lone) -> bool:
    """Say whether a word is met as often as the other, and is not short for its full name."""
    shortened = usual.has_full and usual.alone is None and not rare.has_full
    return usual.count <= rare.count and not (shortened and usual.count == rare.count)


def _is_of_another(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether the usual word never names anything by itself: "Bull Run" and one Buell."""
    if is_for_introduced(setting, rare, usual):
        return False
    return rare.alone is not None and usual.alone is None and not usual.has_full


def _is_of_full_name(rare: Lone, usual: Lone) -> bool:
    """Say whether a word of one full name is beside a widely known name: "Ada Raine", "Racine"."""
    tie = rare.count == usual.count and rare.alone is None
    return tie and usual.alone is not None and not usual.has_full and is_proper(usual.printed)


def _has_article(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether "the" stands before the rare word only, as before peoples: "the Paras".

    They end in an s, or are called by a word that is like the known name of their land.
    """
    people = rare.word.endswith("s") or is_proper(usual.printed)
    return people and _is_articled(setting, rare) and not _is_articled(setting, usual)


def _is_articled(setting: Setting, lone: Lone) -> bool:
    text = setting.document.text
    return any(
        _ARTICLE.search(text, max(0, name.span.start - _FEW), name.span.start)
        for name in lone.everywhere.mentions
        if len(name.parts) == 1
    )


def _is_far(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether two slips are needed and one of them is the first letter."""
    other = rare.word[0] != usual.word[0]
    return other and slips(rare.word, usual.word, 1) > 1


def _is_told_once(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether only marks part two forms, and an alias gives the rare one, met once."""
    return (
        rare.word == usual.word
        and rare.count == 1
        and vetoes.is_given(setting, rare.everywhere.mentions[0])
    )


def _is_adjective(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether the usual word is a known one that names nobody, the rare one a person's."""
    of_person = any(name.kind is NameKind.PERSON for name in rare.everywhere.mentions)
    return of_person and rare.has_full and not usual.has_full and is_proper(usual.printed)


def _everywhere(holds: Callable[[Setting, Usage, Usage], bool]) -> Reason:
    """Ask of all mentions of two words what is asked of the mentions of two usages."""
    return lambda setting, rare, usual: holds(setting, rare.everywhere, usual.everywhere)


Reasons = tuple[tuple[str, Reason], ...]
"""Names of vetoes, each with what says whether it holds."""

_ALWAYS: Reasons = (
    ("inflection", _is_inflected),
    ("both known", _are_both_known),
    ("acronym", _is_acronym),
    ("ordinary word", _is_ordinary),
    ("both full", _have_both_full),
    ("other article", _has_other_article),
    ("two", _are_two),
    ("relation", _are_related),
    ("other language", demands.is_foreign),
    ("given name", demands.is_given_name),
    ("one word", demands.is_one_word),
    ("two offices", _have_two_offices),
    ("random letters", _are_strange),
    ("a line's end", _are_broken),
    ("gloss", formations.is_gloss),
    ("cited", formations.is_cited),
    ("spoken of", formations.is_spoken_of),
    ("model", formations.is_model),
    ("cut verb", formations.is_cut),
    ("parts of one", formations.are_parts_of_one),
    ("other formation", formations.is_other_formation),
    ("adjective", _is_adjective),
)
_CERTAIN: Reasons = (
    ("joined", _everywhere(vetoes.joined)),
    ("alias", _everywhere(vetoes.alias_of)),
    ("named for", _everywhere(vetoes.named_for)),
    ("told once", _is_told_once),
    ("two kinds", _are_two_titled_kinds),
)
"""What parts two words though their letters show a slip."""
_OTHERWISE: Reasons = (
    ("two kinds", _are_two_kinds),
    ("short", _is_short),
    ("of another name", _is_of_another),
    ("article", _has_article),
    ("two slips at the start", _is_far),
    ("one sentence", _everywhere(vetoes.one_sentence_apart)),
    ("alias", _everywhere(vetoes.alias)),
    ("unproved", demands.is_unproved),
)
"""What parts two words whose letters alone prove nothing."""


def _weigh(setting: Setting, rare: Lone, usual: Lone) -> tuple[int, tuple[str, ...]]:
    """Return the sum of the evidence with its lines."""
    ours, theirs = rare.everywhere.mentions, usual.everywhere.mentions
    office = shared_office(setting, ours, theirs) or shared_wide(setting, ours, theirs)
    company = setting.shared_company(ours, theirs)
    proof = [f"same office: {office.text}"] if office else []
    if company:
        proof.append(f"told of both: {', '.join(company[:4])}")
    beside = setting.shared_neighbours(ours, theirs)
    if beside:
        proof.append(f"beside both: {', '.join(beside)}")
    shared = (min(_MOST_COMPANY, len(office.words)) if office else 0) + min(
        _MOST_COMPANY, len(company) + len(beside)
    )
    shared += _INTRODUCED * is_for_introduced(setting, rare, usual)
    shared += _NUMBER * any(word.isdigit() for word in beside)
    likeness = spelling.likeness(rare, usual)
    alone = 0 if shared else _without_company(setting, rare, usual, likeness)
    return shared + spelling.points(setting, rare, usual, likeness) - alone, tuple(proof)


def _without_company(setting: Setting, rare: Lone, usual: Lone, likeness: Likeness) -> int:
    """Return the points against two words of which nothing else tells that they are one.

    Among all names of a text some lie near a usual one by chance: another letter makes a name of
    a short one, two slips make one of any.
    """
    if likeness is Likeness.SAME:
        return 0
    if spelling.is_chance(setting, rare, usual):
        return _BY_CHANCE
    return 0 if spelling.is_misspelt(rare, usual) else _WITHOUT_COMPANY


def _kind(rare: Lone, usual: Lone) -> VariantKind:
    kinds = {rare.everywhere.kind, usual.everywhere.kind}
    is_place = NameKind.PLACE in kinds and NameKind.PERSON not in kinds
    return VariantKind.PLACE if is_place else VariantKind.SPELLING
