"""A count against the items that it announces: is it as many as follow?

Items are told one a place, or as one list in a place ("`a`, `b` and `c`"). More than are announced
is a fault. Fewer are one only where the place is a whole list, since a proposal may have left some
out.
"""

from collections.abc import Collection, Sequence

from factcheck.comparisons.reading import Reading
from factcheck.model import (
    Block,
    BlockKind,
    Link,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    Span,
    Verdict,
)
from factcheck.patterns import lazy

_JOINT = lazy(r"\s*(?:,\s*(?:and|or)\b|,|;|\b(?:and|or)\b)\s*")
_LISTED = lazy(r"[^,;]+(?:[,;][^,;]+)*(?:[,;]?\s*(?:and|or)\b)[^,;]+")
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
        return _inline(read, count, (whole or places)[0])
    return _apart(read, count, places)


def _announced(link: Link, read: Reading) -> tuple[Quantity | None, Span]:
    """Return the count with its place: at the first place, else at the only one that gives one."""
    counts = {place: [*filter(_is_count, read.figures(place))] for place in link.places}
    if not counts[link.this] and _items(read, link.this):
        told = [(found[0], place) for place, found in counts.items() if len(found) == 1]
        return told[0] if len(told) == 1 else (None, link.this)
    own = counts[link.this]
    return (own[0] if len(own) == 1 else None), link.this


def _is_count(one: Quantity) -> bool:
    return not one.unit and one.low == round(one.low) and 0 < one.low <= _MOST


def _inline(read: Reading, count: Quantity, place: Span) -> Verdict:
    """Hold a count against a list in one place."""
    items = _items(read, place)
    if not items:
        return Refused(Reason.NO_VALUE, f"“{read.shown(place)}” is no list")
    if len(items) == round(count.low):
        return Refused(Reason.HOLDS, f"{len(items)} are announced and named")
    return _proved(read, count, len(items), "named", [place])


def _items(read: Reading, place: Span) -> list[str]:
    """Return the items of a place that is a list as a whole; none if it is not."""
    words = read.words(place).strip()
    items = [one for one in _JOINT.split(words) if one.strip()]
    is_list = _LISTED.fullmatch(words) is not None
    is_short = all(len(one.split()) <= _LONGEST_ITEM for one in items)
    return items if is_list and is_short else []


def _apart(read: Reading, count: Quantity, places: Sequence[Span]) -> Verdict:
    """Hold a count against places that are one item each."""
    announced = round(count.low)
    distinct = {place for place in places if not any(_is_inside(place, two) for two in places)}
    if len(distinct) == announced:
        return Refused(Reason.HOLDS, f"{announced} are announced, and so many items are given")
    if len(distinct) < announced:
        return Refused(Reason.NO_VALUE, f"{len(distinct)} items are given: there may be more")
    if not (_are_alike(read, sorted(distinct)) or _follow(read, count.span, distinct)):
        return Refused(Reason.OTHER_THING, "the items are no entries of one list")
    return _proved(read, count, len(distinct), "follow", sorted(distinct))


def _is_inside(place: Span, other: Span) -> bool:
    return place != other and other.contains(place)


def _are_alike(read: Reading, places: Sequence[Span]) -> bool:
    """True if places are headings of one level, items of a list, or parts of one sentence."""
    blocks = [read.document.block_at(place.start) for place in places]
    if any(block is None for block in blocks):
        return False
    known = [block for block in blocks if block]
    if len({block.span for block in known}) == 1:
        return True
    if len({block.span for block in known}) < len(known):
        return False
    return len({_sort(block) for block in known}) == 1


def _follow(read: Reading, count: Span, places: Collection[Span]) -> bool:
    """True if places stand behind a count in its section, each in a block of its own."""
    section = read.document.section_at(count.start)
    if section is None or not all(section.span.contains(place) for place in places):
        return False
    blocks = {read.document.block_at(place.start) for place in places}
    return len(blocks) == len(places) and all(count.end <= place.start for place in places)


def _sort(block: Block) -> tuple[BlockKind, int]:
    return block.kind, block.level


def _proved(
    read: Reading, count: Quantity, found: int, verb: str, places: Sequence[Span]
) -> Proved:
    told = read.shown(count.span)
    return Proved(
        "QTY03" if verb == "named" else "TWN04",
        count.span,
        f"{told} are announced, {found} {verb}",
        proof=("; ".join(read.shown(place) for place in places[:12]),),
        related=tuple(Related(place) for place in places[:12]),
    )
