"""What a name is of: a person, a body, a place, as far as the document tells."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from factcheck import lexicon
from factcheck.data.english import is_proper
from factcheck.mentions.names.people import may_be_person, people
from factcheck.mentions.names.tokens import Token
from factcheck.mentions.names.words import ORGANISATIONS, SITE_SURNAMES, SITES
from factcheck.model import NameKind

_FEWEST = 2
"""Places after a preposition from which a name without other evidence is a place's."""


class Found(NamedTuple):
    """A name as its block shows it, with places counted from the first character of the block."""

    span: tuple[int, int]
    parts: tuple[str, ...]
    kind: NameKind
    """What its own words and its title tell."""
    title: tuple[int, int] | None
    role: tuple[int, int] | None
    vote: NameKind
    """What the words beside it tell of a name of unknown kind."""
    is_stood_in: bool
    """Somebody or something is there: nothing comes from it as from a person."""


def found(
    tokens: Sequence[Token],
    run: tuple[int, int],
    title: tuple[int, int] | None,
    role: tuple[int, int] | None,
) -> Found:
    """Return the name that a run of words is."""
    first, end = run
    parts = tuple(token.text for token in tokens[first:end])
    kind = first_guess(parts, titled=bool(title or role))
    before = tokens[first - 1].lower if first and tokens[first].gap == " " else ""
    after = tokens[end].text if end < len(tokens) and tokens[end].gap == " " else ""
    vote, is_stood_in = NameKind.UNKNOWN, False
    if kind is NameKind.UNKNOWN and _speaks(parts, before, after):
        vote = NameKind.PERSON
    elif kind is NameKind.UNKNOWN and before in lexicon.words("names.at places"):
        vote, is_stood_in = NameKind.PLACE, before not in lexicon.words("names.at people too")
    span = tokens[first].start, tokens[end - 1].end
    return Found(span, parts, kind, title, role, vote, is_stood_in)


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


def settled(names: Sequence[Found]) -> list[NameKind]:
    """Return the kinds of names, which agree over all mentions of the same words."""
    titled = {one.parts for one in names if one.kind is NameKind.PERSON and one.title}
    guesses = [
        NameKind.PERSON if one.kind is NameKind.PLACE and one.parts in titled else one.kind
        for one in names
    ]
    votes: defaultdict[tuple[str, ...], Counter[NameKind]] = defaultdict(Counter)
    for one, guess in zip(names, guesses, strict=True):
        ballot = votes[one.parts]
        if guess is not NameKind.UNKNOWN:
            ballot[guess] += _FEWEST
        elif one.vote is not NameKind.UNKNOWN:
            ballot[one.vote] += 1
    stood_in = {one.parts for one in names if one.is_stood_in}
    kinds = {parts: _elected(ballot) for parts, ballot in votes.items()}
    for parts, kind in kinds.items():
        if kind is NameKind.PLACE and parts not in stood_in:
            kinds[parts] = NameKind.UNKNOWN
    free = [item for item in kinds.items() if not votes[item[0]][NameKind.PLACE]]
    kinds |= dict.fromkeys(people(free), NameKind.PERSON)
    for full in [parts for parts, kind in kinds.items() if kind is NameKind.PERSON]:
        for part in full if len(full) > 1 else ():
            if kinds.get((part,)) is NameKind.UNKNOWN:
                kinds[part,] = NameKind.PERSON
    return [
        guess if guess is not NameKind.UNKNOWN else kinds[one.parts]
        for one, guess in zip(names, guesses, strict=True)
    ]


def _speaks(parts: tuple[str, ...], before: str, after: str) -> bool:
    """Say whether a name is the subject of speaking, and no country or body that may be.

    Args:
        parts: Its words.
        before: The word in front of it, in small letters.
        after: The word behind it as written: a verb with a capital is of a title.
    """
    if len(parts) > 1 and not may_be_person(parts):
        return False
    known = len(parts) == 1 and (is_proper(parts[0]) or parts[0].isupper())
    speaking = lexicon.words("names.speaking")
    is_subject = after in speaking and before != "of"
    return not known and (is_subject or before in speaking)


def _elected(ballot: Counter[NameKind]) -> NameKind:
    """Return the kind that most mentions tell; one place alone is not enough."""
    ranked = sorted(ballot.items(), key=lambda item: (-item[1], item[0]))
    kind, count = ranked[0] if ranked else (NameKind.UNKNOWN, 0)
    return NameKind.UNKNOWN if kind is NameKind.PLACE and count < _FEWEST else kind
