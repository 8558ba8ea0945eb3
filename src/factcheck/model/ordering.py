"""Which dates of a run stand out of order.

Source: C. Schensted, Longest increasing and decreasing subsequences, Canadian Journal of
Mathematics 13, 1961: what a longest run in order leaves out is out of order.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from attrs import evolve, frozen

from factcheck.model.calendar import weekday_of
from factcheck.model.claims import Claim
from factcheck.model.dates import Edtf, Instant, Unit
from factcheck.model.facts import Date, DateKind, DateRole
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.text import Document, Role, Span

_DAY = 86_400
_YEAR = 366 * _DAY
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_CELLS = re.compile(r"[ |]*")
_CELL_END = re.compile(r" ?(?:\||\Z)")
_SOME_DAY = Edtf.of(2001, 1, 1)
"""Any day does: the times of a list that names none are compared with each other alone."""
_SURE = 3
"""Neighbours of one day in order for each that is not: fewer, and only the days are in order."""
_LEAST = 3
"""Dates that make a row."""
_DATED = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY})
_LONG = 40
"""Dates of a log that several hands have kept, loosely."""
_SHARE = 4
"""If more than one date in so many is out of place, the row follows no order."""


@frozen
class Stretch:
    """What a date covers, as half-open seconds."""

    first: Instant
    end: Instant


def rows(document: Document, claims: Iterable[Claim]) -> Iterator[list[Date]]:
    """Yield the dates of the entries of each chronology, in order.

    Clock times of no known day are taken as of one day.
    """
    for (role, _), listed in groupby(claims, lambda claim: (claim.role, claim.section)):
        dates = heads(document, listed) if role is Role.CHRONOLOGY else []
        placed = [on_some_day(one, document.words(one.span)) for one in dates]
        yield [one for one in placed if has_place(one)]


def has_place(date: Date) -> bool:
    """True if a date has a start and an end, without which it has no place in an order."""
    return date.value is not None and None not in (date.value.lower, date.value.upper)


def out_of_order(document: Document, dates: Sequence[Date]) -> Iterator[Proved]:
    """Yield what is said of each date without which a row of them would be in order.

    Not in a row of whole dates that is kept loosely, with more than one of them; nor where its own
    weekday attests a date.
    """
    places = misplaced(dates) if len(dates) >= _LEAST else []
    if len(places) > max(1, len(dates) // _SHARE):
        return
    for at, before, after in _wrong(dates, places):
        beside = [dates[place] for place in (before, after) if 0 <= place < len(dates)]
        this, *others = [document.words(date.span) for date in (dates[at], *beside)]
        where = (
            f"between {others[0]} and" if len(others) > 1 else "after" if before >= 0 else "before"
        )
        related = tuple(Related(date.span) for date in beside)
        yield Proved("CHR02", dates[at].span, f"{this} stands {where} {others[-1]}", (), related)


def _wrong(dates: Sequence[Date], places: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the places of wrong dates, each with the nearest in order before and behind it."""
    runs = _runs(places)
    for run in runs:
        before, after = run[0] - 1, run[-1] + 1
        listed = dates[max(0, before) : after + 1]
        is_loose = len(places) > 1 or len(dates) >= _LONG or _is_of_zones(listed)
        is_dated = all(date.stated >= _DATED for date in listed)
        is_attested = all(_is_attested(dates[at]) for at in run)
        if not (is_attested or (is_loose and is_dated)):
            yield from ((at, before, after) for at in run)


def _is_attested(date: Date) -> bool:
    """True if the weekday beside a day is that of the day: its entry was put in late or early."""
    value = date.value
    if value is None or value.lower is None or date.weekday is None:
        return False
    return weekday_of(value.lower // _DAY) == date.weekday


def _is_of_zones(dates: Sequence[Date]) -> bool:
    """True if some of these times tell their zone and others do not."""
    return len({date.value.has_offset for date in dates if date.value}) > 1


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Return the places in runs of those that follow one another."""
    runs: list[list[int]] = []
    for at in places:
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def misplaced(dates: Sequence[Date]) -> list[int]:
    """Return the places, from 0, of the dates without which the others would be in order.

    The order is from old to new or from new to old, whichever is met more often from one date to
    the next. A range is in place as long as it reaches to its neighbours. Of two that are swapped,
    the one that stands last is out of place.

    Args:
        dates: Dates whose value has a start and an end.
    """
    run = [_stretch(date) for date in dates]
    turned = sum((a.first > b.first) - (a.first < b.first) for a, b in pairwise(run)) > 0
    run = _unrolled(dates[::-1], run[::-1]) if turned else _unrolled(dates, run)
    kept = _longest(run, last_stays=turned)
    held = set(kept)
    found = [at for at in range(len(run)) if at not in held and _strays(run, at, kept)]
    return [len(run) - 1 - at for at in reversed(found)] if turned else found


def heads(document: Document, claims: Iterable[Claim]) -> list[Date]:
    """Return what dates each entry, in order; of a row with a cell for the time of its day, that.

    Args:
        document: The document.
        claims: Those of one chronology.
    """
    days, times = dict[int, Date](), dict[int, Date]()
    for date in filter(None, (claim.date for claim in claims)):
        entry = document.entry_at(date.span.start)
        start = entry.span.start if entry else date.span.start
        if entry and _is_cell(document, entry.body, date):
            times[start] = date
        elif date.role is DateRole.HEAD:
            days.setdefault(start, date)
    found = {**days, **times} if _are_ordered(list(times.values())) else days
    return [found[start] for start in sorted(found)]


def _are_ordered(times: Sequence[Date]) -> bool:
    """Say whether a list cares for the order of its times, not of its days alone."""
    firsts = [date.value.lower for date in times if date.value and date.value.lower is not None]
    pairs = [(a, b) for a, b in pairwise(firsts) if a // _DAY == b // _DAY and a != b]
    rising = sum(a < b for a, b in pairs)
    few, many = sorted((rising, len(pairs) - rising))
    return many >= _SURE * few


def _is_cell(document: Document, body: Span, date: Date) -> bool:
    """Say whether a clock time fills the first cell behind the date of a row."""
    return (
        date.kind is DateKind.CLOCK
        and _CELLS.fullmatch(document.text, body.start, date.span.start) is not None
        and _CELL_END.match(document.text, date.span.end, body.end) is not None
    )


def on_some_day(date: Date, words: str) -> Date:
    """Return a clock time of no known day as one of a day; every other date as it is.

    Args:
        date: The date.
        words: The words that tell it.
    """
    clock = _CLOCK.fullmatch(words)
    if date.value is not None or date.problem or clock is None:
        return date
    return evolve(date, value=Edtf.at(_SOME_DAY, int(clock[1]), int(clock[2])))


def _stretch(date: Date) -> Stretch:
    value = date.value
    if value is None or value.lower is None or value.upper is None:
        raise ValueError("a date without a start or an end has no place in an order")
    return Stretch(value.lower, value.upper)


def _unrolled(dates: Sequence[Date], run: Sequence[Stretch]) -> list[Stretch]:
    """Move stretches past each midnight or new year that is not written."""
    moved: list[Stretch] = []
    shift = 0
    for date, stretch in zip(dates, run, strict=True):
        cycle = _cycle(date)
        shift = shift if cycle else 0
        leap = stretch.first + shift - moved[-1].first if moved and cycle else 0
        if leap < -(cycle // 2):
            shift += cycle
        moved.append(Stretch(stretch.first + shift, stretch.end + shift))
    return moved


def _cycle(date: Date) -> int:
    """Return after how many seconds the written units of a date begin again; 0 for never."""
    if Unit.DAY not in date.stated and date.value and date.value.has_time:
        return _DAY
    return 0 if Unit.YEAR in date.stated else _YEAR


def _longest(run: Sequence[Stretch], *, last_stays: bool) -> list[int]:
    """Return the places of a longest run that never falls, in order.

    Args:
        run: The stretches.
        last_stays: Of a swapped pair the last is kept, otherwise the first.
    """
    size = len(run)
    places = range(size) if last_stays else range(size - 1, -1, -1)
    sign = 1 if last_stays else -1
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * size
    for at in places:
        key = sign * run[at].first
        length = bisect_right(tails, key)
        tails[length : length + 1], ends[length : length + 1] = [key], [at]
        before[at] = ends[length - 1] if length else -1
    kept = ends[-1:]
    while kept and before[kept[-1]] >= 0:
        kept.append(before[kept[-1]])
    return sorted(kept)


def _strays(run: Sequence[Stretch], at: int, kept: Sequence[int]) -> bool:
    """Say whether a stretch shares nothing with the place where it stands."""
    after = bisect_left(kept, at)
    too_early = after > 0 and run[at].end <= run[kept[after - 1]].first
    return too_early or (after < len(kept) and run[at].first >= run[kept[after]].end)
