"""The words of a link against the address behind it: a number or a name that is one slip apart."""

import unicodedata
from collections.abc import Iterator

from factcheck.align.twins.statements import Statements
from factcheck.model import Hyperlink, Span
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import is_one_slip, tokens_of

_SHORTEST_NUMBER = 3
"""Digits; shorter numbers are those of pages and parts, and differ from each other by a slip."""
_SHORTEST_NAME = 6
_LONGEST_NAME = 3
"""Words."""


def misleading_links(made: Statements) -> Iterator[Twin]:
    """Yield the words of links that are a slip of what stands in their address, in order."""
    for link in made.document.links:
        found = _other_number(made, link) or _other_name(made, link)
        if found:
            span, part = found
            yield Twin(TwinRoute.LINK, "link", span, link.span, ("text", "address"), (part,))


def _other_number(made: Statements, link: Hyperlink) -> tuple[Span, str] | None:
    """Return the one number of a link and that of its address, which is a slip of it."""
    words, inside = made.tokens, made.tokens.inside(link.span)
    told = [at for at in inside if words.words[at].isdecimal()]
    parts = [part.lstrip("0") for part in _parts(link.target) if part.isdecimal()]
    if len(told) != 1 or len(words.words[told[0]]) < _SHORTEST_NUMBER:
        return None
    number = words.words[told[0]].lstrip("0")
    if any(number in part for part in _parts(link.target)):
        return None
    near = [part for part in parts if len(part) == len(number) and is_one_slip(number, part)]
    return (words.span(told[0]), near[0]) if near else None


def _other_name(made: Statements, link: Hyperlink) -> tuple[Span, str] | None:
    """Return the words of a link and a part of its address, which is a slip inside them."""
    words = made.document.words(link.span)
    name = "".join(letter for letter in _plain(words) if letter.isalnum())
    if len(name) < _SHORTEST_NAME or not name.isalpha() or len(words.split()) > _LONGEST_NAME:
        return None
    if words.endswith("()"):
        return None
    is_person = " " in words  # whose address may have an initial more
    parts = [
        part
        for part in _joined_parts(link.target)
        if len(part) >= _SHORTEST_NAME and (not is_person or len(part) == len(name))
    ]
    if any(name in part or part in name for part in parts):
        return None
    near = [
        part
        for part in parts
        if part.isalpha() and is_one_slip(name, part) and _have_same_ends(name, part)
    ]
    return (link.span, near[0]) if near else None


def _plain(words: str) -> str:
    """Return words in small letters without accents, as addresses have them."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", words.casefold())
        if not unicodedata.combining(letter)
    )


def _have_same_ends(name: str, part: str) -> bool:
    """True if the first letter and the last two are the same, which slips hardly ever change."""
    return name[0] == part[0] and name[-2:] == part[-2:]


def _parts(target: str) -> list[str]:
    """Return the runs of letters and the runs of digits of an address."""
    found: list[str] = []
    for token in tokens_of(target.replace("_", " ")).words:
        start = 0
        for at in range(1, len(token) + 1):
            if at == len(token) or token[at].isdecimal() != token[at - 1].isdecimal():
                found.append(token[start:at])
                start = at
    return found


def _joined_parts(target: str) -> Iterator[str]:
    """Yield the steps of an address, each in small letters without marks inside."""
    step = ""
    for letter in f"{target.lower()}/":
        if letter in "/.?#=&:":
            yield step
            step = ""
        elif letter.isalnum():
            step += letter
