"""The authors that an entry begins with, in the orders that style manuals know."""

import re

from factcheck.model import Contributor
from factcheck.model.contributors import PARTICLES, contributor
from factcheck.patterns import compiled, lazy
from factcheck.values import frozen

UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-Я"
WORD = rf"[{UPPER}][\w’'-]{{1,40}}"
ONE_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))}|[Dd]e|[Vv]an|[Vv]on|[Ll]a|[Dd]er|[Dd]’|[Dd]')"
PARTICLE = rf"(?:{ONE_PARTICLE}\s)"
_FAMILY = rf"{PARTICLE}{{0,3}}(?:[A-Za-z]['’])?{WORD}(?:\s{WORD})?"
_INITIALS = rf"[{UPPER}]\.(?:[\s-]?[{UPPER}]\.){{0,3}}"
_SUFFIX = r"(?:,\s(?:Jr|Sr|II|III)\.?)?"
# "John E. Moe and …" is no "John, E.": a name follows the initial, and then more names or a title.
_GOES_ON = (
    rf"\.\s(?:[{UPPER}]\.\s)?{WORD}(?:,\s|\s(?:and|&)\s(?:[{UPPER}]\.|{WORD}\s[{UPPER}])|\s[“\"(])"
)
# "and Ida L. Moe." ends a row of names.
_LAST = rf"{WORD}\s[{UPPER}]\.\s(?:[{UPPER}]\.\s)?{WORD}[.,(“\"]"
# Orders of one name, the strictest first. Source: APA 7 (9.8), Vancouver (NLM, Citing Medicine,
# ch. 1), Chicago 17 (14.74, 15.9), MLA 9 (5.7), IEEE Reference Guide (2018).
_ORDERS = (
    rf"(?P<family>{_FAMILY}),\s(?P<given>{_INITIALS}){_SUFFIX}",
    rf"(?P<family>{_FAMILY})\s(?P<given>[{UPPER}]{{1,3}})(?!{_GOES_ON})(?=[,.;:]|\sand\s|\s&|\s\(|\set\s)",
    rf"(?P<given>{_INITIALS})\s?(?P<family>{_FAMILY})",
    rf"(?P<family>{_FAMILY}),\s(?P<given>{WORD}(?:\s(?:{WORD}|[{UPPER}]\.)){{0,2}}){_SUFFIX}",
)
_PLAIN = rf"(?P<whole>{WORD}(?:\s(?:{PARTICLE})?(?:{WORD}|[{UPPER}]\.)){{1,3}})"
_JOINED = lazy(r"(?:,|;)?\s(?:and|&|y|et|und)\s(?!others\b|al\b)")
_NEXT = lazy(r"[,;]\s(?!and\b|et\b|&)")
_OTHERS = lazy(r",?\s(?:et\s?al\b\.?|and (?:others|colleagues)\b|& al\.)|,?\s?(?:…|\.\.\.)\s?&?")
_EDITORS = lazy(
    r",?\s?(?:\((?:eds?|editors?|trans|comps?)\.?\)|(?:eds?|editors?)\b)\.?,?", re.IGNORECASE
)
_CLOSED = lazy(r"\s?(?:[.,:;(\[“\"‘]|$)|\s\d{4}")
_BODY = lazy(rf"(?P<body>[{UPPER}][^.,:;()\[\]“”\"\d]{{1,100}}?)(?=\.\s|\s[(\[]|,\s[“\"\d‘]|:\s)")
_CLOSING = r"(?=[.(;]|,?\s(?:and|&|et)\s)"
_IMPRINT = lazy(r"\s\([^()]{2,60}:\s[^()]{2,80}\)")
_MOST_WORDS = 10
_MOST_AUTHORS = 60
_DASH = lazy(r"(?:[-–—_]\s?){2,6}[.,]?|[—―][.,]")


# Small words inside the names of bodies; any other small word means a title.
_SMALL = PARTICLES | frozenset(("and", "of", "for", "the", "on", "in", "at", "to", "&"))
_DATED = lazy(r"\s\((?:[12]\d{3}|n\.d)")
_LEAST_WORDS = 3


@frozen
class Authors:
    """Who an entry says made its work."""

    people: tuple[Contributor, ...] = ()
    others: bool = False
    end: int = 0
    """Where the names end, editors' marks included."""
    are_editors: bool = False
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
    are_editors = editors is not None and "ed" in editors[0].lower()
    if len(people) == 1 and _opens_as_body(words, end):
        people = [Contributor(literal=words[:end])]
    if people:
        return Authors(tuple(people), others is not None, end, are_editors)
    body = _BODY.match(words, start)
    if body and opens_like_body(body["body"]):
        return Authors((Contributor(literal=body["body"]),), end=body.end())
    return Authors(end=start)


def _people(words: str, *, is_note: bool) -> tuple[list[Contributor], int]:
    """Return the names in a row and where they end."""
    found: list[Contributor] = []
    ends: list[int] = []
    at = end = 0
    order = _Order(inverted=True, is_note=is_note)
    while len(found) < _MOST_AUTHORS:
        last = bool(_JOINED.fullmatch(words, end, at))
        tried = order.patterns(plain=not found or last or order.only_first)
        if last and compiled(_LAST).match(words, at):
            tried = (_PLAIN,)
        match = next((match for one in tried if (match := compiled(one).match(words, at))), None)
        if match is None or _is_title(words, match):
            break
        found.append(_contributor(match))
        ends.append(match.end())
        end = match.end()
        joint = _JOINED.match(words, end) or _NEXT.match(words, end)
        order = order.after(match, joint, first=len(found) == 1)
        if joint is None or not (order.inverted or order.only_first or _JOINED.match(words, end)):
            break
        at = joint.end()
    while ends and not _is_closed(words, ends[-1]):
        del ends[-1], found[-1]
    return found, ends[-1] if ends else 0


def _is_closed(words: str, end: int) -> bool:
    """Say whether names end where one seems to: a title may begin like a name."""
    return (
        bool(_CLOSED.match(words, end) or _OTHERS.match(words, end) or _EDITORS.match(words, end))
        or words[end - 1] in ".,"
    )


@frozen
class _Order:
    """The order in which the names of a row are given, as far as the row shows it."""

    inverted: bool
    """The family name may come first."""
    is_note: bool
    only_first: bool = False
    """Only the first name is inverted: "Moe, Ida, Jean Moreau, and Tom Lee"."""

    def patterns(self, *, plain: bool) -> tuple[str, ...]:
        """Return the patterns to be tried; given name first only where no title can be meant.

        In a note "Moe, Ports, 51" is a short title, and "Ida Moe, Ports and Piers" one author.
        """
        first = (_PLAIN,) if plain else ()
        if not self.inverted:
            return first
        if self.is_note:
            return (*_ORDERS[:-1], *first, _ORDERS[-1] + _CLOSING)
        return (*_ORDERS, *first)

    def after(self, match: re.Match[str], joint: re.Match[str] | None, *, first: bool) -> "_Order":
        """Return what a name, and what joins the next to it, show."""
        if self.only_first or "whole" in match.groupdict():
            return _Order(inverted=False, is_note=self.is_note, only_first=self.only_first)
        given = match["given"]
        in_full = "." not in given and not given.isupper() and " " not in match["family"]
        comma = joint is not None and joint[0].startswith(", ")
        alone = first and in_full and comma and match.start("family") < match.start("given")
        return _Order(inverted=not alone, is_note=self.is_note, only_first=alone)


def _opens_as_body(words: str, end: int) -> bool:
    """Say whether three words or more stand before "(2012)", where people are inverted."""
    every = words[:end].split()
    full = all(len(word) > 1 and word[-1] not in ".," for word in every)
    return len(every) >= _LEAST_WORDS and full and bool(_DATED.match(words, end))


def opens_like_body(words: str) -> bool:
    """Say whether the words that open an entry can be the name of a body and no title."""
    every = words.split()
    return len(every) <= _MOST_WORDS and all(
        word in _SMALL or not word[0].islower() for word in every
    )


def _is_title(words: str, match: re.Match[str]) -> bool:
    """Say whether two words or more in front of "(Place: Publisher" are the title of a book."""
    return "whole" in match.groupdict() and bool(_IMPRINT.match(words, match.end()))


def _contributor(match: re.Match[str]) -> Contributor:
    if "whole" not in match.groupdict():
        return Contributor(match["family"], match["given"].rstrip(","))
    return contributor(match["whole"])
