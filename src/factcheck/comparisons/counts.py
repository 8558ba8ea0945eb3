"""A count against the items that it announces: is it as many as follow?

Items are told one a place, or as one list in a place ("`a`, `b` and `c`"). More than are announced
is a fault. Fewer are one only where the place is a whole list, since a proposal may have left some
out.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck import lexicon
from factcheck.comparisons.reading import Reading
from factcheck.model import (
    BlockKind,
    Link,
    Listing,
    Quantity,
    Reason,
    Refused,
    Span,
    Verdict,
)
from factcheck.text import word_list

_JOINT = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|;|\b(?:and|or)\b)\s*")
_LISTED = re.compile(r"[^,;]+(?:[,;][^,;]+)*(?:[,;]?\s*(?:and|or)\b)[^,;]+")
_FOLLOW = {BlockKind.ITEM: "items", BlockKind.HEADING: "headings", BlockKind.ROW: "rows"}
_MOST = 100
_LONGEST_ITEM = 6
"""Words of an item of a list inside a sentence."""


def compare_count(link: Link, read: Reading) -> Verdict:
    """Prove that a count announces more or fewer than there are."""
    count, place = _announced(link, read)
    if count is None:
        return Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” gives no single count")
    places = link.items or tuple(one for one in link.places if one != place)
    if not places:
        return Refused(Reason.NO_VALUE, "no items are given")
    if count.low != count.high:
        return Refused(Reason.APPROXIMATE, f"{read.shown(count.span)} is no exact count")
    whole = [place for place in places if _items(read, place)]
    if len(places) == 1 or (whole and (len(places) < count.low or link.this in whole)):
        return _against_list(read, count, (whole or places)[0])
    return _against_places(read, count, places)


def _announced(link: Link, read: Reading) -> tuple[Quantity | None, Span]:
    """Return the count with its place: at the first place, else at the only one that gives one."""
    counts = {
        place: [
            one
            for one in read.figures(place)
            if not one.unit and one.low == round(one.low) and 0 < one.low <= _MOST
        ]
        for place in link.places
    }
    if not counts[link.this] and _items(read, link.this):
        told = [(found[0], place) for place, found in counts.items() if len(found) == 1]
        return told[0] if len(told) == 1 else (None, link.this)
    own = counts[link.this]
    return (own[0] if len(own) == 1 else None), link.this


def _against_list(read: Reading, count: Quantity, place: Span) -> Verdict:
    """Hold a count against a list in one place; names that "and" joins may be one or two."""
    items = _items(read, place)
    if not items:
        return Refused(Reason.NO_VALUE, f"“{read.shown(place)}” is no list")
    between = read.words(Span(*sorted((count.span.end, place.start))))
    is_open = not lexicon.words("equations.open count").isdisjoint(word_list(between))
    if is_open and len(items) < count.low:
        return Refused(Reason.EXPLAINED, "the list says itself that it is not all")
    pairs = max(0, word_list(read.words(place).lower()).count("and") - 1)
    return Listing(count, items, len(items) - pairs).decide(read.document)


def _items(read: Reading, place: Span) -> tuple[Span, ...]:
    """Return the items of a place that is a list as a whole; none if it is not."""
    words, at = read.words(place), place.start
    joints = [(0, 0), *(one.span() for one in _JOINT.finditer(words)), (len(words), len(words))]
    parts = (Span(at + one[1], at + two[0]) for one, two in pairwise(joints))
    items = tuple(one for one in parts if read.words(one).strip())
    is_short = all(len(read.words(one).split()) <= _LONGEST_ITEM for one in items)
    return items if _LISTED.fullmatch(words.strip()) and is_short else ()


def _against_places(read: Reading, count: Quantity, places: Sequence[Span]) -> Verdict:
    """Hold a count against places that are one item each."""
    distinct = set(places)
    if len(distinct) < round(count.low):
        return Refused(Reason.NO_VALUE, f"{len(distinct)} items are given: there may be more")
    kind = read.document.kind_at(min(distinct).start) or BlockKind.PARAGRAPH
    follow = _FOLLOW.get(kind, "parts")
    one = Listing(count, tuple(sorted(distinct)), len(distinct), follow)
    return one.decide(read.document)
