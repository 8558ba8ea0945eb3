"""Figures of one day: an entry of the chronology and the paragraph that tells the same day.

The day is the link. What the sentences behind the dated one tell is of it, too, up to the next
date. The less two figures say that they count, the more alike their numbers must be.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.measures.casualties import fate_of
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import are_near, clash, is_slip, look_alike, value
from factcheck.linkers.measures.nouns import same_noun
from factcheck.model import Claim, Document, Role
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_FURTHEST = 4
"""Sentences behind the dated one that may still tell of its day."""
_LEAST = 10
"""Below, two numbers of no noun are alike by chance."""
_LEAST_SHARED = 2
"""Words that two tellings share beside the noun, where the numbers differ by a little."""
_DAY = 10
"""Characters of a day: 1906-06-12."""
_SMALL = lazy(r"[a-z]{3,}")
_EACH = lazy(r" of \Z")
_APIECE = lazy(r"(?: [a-z]+){0,3} (?:each|apiece)\b")
_EACH_ONE = frozenset(map(stem, ("each", "apiece")))
_ORDER = frozenset({"first"})
"""What an entry says of a lot that the text need not."""


@frozen
class _Stretch:
    """The figures of a day in one paragraph."""

    figures: tuple[Figure, ...]
    words: frozenset[str]


def samedays(
    document: Document, claims: Sequence[Claim], of_claim: Mapping[str, Sequence[Figure]]
) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (figure of an entry, figure of its day in the text, reason) that differ by a slip."""
    told: defaultdict[str, list[_Stretch]] = defaultdict(list)
    entries: defaultdict[str, list[Claim]] = defaultdict(list)
    for at, claim in enumerate(claims):
        day = _day(claim)
        if day and claim.role is Role.CHRONOLOGY:
            entries[day].append(claim)
        elif day:
            told[day].append(_stretch(document, claims, at, of_claim))
    for day, parts in entries.items():
        figures = [one for part in parts for one in of_claim.get(part.id, ())]
        texts = [one for stretch in told.get(day, ()) for one in stretch.figures]
        for stretch in told.get(day, ()):
            for this in figures:
                other = _contradicting(document, this, figures, texts, stretch)
                if other is not None:
                    yield this, other, f"told of one day: {day}"


def _day(claim: Claim) -> str:
    """Return the day of a claim; empty if it is dated otherwise."""
    told = str(claim.date.value) if claim.date and claim.date.value else ""
    is_day = len(told) >= _DAY and "/" not in told and told[:4].isdigit()
    return told[:_DAY] if is_day else ""


def _stretch(
    document: Document, claims: Sequence[Claim], at: int, of_claim: Mapping[str, Sequence[Figure]]
) -> _Stretch:
    """Return the figures of a dated claim and of those behind it that have no date."""
    block = document.block_at(claims[at].span.start)
    found = [claims[at]]
    for claim in claims[at + 1 : at + 1 + _FURTHEST]:
        if claim.date or claim.other_dates or document.block_at(claim.span.start) != block:
            break
        found.append(claim)
    figures = [one for claim in found for one in of_claim.get(claim.id, ())]
    figures += [one for pair in pairwise(figures) if (one := _product(document, *pair))]
    return _Stretch(tuple(figures), frozenset().union(*map(_stems, found)))


def _product(document: Document, count: Figure, each: Figure) -> Figure | None:
    """Return "three containers of 25 tonnes each" as what they hold together."""
    between = document.text[count.quantity.span.end : each.quantity.span.start]
    is_each = _EACH.search(between) and _APIECE.match(document.text, each.quantity.span.end)
    plain = count.head and not count.unit and each.unit and len(between) < 2 * _DAY
    if not (is_each and plain):
        return None
    worth = value(count.quantity) * value(each.quantity)
    span = evolve(count.quantity.span, end=each.quantity.span.end)
    quantity = evolve(each.quantity, span=span, low=worth, high=worth)
    return evolve(each, quantity=quantity, restrictions=each.restrictions - _EACH_ONE)


def _contradicting(
    document: Document,
    this: Figure,
    entry: Sequence[Figure],
    texts: Sequence[Figure],
    stretch: _Stretch,
) -> Figure | None:
    """Return the one figure of a stretch that a figure of the entry contradicts."""
    if any(not clash(this.quantity, one.quantity) for one in texts):
        return None
    found = [
        one
        for one in stretch.figures
        if _is_same(document, this, one, stretch)
        and not any(value(one.quantity) == value(each.quantity) for each in entry)
    ]
    return found[0] if len(found) == 1 else None


def _is_same(document: Document, this: Figure, other: Figure, stretch: _Stretch) -> bool:
    """Say whether two figures of a day count the same: by a fate, a noun, or their digits."""
    numbers = value(this.quantity), value(other.quantity)
    apart = this.restrictions ^ other.restrictions
    if this.unit != other.unit or apart - (_ORDER if is_slip(*numbers) else frozenset()):
        return False
    fates = fate_of(document, this), fate_of(document, other)
    if fates[0] or fates[1]:
        return fates[0] == fates[1]
    if this.head and other.head:
        alone = sum(one.head == other.head for one in stretch.figures) == 1
        shared = (_stems(this.claim) if this.claim else set()) & stretch.words
        shared -= this.nouns | other.nouns
        told = is_slip(*numbers) or (are_near(*numbers) and len(shared) >= _LEAST_SHARED)
        return alone and told and same_noun(this, other)
    swapped = is_slip(*numbers) and (look_alike(*numbers) or bool(this.unit))
    return swapped and min(numbers) >= _LEAST


def _stems(claim: Claim) -> set[str]:
    return {stem(word) for word in _SMALL.findall(claim.says) if word not in STOP_WORDS}
