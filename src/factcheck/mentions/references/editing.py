"""Who edited the book of which a work is a part, and where the book is named."""

import re

from factcheck.mentions.references.authors import PARTICLE, UPPER, WORD, authors_of
from factcheck.model import Contributor
from factcheck.model.contributors import contributor
from factcheck.patterns import lazy
from factcheck.values import frozen

_IN = lazy(r"[.,\s]*\b[Ii]n:?\s")
_MARK = lazy(r"\b(?:eds?|editors?)\b\.?\)?[.,:]?\s?$", re.IGNORECASE)
_NAME = rf"(?:(?:{WORD}|[{UPPER}]\.)\s){{1,3}}{PARTICLE}{{0,3}}{WORD}"
# Source: Chicago Manual of Style, 17th edition, 14.104; MLA Handbook, 9th edition, 5.38. Behind a
# number "ed." is an edition, so that alone it needs its comma: ", ed. Jane Roe".
_BEHIND = lazy(
    rf"(?:\b[Ee]d(?:s?\.|ited)\sby|,\seds?\.)\s(?P<names>{_NAME}(?:,\s{_NAME}){{0,5}}(?:,?\s(?:and|&)\s{_NAME})?)"
)
_JOINT = lazy(r",?\s(?:and|&)\s|,\s")


@frozen
class Edited:
    """The editors of a book, and where its title begins."""

    editors: tuple[Contributor, ...] = ()
    start: int = 0
    """Where the title begins behind "In: Roe M, editor."; 0 where no editors precede it."""


def edited(tail: str) -> Edited:
    """Return the editors whom an entry names behind the title of a part.

    Args:
        tail: the entry behind the title.
    """
    inside = _IN.match(tail)
    if inside:
        named = authors_of(tail[inside.end() :])
        end = inside.end() + named.end
        if named.people and _MARK.search(tail[:end]):
            return Edited(named.people, end)
    behind = _BEHIND.search(tail)
    names = _JOINT.split(behind["names"]) if behind else []
    return Edited(tuple(contributor(name) for name in names))
