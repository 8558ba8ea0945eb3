"""Two names of which one part differs: whether it is a given name, and one person's."""

from factcheck.align.bearers.alignment import Alignment
from factcheck.align.bearers.fold import fold
from factcheck.align.bearers.likeness import inflected, looks_alike, slips
from factcheck.align.bearers.setting import Setting
from factcheck.align.bearers.tenures import of_one_day
from factcheck.align.bearers.usages import Usage
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import NameKind

SHORTEST_NAME = 5
"""Letters of given names from which one slip inside tells no second person."""
_FEMININE = frozenset({"a", "e"})
"""Last letters of women's given names in two languages: "Helena", "Helene"."""


def are_people(rare: Usage, usual: Usage, found: Alignment) -> bool:
    """Say whether a name is a person's by its company, or by two known given names in front."""
    if NameKind.PERSON in (rare.kind, usual.kind):
        return True
    given = found.first and all(map(_is_given, (found.left, found.right)))
    known = any(map(is_proper, found.shared)) or {rare.kind, usual.kind} != {NameKind.UNKNOWN}
    plain = any(is_ordinary(word.casefold()) for word in found.shared)
    return given and not known and not plain and len(found.shared) == 1


def _is_given(word: str) -> bool:
    return is_proper(word) and not is_ordinary(word.casefold())


def is_told_twice(setting: Setting, rare: Usage, usual: Usage, found: Alignment) -> bool:
    """Say whether what is told of one day has another given name; neither may stand alone."""
    once = found.first and rare.count == 1 and setting.words[found.left] == 1
    full = sum(len(name.parts) > 1 for name in usual.mentions)
    alone = once and setting.words[found.right] == full
    return alone and bool(of_one_day(setting, rare.mentions, usual.mentions))


def shares_rare_name(found: Alignment) -> bool:
    """Say whether two words, one slip apart, stand beside a name that hardly two people have.

    Of given names the slip must be inside ("Carlo", "Carla") or lead from one feminine ending to
    the other ("Christine", "Christina"); beside a shared first name of five
    letters or less, which may be a family name of thousands, nothing is said.
    """
    left, right = fold(found.left), fold(found.right)
    if looks_alike(left, right):
        return True
    one = slips(left, right, 1) == 1 and min(len(left), len(right)) >= SHORTEST_NAME
    known = any(map(is_proper, found.shared)) or (is_proper(found.left) and is_proper(found.right))
    if len(found.shared) != 1 or left[0] != right[0] or not one or known:
        return False
    if found.first:
        of_one_sex = {left[-1], right[-1]} == _FEMININE and len(left) > SHORTEST_NAME
        return left[-1] == right[-1] or (len(left) == len(right) and of_one_sex)
    women = {left[-1:], right[-1:]} & {"a"} and left[-1] != right[-1]
    return len(found.shared[0]) > SHORTEST_NAME and not women and not inflected(left, right)
