"""Names in a row, as bylines and citation lines print them, and which part is the family name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, takewhile

from factcheck import lexicon
from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.names.words import MODIFIERS, OFFICES
from factcheck.model import Contributor, Document, Role, Span
from factcheck.model.contributors import PARTICLES, contributor, names_body

_WORD = r"(?:[^\W\d_]\.|[^\W\d_][^\W\d_]*(?:[’'.‐-][^\W\d_]+)*\.?)"
_NAME = re.compile(rf"{_WORD}(?:[ -]{_WORD}){{0,6}}")
_JOINT = re.compile(r"\s*(?:;|&|,?\s\band\b|,)\s*")
_GIVEN_OR_SUFFIX = re.compile(r"(?:[^\W\d_]\.[ -]?){1,4}$|(?:Jr|Sr|II|III|IV)\.?$")
_MOST_WORDS = 7
_POST_LINKS = frozenset({"of", "and", "for", "the", "in"})
# Endings of nouns for fields of work that the list of words lacks: "Engineering", "Logistics".
# Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), appendix I.
_FIELDS = ("ing", "ics", "ment", "ology", "ation", "ations")


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
    joints = (match.span() for match in _JOINT.finditer(text, span.start, span.end))
    edges = [span.start, *chain.from_iterable(joints), span.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < end:
            yield _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a title in front and blanks around."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" ("))
    end = start + len(text[start:end].rstrip(" :"))
    first = text[start:end].partition(" ")[0]
    is_title = first.lower().rstrip(".") in lexicon.words("offices.civil addresses")
    return start + (len(first) + 1 if is_title else 0), end


def _is_inverted(text: str, parts: list[tuple[int, int]], at: int) -> bool:
    """Say whether a part is a family name and the next the given name that belongs to it."""
    if at + 1 >= len(parts) or text[parts[at][1] : parts[at + 1][0]].strip() != ",":
        return False
    family = text[slice(*parts[at])].split()
    given = text[slice(*parts[at + 1])]
    if _GIVEN_OR_SUFFIX.match(given):
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
    behind = (text[slice(*part)] for part in parts[at:])
    return sum(1 for _ in takewhile(lambda words: names_body(words) or _is_post(words), behind))


def _is_post(words: str) -> bool:
    """Say whether words tell an office or a field of work and nothing else: "Site Reliability"."""
    telling = [word for word in words.lower().split() if word not in _POST_LINKS]
    others = [word for word in telling if word not in OFFICES and word not in MODIFIERS]
    return bool(telling) and not any(
        is_proper(word.capitalize()) or not (is_ordinary(word) or word.endswith(_FIELDS))
        for word in others
    )


def _is_name(words: str) -> bool:
    if not _NAME.fullmatch(words) or len(words.split()) > _MOST_WORDS:
        return False
    first, *others = words.split()
    small = [word for word in others if word[0].islower() and word.lower() not in PARTICLES]
    return first in PARTICLES or (first[0].isupper() and (not small or names_body(words)))


# ---- which part of a name is the family name, by what the document itself tells ----

_MOST_INITIALS = 3
_ADDRESS = rf"(?i:{lexicon.alternation('offices.civil addresses', 'offices.heads')})\.?"


def credited(
    document: Document, headed: Iterable[str], cited: Iterable[str]
) -> tuple[Contributor, ...]:
    """Return the authors of a record, each split as the document tells.

    An inverted form ("Yu, Bin") tells which part is the family name, a form of address ("Mr. Yu")
    or a later mention by one word ("Yu writes") too. Otherwise the form of the name decides.

    Args:
        document: The document.
        headed: The names in the head; they are the fuller ones, and are taken where there are any.
        cited: The names in the citation line.
    """
    printed = list(dict.fromkeys(headed)) or list(dict.fromkeys(cited))
    inverted = {frozenset(_words(name)): name for name in cited if "," in name}
    return tuple(_author(document, name, inverted) for name in printed)


def _author(document: Document, name: str, inverted: Mapping[frozenset[str], str]) -> Contributor:
    last = name.rpartition(" ")[2]
    if "," in name or (last != name and last.isupper() and len(last) <= _MOST_INITIALS):
        return _from_inverted(name)
    told = inverted.get(frozenset(_words(name)), "").partition(",")[0]
    return contributor(name, told or _called(document, name))


def _words(name: str) -> list[str]:
    return name.replace(",", " ").split()


def _from_inverted(name: str) -> Contributor:
    """Split "Roe, Jane" and "Roe JA" (as medical journals print it)."""
    family, comma, given = name.partition(",")
    if comma:
        return Contributor(family.strip(), given.strip())
    family, _, letters = name.rpartition(" ")
    return Contributor(family, " ".join(f"{letter}." for letter in letters))


def _called(document: Document, name: str) -> str:
    """Return the one part of a name that the text uses alone; empty if it does not tell."""
    parts = [part for part in name.split() if part.lower() not in PARTICLES]
    if len(parts) < 2:  # noqa: PLR2004
        return ""
    ends = (parts[0], parts[-1])
    addressed = [
        part
        for part in ends
        if re.search(rf"\b{_ADDRESS}\s{re.escape(part)}\b(?! [A-Z])", document.text)
    ]
    if len(addressed) == 1:
        return addressed[0]
    alone = [part for part in ends if _stands_alone(document, part)]
    return alone[0] if len(alone) == 1 else ""


def _stands_alone(document: Document, part: str) -> bool:
    """Say whether a part stands by itself inside a sentence of the text, twice or more."""
    found = 0
    for match in re.finditer(rf"(?<=[a-z,;] ){re.escape(part)}(?![\w-]| [A-Z])", document.text):
        if document.role_at(match.start()) is Role.NARRATIVE:
            found += 1
    return found > 1
