"""Two places with dates, times or figures of one thing: which values are compared, and how surely.

`model.prove` decides each pair. Nothing is proved where two values agree, those of one place lie
inside a stretch of the other, or the document explains why both are there.
"""

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

from attrs import evolve, frozen

from factcheck.comparisons.places import Places, first_proof
from factcheck.mentions.quantities.counted import same_unit
from factcheck.model import (
    Date,
    DateKind,
    Link,
    LinkKind,
    Proved,
    Quantity,
    Reason,
    Refused,
    Span,
    Unit,
    Verdict,
)
from factcheck.model.links import ALIKE, CONCEIVABLE, LIKELY, SURE
from factcheck.model.prove import prove, value
from factcheck.text import stem

Pair = tuple[Any, Any]
_OF_ONE = frozenset(
    {LinkKind.EVENT, LinkKind.WORK, LinkKind.MEASURE, LinkKind.BEARER, LinkKind.UTTERANCE}
)
_CITED = re.compile(r"\(|et al|\A[\W\d]+\Z")
_JOINTS = frozenset({"to", "and", "until", "till", "through", "-", "–", "—"})
_TENFOLD = 10
_TWO = 2


@frozen
class _Type:
    """How two places are compared by values of one type."""

    name: str
    read: Callable[[Link, Places, Span], Sequence[Any]]
    decide: Callable[[Link, Places, Any, Any], Verdict | None]
    """Decides a pair; None for one that is not compared."""
    worth: Callable[[Any], float]
    explain: Callable[[Places, Span, Span, Pair], str]
    """How the document explains two values; empty if it does not."""
    least: Callable[[Link, Places, Span, Pair], float]
    """How sure one must be that both are of one thing."""
    relations: frozenset[LinkKind] = _OF_ONE

    def prove(self, link: Link, places: Places) -> Verdict:
        """Prove that no value of one place can be one of another."""
        if link.kind not in self.relations:
            what = f"no {self.name} is said to be of one thing"
            return Refused(Reason.NO_COMPARISON, what)
        mine = self.read(link, places, link.this)
        if not mine:
            return places.without(self.name, [link.this])
        found = [self._two_places(link, places, mine, other) for other in link.others]
        return first_proof(found, places.without(self.name, link.others))

    def _two_places(
        self, link: Link, places: Places, mine: Sequence[Any], other: Span
    ) -> Verdict | None:
        theirs = self.read(link, places, other)
        found = {
            pair: verdict
            for pair in product(mine, theirs)
            if (verdict := self.decide(link, places, *pair))
        }
        if not found:
            what = "the values are of other units or count other things"
            return Refused(Reason.OTHER_THING, what) if theirs else None
        apart = [pair for pair, verdict in found.items() if isinstance(verdict, Proved)]
        odd = _odd_pair(places, mine, theirs, apart)
        pair = odd or min(found, key=lambda pair: abs(self.worth(pair[0]) - self.worth(pair[1])))
        refused = next((one for one in found.values() if isinstance(one, Refused)), None)
        why = self.explain(places, link.this, other, pair)
        verdict = found[pair]
        if (refused and not odd) or why or isinstance(verdict, Refused):
            return refused or Refused(Reason.EXPLAINED, why)
        code = "CIT02" if link.kind is LinkKind.WORK else verdict.code
        least = ALIKE if odd and self.name == "figure" else self.least(link, places, other, pair)
        return evolve(verdict, code=code, least=least)


def _odd_pair(
    places: Places, mine: Sequence[Any], theirs: Sequence[Any], apart: Sequence[Pair]
) -> Pair | None:
    """Return the only values that two places do not have in common: "8 to 11 am", "8 am to 1 pm".

    Of two stretches of figures that differ at both ends the first ones.
    """
    rows = [pair for pair in zip(mine, theirs, strict=False) if pair in apart]
    most = 1 + all(_are_joined(places, side) for side in (mine, theirs))
    if len(mine) == len(theirs) > 1 and 0 < len(rows) <= most:
        return rows[0]
    left = [
        {value(one) for one in side} - {value(one) for one in others}
        for side, others in ((mine, theirs), (theirs, mine))
        if all(isinstance(one, Quantity) for one in (*mine, *theirs))
    ]
    is_one = [len(side) for side in left] == [1, 1] and min(len(mine), len(theirs)) > 1
    found = (pair for pair in apart if is_one and value(pair[0]) in left[0])
    return next((pair for pair in found if value(pair[1]) in left[1]), None)


def _are_joined(places: Places, ends: Sequence[Any]) -> bool:
    """Return True if two values are the ends of one stretch: "6.1 h to 6.9 h"."""
    if len(ends) != _TWO:
        return False
    between = places.tokens.inside(Span(ends[0].span.end, ends[1].span.start))
    return len(between) == 1 and places.tokens.lower[between.start] in _JOINTS


# ---- dates ----


def _dates(link: Link, places: Places, span: Span) -> Sequence[Date]:
    """Return the dates of a place; a clock time beside a day is of that day.

    A year in a title is what a work covers, mostly.
    """
    found = [one for one in places.stated(span) if not one.problem]
    if link.kind is LinkKind.WORK and not _CITED.search(places.words(span)):
        known = places.known.facts.dates  # others are loose, but for those in Roman numerals
        found = [one for one in found if one in known or places.words(one.span).isalpha()]
    days = [one for one in found if Unit.DAY in one.stated or one.kind is not DateKind.CLOCK]
    return days or found


def _first_second(date: Date) -> float:
    return float((date.value and date.value.lower) or 0)


def _are_of_one_day(pair: Pair) -> bool:
    """Return True if two dates are one day of one month, of two years: no event is moved so."""
    days = [one.value.start or one.value for one in pair if one.value]
    return len({(one.month, one.day) for one in days if one.day}) == 1 < len(days)


def _explained_dates(places: Places, this: Span, other: Span, pair: Pair) -> str:
    return "" if _are_of_one_day(pair) else places.explained(this, other, "links.redated")


def _least_of_dates(link: Link, places: Places, other: Span, pair: Pair) -> float:
    if link.kind is LinkKind.WORK:
        return CONCEIVABLE
    is_shown = _are_of_one_day(pair) or places.common(link.this, other)
    return LIKELY if is_shown or link.kind is not LinkKind.EVENT else SURE


prove_dates = _Type(
    "date",
    _dates,
    lambda link, places, *pair: prove(
        places.document, *pair, of_one_event=link.kind is LinkKind.EVENT
    ),
    _first_second,
    _explained_dates,
    _least_of_dates,
).prove

prove_times = _Type(
    "time of day",
    lambda _, places, span: places.times(span),
    lambda _, places, this, other: prove(places.document, this, other, ("here", "elsewhere")),
    lambda time: float(min(time.minutes)),
    lambda places, this, other, _: places.explained(this, other, "links.redated"),
    lambda *_: LIKELY,
    _OF_ONE | {LinkKind.OTHER, LinkKind.CALENDAR},
).prove


# ---- figures ----


def _two_figures(_: Link, places: Places, one: Quantity, two: Quantity) -> Verdict | None:
    """Compare two figures of one unit that count the same, as far as they tell."""
    units = {same_unit(each.unit) for each in (one, two)} - {""}
    if len(units) > 1 or (units == {"%"} and not (one.unit and two.unit)):
        return None
    nouns = [frozenset(stem(word) for word in each.noun.lower().split()) for each in (one, two)]
    small, large = sorted(abs(value(each)) for each in (one, two))
    is_bare = [not (each.unit or each.noun) for each in (one, two)]
    is_near = is_bare[0] == is_bare[1] or large <= _TENFOLD * small  # it may be in thousands
    is_one = not nouns[0].isdisjoint(nouns[1]) if all(nouns) else is_near
    return prove(places.document, one, two) if is_one else None


def _explained_figures(places: Places, this: Span, other: Span, _: Pair) -> str:
    if places.is_one_sentence(this, other) and not _reads_alike(places, this, other):
        return "one sentence gives both figures"
    return places.explained(this, other, "measures.doubting")


def _reads_alike(places: Places, this: Span, other: Span) -> bool:
    """Return True if two places have the same words beside their figures: "Y = 4", "Y = 5"."""
    words = [
        [word for at in places.tokens.inside(span) if (word := places.tokens.words[at]).isalpha()]
        for span in (this, other)
    ]
    return words[0] == words[1] != []


def _least_of_figures(link: Link, places: Places, other: Span, pair: Pair) -> float:
    this = link.this
    if places.stems(this) & places.stems(other):
        return ALIKE
    are_counts = all(one.noun for one in pair)
    return LIKELY if are_counts or places.common(this, other) else SURE


prove_figures = _Type(
    "figure",
    lambda _, places, span: places.figures(span),
    _two_figures,
    value,
    _explained_figures,
    _least_of_figures,
    _OF_ONE | {LinkKind.ITEMS},
).prove
