"""The years that dates without one borrow, chosen together for all dates of a document.

The dates are read in order. Each may move the time that the text tells of, or be an aside that
leaves it where it was; a date without a year takes one of a few years near the time told. Every
move, aside and year has a cost (years.txt, fitted by bench/years.py on annotated texts), and of all
ways to read the dates the one that costs least is found exactly, by Viterbi's algorithm.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType
from typing import NamedTuple

from attrs import frozen

from factcheck.mentions.dates.expressions import Basis, Mention, Moment
from factcheck.mentions.dates.steps import number_of_day, stepped
from factcheck.mentions.dates.story import Scene
from factcheck.mentions.dates.values import SEASON_MONTHS
from factcheck.model import Edtf, Span
from factcheck.model.calendar import weekday_of
from factcheck.packaged import folder_of, text_in

LIKELY = 4.0
"""The margin from which on a year is right nearly always; years.txt tells how often."""
NOWHERE = float("inf")
BEAM = 12.0
"""What costs so much more than the cheapest reading by then is not followed."""
_NEAR = 400
"""Characters within which a date of a dispatch stands beside another."""
_FAR = 10
"""Years over which no story leaps without a word."""
_LEADING = 12
"""Characters of a sentence in which a year leads it: "In the year 1911"."""
_WINTER = 24
"""A winter without a year has that in which it ends, as what is told goes on from the autumn."""
_PARTS = MappingProxyType({"start": 1, "early": 2, "mid": 6, "late": 11, "end": 12})
"""The months about which "early 2008" and its like lie."""
_GAPS = (
    (-18, "back far"), (-11.5, "back 12"), (-8, "back 8"), (-4, "back 4"), (-1, "back 1"),
    (-0.04, "back 0"), (1, "ahead 0"), (4, "ahead 1"), (8, "ahead 4"), (11.5, "ahead 8"),
    (18, "ahead 12"), (float("inf"), "ahead far"),
)  # fmt: skip
"""Months up to which a step has a name."""
_LIMITS = tuple(limit for limit, _ in _GAPS)


class When(NamedTuple):
    """A time that may be told of: as much of a day as is known, 0 for what is not."""

    year: int | None = None
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, moment: Moment | Edtf) -> "When":
        """Return as much of a day as calendar fields tell."""
        return cls(moment.year, moment.month or 0, moment.day or 0)

    @property
    def months(self) -> float:
        """Months since the beginning of year 0."""
        return 12 * (self.year or 0) + (self.month or 1) + ((self.day or 15) - 1) / 31


class Years(NamedTuple):
    """The first and last year that an expression states."""

    first: int
    last: int
    span: Span


@frozen
class Item:
    """One date as the lattice sees it."""

    mention: Mention
    scene: Scene
    kind: str
    """What sort of date it is in its sentence: the cost of taking it for an aside has this name."""
    known: int | None = None
    """Its year, where it is stated or a heading above gives it."""
    is_future: bool = False
    """The words before it speak of what is to come."""
    headed: Years | None = None
    """The years that the heading of its section names, or else the title."""
    above: Span | None = None
    """What gives its year in the headings above the entry of which it is the head."""

    @property
    def place(self) -> int:
        """Where it begins in the text."""
        return self.mention.start

    @cached_property
    def is_open(self) -> bool:
        """Whether it lacks the year that it needs."""
        return self.known is None and bool(self.month)

    @cached_property
    def month(self) -> int:
        """Its month, or the first month of its season; 0 for neither."""
        first = self.mention.first
        if first.season == _WINTER and self.known is None:
            return 1
        return first.month or SEASON_MONTHS.get(first.season or 0, 0)

    @property
    def size(self) -> str:
        """How long a time it is."""
        if self.month:
            return "day" if self.mention.first.day else "month"
        return "leading year" if self.place - self.scene.sentence.start < _LEADING else "year"

    @cached_property
    def stated(self) -> When:
        """What it states, with the year that is known; of a part of a year its middle month."""
        month = self.month or _PARTS.get(self.mention.part, 0)
        return When(self.known, month, self.mention.first.day or 0)

    def ended(self, when: When) -> When:
        """Return the end of a range of months or days that begins at a time; else that time."""
        last = self.mention.last.first if self.mention.last else None
        if last is None or not last.month or not when.month:
            return when
        return When((when.year or 0) + (last.month < when.month), last.month, last.day or 0)

    def fits(self, year: int) -> bool:
        """True if the weekday that is written with a day is that of the day in some year."""
        if not self.mention.first.day or not self.mention.first.month:
            return False
        number = number_of_day(Moment(year, self.mention.first.month, self.mention.first.day))
        return number is not None and weekday_of(number) == self.mention.weekday


@frozen
class Setting:
    """What is known of a document before its first date."""

    start: When
    """The beginning of the period covered; empty if none is told."""
    published: When
    is_dispatch: bool
    """It reports what is new on the day on which it is published."""
    years: tuple[int, ...]
    """Those that are stated together with a month anywhere."""


@frozen
class Choice:
    """The year given to a date."""

    year: int
    lender: int | None
    """The index of the date that lent it; None for the day of publication or the period covered."""
    margin: float
    """By how much any reading with another year costs more."""


State = tuple[int, When]
"""The date that moved the time told to where it is, -1 for none, and that time."""


class Edge(NamedTuple):
    """One way to read one date from one state."""

    before: State
    after: State
    features: tuple[str, ...]
    year: int | None = None
    lender: int | None = None


@cache
def costs() -> Mapping[str, float]:
    """Return the cost of each feature by its name."""
    lines = text_in(folder_of(__file__), "years.txt").splitlines()
    pairs = (line.split(" = ") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({name: float(cost.split()[0]) for name, cost in pairs})


Priced = list[list[tuple[Edge, float, float]]]
"""The ways to read each date, each with what it cost to get there and what it costs itself."""


def chosen(items: Sequence[Item], setting: Setting) -> dict[int, Choice]:
    """Return the years of the dates that lack one, by the index of the item.

    Args:
        items: All dates that may lend or borrow a year, in order.
        setting: What is known before the first.
    """
    last = max((at for at, item in enumerate(items) if item.is_open), default=-1)
    return dict(cheapest(*forward(items[: last + 1], setting, costs(), BEAM)))


def forward(
    items: Sequence[Item], setting: Setting, prices: Mapping[str, float], beam: float
) -> tuple[Priced, dict[State, float]]:
    """Return the ways to read each date, and what it costs to get to each state behind the last.

    Args:
        items: All dates, in order.
        setting: What is known before the first.
        prices: The cost of each feature.
        beam: How much more than the cheapest a time told of may have cost and is still followed.
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
    """Go back from the end, and yield for each date without a year that of the cheapest reading.

    Args:
        steps: The ways to read each date.
        last: What it costs to get to each state behind the last.
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
    """Yield all ways to read a date where the time told is known."""
    if item.known is not None:
        yield Edge(state, (at, item.stated), _jump(state[1], item))
        yield Edge(state, state, (f"aside {item.size}", f"aside {item.kind}"))
    elif item.is_open:
        yield from _lent(at, item, state, items, setting)
    else:
        yield from _stepped(at, item, state)


def _jump(told: When, item: Item) -> tuple[str, ...]:
    """Return the name of an unlikely leap from the time told to a stated date, if it is one."""
    is_far = told.year is not None and abs((item.known or 0) - told.year) > _FAR
    return (f"leap of a {item.size}",) if is_far else ()


def _stepped(at: int, item: Item, state: State) -> Iterator[Edge]:
    """Yield what a date means that is counted from the time told: "the next year"."""
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
    """Yield each year that a date may borrow from the time told or from the day of publication."""
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
    """Return the names of what speaks for or against a year."""
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
    """Yield what the way from the time told says beside its length."""
    if gap.startswith("back") and item.kind == "background":
        yield "back in the background"
    elif gap.startswith("back") and lender and lender.scene.sentence == item.scene.sentence:
        yield "back in its sentence"


def _of_document(item: Item, when: When, setting: Setting) -> Iterator[str]:
    """Yield what the publication and the heading above say against a time."""
    published = setting.published
    is_behind = published.month > 0 and when.months >= published.months + 1
    if setting.is_dispatch and not item.is_future and is_behind:
        yield "after the dispatch"
    if item.headed and not item.headed.first <= (when.year or 0) <= item.headed.last:
        yield "outside of the heading"


def _of_lender(item: Item, lender: Item | None, setting: Setting) -> Iterator[str]:
    """Yield what speaks for or against the date that lends a year."""
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
    """Return the name of the way from a base to a day."""
    if not base.month:
        years = (when.year or 0) - (base.year or 0)
        if abs(years) > _FAR:
            return "ahead far" if years > 0 else "back far"
        return ("year before", "same year", "next year")[max(-1, min(1, years)) + 1]
    months = when.months - base.months
    return _GAPS[bisect_right(_LIMITS, months)][1]
