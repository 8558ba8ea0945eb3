"""Names in a row, as bylines and citation lines print them."""

import re
from collections.abc import Iterator

from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.names.words import MODIFIERS, OFFICES
from factcheck.model import Span
from factcheck.model.contributors import PARTICLES, names_body
from factcheck.patterns import lazy

_WORD = r"(?:[^\W\d_]\.|[^\W\d_][^\W\d_]*(?:[’'.‐-][^\W\d_]+)*\.?)"
_NAME = lazy(rf"{_WORD}(?:[ -]{_WORD}){{0,6}}")
_JOINT = lazy(r"\s*(?:;|&|,?\s\band\b|,)\s*")
_INITIALS = lazy(r"(?:[^\W\d_]\.[ -]?){1,4}$")
_TITLE = lazy(r"(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Sir|Dame)\.?\s")
_MOST_WORDS = 7
_SUFFIX = lazy(r"(?:Jr|Sr|II|III|IV)\.?$")
_POST_LINKS = frozenset({"of", "and", "for", "the", "in"})
# Endings of nouns for fields of work that the list of words lacks: "Engineering", "Logistics".
# Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), appendix I.
_FIELD = lazy(r"[a-z]{3,}(?:ing|ics|ment|ology|ations?)$")


def people(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield each name of a row with its place, in order; what is no name ends the row.

    An inverted name ("Mead, Walter Russell"; "Roe, J.") is yielded whole, with its comma.
    """
    parts = list(_parts(text, span))
    at = 0
    while at < len(parts):
        start, end = parts[at]
        width = 2 if _is_inverted(text, parts, at) else 1
        end = parts[at + width - 1][1]
        words = text[start:end]
        if not _is_name(words.replace(",", "")):
            return
        yield words, Span(start, end)
        at += width
        at += _affiliation(text, parts, at)


def _parts(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    for match in _JOINT.finditer(text, span.start, span.end):
        if match.start() > start:
            yield _bare(text, start, match.start())
        start = match.end()
    if start < span.end:
        yield _bare(text, start, span.end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a title in front and blanks around."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" ("))
    end = start + len(text[start:end].rstrip(" :"))
    title = _TITLE.match(text, start, end)
    return (title.end() if title else start), end


def _is_inverted(text: str, parts: list[tuple[int, int]], at: int) -> bool:
    """Say whether a part is a family name and the next the given name that belongs to it."""
    if at + 1 >= len(parts) or text[parts[at][1] : parts[at + 1][0]].strip() != ",":
        return False
    family = text[slice(*parts[at])].split()
    given = text[slice(*parts[at + 1])]
    if _INITIALS.match(given) or _SUFFIX.match(given):
        return True
    lone = [word for word in family if word.lower() not in PARTICLES]
    opens = at == 0 or ";" in text[parts[at - 1][1] : parts[at][0]]
    return opens and len(lone) == 1 and not names_body(given) and _is_name(given)


def _affiliation(text: str, parts: list[tuple[int, int]], at: int) -> int:
    """Return how many parts behind a person's name are a post or the body to work for.

    The first stands behind a comma alone: "Ada Byrne and the Port Trust" are two authors.
    """
    if at == len(parts) or not text[parts[at - 1][1] : parts[at][0]].strip().startswith(","):
        return 0
    if re.search(r"\band\b|&", text[parts[at - 1][1] : parts[at][0]]):
        return 0
    count = 0
    while at + count < len(parts):
        words = text[slice(*parts[at + count])]
        if not (names_body(words) or _is_post(words)):
            break
        count += 1
    return count


def _is_post(words: str) -> bool:
    """Say whether words tell an office or a field of work and nothing else: "Site Reliability"."""
    telling = [word for word in words.lower().split() if word not in _POST_LINKS]
    return bool(telling) and all(_tells_post(word) for word in telling)


def _tells_post(word: str) -> bool:
    if word in OFFICES or word in MODIFIERS:
        return True
    return not is_proper(word.capitalize()) and (is_ordinary(word) or bool(_FIELD.match(word)))


def _is_name(words: str) -> bool:
    if not _NAME.fullmatch(words) or len(words.split()) > _MOST_WORDS:
        return False
    first, *others = words.split()
    small = [word for word in others if word[0].islower() and word.lower() not in PARTICLES]
    return first in PARTICLES or (first[0].isupper() and (not small or names_body(words)))
