"""Names of bodies that differ in the number or the order of their fields."""

from collections.abc import Iterable, Iterator

from factcheck.align.bearers.alignment import Alignment
from factcheck.align.bearers.fold import fold
from factcheck.align.bearers.usages import Usage
from factcheck.model import NameKind

_JOINS = frozenset({"and", "for", "of"})
_OF = frozenset({"for", "of"})
_FEWEST = 3
"""Words of a name, besides small ones, from which the order of two tells no other body."""


def is_number_slip(rare: Usage, usual: Usage, found: Alignment) -> bool:
    """Say whether a field of one body stands once in the plural: "Drainage and Level(s) Board".

    The noun of the body itself tells in the plural of several: "Water Boards".
    """
    left, right = fold(found.left), fold(found.right)
    bodies = rare.kind is usual.kind is NameKind.ORGANISATION
    if not bodies or min((left, right), key=len) + "s" not in (left, right):
        return False
    nouns = {fold(head) for one in (rare, usual) if (head := _head(one))}
    often = usual.count >= 2 * rare.count or len(found.shared) >= _FEWEST
    return often and len(found.shared) + 1 >= _FEWEST and not nouns & {left, right}


def _head(one: Usage) -> str:
    """Return the noun of a body: the last word, or that in front of "of" or "for"."""
    parts = one.mentions[0].parts
    joins = [at for at, part in enumerate(parts) if part in _OF]
    return parts[joins[0] - 1] if joins else parts[-1]


def turned(found: Iterable[Usage]) -> Iterator[tuple[Usage, Usage]]:
    """Yield the pairs of bodies whose fields stand in two orders, joined by the same words.

    "Ministry of Trade and Industry" and "Trade and Industry Ministry" are two ways of saying one.
    """
    groups: dict[tuple[tuple[str, ...], ...], list[Usage]] = {}
    for one in found:
        joins = tuple(part for part in one.mentions[0].parts if part in _JOINS)
        if one.kind is NameKind.ORGANISATION and "and" in joins and len(one.words) >= _FEWEST:
            groups.setdefault((joins, tuple(sorted(one.words))), []).append(one)
    for same in groups.values():
        first = same[0]
        yield from ((first, one) for one in same[1:] if fold(_head(one)) == fold(_head(first)))
