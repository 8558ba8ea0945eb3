"""Sequences of capitalized words that form names."""

from collections.abc import Iterator, Sequence

from factcheck.extract.names.evidence import Evidence
from factcheck.extract.names.titles import Titles
from factcheck.extract.names.tokens import Token, adjoins
from factcheck.extract.names.words import (
    LEADING_PARTICLES,
    OFFICES,
    ORGANISATIONS,
    PARTICLES,
    SITES,
    SURNAMES_TOO,
)
from factcheck.lexicon.data.english import is_ordinary

Run = tuple[int, int]
"""Index of the first word of a sequence, and index after its last word."""

_DETERMINERS = frozenset({"the", "a", "an"})
_OF = frozenset({"of", "for"})
_MOST_PARTICLES = 3
_LONGEST_ACRONYM = 7
_FIELD = 6
"""Number of words at the end of a sequence that are searched for a noun such as "Ministry"."""
_LONGEST = 40
"""Maximum number of words in a name; a longer sequence is a list or a heading."""


def runs(tokens: Sequence[Token], titled: Titles, evidence: Evidence) -> Iterator[Run]:
    """Yield the sequences of words in a block that are names, in order."""
    at = 0
    while at < len(tokens):
        if not tokens[at].capital or at in titled.words:
            at += 1
            continue
        end = _end(tokens, at, titled)
        first = _begin(tokens, at, end, titled, evidence)
        if first < end <= first + _LONGEST and _is_name(tokens, first, end, titled, evidence):
            yield _with_particles(tokens, first, titled), end
        at = end


def _end(tokens: Sequence[Token], at: int, titled: Titles) -> int:
    """Return the index after the last word of the sequence that starts at `at`."""
    end = at + 1
    while (after := _next(tokens, at, end, titled)) is not None:
        end = after + 1
    return end


def _next(tokens: Sequence[Token], first: int, end: int, titled: Titles) -> int | None:
    """Return the index of the capitalized word that continues a sequence; None if there is none.

    Particles, "of the" or "and" may come between. "And" joins only ordinary words in the name of an
    organization: "Ministry of Mines and Energy".
    """
    at, last = end, tokens[end - 1]
    near = tokens[max(first, end - _FIELD) : end]
    is_noun = last.capital and (last.lower in ORGANISATIONS or last.lower in SITES)
    is_body = any(token.text in _OF for token in near) and any(
        token.capital and token.lower in ORGANISATIONS for token in near
    )
    if is_body or is_noun:
        at = _beyond(tokens, end, _OF | {"the"})
    if is_body and at == end and [token.text for token in tokens[end : end + 1]] == ["and"]:
        fields = (last, *tokens[end + 1 : end + 2])
        at += all(is_ordinary(one.lower) and one.lower not in ORGANISATIONS for one in fields)
    if at == end:
        at = _beyond(tokens, end, PARTICLES)
    if at >= len(tokens) or at in titled.words:
        return None
    return at if tokens[at].capital and adjoins(tokens[at - 1], tokens[at]) else None


def _beyond(tokens: Sequence[Token], end: int, small: frozenset[str]) -> int:
    at = end
    while (
        at < min(end + _MOST_PARTICLES, len(tokens))
        and tokens[at].text in small
        and adjoins(tokens[at - 1], tokens[at])
    ):
        at += 1
    return at


def _begin(tokens: Sequence[Token], at: int, end: int, titled: Titles, evidence: Evidence) -> int:
    """Return the index at which a name starts, after ordinary words that open a sentence."""
    while at < end and at not in titled.before:
        token, after = tokens[at], tokens[at + 1] if at + 1 < end else None
        is_within = not token.opens and token.lower not in _DETERMINERS
        following = after if after and after.capital else None
        if token.capital and (is_within or evidence.begins_name(token, following)):
            return at
        at += 1
    return at


def _is_name(
    tokens: Sequence[Token], first: int, end: int, titled: Titles, evidence: Evidence
) -> bool:
    """Return True if a sequence is a name, not a title, text in capitals or an ordinary word."""
    words = tokens[first:end]
    if all(word.text.isupper() and len(word.text) > 1 for word in words):
        return len(words) == 1 and len(words[0].text) <= _LONGEST_ACRONYM
    is_full = len(words) > 1
    may_be_surname = is_full and not is_ordinary(words[0].lower) and words[-1].lower in SURNAMES_TOO
    if words[-1].lower in OFFICES and not may_be_surname:
        return False
    is_marked = is_full or first in titled.before
    return any(len(word.text) > 1 for word in words) and (
        is_marked or not evidence.is_common(words[0])
    )


def _with_particles(tokens: Sequence[Token], first: int, titled: Titles) -> int:
    """Return the index at which a surname starts, including its particles: "van der Aa"."""
    at = first
    while (
        at > max(0, first - _MOST_PARTICLES)
        and at not in titled.before
        and at - 1 not in titled.words
        and tokens[at - 1].text in LEADING_PARTICLES
        and adjoins(tokens[at - 1], tokens[at])
    ):
        at -= 1
    return at
