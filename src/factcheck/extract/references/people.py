"""The people and organizations named in part of a reference entry."""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.model import Contributor
from factcheck.model.contributors import PARTICLES, contributor, names_body

UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-Я"
WORD = rf"(?!(?:Jr|Sr|II|III|IV)\b)[{UPPER}][\w’'-]{{1,40}}"
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))}|[Dd]e|[Vv]an|[Vv]on|[Ll]a|[Dd]er|[Dd]’|[Dd]')"
PARTICLE = rf"(?:{_PARTICLE}\s)"
BETWEEN_NAMES = re.compile(r",\s(?:(?:and|&)\s)?(?!Jr|Sr)|\s(?:and|&)\s|\s?&\s?")
_OTHERS = re.compile(r",?\s(?:et\s?al\b\.?|(?:and|&)\s(?:others|colleagues)\b|others$)")
_MOST_WORDS = 10
# Lowercase words inside names of organizations. Any other lowercase word indicates a title.
_SMALL = PARTICLES | frozenset(("and", "of", "for", "the", "on", "in", "at", "to", "&"))


@frozen
class Authors:
    """The people an entry credits as authors or in another role."""

    people: tuple[Contributor, ...] = ()
    others: bool = False
    """Whether more people are mentioned, as by "et al."."""
    are_editors: bool = False


def opens_like_body(words: str) -> bool:
    """Return True if the first words of an entry can name an organization rather than a title."""
    every = words.split()
    is_name = words[:1].isupper() and len(every) <= _MOST_WORDS
    return is_name and all(word in _SMALL or not word[0].islower() for word in every)


_ROLE = re.compile(
    r"[\[(]\s?(?:Hrsg|Hgg?|[Dd]ir|[Ee]ds?|[Tt]rans?|[Ee]ditors?|[Tt]ranslators?)\b\.?\s?[\])]?|\b(?:[Ee]dited|[Dd]irected|[Tt]ranslated|[Ee]d\.|[Tt]rans\.)\s[Bb]y\b"
    r"|\b(?:[Ee]ds?|Hrsg|Hgg?|[Dd]ir)\.|\beds\b|\b[Tt]rans?l?\.|\b(?:[Ee]ditors?|[Tt]ranslators?|[Cc]omps?\.)|,\s[Ee]ds?$"
)
_EDITED = re.compile(r"\b(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hgg?)\b")
_IN = re.compile(r"^\W*(?:[Ii]n\b:?|by)\s*")
_OF_BODY = re.compile(r"\s(?:of|for|on)\s|\s(?:and|&)\s(?:Sons?|Co|Company|Partners)\b")
_APART = re.compile(r"\s*[;/]\s*(?:and\s)?|,?\s+(?:and|&|und)\s+")
_STOP = re.compile(r"(?<!\b[^\W\d_])(?<![JS]r)\.$")
_SUFFIX = r"(?:Jr|Sr|II|III|IV)\b"
_BEFORE_SUFFIX = re.compile(rf",(?=\s{_SUFFIX})")
_TAIL = re.compile(
    rf"(?P<bare>.+?)(?:\s(?P<after>{_PARTICLE}(?:\s{_PARTICLE}){{0,2}}))?(?:\s(?P<suffix>{_SUFFIX})\.?)?"
)
"""A name without the particles and the suffix after it: "Linde, U. von der", "Roe ML Jr."."""
_INITIALS = re.compile(rf"(?:[{UPPER}]\.?[\s-]?){{1,4}}")
_INITIALS_LAST = re.compile(rf"(?P<family>.+?)\s(?P<given>(?:[{UPPER}]\.?[\s-]?){{1,3}})")
_BUNCHED = re.compile(r"^(.)\.$")
_MOST_WORDS_OF_PERSON = 5


def credited(words: str) -> Authors:
    """Return the people credited in words labeled as names, in any format.

    Source: APA 7 (9.8), Vancouver (NLM, Citing Medicine, ch. 1), Chicago 17 (14.74, 15.9), MLA 9
    (5.7), IEEE Reference Guide (2018).
    """
    bare = " ".join(_ROLE.sub(" ", _IN.sub("", words)).split()).strip(" ,;:()[]")
    bare, others = _STOP.sub("", bare), _OTHERS.search(bare)
    is_body = names_body(bare) and opens_like_body(bare) and ". " not in bare
    if "," not in bare and (is_body or _OF_BODY.search(bare)):
        people: tuple[Contributor, ...] = (Contributor(literal=bare),)
    else:
        names = _APART.split(bare[: others.start()] if others else bare)
        people = tuple(person for name in names for person in _people(name))
    return Authors(people, others is not None, are_editors=_EDITED.search(words) is not None)


def _people(words: str) -> Iterator[Contributor]:
    """Yield the people in a list with commas. Initials may precede or follow the family name."""
    parts = _BEFORE_SUFFIX.sub("", words).split(",")
    tails = [one for part in parts if (one := _TAIL.fullmatch(part.strip(" .()") and part.strip()))]
    while tails:
        family = tails.pop(0)
        name, given, tail = family["bare"], "", family
        if tails and _is_inverted(name, tails[0]["bare"]):
            tail = tails.pop(0)
            given = tail["bare"]
        elif last := _INITIALS_LAST.fullmatch(name):
            name, given = last["family"], _BUNCHED.sub(r"\1", last["given"].strip())
        suffix = tail["suffix"] or family["suffix"]
        suffix = f"{suffix}." if suffix in ("Jr", "Sr") else suffix
        if given:
            name = f"{tail['after']} {name}" if tail["after"] else name
            yield Contributor(f"{name}, {suffix}" if suffix else name, given)
        elif names_body(name) or not 1 < len(name.split()) <= _MOST_WORDS_OF_PERSON:
            yield Contributor(literal=family[0])
        else:
            yield contributor(f"{name}, {suffix}" if suffix else family[0])


def _is_inverted(name: str, following: str) -> bool:
    """Return True if a name is a family name, and the following part of the list a first name."""
    if _INITIALS.fullmatch(following):
        return not _INITIALS.fullmatch(name)
    lone = [word for word in name.split() if word.lower() not in PARTICLES]
    is_first_name = len(lone) == 1 or (len(lone) == 2 and " " not in following)  # noqa: PLR2004
    is_name = following[0].isupper() and not _INITIALS_LAST.fullmatch(name)
    return is_first_name and is_name and not (names_body(name) or names_body(following))
