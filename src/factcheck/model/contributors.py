"""Splitting personal names into family and given names, based on their form alone."""

import re
import unicodedata

from factcheck import lexicon
from factcheck.model.sources import Contributor, NameOrder

_OPENING = lexicon.words("names.family names in front")
_VIETNAMESE = lexicon.words("names.vietnamese family names")
PARTICLES = lexicon.words("names.particles")
"""Words such as "van" that belong to the family name that follows."""
_BODY = re.compile(rf"\b(?:{lexicon.alternation('bodies.in names of authors')})\b")
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")


def names_body(words: str) -> bool:
    """Return True if a name looks like an organization's: a typical noun, or only capitals."""
    lone_capitals = " " not in words and words.isupper() and len(words) > 1
    return bool(_BODY.search(words)) or lone_capitals


def contributor(displayed: str, family: str = "") -> Contributor:
    """Split a name, as printed, into family and given name.

    Args:
        displayed: "Walter Russell Mead", "Yu Bin", "Ministry of Health".
        family: The family name, from the short form that the document uses; empty if unknown.
    """
    if names_body(displayed):
        return Contributor(literal=displayed)
    parts, told = displayed.split(), family.split()
    if _starts(parts, told):
        return _family_first(parts, len(told))
    ends = bool(told) and parts[-len(told) :] == told
    if opens_with_family(parts) and not (ends and parts[0].lower() in _OPENING):
        return _family_first(parts, 1)
    return _given_first(displayed)


def _family_first(parts: list[str], count: int) -> Contributor:
    family, given = " ".join(parts[:count]), " ".join(parts[count:])
    return Contributor(family, given, NameOrder.FAMILY_FIRST)


def opens_with_family(parts: list[str]) -> bool:
    """Return True if the form alone shows that the family name comes first."""
    first = parts[0].lower()
    if len(parts) > 1 and first in _VIETNAMESE:
        is_plain = first not in _ALSO_GIVEN_OR_PARTICLE
        return is_plain or (len(parts) > 2 and parts[1].lower() not in PARTICLES)  # noqa: PLR2004 - not a particle
    return len(parts) == 2 and first in _OPENING and _sounds_chinese(parts[1])  # noqa: PLR2004 - two words


# One or two syllables of hanyu pinyin (ISO 7098:2015, annex A, initials and finals without tones),
# or two syllables of another romanization joined by a hyphen: possible given names after a Chinese
# family name.
_SYLLABLE = (
    r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?"
    rf"(?:{lexicon.alternation('names.pinyin finals')})"
)
_SYLLABLES = re.compile(
    rf"(?:{_SYLLABLE}){{1,2}}|[A-Z][a-z]{{1,5}}-[A-Za-z][a-z]{{1,5}}", re.IGNORECASE
)
# Without tone marks these are particles or common given names in other languages.
_ALSO_GIVEN_OR_PARTICLE = frozenset({"le", "do", "ho", "vo", "dang"})


def _sounds_chinese(word: str) -> bool:
    return bool(_SYLLABLES.fullmatch(word))


def _starts(parts: list[str], family: list[str]) -> bool:
    return bool(family) and len(family) < len(parts) and parts[: len(family)] == family


def _given_first(displayed: str) -> Contributor:
    suffix = _SUFFIX.search(displayed)
    parts = displayed[: suffix.start()].split() if suffix else displayed.split()
    at = len(parts) - 1
    while at > 1 and parts[at - 1].lower() in PARTICLES:
        at -= 1
    family = " ".join(parts[at:]) + (suffix[0] if suffix else "")
    return Contributor(family, " ".join(parts[:at]))


def may_be_one_person(one: str, other: str) -> bool:
    """Return True if two names can belong to the same person.

    Initials, omitted names and a different order are allowed: each word of the shorter name needs a
    counterpart in the longer one. A single given name that begins with a different letter ("Bob",
    "Robert") may be a nickname.
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    odd = [word for word in short if not _stands_in(word, long)]
    rest = [word for word in long if not _stands_in(word, short)]
    nickname = len(odd) == 1 < len(short) and all(odd[0][:2] != word[:2] for word in rest)
    return not odd or nickname


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return [word for word in re.split(r"[\s,.\-–]+", bare) if word]


def _stands_in(word: str, name: list[str]) -> bool:
    """Return True if a word equals a word of a name, or either is the initial of the other."""
    return any(
        word == part or (1 in (len(word), len(part)) and word[0] == part[0]) for part in name
    )
