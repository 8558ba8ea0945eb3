"""A surname alone that nobody was introduced by, beside one that somebody was."""

import re

from factcheck.align.bearers.likeness import slips
from factcheck.align.bearers.lone import Lone
from factcheck.align.bearers.setting import Setting
from factcheck.align.bearers.spelling import SHORTEST, length
from factcheck.align.bearers.usages import is_initial
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import Name, NameKind

_PLACED = re.compile(
    r"\b(?:at|from|in|into|near|of|the|to|toward|towards|via|within) \Z", re.IGNORECASE
)
_BESIDE = re.compile(r" (?:to|in|on) the (?:(?:far )?north|south|east|west)")
"""What stands behind a place: "borders Kedah in the north and Perak to the south"."""
_FEW = 12
"""Code points before a name in which such a word stands."""
_PEOPLE = (NameKind.PERSON, NameKind.UNKNOWN)
_MOST_PARTS = 4


def is_for_introduced(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether a rare word can only be the surname of one who was named in full before.

    English prose names a person by the surname only after the full name; a surname that no full
    name introduces, one slip from one that does, is meant for it. What stands behind "in" or "the"
    is no person.
    """
    if rare.alone is None or rare.count > 1 or is_proper(rare.printed):
        return False
    other = length(rare, usual) < SHORTEST or rare.word[0] != usual.word[0]
    other = other or slips(rare.word, usual.word, 1) > 1
    if other or not _is_person(setting, rare.everywhere.mentions[0]):
        return False
    first = rare.everywhere.start
    return any(
        name.span.start < first and _ends(name, usual.printed) for name in usual.everywhere.mentions
    )


def _is_person(setting: Setting, name: Name) -> bool:
    text = setting.document.text
    placed = _PLACED.search(text, max(0, name.span.start - _FEW), name.span.start)
    return name.kind in _PEOPLE and not placed and not _BESIDE.match(text, name.span.end)


def _ends(name: Name, word: str) -> bool:
    """Say whether a word is the surname of a full name whose other words are none of English."""
    given = [part for part in name.parts[:-1] if not is_initial(part)]
    return (
        name.kind in _PEOPLE
        and bool(given)
        and len(name.parts) <= _MOST_PARTS
        and name.parts[-1] == word
        and not any(is_ordinary(part.casefold()) for part in given)
    )
