"""What the letters of two words say for one name by themselves, without what stands around them."""

import re
from functools import lru_cache

from factcheck.align.bearers.likeness import (
    SHORTEST_CLOSE,
    Likeness,
    compare_folded,
    is_plain_slip,
    slips,
)
from factcheck.align.bearers.lone import Lone
from factcheck.align.bearers.setting import Setting, triples
from factcheck.data.english import is_proper, is_spelt

ESTABLISHED = 3
"""Mentions from which a word is a usual one."""
SHORT = 6
"""Letters below which a word has many neighbours that are names as well."""
SHORTEST = 5
"""Letters from which one slip in a lone word is a slip."""
_LONG = 8
_VERY_LONG = 10
_VOWELS = re.compile(r"[aeiouy]")
_ODD = 3
"""Points for letters that stand so in no other word, and for two that only changed places."""
_INSIDE = 2
"""Points for a letter too many or too few inside: names differ so less often than in a letter."""
_CUT = 2
"""Points against a word of three letters."""
_ACCENT = 2
"""Points where nothing but accents and marks differs."""


def length(rare: Lone, usual: Lone) -> int:
    """Return the letters of the shorter of two words."""
    return min(len(rare.word), len(usual.word))


def points(setting: Setting, rare: Lone, usual: Lone, likeness: Likeness) -> int:
    """Return what two words say for one bearer: positive for one, negative for two."""
    return sum(_reasons_for(setting, rare, usual, likeness)) - sum(
        _reasons_against(setting, rare, usual, likeness)
    )


def _reasons_for(
    setting: Setting, rare: Lone, usual: Lone, likeness: Likeness
) -> tuple[int | bool, ...]:
    known = is_proper(rare.printed)
    return (
        usual.count >= ESTABLISHED,
        usual.count >= 2 * ESTABLISHED,
        usual.count >= 4 * ESTABLISHED,
        not known,
        not known and is_proper(usual.printed),
        not known and is_plain_slip(rare.word, usual.word),
        rare.word[0] == usual.word[0],
        len(rare.word) >= _LONG,
        len(rare.word) >= _VERY_LONG,
        likeness is Likeness.SAME,
        _ACCENT * (rare.word == usual.word),
        usual.count >= 8 * ESTABLISHED,
        likeness is Likeness.SAME and len(rare.word) == len(usual.word) >= SHORT,
        _is_moved(rare, usual),
        _INSIDE * (_is_inside(rare, usual, likeness) or _is_turned(rare, usual)),
        _ODD * is_mistyped(setting, rare, usual),
    )


def _reasons_against(
    setting: Setting, rare: Lone, usual: Lone, likeness: Likeness
) -> tuple[int | bool, ...]:
    apart = slips(rare.word, usual.word, 1) > 1 and likeness is not Likeness.SAME
    return (
        length(rare, usual) < SHORT,
        length(rare, usual) < SHORTEST,
        _CUT * (length(rare, usual) < SHORTEST_CLOSE),
        rare.word[0] != usual.word[0],
        rare.count == usual.count and not _is_plainly_rare(setting, rare, usual),
        apart,
        apart,
    )


def _is_plainly_rare(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether the letters show which of two words is the slip, though both are as frequent."""
    return _is_moved(rare, usual) or is_mistyped(setting, rare, usual)


def is_misspelt(rare: Lone, usual: Lone) -> bool:
    """Say whether an unknown word is one slip from a widely known name of some length."""
    known = is_proper(usual.printed) and not is_proper(rare.printed)
    return known and _is_long(rare, usual) and slips(rare.word, usual.word, 1) == 1


def _is_long(rare: Lone, usual: Lone) -> bool:
    """Say whether words are so long, or one so usual, that a slip is likelier than a name."""
    often = usual.count >= 2 * ESTABLISHED and length(rare, usual) >= SHORTEST
    return often or len(usual.word) >= SHORT


def is_mistyped(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether one slip put letters together that nobody writes so: "Jpan", "Pgilippe".

    Two letters inside a word that changed places tell it as well: names hardly ever differ so.
    """
    if is_proper(rare.printed) or slips(rare.word, usual.word, 1) != 1:
        return False
    if is_abbreviation(rare.printed) or is_abbreviation(usual.printed):
        return False
    return _is_swapped(rare.word, usual.word) or _is_odd(setting, rare, usual)


def is_chance(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether two slips part two words, or another letter two short ones of usual letters.

    Of two words met as often, not so long, any slip may be chance but one that swaps letters.
    """
    if slips(rare.word, usual.word, 1) > 1:
        return True
    if rare.count == usual.count and length(rare, usual) < _LONG:
        return sorted(rare.word) != sorted(usual.word)
    other = _is_changed(rare.word, usual.word) and length(rare, usual) <= SHORT
    return other and not is_mistyped(setting, rare, usual)


def _is_swapped(rare: str, usual: str) -> bool:
    return rare[-1] == usual[-1] and rare != usual and sorted(rare) == sorted(usual)


@lru_cache(maxsize=65_536)
def is_abbreviation(word: str) -> bool:
    """Say whether at least half of a word's letters are capitals: "TTPs", "RaaS"."""
    return 2 * sum(letter.isupper() for letter in word) >= len(word)


def _is_odd(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether three letters of a rare word only stand together in no other word.

    A usual word that is met once may be odd itself, as in a text of random letters; and short
    names may differ in the order of their last letters: "Hamid", "Hamdi".
    """
    if length(rare, usual) < SHORT and _ends_turned(rare.word, usual.word):
        return False
    ours, theirs = triples(rare.word), triples(usual.word)
    if not _has_odd(setting, ours - theirs):
        return False
    strange = usual.count < ESTABLISHED and _has_odd(setting, theirs - ours)
    vowels = _is_changed(rare.word, usual.word) and _bones(rare.word) == _bones(usual.word)
    return not strange and not vowels


def _bones(word: str) -> str:
    return _VOWELS.sub(".", word)


def _has_odd(setting: Setting, letters: frozenset[str]) -> bool:
    """Say whether letters stand together in no listed word and in one of the text only."""
    return any(not is_spelt(one) and setting.triples[one] <= 1 for one in letters)


def unspelt(word: str) -> frozenset[str]:
    """Return each three neighbours of a folded word that stand so in no listed word."""
    return frozenset(one for one in triples(word) if not is_spelt(one))


def is_certain(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether the letters alone show a slip, whatever stands around the two words.

    The rare word is met once and is no known name; an accent, another romanisation or one slip
    behind the first letter parts it from the usual one, which is known, or long, or free of
    letters that nobody writes so.
    """
    if rare.count > 1 or is_proper(rare.printed) or rare.word[0] != usual.word[0]:
        return False
    if rare.word == usual.word:
        return len(rare.word) >= SHORTEST
    if slips(rare.word, usual.word, 1) > 1:
        return False
    if _is_moved(rare, usual):
        return True
    return _is_sure(rare, usual) and (
        is_plain_slip(rare.word, usual.word)
        or _is_respelt(rare, usual)
        or is_mistyped(setting, rare, usual)
    )


def _is_moved(rare: Lone, usual: Lone) -> bool:
    """Say whether a known name has a letter too many or too few inside, or two in wrong order.

    A doubled letter may make another name, if neither is the usual one: "Samara", "Samarra".
    """
    inside = rare.word[-1] == usual.word[-1] and is_misspelt(rare, usual)
    if not inside or _is_changed(rare.word, usual.word):
        return False
    return rare.count < usual.count or compare_folded(rare.word, usual.word) < Likeness.SAME


def likeness(rare: Lone, usual: Lone) -> Likeness:
    """Return how alike two words are; a short one may lack a letter inside: "Iaq"."""
    cut = len(rare.word) == SHORTEST_CLOSE - 1 and len(usual.word) == SHORTEST_CLOSE
    inside = cut and usual.word[0] == rare.word[0] and slips(rare.word, usual.word, 1) == 1
    return Likeness.CLOSE if inside else compare_folded(rare.word, usual.word)


def _is_inside(rare: Lone, usual: Lone, likeness: Likeness) -> bool:
    """Say whether a letter inside is too many or too few, and not only a doubled one."""
    one = abs(len(rare.word) - len(usual.word)) == 1 and slips(rare.word, usual.word, 1) == 1
    ends = rare.word[0] == usual.word[0] and rare.word[-1] == usual.word[-1]
    return one and ends and likeness is not Likeness.SAME and not is_proper(rare.printed)


def _is_turned(rare: Lone, usual: Lone) -> bool:
    """Say whether the last two letters of a word of some length changed places."""
    unknown = length(rare, usual) >= SHORT and not is_proper(rare.printed)
    return unknown and _ends_turned(rare.word, usual.word)


def _ends_turned(left: str, right: str) -> bool:
    return left != right and left == right[:-2] + right[:-3:-1]


def _is_changed(left: str, right: str) -> bool:
    """Say whether one letter stands instead of another, as in the names of two: "Beiping"."""
    return len(left) == len(right) and sorted(left) != sorted(right)


def _is_respelt(rare: Lone, usual: Lone) -> bool:
    """Say whether one letter is another romanisation's, in a word of some length: "Yashyma"."""
    long = length(rare, usual) > SHORT or (is_proper(usual.printed) and len(usual.word) >= SHORT)
    changed = long and _is_changed(rare.word, usual.word)
    return changed and compare_folded(rare.word, usual.word) is Likeness.SAME


def _is_sure(rare: Lone, usual: Lone) -> bool:
    """Say whether the usual word is met more often, or known, or at least of usual letters."""
    if usual.count > rare.count or is_proper(usual.printed):
        return True
    return all(map(is_spelt, triples(usual.word)))
