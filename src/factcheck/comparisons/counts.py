"""A count against the items that it announces: is it as many as follow?

Items are one a place, or one list in a place ("`a`, `b` and `c`"). More than are announced is a
fault. Fewer are one only where the place is a whole list, since a proposal may have left some out.
"""

import re
from itertools import pairwise

from factcheck import lexicon
from factcheck.comparisons.places import Places
from factcheck.model import BlockKind, Link, Listing, Quantity, Reason, Refused, Span, Verdict
from factcheck.text import word_list

_JOINT = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|;|\b(?:and|or)\b)\s*")
_LISTED = re.compile(r"[^,;]+(?:[,;][^,;]+)*(?:[,;]?\s*(?:and|or)\b)[^,;]+")
_FOLLOW = {BlockKind.ITEM: "items", BlockKind.HEADING: "headings", BlockKind.ROW: "rows"}
_MOST = 100
_LONGEST_ITEM = 6
"""Words of an item of a list inside a sentence."""


def prove_count(link: Link, places: Places) -> Verdict:
    """Prove that a count announces more or fewer than there are."""
    counts = {place: _counts(places, place) for place in link.places}
    place = link.this
    if not counts[place] and _items(places, place):
        place = next((one for one, found in counts.items() if len(found) == 1), place)
    if len(counts[place]) != 1:
        return Refused(Reason.NO_VALUE, f"“{places.shown(link.this)}” gives no single count")
    count, listed = (
        counts[place][0],
        link.items or tuple(one for one in link.places if one != place),
    )
    if not listed:
        return Refused(Reason.NO_VALUE, "no items are given")
    whole = [one for one in listed if _items(places, one)]
    if len(listed) == 1 or (whole and (len(listed) < count.low or link.this in whole)):
        return _of_list(places, count, (whole or listed)[0])
    spans = tuple(sorted(set(listed)))
    if len(spans) < count.low:
        return Refused(Reason.NO_VALUE, f"{len(spans)} items are given: there may be more")
    kind = places.document.kind_at(spans[0].start) or BlockKind.PARAGRAPH
    found = Listing(count, spans, len(spans), _FOLLOW.get(kind, "parts"))
    return found.decide(places.document)


def _counts(places: Places, place: Span) -> list[Quantity]:
    return [
        one
        for one in places.figures(place)
        if not one.unit and one.low == one.high == round(one.low) and 0 < one.low <= _MOST
    ]


def _of_list(places: Places, count: Quantity, place: Span) -> Verdict:
    """Compare a count with a list in one place; names that "and" joins may be one or two."""
    items = _items(places, place)
    if not items:
        return Refused(Reason.NO_VALUE, f"“{places.shown(place)}” is no list")
    between = word_list(places.words(Span(*sorted((count.span.end, place.start)))))
    is_open = not lexicon.words("equations.open count").isdisjoint(between)
    if is_open and len(items) < count.low:
        return Refused(Reason.EXPLAINED, "the list says itself that it is not all")
    joined = max(0, word_list(places.words(place).lower()).count("and") - 1)
    return Listing(count, items, len(items) - joined).decide(places.document)


def _items(places: Places, place: Span) -> tuple[Span, ...]:
    """Return the items of a place that is a list as a whole; none if it is not."""
    words, at = places.words(place), place.start
    joints = [(0, 0), *(one.span() for one in _JOINT.finditer(words)), (len(words), len(words))]
    parts = (Span(at + one[1], at + two[0]) for one, two in pairwise(joints))
    items = tuple(one for one in parts if places.words(one).strip())
    is_short = all(len(places.words(one).split()) <= _LONGEST_ITEM for one in items)
    return items if _LISTED.fullmatch(words.strip()) and is_short else ()
