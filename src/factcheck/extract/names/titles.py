"""Titles before a name (offices and forms of address), and appositions after a name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from factcheck import lexicon
from factcheck.extract.names.tokens import Token, adjoins
from factcheck.extract.names.words import (
    AMBIGUOUS,
    BRIDGES,
    CIVIL,
    HONORIFICS,
    MODIFIERS,
    OFFICES,
    ORGANISATIONS,
    SITE_SURNAMES,
    SITES,
)
from factcheck.lexicon.data.english import is_ordinary
from factcheck.model import Span

_LONGEST_FIELD = 8
"""Maximum number of words in a field of office: "of agriculture and rural development"."""
_LONGEST_TITLE = 12
_FIELDS = MODIFIERS | ORGANISATIONS | SITES
"""Lowercase words that modify a noun of office: "port authority spokesperson"."""
_OFFICE = 4
"""Minimum number of letters in a noun of office after a hyphen: "vice-minister"."""
_LINKS = ("and", "of", "the")
_CALLINGS = ("ist", "ian", "woman", "person")
_VERBAL = ("ing", "ed", "assist", "consist", "exist", "insist", "persist", "resist")
_SHORTEST_CALLING = 6
_ROLE = re.compile(r"(?:, | \()((?:\w|['’-](?=\w)| (?=\w)){3,90})(?=[,;.):—–\n]|$| [—–(])")
_ENDS_ROLE = re.compile(
    rf" (?:{lexicon.alternation('function.auxiliaries', 'events.clause openers')}"
    r"|and|but|said|says|told)\b"
)
_HEAD_WORDS = 6
"""Number of words at the start of an apposition that must include its noun of office."""


def office(token: Token) -> str:
    """Return the noun of office in a word, singular and in lowercase; empty if there is none."""
    return _office(token.lower, token.text)


@lru_cache(maxsize=16_384)
def _office(word: str, printed: str) -> str:
    level, _, rest = word.partition("-")
    bare = rest if len(rest) >= _OFFICE and is_ordinary(level) else word
    for form in (bare, bare.removesuffix("s")):
        if form in OFFICES or form in HONORIFICS:
            return form
    return word if _is_calling_by_form(printed) else ""


def _is_calling_by_form(word: str) -> bool:
    """Return True if a lowercase word ends like an occupation: "chemist", "librarian"."""
    is_small = len(word) >= _SHORTEST_CALLING and not word[0].isupper()
    return is_small and word.endswith(_CALLINGS) and not word.endswith(_VERBAL)


@frozen
class Titles:
    """The titles of one block."""

    before: dict[int, Span]
    """The span of the title before a name, by the index of the name's first word."""
    words: frozenset[int]
    """Indexes of all words that belong to a title."""


def titles(tokens: Sequence[Token]) -> Titles:
    """Return the titles before names."""
    before: dict[int, Span] = {}
    words: set[int] = set()
    for at, token in enumerate(tokens):
        if _office(token.lower, token.text) and _is_office(tokens, at):
            last = _field_end(tokens, at)
            if _is_followed(tokens, last) or _is_apposed(tokens, last):
                first = _first_of_title(tokens, at)
                before[last + 1] = Span(tokens[first].start, tokens[last].end)
                words.update(range(first, last + 1))
    return Titles({at: span for at, span in before.items() if at not in words}, frozenset(words))


def _is_office(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a word is used as a noun of office, not as an adjective or verb."""
    token = tokens[at]
    if token.capital or token.lower not in AMBIGUOUS:
        return True
    before = tokens[at - 1].lower if at else ""
    return before in _FIELDS or (before == "the" and _is_apposed(tokens, at))


def _is_followed(tokens: Sequence[Token], last: int) -> bool:
    """Return True if a capitalized word that is not a place or an organization follows a title."""
    if last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    if not after.capital or not adjoins(tokens[last], after) or office(after):
        return False
    return not _ends_as_body(tokens, last)


def _ends_as_body(tokens: Sequence[Token], title: int) -> bool:
    """Return True if an organization or place follows a title as its name: "King Fahd Hospital"."""
    at = _run_end(tokens, title + 1)
    last = tokens[at].lower
    if last in SITE_SURNAMES and tokens[title].lower in CIVIL:
        return False
    return last in ORGANISATIONS or last in SITES


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the last of the adjacent capitalized words that include `at`."""
    while at + 1 < len(tokens) and tokens[at + 1].capital and adjoins(tokens[at], tokens[at + 1]):
        at += 1
    return at


def _is_apposed(tokens: Sequence[Token], last: int) -> bool:
    """Return True if a name between commas follows a title: "the chief engineer, Pavel Orlov,"."""
    if last + 2 >= len(tokens) or tokens[last].capital:
        return False
    name = tokens[last + 1]
    if name.gap != ", " or not name.capital or office(name):
        return False
    at = _run_end(tokens, last + 1)
    closed = at + 1 >= len(tokens) or tokens[at + 1].gap[:1] in {",", ".", ";", ")"}
    return closed and at > last + 1


def _field_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the last word of an office with its field or place; otherwise `at`."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in BRIDGES or tokens[at + 1].gap != " ":
        return at
    start = at + 3 if tokens[at + 2].text == "the" else at + 2
    last = start - 1
    for last in range(start - 1, min(start + _LONGEST_FIELD, len(tokens) - 1)):
        if not _is_of_field(tokens[last + 1]):
            break
    while last >= start and tokens[last].text in _LINKS:
        last -= 1
    if last < start and start < len(tokens) and tokens[start].capital:
        last = min(start, _run_end(tokens, start) - 1)  # a place: "to Moscow | Zhang Hanhui"
    named = last >= start and (_is_followed(tokens, last) or _is_apposed(tokens, last))
    return last if named else at


def _is_of_field(token: Token) -> bool:
    if token.gap not in (" ", ", "):
        return False
    if not token.capital:
        return token.text in _LINKS or token.lower in MODIFIERS
    return is_ordinary(token.lower) and not office(token)


def _first_of_title(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the first word of the title whose noun of office is at `at`."""
    first = at
    while first > max(0, at - _LONGEST_TITLE) and _extends(tokens, first):
        first -= 1
    token = tokens[first]
    is_opening = token.opens and is_ordinary(token.lower) and token.lower not in MODIFIERS
    return first + (is_opening and first < at and not office(token))


def _extends(tokens: Sequence[Token], first: int) -> bool:
    """Return True if the word before `first` belongs to the same title."""
    token, before = tokens[first], tokens[first - 1]
    if not adjoins(before, token):
        return False
    if before.capital:
        return True
    return before.lower in _FIELDS or bool(office(before))


def role_after(text: str, end: int) -> Span | None:
    """Return the apposition after a name that ends at `end` (", a leading chemist"), or None."""
    match = _ROLE.match(text, end)
    if not match:
        return None
    words = _ENDS_ROLE.split(match.group(1), maxsplit=1)[0]
    head = words.split()[:_HEAD_WORDS]
    is_clause = head[:1] and (
        head[0] in lexicon.words("offices.no apposition") or head[0].endswith(_VERBAL)
    )
    if is_clause or not any(map(_is_calling, head)):
        return None
    return Span(match.start(1), match.start(1) + len(words))


def _is_calling(word: str) -> bool:
    small = word.lower()
    is_office = small in OFFICES or small.removesuffix("s") in OFFICES
    return is_office or _is_calling_by_form(word)
