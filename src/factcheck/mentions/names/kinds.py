"""What a name is of: a person, a body, a place, as far as the document tells."""

from collections import Counter

from attrs import evolve

from factcheck import lexicon
from factcheck.data.english import is_proper
from factcheck.mentions.names.people import may_be_person, people
from factcheck.mentions.names.tokens import Token
from factcheck.mentions.names.words import ORGANISATIONS, SITE_SURNAMES, SITES
from factcheck.model import Document, Name, NameKind
from factcheck.values import frozen

_FEWEST = 2
"""Places after a preposition from which a name without other evidence is a place's."""


@frozen
class Company:
    """The words at the two sides of a name; empty at the ends of a block."""

    before: str
    """In small letters."""
    after: str
    """As written: a verb with a capital is of a title."""


def company(tokens: list[Token], first: int, end: int) -> Company:
    """Return the neighbours of a run."""
    before = tokens[first - 1].lower if first and tokens[first].gap == " " else ""
    after = tokens[end].text if end < len(tokens) and tokens[end].gap == " " else ""
    return Company(before, after)


def first_guess(parts: tuple[str, ...], *, titled: bool) -> NameKind:
    """Return the kind that the name's own words and its title tell."""
    words = {part.lower() for part in parts}
    if titled and len(parts) > 1 and parts[-1].lower() in SITE_SURNAMES:
        return NameKind.PERSON
    if words & ORGANISATIONS and len(parts) > 1:
        return NameKind.ORGANISATION
    if titled:
        return NameKind.PERSON
    if _is_site(parts):
        return NameKind.PLACE
    if parts[-1].lower() in lexicon.words("function.stop"):
        return NameKind.UNKNOWN  # "of degree M. The"
    particles = [part for part in parts[1:] if part in lexicon.words("names.particles of people")]
    initials = [part for part in parts[:-1] if len(part.rstrip(".")) == 1]
    return NameKind.PERSON if len(parts) > 1 and (particles or initials) else NameKind.UNKNOWN


def _is_site(parts: tuple[str, ...]) -> bool:
    """Say whether words name a place; "Park" in front is a surname: "Park Jun-ho"."""
    first, *others = (part.lower() for part in parts)
    return bool(others) and (
        first in lexicon.words("places.heading sites") or not SITES.isdisjoint(others)
    )


def settle(document: Document, names: list[Name], around: list[Company]) -> list[Name]:
    """Return the names with kinds that agree over all mentions of the same words."""
    votes: dict[tuple[str, ...], Counter[NameKind]] = {}
    stood_in = set[tuple[str, ...]]()
    titled = {name.parts for name in names if name.kind is NameKind.PERSON and name.title}
    names = [
        _of_kind(name, NameKind.PERSON)
        if name.kind is NameKind.PLACE and name.parts in titled
        else name
        for name in names
    ]
    for name, beside in zip(names, around, strict=True):
        ballot = votes.setdefault(name.parts, Counter())
        if name.kind is not NameKind.UNKNOWN:
            ballot[name.kind] += _FEWEST
        elif _speaks(name, beside):
            ballot[NameKind.PERSON] += 1
        elif beside.before in lexicon.words("names.at places"):
            ballot[NameKind.PLACE] += 1
            if beside.before not in lexicon.words("names.at people too"):
                stood_in.add(name.parts)
    kinds = {
        parts: _elected(ballot, is_stood_in=parts in stood_in) for parts, ballot in votes.items()
    }
    shown = people(document, (_of_kind(name, kinds[name.parts]) for name in names))
    kinds |= dict.fromkeys(shown, NameKind.PERSON)
    parts = _parts_of_people(kinds)
    return [_of_kind(name, _kind(name, kinds, parts)) for name in names]


def _of_kind(name: Name, kind: NameKind) -> Name:
    return name if name.kind is kind else evolve(name, kind=kind)


def _speaks(name: Name, beside: Company) -> bool:
    """Say whether a name is the subject of speaking, and no country or body that may be."""
    if len(name.parts) > 1 and not may_be_person(name.parts):
        return False
    known = len(name.parts) == 1 and (is_proper(name.parts[0]) or name.parts[0].isupper())
    speaking = lexicon.words("names.speaking")
    is_subject = beside.after in speaking and beside.before != "of"
    return not known and (is_subject or beside.before in speaking)


def _elected(ballot: Counter[NameKind], *, is_stood_in: bool) -> NameKind:
    """Return the kind that most mentions tell; one comes from people as well as from places."""
    ranked = sorted(ballot.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return NameKind.UNKNOWN
    kind, count = ranked[0]
    if kind is NameKind.PLACE and (count < _FEWEST or not is_stood_in):
        return NameKind.UNKNOWN
    return kind


def _parts_of_people(kinds: dict[tuple[str, ...], NameKind]) -> frozenset[str]:
    people = (parts for parts, kind in kinds.items() if kind is NameKind.PERSON)
    return frozenset(part for parts in people for part in parts if len(parts) > 1)


def _kind(name: Name, kinds: dict[tuple[str, ...], NameKind], people: frozenset[str]) -> NameKind:
    settled = kinds[name.parts]
    if name.kind is not NameKind.UNKNOWN:
        return name.kind
    alone = len(name.parts) == 1 and name.parts[0] in people
    return NameKind.PERSON if alone and settled is NameKind.UNKNOWN else settled
