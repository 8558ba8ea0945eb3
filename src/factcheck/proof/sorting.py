"""Finds entries that are out of order in a list sorted by date, number or letter."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from factcheck.document.text import word_list
from factcheck.link.entities.spellings import fold
from factcheck.model import Link, Reason, Refused, Span, Verdict
from factcheck.model.links import LIKELY
from factcheck.model.ordering import has_place
from factcheck.proof.places import Places, proved

_BESIDE = 3
"""Number of entries before and after an entry that are examined."""
_FEWEST = 2
"""Minimum number of adjacent entries that establish an order; one more confirms it."""
_ARTICLES = frozenset({"a", "an", "the"})
_NUMBER = re.compile(r"(?<![\w.,])\d{1,9}(?:\.\d+)?(?![\w,]|\.\d)")

Keys = Sequence[float] | Sequence[str]


def prove_sorted(link: Link, places: Places) -> Verdict:
    """Return the proof that an entry is out of order in its list.

    The entries around it must be in order, and it must be out of order by every possible key.
    """
    entries = _entries(link, places)
    at = next(nth for nth, entry in enumerate(entries) if entry.overlaps(link.this))
    are_named = all(any(place.overlaps(entry) for entry in entries) for place in link.others)
    if len(entries) <= _FEWEST or not link.others or not are_named:
        return Refused(
            Reason.NO_VALUE, f"“{places.shown(link.this)}” is not in a list with the others"
        )
    turned = 0
    for keys in _keys(places, entries):
        sign = _order([*keys[:at], *keys[at + 1 :]])
        if sign and _order(keys) == sign:
            return Refused(Reason.HOLDS, "the entries are in order")
        turned += bool(sign)
    if not turned:
        return Refused(Reason.NO_VALUE, "the neighboring entries are not in order")
    beside = [entries[nth] for nth in (at - 1, at + 1) if 0 <= nth < len(entries)]
    names = [f"“{places.shown(entry)}”" for entry in beside]
    where = f"between {names[0]} and" if len(names) > 1 else "after" if at else "before"
    message = f"“{places.shown(entries[at])}” is out of order: it comes {where} {names[-1]}"
    found = proved("CHR02", link.this, beside[0], message, "the neighboring entries are in order")
    return evolve(found, least=LIKELY) if len(entries) <= _FEWEST + 1 else found


def _entries(link: Link, places: Places) -> list[Span]:
    """Return the entries in order: adjacent blocks, or the places if all are in one block."""
    document = places.document
    own = document.block_at(link.this.start)
    if own is None or {document.block_around(place) for place in link.places} == {own.span}:
        return sorted(set(link.places))
    nth = document.begun_in("blocks", own.span).start
    found = [own.span]
    for step in (-1, 1):
        for at in range(nth + step, nth + step * (_BESIDE + 1), step):
            block = document.blocks[at] if 0 <= at < len(document.blocks) else None
            if block is None or (block.kind, block.level, block.depth) != (
                own.kind,
                own.level,
                own.depth,
            ):
                break
            found.append(block.span)
    return sorted(found)


def _keys(places: Places, entries: Sequence[Span]) -> Iterator[Keys]:
    """Yield the possible sort keys of entries: dates if any, else numbers, else letters."""
    dates = [date for entry in entries for date in places.stated(entry)[:1]]
    if dates:
        lows = [float(date.value.lower or 0) for date in dates if date.value and has_place(date)]
        if len(lows) == len(entries):
            yield lows
        return
    words = [places.words(entry) for entry in entries]
    numbers = [_NUMBER.search(entry) for entry in words]
    if all(numbers):
        yield [float(found[0]) for found in numbers if found]
        return
    lists = [[fold(word) for word in word_list(entry)] for entry in words]
    if all(lists):
        yield [" ".join(entry) for entry in lists]
        yield ["".join(entry) for entry in lists]
        yield [" ".join(entry[entry[0] in _ARTICLES :]) for entry in lists]


def _order(keys: Keys) -> int:
    """Return 1 for ascending keys, -1 for descending keys, and 0 for unsorted or equal keys."""
    pairs = list(pairwise(keys))
    if all(one == two for one, two in pairs):
        return 0
    return all(one <= two for one, two in pairs) - all(one >= two for one, two in pairs)  # type: ignore[operator]
