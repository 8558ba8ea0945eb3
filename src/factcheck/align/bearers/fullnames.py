"""Two full names that agree in every part but one: a slip, or two people."""

from collections.abc import Callable

from attrs import frozen

from factcheck.align.bearers import vetoes
from factcheck.align.bearers.alignment import Alignment, align
from factcheck.align.bearers.bodies import is_number_slip
from factcheck.align.bearers.fold import fold
from factcheck.align.bearers.givennames import (
    SHORTEST_NAME,
    are_people,
    is_told_twice,
    shares_rare_name,
)
from factcheck.align.bearers.likeness import (
    Likeness,
    inflected,
    inflected_name,
    is_plain_slip,
)
from factcheck.align.bearers.offices import Office, conflict, shared_office, shared_wide
from factcheck.align.bearers.setting import Setting, stem
from factcheck.align.bearers.usages import Usage
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import NameKind, VariantKind

_ESTABLISHED = 3
"""Mentions from which a full name is a bearer of its own until an office says otherwise."""
_TELLING = 3
"""Shared rare words from which two sentences tell one happening."""
_SOME = 2
_STRONG_OFFICE = 2
_STEM, _ENDING = 3, 4
"""Letters that words of one short stem share, and of the endings that part them."""
_ORDINAL = ("th", "teen", "ty")
"""How numbers end: "Seventh Regiment", "Seventeenth Regiment"."""
_FOLLOWERS = frozenset({"ism", "ist"})
"""How teachings and those who hold them end, who are named by an adjective before: "Ricardian"."""


Reasons = tuple[tuple[str, Callable[[], bool]], ...]
"""Names of vetoes, each with what says whether it holds."""


@frozen
class Verdict:
    """Whether two usages are of one bearer, and why or why not."""

    refusal: str = ""
    """Name of the reason that parts them; empty if they are one."""
    kind: VariantKind = VariantKind.SPELLING
    proof: tuple[str, ...] = ()


_TOO_LITTLE = Verdict("too little proof")


def judge(setting: Setting, rare: Usage, usual: Usage) -> Verdict:
    """Compare two full names."""
    found = align(rare, usual)
    if found is None or found.likeness is Likeness.EQUAL:
        return Verdict("not one part apart")
    refusal = _veto(setting, rare, usual, found)
    if refusal:
        return Verdict(refusal)
    return _weigh(setting, rare, usual, found)


def _veto(setting: Setting, rare: Usage, usual: Usage, found: Alignment) -> str:
    """Return the name of the reason that parts two names, or nothing."""
    left, right = fold(found.left), fold(found.right)
    person = are_people(rare, usual, found)
    proper = not _are_ordinary(setting, found)
    number = is_number_slip(rare, usual, found)
    same = left[:1] == right[:1]
    reasons: Reasons = (
        ("one sentence", lambda: _are_in_one_sentence(setting, rare, usual, same=left == right)),
        ("inflection", lambda: inflected_name(left, right) and not (number or (person and proper))),
        (
            "followers",
            lambda: inflected(left, right) and bool(_FOLLOWERS & {left[-3:], right[-3:]}),
        ),
        (
            "two uses",
            lambda: _are_two_uses(found) or not (person or number or not inflected(left, right)),
        ),
        ("both known", lambda: not person and vetoes.both_known(found.left, found.right)),
        ("acronyms", lambda: found.left.isupper() and found.right.isupper()),
        ("ordinary words", lambda: not (person or number or proper)),
        ("relation", lambda: found.first and vetoes.relation(setting, rare)),
        ("two", lambda: vetoes.two(setting, rare)),
        ("alias", lambda: vetoes.alias(setting, rare, usual)),
        ("two offices", lambda: _has_two_offices(setting, rare, usual, found)),
        ("two kinds", lambda: _are_two_kinds(rare, usual)),
        ("a line's end", lambda: left == right and vetoes.broken(setting, rare, usual)),
        ("succession", lambda: _are_in_turn(setting, rare, usual, same=same or _is_sure(found))),
    )
    return next((name for name, holds in reasons if holds()), "")


def _are_in_turn(setting: Setting, rare: Usage, usual: Usage, *, same: bool) -> bool:
    """Say whether one came after the other; of two as frequent "his successor" tells it as well."""
    tie = rare.count == usual.count and vetoes.successor(setting, rare)
    return tie or (not same and vetoes.turn(setting, rare))


def _is_sure(found: Alignment) -> bool:
    """Say whether the last of three names or more differs closely, as those of relatives do not."""
    close = found.likeness >= Likeness.CLOSE and not found.first
    return close and len(found.shared) > 1


def _are_in_one_sentence(setting: Setting, rare: Usage, usual: Usage, *, same: bool) -> bool:
    """Say whether a sentence names both; if only an accent differs, side by side."""
    return (vetoes.joined if same else vetoes.one_sentence)(setting, rare, usual)


def _are_two_uses(found: Alignment) -> bool:
    """Say whether a known word and its adjective part them: "Nazi Germany", "Nazi German"."""
    short, long = sorted((found.left, found.right), key=len)
    return long.startswith(short) and is_proper(short) and is_proper(long)


def _has_two_offices(setting: Setting, rare: Usage, usual: Usage, found: Alignment) -> bool:
    """Say whether offices part them, which relatives have who share all but the given name."""
    telling = found.first or len(found.shared) == 1
    return telling and conflict(setting, rare.mentions, usual.mentions)


def _are_ordinary(setting: Setting, found: Alignment) -> bool:
    """Say whether both words are plain English, as in "Eastern Army" and "Western Army"."""
    if fold(found.left) == fold(found.right):
        return False
    if _is_one_stem(found):
        return False
    return vetoes.ordinary(setting, found.left) and vetoes.ordinary(setting, found.right)


def _is_one_stem(found: Alignment) -> bool:
    """Say whether a long name has another word of one stem: "Conservation", "Conservancy".

    In a name of four words the stem may be shorter: "Bakery", "Baking". British and American
    spelling of one word are no two ("Organisation", "Programme"), and numbers are.
    """
    left, right = fold(found.left), fold(found.right)
    one, other = (word.replace("z", "s").removesuffix("me") for word in (left, right))
    if (
        one == other
        or inflected(left, right)
        or left.endswith(_ORDINAL)
        or right.endswith(_ORDINAL)
    ):
        return False
    if len(found.shared) >= _TELLING and left[:_STEM] == right[:_STEM]:
        return max(len(left), len(right)) <= _STEM + _ENDING or stem(left) == stem(right)
    return len(found.shared) >= _SOME and stem(left) == stem(right)


def _is_derived(rare: Usage, usual: Usage, found: Alignment) -> bool:
    """Say whether a body that is usually called otherwise is once called by a word of one stem."""
    bodies = NameKind.ORGANISATION in (rare.kind, usual.kind)
    often = usual.count >= 2 * rare.count or len(found.shared) >= _TELLING
    return bodies and often and _is_one_stem(found)


def _are_two_kinds(rare: Usage, usual: Usage) -> bool:
    kinds = {rare.kind, usual.kind} - {NameKind.UNKNOWN}
    return len(kinds) > 1


def _weigh(setting: Setting, rare: Usage, usual: Usage, found: Alignment) -> Verdict:
    """Ask for the more proof, the less alike the two words are."""
    held = shared_office(setting, rare.mentions, usual.mentions)
    wide = held or shared_wide(setting, rare.mentions, usual.mentions)
    company = setting.shared_company(rare.mentions, usual.mentions)
    told = len(company) >= _TELLING
    proof = [f"shared name: {' '.join(found.shared)}"] if found.shared else []
    if wide:
        proof.append(f"same office: {wide.text}")
    if company and not wide:
        proof.append(f"told of both: {', '.join(company[:4])}")
    if found.likeness < Likeness.CLOSE and _is_derived(rare, usual, found):
        return Verdict("", _kind(rare, usual), tuple(proof))
    if found.likeness < Likeness.CLOSE:
        specific = held is not None and len(held.words) >= _STRONG_OFFICE
        loose = found.likeness is Likeness.LOOSE
        supported = (
            specific
            or (loose and (told or _is_one_holder(rare, usual, found, held)))
            or (told and is_told_twice(setting, rare, usual, found))
        )
        return _loose(setting, rare, usual, found, tuple(proof)) if supported else _TOO_LITTLE
    proved = _is_enough(rare, usual, found, wide, len(company)) or (
        shares_rare_name(found) and not vetoes.relation(setting, usual)
    )
    return Verdict("", _kind(rare, usual), tuple(proof)) if proved else _TOO_LITTLE


def _is_enough(
    rare: Usage, usual: Usage, found: Alignment, office: Office | None, company: int
) -> bool:
    """Say whether close words and what else is shared prove one bearer.

    Two known given names are two people's unless what is told of them is one: "Karen", "Karin".
    """
    if office or found.likeness is Likeness.SAME:
        return True
    if min(rare.count, usual.count) >= _ESTABLISHED:
        return company >= _TELLING
    if found.first and is_proper(found.left) and is_proper(found.right):
        return company >= _SOME
    outnumbered = usual.count >= 2 * rare.count
    if NameKind.PERSON not in (rare.kind, usual.kind) and all(map(_is_plain, found.shared)):
        outnumbered = outnumbered and usual.count >= _ESTABLISHED
    if not found.shared:
        return company >= _SOME or (outnumbered and usual.count >= _ESTABLISHED)
    words = fold(found.left), fold(found.right)
    plain = is_plain_slip(*words) and not inflected(*words)
    return len(found.shared) + found.initials > 1 or outnumbered or plain or company >= _SOME


def _is_plain(word: str) -> bool:
    """Say whether a word only tells what a place is, as many are: "River", "New"."""
    return is_ordinary(word.casefold())


def _is_one_holder(rare: Usage, usual: Usage, found: Alignment, held: Office | None) -> bool:
    """Say whether a rare given name and an office go once with another surname."""
    given = not found.first and len(found.shared) == 1 and not is_proper(found.shared[0])
    often = usual.count >= 2 * rare.count
    return bool(held) and given and often and len(found.shared[0]) > SHORTEST_NAME


def _loose(
    setting: Setting, rare: Usage, usual: Usage, found: Alignment, proof: tuple[str, ...]
) -> Verdict:
    """Judge names whose one word hardly resembles the other: another given name, at most."""
    if not are_people(rare, usual, found):
        return Verdict("no people")
    if vetoes.relation(setting, rare) or vetoes.succession(setting, rare):
        return Verdict("relation or succession")
    if found.likeness is Likeness.NONE and not found.first:
        return Verdict("two surnames")
    kind = VariantKind.GIVEN_NAME if found.first else VariantKind.SPELLING
    return Verdict("", kind, proof)


def _kind(rare: Usage, usual: Usage) -> VariantKind:
    kinds = {rare.kind, usual.kind}
    if NameKind.ORGANISATION in kinds:
        return VariantKind.ORGANISATION
    return VariantKind.PLACE if NameKind.PLACE in kinds else VariantKind.SPELLING
