"""The years that dates without one borrow, chosen together for all dates of a document.

The dates are read in order. Each may move the time that the text tells of, or be an aside that
leaves it where it was; a date without a year takes one of a few years near the time told. Every
move, aside and year has a cost (years.txt, fitted by bench/years.py on annotated texts), and of all
ways to read the dates the one that costs least is found exactly, by Viterbi's algorithm.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from attrs import evolve, frozen

from factcheck.mentions.dates.expressions import Mention, Moment
from factcheck.mentions.dates.steps import is_enough, number_of_day, stepped
from factcheck.mentions.dates.values import SEASON_MONTHS
from factcheck.model.calendar import weekday_of

_MEMORY = 12
"""Dates back to which the time told may have been left by asides."""
_NEAR = 400
"""Characters within which a date of a dispatch stands beside another."""
_FAR = 10
"""Years over which no story leaps without a word."""
_GAPS = (
    (-18, "back far"), (-11.5, "back 12"), (-8, "back 8"), (-4, "back 4"), (-1, "back 1"),
    (-0.04, "back 0"), (1, "ahead 0"), (4, "ahead 1"), (8, "ahead 4"), (11.5, "ahead 8"),
    (18, "ahead 12"),
)  # fmt: skip
"""Months up to which a step has a name."""


@frozen
class Item:
    """One date as the lattice sees it."""

    mention: Mention
    place: int
    """Where it begins in the text."""
    section: int
    """Where its section begins."""
    kind: str
    """What sort of date it is in its sentence: the cost of taking it for an aside has this name."""
    known: int | None = None
    """Its year, where it is stated or a heading above gives it."""
    is_future: bool = False
    """The words in front speak of what is to come."""

    @property
    def is_open(self) -> bool:
        """Whether it lacks the year that it needs."""
        has_hole = self.begin is not None or self.mention.short_year is not None
        return self.known is None and has_hole

    @property
    def begin(self) -> int | None:
        """Its month, or the first month of its season."""
        first = self.mention.first
        return first.month or SEASON_MONTHS.get(first.season or 0)


@frozen
class Setting:
    """What is known of a document before its first date."""

    start: Moment
    """The beginning of the period covered; empty if none is told."""
    published: Moment
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


_State = tuple[int, Moment]
"""The date that moved the time told to where it is, -1 for none, and that time."""


@frozen
class _Edge:
    """One way to read one date from one state."""

    before: _State
    after: _State
    features: tuple[str, ...]
    year: int | None = None
    lender: int | None = None


@cache
def costs() -> Mapping[str, float]:
    """Return the cost of each feature by its name."""
    lines = (Path(__file__).parent / "years.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" = ") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({name: float(cost) for name, cost in pairs})


def chosen(
    items: Sequence[Item], setting: Setting, prices: Mapping[str, float] | None = None
) -> dict[int, Choice]:
    """Return the years of the dates that lack one, by the index of the item.

    Args:
        items: All dates that may lend or borrow a year, in order.
        setting: What is known before the first.
        prices: Costs of features other than those of the file, to fit them.
    """
    known = prices or costs()
    reached: dict[_State, float] = {(-1, setting.start): 0.0}
    steps: list[tuple[dict[_State, float], list[tuple[_Edge, float]]]] = []
    for at, item in enumerate(items):
        edges = [
            (edge, sum(known[name] for name in edge.features))
            for state in reached
            for edge in _edges(at, item, state, items, setting)
        ]
        steps.append((reached, edges))
        reached = _after(at, reached, edges)
    return dict(_best(steps, reached))


def _after(
    at: int, reached: dict[_State, float], edges: list[tuple[_Edge, float]]
) -> dict[_State, float]:
    """Return the states behind a date, each with the least cost to get there."""
    after: dict[_State, float] = {}
    for edge, cost in edges:
        total = reached[edge.before] + cost
        if total < after.get(edge.after, float("inf")):
            after[edge.after] = total
    recent = {state: cost for state, cost in after.items() if at - state[0] <= _MEMORY}
    return recent or after


def _best(
    steps: list[tuple[dict[_State, float], list[tuple[_Edge, float]]]], last: dict[_State, float]
) -> Iterator[tuple[int, Choice]]:
    """Go back from the end, and yield for each date without a year that of the cheapest reading."""
    ahead = dict.fromkeys(last, 0.0)
    for at in range(len(steps) - 1, -1, -1):
        reached, edges = steps[at]
        behind: dict[_State, float] = {}
        by_year: dict[int, tuple[float, _Edge]] = {}
        for edge, cost in edges:
            rest = cost + ahead.get(edge.after, float("inf"))
            behind[edge.before] = min(rest, behind.get(edge.before, float("inf")))
            total = reached[edge.before] + rest
            if edge.year is not None and total < by_year.get(edge.year, (float("inf"),))[0]:
                by_year[edge.year] = total, edge
        ranked = sorted(by_year.items(), key=lambda one: (one[1][0], one[0]))
        if ranked:
            year, (total, edge) = ranked[0]
            margin = ranked[1][1][0] - total if len(ranked) > 1 else float("inf")
            yield at, Choice(year, edge.lender, margin)
        ahead = behind


def _edges(
    at: int, item: Item, state: _State, items: Sequence[Item], setting: Setting
) -> Iterator[_Edge]:
    """Yield all ways to read a date where the time told is known."""
    if item.known is not None:
        stated = evolve(item.mention.first, year=item.known, clock="")
        jump = _jump(state[1], stated)
        yield _Edge(state, (at, stated), (jump,) if jump else ())
        yield _Edge(state, state, (f"aside {_size(stated)}", f"aside {item.kind}"))
    elif item.is_open:
        yield from _lent(at, item, state, items, setting)
    else:
        yield from _stepped(at, item, state)


def _size(moment: Moment) -> str:
    if moment.width > 1:
        return "decade"
    return "day" if moment.day else "month" if moment.month or moment.season else "year"


def _jump(told: Moment, stated: Moment) -> str:
    """Return the name of an unlikely leap from the time told to a stated date; empty for none."""
    if told.year is None or stated.year is None:
        return ""
    years = stated.year - told.year
    if abs(years) > _FAR:
        return f"leap of a {_size(stated)}"
    return f"return of a {_size(stated)}" if years < 0 else ""


def _stepped(at: int, item: Item, state: _State) -> Iterator[_Edge]:
    """Yield what a date means that is counted from the time told: "the next year"."""
    mention, moment = item.mention, state[1]
    both = stepped(mention, moment) if is_enough(mention, moment) else None
    if both is None or both[0].year is None:
        yield _Edge(state, state, ())
        return
    yield _Edge(state, (at, evolve(both[0], clock="")), ("step",))
    yield _Edge(state, state, ("aside step", f"aside {item.kind}"))


def _lent(
    at: int, item: Item, state: _State, items: Sequence[Item], setting: Setting
) -> Iterator[_Edge]:
    """Yield each year that a date may borrow from the time told or from the day of publication."""
    lender, told = state
    bases = [(told, lender if lender >= 0 else None)] if told.year is not None else []
    if setting.published.year is not None and (setting.is_dispatch or not bases):
        bases.append((setting.published, None))
    fitting = [year for year in setting.years if item.mention.weekday is None or _fits(item, year)]
    if not bases and len(fitting) == 1:
        bases = [(Moment(fitting[0]), None)]
    found = False
    for base, source in bases:
        place = items[source] if source is not None else None
        for year in _candidates(item, base, setting):
            names = _features(item, year, base, place, setting)
            moment = evolve(item.mention.first, year=year, month=item.begin, season=None, clock="")
            found = True
            yield _Edge(state, (at, moment), names, year, source)
            yield _Edge(state, state, (*names, "aside lent", f"aside {item.kind}"), year, source)
    if not found:
        yield _Edge(state, state, ())


def _candidates(item: Item, base: Moment, setting: Setting) -> list[int]:
    year = base.year or 0
    short = item.mention.short_year
    if short is not None:
        century = year - year % 100
        return [century + short - 100, century + short, century + short + 100]
    near = [year, year + 1, year - 1]
    if item.mention.weekday is None:
        return near
    return near + [one for one in setting.years if one not in near and _fits(item, one)]


def _fits(item: Item, year: int) -> bool:
    """True if the weekday that is written with a day is that of the day in some year."""
    number = number_of_day(evolve(item.mention.first, year=year))
    return number is not None and weekday_of(number) == item.mention.weekday


def _features(
    item: Item, year: int, base: Moment, lender: Item | None, setting: Setting
) -> tuple[str, ...]:
    """Return the names of what speaks for or against a year."""
    gap = _gap(Moment(year, item.begin, item.mention.first.day), base)
    manner = "future " if item.is_future else "dispatch " if setting.is_dispatch else ""
    names = [manner + gap, *_of_lender(item, lender, setting)]
    if year != base.year:
        names.append("other year")
    if gap.startswith("back") and item.kind == "background":
        names.append("back in the background")
    if item.mention.weekday is not None and item.mention.first.day is not None:
        names.append("weekday fits" if _fits(item, year) else "weekday does not fit")
    if _is_after(year, item, setting):
        names.append("after publication")
    return tuple(names)


def _of_lender(item: Item, lender: Item | None, setting: Setting) -> Iterator[str]:
    """Yield what speaks for or against the date that lends a year."""
    if lender is None:
        if setting.is_dispatch:
            yield "day of the dispatch"
        return
    if lender.section != item.section:
        yield "other section"
    if setting.is_dispatch and item.place - lender.place > _NEAR:
        yield "far in a dispatch"
    if setting.is_dispatch and lender.known is None:
        yield "lent in a dispatch"


def _gap(day: Moment, base: Moment) -> str:
    """Return the name of the way from a base to a day."""
    if base.month is None and base.season is None:
        years = (day.year or 0) - (base.year or 0)
        if abs(years) > _FAR:
            return "ahead far" if years > 0 else "back far"
        return ("year before", "same year", "next year")[max(-1, min(1, years)) + 1]
    months = _months(day) - _months(base)
    return next((name for limit, name in _GAPS if months < limit), "ahead far")


def _months(moment: Moment) -> float:
    month = moment.month or SEASON_MONTHS.get(moment.season or 0, 1)
    return 12 * (moment.year or 0) + month + ((moment.day or 15) - 1) / 31


def _is_after(year: int, item: Item, setting: Setting) -> bool:
    """True if a history would tell what is later than its publication."""
    published = setting.published
    if published.year is None or setting.is_dispatch:
        return False
    day = Moment(year, item.begin, item.mention.first.day or 1)
    return _months(day) > _months(
        evolve(published, month=published.month or 12, day=published.day or 28)
    )
