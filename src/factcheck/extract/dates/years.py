"""Inference of missing years, for all dates of a document together.

The dates are processed in order. Each date either sets the current time of the narrative, or is an
aside that leaves it unchanged; a date without a year takes one of a few years near the current
time. Every change, aside and year has a cost (years.txt, fitted by bench/years.py on annotated
texts), and Viterbi's algorithm finds the sequence with the lowest total cost.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from attrs import frozen

from factcheck.extract.dates.expressions import Basis, Mention, Moment
from factcheck.extract.dates.steps import number_of_day, stepped
from factcheck.extract.dates.story import Scene
from factcheck.extract.dates.values import SEASON_MONTHS
from factcheck.model import Edtf, Span
from factcheck.model.calendar import weekday_of

LIKELY = 4.0
"""The margin at and above which a year is almost always right; years.txt has the measured rate."""
NOWHERE = float("inf")
BEAM = 12.0
"""States that cost this much more than the cheapest state are pruned."""
_NEAR = 400
"""Maximum number of characters between two dates of a dispatch that are considered adjacent."""
_FAR = 10
"""Maximum number of years between consecutive dates of a narrative at no extra cost."""
_LEADING = 12
"""Maximum offset in its sentence of a year that introduces it: "In the year 1911"."""
_WINTER = 24
"""EDTF code of winter. In a narrative that continues from autumn, it gets the year it ends in."""
_PARTS = MappingProxyType({"start": 1, "early": 2, "mid": 6, "late": 11, "end": 12})
"""The month assigned to each part of a year, such as "early 2008"."""
_GAPS = (
    (-18, "back far"), (-11.5, "back 12"), (-8, "back 8"), (-4, "back 4"), (-1, "back 1"),
    (-0.04, "back 0"), (1, "ahead 0"), (4, "ahead 1"), (8, "ahead 4"), (11.5, "ahead 8"),
    (18, "ahead 12"), (float("inf"), "ahead far"),
)  # fmt: skip
"""Pairs (upper limit in months, name) for the steps between two dates."""
_LIMITS = tuple(limit for limit, _ in _GAPS)


class When(NamedTuple):
    """A possible current time of the narrative: year, month and day, 0 where unknown."""

    year: int | None = None
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, moment: Moment | Edtf) -> "When":
        """Return the year, month and day of calendar fields, 0 where unknown."""
        return cls(moment.year, moment.month or 0, moment.day or 0)

    @property
    def months(self) -> float:
        """Months since the start of year 0."""
        return 12 * (self.year or 0) + (self.month or 1) + ((self.day or 15) - 1) / 31


class Years(NamedTuple):
    """The first and last year of an expression, and its span."""

    first: int
    last: int
    span: Span


@frozen
class Item:
    """A date, as input for the lattice."""

    mention: Mention
    scene: Scene
    kind: str
    """The type of the date in its sentence, which sets the cost of treating it as an aside."""
    known: int | None = None
    """The year, if the date or a heading above states it."""
    is_future: bool = False
    """Whether the words before the date describe a future event."""
    headed: Years | None = None
    """The years in the heading of the section or, failing that, in the title."""
    above: Span | None = None
    """The words in a heading that state the year, if the date is the head of an entry below it."""

    @property
    def place(self) -> int:
        """Offset of the date in the text."""
        return self.mention.start

    @cached_property
    def is_open(self) -> bool:
        """Whether the date lacks a year that it needs."""
        return self.known is None and bool(self.month)

    @cached_property
    def month(self) -> int:
        """The month, or the first month of the season; 0 if neither is stated."""
        first = self.mention.first
        if first.season == _WINTER and self.known is None:
            return 1
        return first.month or SEASON_MONTHS.get(first.season or 0, 0)

    @property
    def size(self) -> str:
        """The precision of the date: "day", "month" or "year".

        A year that opens its sentence is a "leading year".
        """
        if self.month:
            return "day" if self.mention.first.day else "month"
        return "leading year" if self.place - self.scene.sentence.start < _LEADING else "year"

    @cached_property
    def stated(self) -> When:
        """The stated fields, with the known year. A part of a year gets its middle month."""
        month = self.month or _PARTS.get(self.mention.part, 0)
        return When(self.known, month, self.mention.first.day or 0)

    def ended(self, when: When) -> When:
        """Return the end of a range of months or days that starts at `when`.

        For a date that is not a range, this is `when`.
        """
        last = self.mention.last.first if self.mention.last else None
        if last is None or not last.month or not when.month:
            return when
        return When((when.year or 0) + (last.month < when.month), last.month, last.day or 0)

    def fits(self, year: int) -> bool:
        """Return True if the date falls on its stated weekday in a year."""
        number = number_of_day(Moment(year, self.mention.first.month, self.mention.first.day))
        return number is not None and weekday_of(number) == self.mention.weekday


@frozen
class Setting:
    """What is known about a document before its first date."""

    start: When
    """The start of the period covered; empty if none is stated."""
    published: When
    is_dispatch: bool
    """Whether the document reports news of its day of publication."""
    years: tuple[int, ...]
    """All years that the document states together with a month."""


@frozen
class Choice:
    """The year chosen for a date."""

    year: int
    lender: int | None
    """Index of the date that supplied the year. None for the publication date or period covered."""
    margin: float
    """How much more the cheapest sequence with a different year costs."""


State = tuple[int, When]
"""The index of the date that set the current time (-1 for none), and the current time."""


class Edge(NamedTuple):
    """A transition: one interpretation of a date, given the state before it."""

    before: State
    after: State
    features: tuple[str, ...]
    year: int | None = None
    lender: int | None = None


@cache
def costs() -> Mapping[str, float]:
    """Return the cost of each feature, by name."""
    lines = Path(__file__).with_name("years.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" = ") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({name: float(cost.split()[0]) for name, cost in pairs})


Priced = list[list[tuple[Edge, float, float]]]
"""For each date, its transitions, each with the total cost up to it and its own cost."""


def chosen(items: Sequence[Item], setting: Setting) -> dict[int, Choice]:
    """Return the year chosen for each date that states none, keyed by its index in `items`.

    Args:
        items: All dates that may supply or need a year, in order.
        setting: What is known before the first date.
    """
    last = max((at for at, item in enumerate(items) if item.is_open), default=-1)
    return dict(cheapest(*forward(items[: last + 1], setting, costs(), BEAM)))


def forward(
    items: Sequence[Item], setting: Setting, prices: Mapping[str, float], beam: float
) -> tuple[Priced, dict[State, float]]:
    """Run the forward pass: return the transitions into each date and the final states' costs.

    Args:
        items: All dates, in order.
        setting: What is known before the first date.
        prices: The cost of each feature.
        beam: States that cost this much more than the cheapest state are pruned.
    """
    states: dict[State, float] = {(-1, setting.start): 0.0}
    steps: Priced = []
    priced: dict[tuple[str, ...], float] = {}
    for at, item in enumerate(items):
        step, after = [], dict[State, float]()
        for state, before in states.items():
            for edge in _edges(at, item, state, items, setting):
                cost = priced.get(edge.features)
                if cost is None:
                    cost = priced[edge.features] = sum([prices[name] for name in edge.features])
                step.append((edge, before, cost))
                if before + cost < after.get(edge.after, NOWHERE):
                    after[edge.after] = before + cost
        steps.append(step)
        most = min(after.values()) + beam
        states = {state: cost for state, cost in after.items() if cost <= most}
    return steps, states


def cheapest(steps: Priced, last: Mapping[State, float]) -> Iterator[tuple[int, Choice]]:
    """Yield the choices on the cheapest path for the dates without a year, last date first.

    Args:
        steps: The transitions into each date.
        last: The cost of each state after the last date.
    """
    ahead = dict.fromkeys(last, 0.0)
    for at in range(len(steps) - 1, -1, -1):
        behind: dict[State, float] = {}
        totals: dict[int, tuple[float, int | None]] = {}
        for edge, before, cost in steps[at]:
            rest = cost + ahead.get(edge.after, NOWHERE)
            behind[edge.before] = min(rest, behind.get(edge.before, NOWHERE))
            if edge.year is not None and before + rest < totals.get(edge.year, (NOWHERE,))[0]:
                totals[edge.year] = before + rest, edge.lender
        if totals:
            ranked = sorted(
                ((total, year, lender) for year, (total, lender) in totals.items()),
                key=lambda one: one[:2],
            )
            total, year, lender = ranked[0]
            margin = ranked[1][0] - total if len(ranked) > 1 else NOWHERE
            yield at, Choice(year, lender, margin)
        ahead = behind


def _edges(
    at: int, item: Item, state: State, items: Sequence[Item], setting: Setting
) -> Iterator[Edge]:
    """Yield each possible interpretation of a date, given the state before it."""
    if item.known is not None:
        yield Edge(state, (at, item.stated), _jump(state[1], item))
        yield Edge(state, state, (f"aside {item.size}", f"aside {item.kind}"))
    elif item.is_open:
        yield from _lent(at, item, state, items, setting)
    else:
        yield from _stepped(at, item, state)


def _jump(told: When, item: Item) -> tuple[str, ...]:
    """Return the name of a jump over many years to a stated date; empty for a shorter step."""
    is_far = told.year is not None and abs((item.known or 0) - told.year) > _FAR
    return (f"leap of a {item.size}",) if is_far else ()


def _stepped(at: int, item: Item, state: State) -> Iterator[Edge]:
    """Yield the interpretations of a date counted from the current time: "the next year"."""
    told = state[1]
    moment = Moment(told.year, told.month or None, told.day or None)
    both = stepped(item.mention, moment) if item.mention.basis is Basis.TOLD else None
    if both is None or both[0].year is None:
        yield Edge(state, state, ())
    else:
        yield Edge(state, (at, When.of(both[0])), ("step",))
        yield Edge(state, state, ("aside step", f"aside {item.kind}"))


def _lent(
    at: int, item: Item, state: State, items: Sequence[Item], setting: Setting
) -> Iterator[Edge]:
    """Yield the possible years of a date near the current time or the publication date."""
    lender, told = state
    bases = [(told, lender if lender >= 0 else None)] if told.year is not None else []
    leans = setting.is_dispatch and setting.published != told
    if setting.published.year is not None and (leans or not bases):
        bases.append((setting.published, None))
    has_weekday = item.mention.weekday is not None
    fitting = [year for year in setting.years if item.fits(year)] if has_weekday else []
    known = fitting if has_weekday else setting.years
    if not bases and len(known) == 1:
        bases = [(When(known[0]), None)]
    for base, source in bases:
        place = items[source] if source is not None else None
        near = base.year or 0
        for year in dict.fromkeys((near, near + 1, near - 1, *fitting)):
            when = When(year, item.month, item.mention.first.day or 0)
            names = _features(item, when, base, place, setting)
            yield Edge(state, (at, item.ended(when)), names, year, source)
            yield Edge(state, state, (*names, "aside lent", f"aside {item.kind}"), year, source)
    if not bases:
        yield Edge(state, state, ("no year",))


def _features(
    item: Item, when: When, base: When, lender: Item | None, setting: Setting
) -> tuple[str, ...]:
    """Return the names of the features that make a year more or less likely."""
    gap = _gap(item.ended(when), base)
    seen_from_it = setting.is_dispatch and base == setting.published
    manner = "future " if item.is_future else "dispatch " if seen_from_it else ""
    names = [manner + gap, *_of_lender(item, lender, setting)]
    names += _of_gap(item, gap, lender)
    if when.year != base.year:
        names.append("later year" if (when.year or 0) > (base.year or 0) else "earlier year")
    if item.mention.weekday is not None and when.day:
        names.append("weekday fits" if item.fits(when.year or 0) else "weekday does not fit")
    names += _of_document(item, when, setting)
    return tuple(names)


def _of_gap(item: Item, gap: str, lender: Item | None) -> Iterator[str]:
    """Yield the features of a step back in time, other than its length."""
    if gap.startswith("back") and item.kind == "background":
        yield "back in the background"
    elif gap.startswith("back") and lender and lender.scene.sentence == item.scene.sentence:
        yield "back in its sentence"


def _of_document(item: Item, when: When, setting: Setting) -> Iterator[str]:
    """Yield the features of a time that contradicts the publication date or the heading."""
    published = setting.published
    is_behind = published.month > 0 and when.months >= published.months + 1
    if setting.is_dispatch and not item.is_future and is_behind:
        yield "after the dispatch"
    if item.headed and not item.headed.first <= (when.year or 0) <= item.headed.last:
        yield "outside of the heading"


def _of_lender(item: Item, lender: Item | None, setting: Setting) -> Iterator[str]:
    """Yield the features of the date that supplies a year."""
    if lender is None:
        if setting.is_dispatch:
            yield "day of the dispatch"
        return
    if lender.scene.section != item.scene.section:
        yield "other section"
    elif lender.scene.paragraph != item.scene.paragraph:
        yield "other paragraph"
    is_far = item.place - lender.place > _NEAR
    if not lender.month:
        is_far = lender.scene.sentence != item.scene.sentence
    if setting.is_dispatch and is_far:
        yield "far in a dispatch"
    if setting.is_dispatch and lender.known is None:
        yield "lent in a dispatch"


def _gap(when: When, base: When) -> str:
    """Return the name of the step between two times."""
    if not base.month:
        years = (when.year or 0) - (base.year or 0)
        if abs(years) > _FAR:
            return "ahead far" if years > 0 else "back far"
        return ("year before", "same year", "next year")[max(-1, min(1, years)) + 1]
    months = when.months - base.months
    return _GAPS[bisect_right(_LIMITS, months)][1]
