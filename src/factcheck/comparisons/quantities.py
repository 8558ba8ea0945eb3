"""Two figures of one measure: does any value fit both? And does a row go the way that is told?

Figures are intervals, as our extractors read them: what "about", "at least" and rounding allow is
inside. They are compared as those of our own links are (`mentions.quantities.values`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from factcheck import lexicon
from factcheck.comparisons.reading import (
    Reading,
    days_of,
    first_proof,
    proved,
    rows_apart,
    unit_of_time,
)
from factcheck.equations.conversions import converted
from factcheck.mentions.quantities.counted import same_unit
from factcheck.mentions.quantities.numerals import number
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
from factcheck.model.links import ALIKE, CONCEIVABLE, LIKELY, SURE
from factcheck.model.numerals import CARDINALS
from factcheck.text import listed, stem
from factcheck.wording import of_conversion

_OF_ONE = frozenset(
    {LinkKind.MEASURE, LinkKind.EVENT, LinkKind.BEARER, LinkKind.WORK, LinkKind.ITEMS}
)
_AGED = re.compile(r"[\w-]+(?:-| )years?(?:-| )old\b")
_NUMBER = re.compile(r"\d+(?:\.(?P<behind>\d+))?")
_PER = re.compile(
    r" ?[a-zµ]{0,12}\.?(?:/| per | an? (?=hour|day|week|month|year))(?P<per>[A-Za-z]+)"
)
_TWICE = re.compile(r"\b(?P<words>[a-z]+(?:[- ][a-z]+)?) \((?P<digits>\d[\d,]*)\)")
_TENFOLD = 10
_LEAST_ROW = 2
"""Figures that make a row."""
_INEXACT = 0.9
"""Of a length in another unit, which is seldom told to the day."""
_WIDE = 1.25
"""Upper by lower bound from which an interval is a range, and no rounded figure."""


def compare_quantities(link: Link, read: Reading) -> Verdict:
    """Prove that no figure of one place can be one of another."""
    if link.kind not in _OF_ONE:
        return Refused(Reason.NO_COMPARISON, "the figures are not said to be of one thing")
    if not read.figures(link.this):
        return Refused(Reason.NO_VALUE, f"no figure is read in “{read.shown(link.this)}”")
    found = (_against_figures(link, read, other) for other in link.others)
    return first_proof(found, read.without("figure", link.others))


def _figures(
    read: Reading, this: Span, other: Span
) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
    """Return the figures of two places, as ratios where both tell one: "1 in 4,000", 0.00025."""
    ratios = read.ratios(this), read.ratios(other)
    figures = read.figures(this), read.figures(other)
    if all(ratios):
        return ratios
    small = [[one for one in side if 0 < one.high < 1 and not one.unit] for side in figures]
    if ratios[0] and small[1]:
        return ratios[0], small[1]
    return (small[0], ratios[1]) if ratios[1] and small[0] else figures


def _against_figures(link: Link, read: Reading, other: Span) -> Verdict | None:
    """Return whether two places can have their figures; None if the other one has none."""
    figures = mine, theirs = _figures(read, link.this, other)
    if not theirs:
        return None
    if len(mine) > 1 and sorted(map(value, mine)) == sorted(map(value, theirs)):
        return Refused(Reason.AGREES, "both places have the same figures")
    pairs = [
        (one, two)
        for one in mine
        for two in theirs
        if _are_of_one_kind(one, two) and _rate(read, one) == _rate(read, two)
    ]
    if not pairs:
        found = _other_unit(link, read, figures) or _converted(read, figures)
        what = "the figures are of other units or count other things"
        return found or Refused(Reason.OTHER_THING, what)
    left = _left_over(figures)
    odd = _odd_one(read, mine, theirs) or left
    pairs = [odd] if odd else pairs
    refused = _can_both_be(read, figures, pairs)
    why = _explained(read, link.this, other)
    if refused or why:
        return refused or Refused(Reason.EXPLAINED, why)
    pair = min(pairs, key=_distance)
    least = ALIKE if left else _least(link, read, other, pair)
    return evolve(of_figures(read.document, *pair), least=least)


def _can_both_be(
    read: Reading,
    figures: tuple[Sequence[Quantity], Sequence[Quantity]],
    pairs: Sequence[tuple[Quantity, Quantity]],
) -> Refused | None:
    """Refuse figures that share a value: as intervals, as one of a stretch, or as one rounded."""
    mine, theirs = figures
    if _lies_within(read, mine, theirs) or _lies_within(read, theirs, mine):
        return Refused(Reason.AGREES, "one figure lies between the two of the other place")
    beyond = _beyond(mine, theirs) or _beyond(theirs, mine)
    for one, two in pairs:
        if not contradict(one, two) and not beyond:
            return _agreeing(read, one, two)
        if _is_rounded(read, one, two) or _is_rounded(read, two, one):
            told = f"{read.shown(one.span)} and {read.shown(two.span)}"
            return Refused(Reason.AGREES, f"{told} are one figure, one of them rounded")
    return None


def _least(link: Link, read: Reading, other: Span, pair: tuple[Quantity, Quantity]) -> float:
    """Return how sure one must be that two figures are of one thing, by what both places say."""
    if _reads_alike(read, link.this, other):
        return ALIKE
    are_counts = all(one.noun for one in pair)
    if read.are_listed(link.this, other) and not are_counts:
        return SURE
    if read.stems(link.this) & read.stems(other):
        return ALIKE
    return LIKELY if are_counts or read.common(link.this, other) else SURE


def compare_extremes(link: Link, read: Reading) -> Verdict:
    """Prove that a figure that is called the highest or lowest is not, beside another one."""
    told, mine = _extreme(read, link.this), read.figures(link.this)
    mine = tuple(one for one in mine if one.unit) or mine
    if not told or len(mine) != 1:
        return Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” tells no highest or lowest")
    figures = (theirs for other in link.others for theirs in read.figures(other))
    found = (_beyond_extreme(read, told, mine[0], theirs) for theirs in figures)
    return first_proof(found, read.without("figure", link.others))


def _beyond_extreme(read: Reading, told: str, mine: Quantity, theirs: Quantity) -> Verdict:
    """Return whether a figure lies beyond one that is told to be the most or the least."""
    lower, higher = (mine, theirs) if told == "most" else (theirs, mine)
    is_beyond = lower.high < higher.low and _are_of_one_kind(mine, theirs)
    if not is_beyond:
        return Refused(Reason.AGREES, "the other figure does not lie beyond it")
    words = read.shown(mine.span), read.shown(theirs.span)
    message = f"{words[0]} is told to be the {told}, and {words[1]} lies beyond it"
    return proved("QTY01", mine.span, theirs.span, message, least=LIKELY)


def _extreme(read: Reading, place: Span) -> str:
    """Return whether a place calls a figure the most or the least; empty for neither."""
    return read.way(place, {"most": "measures.highest", "least": "measures.lowest"})


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


def _other_unit(
    link: Link, read: Reading, figures: tuple[Sequence[Quantity], Sequence[Quantity]]
) -> Proved | None:
    """Prove that one measure has one number in two units: 12 km, 12 miles."""
    if link.kind is not LinkKind.MEASURE or any(len(side) != 1 for side in figures):
        return None
    one, two = figures[0][0], figures[1][0]
    units = same_unit(one.unit), same_unit(two.unit)
    is_one_number = value(one) == value(two) and not (one.hedge or two.hedge)
    are_units = all(units) and "%" not in units and units[0] != units[1]
    are_parts = units[0] in units[1] or units[1] in units[0]
    if not (is_one_number and are_units) or are_parts or _explained(read, one.span, two.span):
        return None
    return read.two_values("QTY01", "unit", one.span, two.span, least=CONCEIVABLE)


def _converted(
    read: Reading, figures: tuple[Sequence[Quantity], Sequence[Quantity]]
) -> Verdict | None:
    """Return whether one measure can have two sizes in two units: 40 metres, 100 feet."""
    if any(len(side) != 1 for side in figures):
        return None
    one, two = figures[0][0], figures[1][0]
    days = [_days(each) for each in (one, two)]
    if all(days):
        return _of_lengths(read, one, two, days)
    for own in read.known.measures.conversions:
        if (own.other.span, own.this.span) == (one.span, two.span):
            return of_conversion(read.document, own)
    found = converted(read.document.text, two, one)
    if found is None or one.hedge or two.hedge:
        return None
    decided = of_conversion(read.document, found)
    if isinstance(decided, Proved) and (why := _explained(read, one.span, two.span)):
        return Refused(Reason.EXPLAINED, why)
    return decided


def _days(figure: Quantity) -> tuple[float, float]:
    """Return the bounds of a length of time in days; nought for what is none."""
    by = days_of(unit_of_time(figure))
    return (figure.low * by, figure.high * by) if by else ()  # type: ignore[return-value]


def _of_lengths(
    read: Reading, one: Quantity, two: Quantity, days: Sequence[tuple[float, float]]
) -> Verdict:
    """Return whether one length of time can be told in two units: 90 days, six months."""
    (low, high), (least, most) = days
    words = read.shown(one.span), read.shown(two.span)
    if low * _INEXACT <= most and least * _INEXACT <= high:
        return Refused(Reason.AGREES, f"{words[0]} and {words[1]} can be one length")
    why = _explained(read, one.span, two.span)
    if why:
        return Refused(Reason.EXPLAINED, why)
    proof = f"{low:,.10g} and {least:,.10g} days"
    return read.two_values("QTY01", "length", one.span, two.span, proof, least=LIKELY)


def compare_twice(link: Link, read: Reading) -> Verdict:
    """Prove that a number in words has another one in figures behind it: "fifteen (16) days"."""
    for place in link.places:
        for found, span in read.matches(_TWICE, place):
            told = number(found["words"])
            if told and not told.slack and told.value != float(found["digits"].replace(",", "")):
                message = f"“{found['words']}” has {found['digits']} behind it"
                return Proved("QTY01", span, message)
    return Refused(Reason.NO_VALUE, "no number is told in words and in figures")


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
    """True if one figure lies between two that are joined: 6.4 h, "from 6.1 h to 6.9 h"."""
    if len(few) != 1 or not _are_joined(read, many):
        return False
    if few[0].hedge or few[0].unit != many[0].unit:
        return False
    low, high = sorted(map(value, many))
    return low < value(few[0]) < high


def _are_joined(read: Reading, ends: Sequence[Quantity]) -> bool:
    """True if two figures are the ends of one stretch: "6.1 h to 6.9 h"."""
    return len(ends) == 2 and read.are_joined(ends[0].span, ends[1].span)  # noqa: PLR2004


def _beyond(few: Sequence[Quantity], many: Sequence[Quantity]) -> bool:
    """True if one side has an upper bound, and the other a range that reaches beyond it."""
    if len(few) != 1 or not few[0].hedge or few[0].low > 0 or any(one.hedge for one in many):
        return False
    low, high = min(one.low for one in many), max(one.high for one in many)
    is_range = len(many) <= 2 and high > low * _WIDE  # noqa: PLR2004 - both ends of a range
    return is_range and {one.unit for one in many} == {few[0].unit} and low <= few[0].high < high


def _is_rounded(read: Reading, one: Quantity, two: Quantity) -> bool:
    """True if a figure is another one with fewer digits behind the point."""
    words = (read.words(each.span).replace(",", "").split(" ")[0] for each in (one, two))
    short, long = (_NUMBER.fullmatch(each.rstrip("%")) for each in words)
    if not short or not long:
        return False
    kept, given = (len(side["behind"] or "") for side in (short, long))
    return kept < given and abs(float(short[0]) - float(long[0])) <= 10.0**-kept / 2


def _agreeing(read: Reading, one: Quantity, two: Quantity) -> Refused:
    told = f"{read.shown(one.span)} and {read.shown(two.span)}"
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


def _are_of_one_size(one: Quantity, two: Quantity) -> bool:
    """True if one figure is ten times the other at most: a bare one may be told in thousands."""
    small, large = sorted(abs(value(each)) for each in (one, two))
    return large <= _TENFOLD * small


def _rate(read: Reading, one: Quantity) -> str:
    """Return the unit that a figure is told per: "y" of "4 cm/y", "day" of "5 m per day"."""
    found = _PER.match(read.document.text, one.span.end)
    per = found["per"].lower() if found else ""
    return lexicon.table("quantities.joined units").get(per, per).removesuffix("s")


def _explained(read: Reading, this: Span, other: Span) -> str:
    """Return how the document tells why two figures stand; empty if it does not."""
    years = read.years_in(this), read.years_in(other)
    if not all(years):
        years = read.years_of(this), read.years_of(other)
    if all(years) and not years[0] & years[1]:
        return f"the figures are of {_listed(years[0])} and of {_listed(years[1])}"
    first, second = sorted((this, other))
    if read.is_one_sentence(first, second) and not _reads_alike(read, this, other):
        return "one sentence gives both figures"
    is_age = any(_AGED.match(read.document.text, span.start) for span in (this, other))
    excuses = (
        (_are_compounds(read, this, other), "the figures are of two kinds of one thing"),
        (_extreme(read, this) != _extreme(read, other), "one is the highest or lowest of several"),
        (read.is_then(this) != read.is_then(other), "one is told of another time"),
        (read.are_parted(this, other), "the sentences set the two against one another"),
        (is_age, "an age is another one at another time"),
        (_is_doubted(read, this, other), "the document corrects or doubts one of the figures"),
    )
    return next((told for is_so, told in excuses if is_so), "")


def _are_compounds(read: Reading, this: Span, other: Span) -> bool:
    """True if one word stands behind two others that tell its kinds: batch size, hidden size."""
    sides = [dict(_led(read, span)) for span in (this, other)]
    return any(word in sides[1] and sides[1][word] != before for word, before in sides[0].items())


def _led(read: Reading, place: Span) -> Iterator[tuple[str, str]]:
    """Yield the words of a place that stand behind another word of weight, each with that word."""
    small = lexicon.words("function.stop")
    words = [read.tokens.lower[at] for at in read.tokens.inside(place)]
    for before, word in pairwise(words):
        is_figure = before in CARDINALS or word in CARDINALS
        if before.isalpha() and word.isalpha() and not ({before, word} & small or is_figure):
            yield word, before


def _reads_alike(read: Reading, this: Span, other: Span) -> bool:
    """True if two places have the same words beside their figures: "Y = 4", "Y = 5"."""
    words = [
        [word for at in read.tokens.inside(span) if (word := read.tokens.words[at]).isalpha()]
        for span in (this, other)
    ]
    return words[0] == words[1] != []


def _is_doubted(read: Reading, *spans: Span) -> bool:
    """True if the sentence of a figure corrects or doubts one, not "correct 90 % of the time"."""
    phrases = listed("measures.doubting", by_stem=True)
    return any(
        read.tokens.lower[first] != "correct" or not read.tokens.is_number(behind)
        for span in spans
        for first, behind, _ in phrases.find(read.tokens, read.tokens.inside(read.sentence(span)))
        if behind < len(read.tokens)
    )


def _listed(years: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(years)))
