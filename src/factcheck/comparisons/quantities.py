"""Two figures of one measure: does any value fit both? And does a row go the way that is told?

Figures are intervals, as our extractors read them: what "about", "at least" and rounding allow is
inside. They are compared as those of our own links are (`mentions.quantities.values`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from factcheck.comparisons.reading import (
    Reading,
    first_proof,
    rows_apart,
)
from factcheck.equations.conversions import converted
from factcheck.mentions.quantities.counted import same_unit
from factcheck.mentions.quantities.values import clash, contradict, value
from factcheck.model import (
    Link,
    LinkKind,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    Span,
    Verdict,
)
from factcheck.model.disagreements import of_figures, with_hedge
from factcheck.model.links import ALIKE, LIKELY, SURE
from factcheck.text import stem
from factcheck.wording import of_conversion

_OF_ONE = frozenset(
    {LinkKind.MEASURE, LinkKind.EVENT, LinkKind.BEARER, LinkKind.WORK, LinkKind.ITEMS}
)
_PER = re.compile(r" ?[a-zµ]{0,12}\.?(?:/| per | an? (?=hour|day|week|month|year))(?P<per>[a-z]+)")
_TENFOLD = 10
_LEAST_ROW = 2
"""Figures that make a row."""


def compare_quantities(link: Link, read: Reading) -> Verdict:
    """Prove that no figure of one place can be one of another."""
    if link.kind not in _OF_ONE:
        return Refused(Reason.NO_COMPARISON, "the figures are not said to be of one thing")
    found = (_against_figures(link, read, other) for other in link.others)
    is_read = bool(read.figures(link.this))
    return first_proof(found, read.without("figure", link.others if is_read else [link.this]))


def _against_figures(link: Link, read: Reading, other: Span) -> Verdict | None:
    """Return whether two places can have their figures; None if the other one has none."""
    ratios = read.ratios(link.this), read.ratios(other)
    figures = ratios if all(ratios) else (read.figures(link.this), read.figures(other))
    mine, theirs = figures
    if not all(figures):
        return None
    pairs = [
        (one, two)
        for one in mine
        for two in theirs
        if _are_of_one_kind(one, two) and _rate(read, one) == _rate(read, two)
    ]
    if not pairs:
        what = "the figures are of other units or count other things"
        return _converted(read, figures) or Refused(Reason.OTHER_THING, what)
    left = _left_over(figures)
    odd = _odd_one(read, mine, theirs) or left
    pairs = [odd] if odd else pairs
    if _lies_within(read, mine, theirs) or _lies_within(read, theirs, mine):
        return Refused(Reason.AGREES, "one figure lies between the two of the other place")
    agreeing = next((one for one in pairs if not contradict(*one) or _is_rounded(read, *one)), None)
    if agreeing:
        return _agreeing(read, *agreeing)
    why = _explained(read, link.this, other)
    if why:
        return Refused(Reason.EXPLAINED, why)
    pair = min(pairs, key=_distance)
    least = ALIKE if left else _least(link, read, other, pair)
    return evolve(of_figures(read.document, *pair), least=least)


def _least(link: Link, read: Reading, other: Span, pair: tuple[Quantity, Quantity]) -> float:
    """Return how sure one must be that two figures are of one thing, by what both places say."""
    if _reads_alike(read, link.this, other):
        return ALIKE
    if read.stems(link.this) & read.stems(other):
        return ALIKE
    are_counts = all(one.noun for one in pair)
    return LIKELY if are_counts or read.common(link.this, other) else SURE


def compare_series(link: Link, read: Reading) -> Verdict:
    """Prove that all figures of a row go the other way than is told: "fell each year"."""
    ways = {"falling": "equations.falling", "rising": "equations.rising"}
    told = read.way(link.this, ways)
    figures = [read.figures(place) for place in link.others]
    if not told or len(figures) < _LEAST_ROW or any(len(one) != 1 for one in figures):
        return Refused(Reason.NO_VALUE, "no direction is told of a row of figures")
    row = [one[0] for one in figures]
    pairs = list(pairwise(row if told == "falling" else reversed(row)))
    if not all(one.high < two.low for one, two in pairs):
        return Refused(Reason.AGREES, "the figures do not all go the other way")
    at, words = read.first_of(link.this, ways[told]), ", ".join(read.shown(one.span) for one in row)
    message = f"“{read.words(at)}” is told of figures that go the other way: {words}"
    return Proved("QTY02", at, message, related=tuple(Related(one.span) for one in row))


def _left_over(
    figures: tuple[Sequence[Quantity], Sequence[Quantity]],
) -> tuple[Quantity, Quantity] | None:
    """Return the only figures that two places do not have in common: ".45 ± .22", ".45 ± .23"."""
    values = [list(dict.fromkeys(map(value, side))) for side in figures]
    left = [
        [at for at, worth in enumerate(side) if worth not in values[1 - i]]
        for i, side in enumerate(values)
    ]
    if left[0] != left[1] or len(left[0]) != 1 or len(values[0]) == 1:
        return None
    one, two = (
        next(one for one in side if value(one) == worths[left[0][0]])
        for side, worths in zip(figures, values, strict=True)
    )
    return (one, two) if _are_of_one_kind(one, two) and contradict(one, two) else None


def _converted(
    read: Reading, figures: tuple[Sequence[Quantity], Sequence[Quantity]]
) -> Verdict | None:
    """Return whether one measure can have two sizes in two units: 40 metres, 100 feet."""
    if any(len(side) != 1 for side in figures):
        return None
    one, two = figures[0][0], figures[1][0]
    found = converted(read.document.text, two, one)
    if found is None or one.hedge or two.hedge:
        return None
    return of_conversion(read.document, found)


def _odd_one(
    read: Reading, mine: Sequence[Quantity], theirs: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return the only figures that differ of two places that tell as many, in the same order.

    Of two stretches that differ at both ends, "100 to 200 ms" and "200 to 300 ms", the first ones.
    """
    apart = rows_apart(mine, theirs, contradict)
    is_like = all(map(_are_of_one_kind, mine, theirs))
    most = 2 if _are_joined(read, mine) and _are_joined(read, theirs) else 1
    return apart[0] if is_like and 0 < len(apart) <= most else None


def _distance(pair: tuple[Quantity, Quantity]) -> float:
    """Return how far two figures lie apart, as a share of the greater one."""
    values = sorted(abs(value(one)) for one in pair)
    return 1.0 - values[0] / values[1] if values[1] else 0.0


def _lies_within(read: Reading, few: Sequence[Quantity], many: Sequence[Quantity]) -> bool:
    """Return True if one figure lies between two that are joined: 6.4 h, "from 6.1 h to 6.9 h"."""
    values = [value(one) for one in many]
    is_inside = len(few) == 1 and min(values) < value(few[0]) < max(values)
    return is_inside and not few[0].hedge and _are_joined(read, many)


def _is_rounded(read: Reading, one: Quantity, two: Quantity) -> bool:
    """Return True if a figure is the other one with fewer digits behind the point."""
    words = (read.words(each.span).replace(",", "").split(" ")[0] for each in (one, two))
    places = [len(each.rstrip("%").partition(".")[2]) for each in words]
    step = 10.0 ** -min(places)
    return places[0] != places[1] and abs(value(one) - value(two)) <= step / 2


def _are_joined(read: Reading, ends: Sequence[Quantity]) -> bool:
    """True if two figures are the ends of one stretch: "6.1 h to 6.9 h"."""
    return len(ends) == 2 and read.are_joined(ends[0].span, ends[1].span)  # noqa: PLR2004


def _agreeing(read: Reading, one: Quantity, two: Quantity) -> Refused:
    told = f"{read.shown(one.span)} and {read.shown(two.span)}"
    if _is_rounded(read, one, two):
        return Refused(Reason.AGREES, f"{told} are one figure, one of them rounded")
    if clash(one, two):
        return Refused(Reason.APPROXIMATE, f"{told} are two bounds that face one another")
    if one.hedge or two.hedge:
        return Refused(Reason.APPROXIMATE, _covering(read, one, two))
    return Refused(Reason.AGREES, f"{told} share a value")


def _covering(read: Reading, one: Quantity, two: Quantity) -> str:
    """Say which figure covers the other, with the word that widens it: "“about 40” covers 42"."""
    wide, other = (one, two) if one.hedge else (two, one)
    return f"“{with_hedge(wide, read.shown(wide.span))}” covers {read.shown(other.span)}"


def _are_of_one_kind(one: Quantity, two: Quantity) -> bool:
    """True if two figures are of one unit, and count the same as far as they tell."""
    units = {same_unit(each.unit) for each in (one, two)} - {""}
    if len(units) > 1 or (units == {"%"} and not (one.unit and two.unit)):
        return False
    nouns = [frozenset(stem(word) for word in each.noun.lower().split()) for each in (one, two)]
    if all(nouns):
        return bool(nouns[0] & nouns[1])
    is_bare = [not (each.unit or each.noun) for each in (one, two)]
    return is_bare[0] == is_bare[1] or _are_of_one_size(one, two)


def _rate(read: Reading, one: Quantity) -> str:
    """Return the unit of time that a figure is per: "y" of "4 cm/y", "day" of "5 m per day"."""
    found = _PER.match(read.document.text, one.span.end)
    return found["per"] if found else ""


def _are_of_one_size(one: Quantity, two: Quantity) -> bool:
    """True if one figure is ten times the other at most: a bare one may be told in thousands."""
    small, large = sorted(abs(value(each)) for each in (one, two))
    return large <= _TENFOLD * small


def _explained(read: Reading, this: Span, other: Span) -> str:
    """Return how the document tells why two figures stand; empty if it does not."""
    years = read.years_of(this), read.years_of(other)
    if all(years) and not years[0] & years[1]:
        return "the figures are of two years"
    first, second = sorted((this, other))
    if read.is_one_sentence(first, second) and not _reads_alike(read, this, other):
        return "one sentence gives both figures"
    cues = ((span, read.told(span, "measures.doubting")) for span in (this, other))
    if any(cue and not span.contains(cue) for span, cue in cues):
        return "the document corrects or doubts one of the figures"
    return ""


def _reads_alike(read: Reading, this: Span, other: Span) -> bool:
    """True if two places have the same words beside their figures: "Y = 4", "Y = 5"."""
    words = [
        [word for at in read.tokens.inside(span) if (word := read.tokens.words[at]).isalpha()]
        for span in (this, other)
    ]
    return words[0] == words[1] != []
