"""What two lone words must show besides their letters, where letters have often misled.

In edited prose two words one letter apart are more often two than one where a language's ending or
particles part them, where one is a given name in the full name of somebody else, or where two slips
do. There something else must tell that they are one, in another paragraph.
"""

import re

from factcheck.align.bearers import spelling, vetoes
from factcheck.align.bearers.fold import bare
from factcheck.align.bearers.introduced import is_for_introduced
from factcheck.align.bearers.likeness import Likeness, slips
from factcheck.align.bearers.lone import Lone
from factcheck.align.bearers.offices import shared_office
from factcheck.align.bearers.setting import Setting
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import BlockKind, Name, NameKind, Role

_PARTICLE = re.compile(
    r"\b(?:d['’]|(?:da|das|de|degli|del|della|des|di|dos|du|la|las|le|les|los|und|y|zu|zum|zur)\b)",
    re.IGNORECASE,
)
"""Small words of names in other languages. Source: Names of Persons (IFLA), for the particles."""
_AROUND = 24
"""Code points beside a name in which its next two words stand."""
_TELLING = 2
"""Shared words of company that prove what letters do not."""
_LONGEST_SHORT = 6
"""Letters up to which another letter makes another name; one more, where neither is usual."""
_LISTS = (BlockKind.ITEM, BlockKind.ROW)
_BRITISH = re.compile(r"(?<=\w{3})is(?=(?:e[dr]?|ing|ations?)\Z)|ae|oe")


def is_foreign(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether a rare word stands among words of another language: "Parti Algerien"."""
    if _particles(setting, rare) - _particles(setting, usual) and rare.word != usual.word:
        return True
    other = {bare(part) for name in usual.everywhere.mentions for part in name.parts}
    strange = (
        part
        for name in rare.everywhere.mentions
        if name.kind is not NameKind.PERSON
        for part in name.parts
        if bare(part) not in other and part != rare.printed and setting.words[part] <= rare.count
    )
    return any(not is_proper(part) and not vetoes.ordinary(setting, part) for part in strange)


def _particles(setting: Setting, lone: Lone) -> set[str]:
    """Return the small words of other languages around a word, in small letters."""
    text = setting.document.text
    return {
        found[0].casefold()
        for name in lone.everywhere.mentions
        for found in _PARTICLE.finditer(
            text, max(0, name.span.start - _AROUND), name.span.end + _AROUND
        )
        if found.end() < name.span.end + _AROUND
    }


def is_given_name(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether a word is a given name in full names only, of which the other shares no part.

    Given names are common to many, in many languages: "Anatol Wirth", "Anatole Brix", and
    "Antonín Holm", "Antonin Brix" unless one is called so alone, with the same company.
    """
    ours = rare.everywhere.mentions
    if rare.word == usual.word:
        company = setting.shared_company(ours, usual.everywhere.mentions)
        if usual.alone is not None and len(company) >= _TELLING:
            return False
    elif sorted(rare.word) == sorted(usual.word) and rare.word[-1] == usual.word[-1]:
        return False
    if not all(_is_given(setting, name, rare.printed) for name in ours):
        return False
    others = {bare(part) for name in ours for part in name.parts} - {bare(rare.printed)}
    return not any(
        bare(part) in others for name in usual.everywhere.mentions for part in name.parts
    )


def _is_given(setting: Setting, name: Name, word: str) -> bool:
    if name.kind not in (NameKind.PERSON, NameKind.UNKNOWN) or len(name.parts) == 1:
        return False
    surname = name.parts[-1]
    return bare(surname) != bare(word) and not vetoes.ordinary(setting, surname)


def is_one_word(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether two words are one in British and American spelling: "Palaeobotany"."""
    ordinary = is_ordinary(usual.word) or is_ordinary(rare.word)
    words = (_BRITISH.sub(_american, word) for word in (rare.word, usual.word))
    return ordinary and rare.word != usual.word and len(set(words)) == 1


def _american(found: "re.Match[str]") -> str:
    return "iz" if found[0] == "is" else "e"


def is_unproved(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether letters that often part two bearers part these, and nothing tells otherwise."""
    if spelling.likeness(rare, usual) is Likeness.SAME:
        return False
    if not _is_doubtful(setting, rare, usual):
        return False
    ours, theirs = rare.everywhere.mentions, _elsewhere(setting, rare, usual)
    return not (
        len(setting.shared_company(ours, theirs)) >= _TELLING
        or shared_office(setting, ours, theirs)
        or any(word.isdigit() for word in setting.shared_neighbours(ours, theirs))
        or (is_for_introduced(setting, rare, usual) and not _is_listed(setting, rare))
    )


def _is_doubtful(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether two slips, another ending or another letter of a short word part two words.

    A letter may be changed in a word that stands often, if no list tells of many alike.
    """
    if slips(rare.word, usual.word, 1) > 1:
        return True
    if spelling.is_mistyped(setting, rare, usual) or sorted(rare.word) == sorted(usual.word):
        return False
    if len(rare.word) != len(usual.word):
        return rare.word[-1] != usual.word[-1]
    often = usual.count >= spelling.ESTABLISHED * (2 - spelling.is_misspelt(rare, usual))
    longest = _LONGEST_SHORT + (usual.count < spelling.ESTABLISHED)
    return spelling.length(rare, usual) <= longest and (not often or _is_listed(setting, rare))


def _is_listed(setting: Setting, rare: Lone) -> bool:
    """Say whether a word stands in a list of works, where every surname is introduced by itself."""
    document = setting.document
    return any(
        document.role_at(name.span.start) in (Role.NOTES, Role.REFERENCES)
        or ((block := document.block_at(name.span.start)) and block.kind in _LISTS)
        for name in rare.everywhere.mentions
    )


def _elsewhere(setting: Setting, rare: Lone, usual: Lone) -> list[Name]:
    """Return the mentions of the usual word that stand in other blocks than the rare one."""
    block = setting.document.block_at
    own = {block(name.span.start) for name in rare.everywhere.mentions}
    return [name for name in usual.everywhere.mentions if block(name.span.start) not in own]
