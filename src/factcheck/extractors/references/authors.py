"""The authors that an entry begins with, in the orders that style manuals know."""

import re

from attrs import frozen

from factcheck.model import Contributor
from factcheck.model.contributors import PARTICLES, contributor

UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-Я"
WORD = rf"[{UPPER}][\w’'-]{{1,40}}"
PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES))}|[Dd]e|[Vv]an|[Vv]on|[Ll]a|[Dd]er|[Dd]’|[Dd]')\s)"
_FAMILY = rf"{PARTICLE}{{0,3}}(?:[A-Za-z]['’])?{WORD}(?:\s{WORD})?"
_INITIALS = rf"[{UPPER}]\.(?:[\s-]?[{UPPER}]\.){{0,3}}"
_SUFFIX = r"(?:,\s(?:Jr|Sr|II|III)\.?)?"
# Orders of one name, the strictest first. Source: APA 7 (9.8), Vancouver (NLM, Citing Medicine,
# ch. 1), Chicago 17 (14.74, 15.9), MLA 9 (5.7), IEEE Reference Guide (2018).
_ORDERS = (
    rf"(?P<family>{_FAMILY}),\s(?P<given>{_INITIALS}){_SUFFIX}",
    rf"(?P<family>{_FAMILY})\s(?P<given>[{UPPER}]{{1,3}})(?=[,.;:]|\sand\s|\s&|\s\(|\set\s)",
    rf"(?P<given>{_INITIALS})\s?(?P<family>{_FAMILY})",
    rf"(?P<family>{_FAMILY}),\s(?P<given>{WORD}(?:\s(?:{WORD}|[{UPPER}]\.)){{0,2}}){_SUFFIX}",
)
_PLAIN = rf"(?P<whole>{WORD}(?:\s(?:{PARTICLE})?(?:{WORD}|[{UPPER}]\.)){{1,3}})"
_JOINED = re.compile(r"(?:,|;)?\s(?:and|&|y|et|und)\s(?!others\b|al\b)")
_NEXT = re.compile(r"[,;]\s(?!and\b|et\b|&)")
_OTHERS = re.compile(
    r",?\s(?:et\s?al\b\.?|and (?:others|colleagues)\b|& al\.)|,?\s?(?:…|\.\.\.)\s?&?"
)
_EDITORS = re.compile(
    r",?\s?(?:\((?:eds?|editors?|trans|comps?)\.?\)|(?:eds?|editors?)\b)\.?,?", re.IGNORECASE
)
_CLOSED = re.compile(r"\s?(?:[.,:;(\[“\"‘]|$)|\s\d{4}")
_BODY = re.compile(
    rf"(?P<body>[{UPPER}][^.,:;()\[\]“”\"\d]{{1,100}}?)(?=\.\s|\s[(\[]|,\s[“\"\d‘]|:\s)"
)
_CLOSING = r"(?=[.(;]|,?\s(?:and|&|et)\s)"
_IMPRINT = re.compile(r"\s\([^()]{2,60}:\s[^()]{2,80}\)")
_MOST_WORDS = 10
_MOST_AUTHORS = 60
_DASH = re.compile(r"(?:[-–—_]\s?){2,6}[.,]?|[—―][.,]")


@frozen
class Authors:
    """Who an entry says made its work."""

    people: tuple[Contributor, ...] = ()
    others: bool = False
    end: int = 0
    """Where the names end, editors' marks included."""
    same: bool = False
    """A dash stands for the authors of the entry above."""


def authors_of(words: str, *, is_note: bool = False) -> Authors:
    """Return the authors with which an entry begins; in a note the given name comes first."""
    start = 0
    dash = _DASH.match(words, start)
    if dash:
        return Authors(end=dash.end(), same=True)
    people, end = _people(words, is_note=is_note)
    others = _OTHERS.match(words, end) if people else None
    end = others.end() if others else end
    editors = _EDITORS.match(words, end) if people else None
    end = editors.end() if editors else end
    if people and (_CLOSED.match(words, end) or words[end - 1] in ".,"):
        return Authors(tuple(people), others is not None, end)
    body = _BODY.match(words, start)
    if body and len(body["body"].split()) <= _MOST_WORDS:
        return Authors((Contributor(literal=body["body"]),), end=body.end())
    return Authors(end=start)


def _people(words: str, *, is_note: bool) -> tuple[list[Contributor], int]:
    """Return the names in a row and where they end."""
    found: list[Contributor] = []
    at = end = 0
    inverted = True
    while len(found) < _MOST_AUTHORS:
        last = bool(_JOINED.fullmatch(words, end, at))
        orders = _orders(inverted=inverted, plain=not found or last, is_note=is_note)
        match = next((match for one in orders if (match := re.compile(one).match(words, at))), None)
        if match is None or _is_title(words, match):
            break
        inverted = inverted and "whole" not in match.groupdict()
        found.append(_contributor(match))
        end = match.end()
        joint = _JOINED.match(words, end) or (_NEXT.match(words, end) if inverted else None)
        if joint is None:
            break
        at = joint.end()
    return found, end


def _orders(*, inverted: bool, plain: bool, is_note: bool) -> tuple[str, ...]:
    """Return the orders of a name to be tried; given name first only where no title can be meant.

    In a note "Moe, Ports, 51" is a short title, and "Ida Moe, Ports and Piers" one author.
    """
    first = (_PLAIN,) if plain else ()
    if not inverted:
        return first
    if is_note:
        return (*_ORDERS[:-1], *first, _ORDERS[-1] + _CLOSING)
    return (*_ORDERS, *first)


def _is_title(words: str, match: re.Match[str]) -> bool:
    """Say whether two words or more in front of "(Place: Publisher" are the title of a book."""
    return "whole" in match.groupdict() and bool(_IMPRINT.match(words, match.end()))


def _contributor(match: re.Match[str]) -> Contributor:
    if "whole" not in match.groupdict():
        return Contributor(match["family"], match["given"].rstrip(","))
    return contributor(match["whole"])
