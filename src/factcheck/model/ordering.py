"""Dates that are out of order in a series.

Source: C. Schensted, Longest increasing and decreasing subsequences, Canadian Journal of
Mathematics 13, 1961: dates that are not in the longest ordered subsequence are out of order.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from attrs import evolve

from factcheck.model.claims import Claim
from factcheck.model.dates import Edtf, Instant, Unit
from factcheck.model.facts import Date, DateKind, DateRole
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.text import Document, Role

_DAY = 86_400
_YEAR = 366 * _DAY
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_CELLS = re.compile(r"[ |]*")
_CELL_END = re.compile(r" ?(?:\||\Z)")
_SOME_DAY = Edtf.of(2001, 1, 1)
"""An arbitrary day: times in a list without days are compared only with each other."""
_LEAST = 3
"""Minimum number of dates in a series."""
_DATED = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY})
_LONG = 40
"""A series with at least this many dates is treated as a log, which may be loosely ordered."""
_SHARE = 4
"""A series is unordered if more than one in this many dates is misplaced."""

Stretch = tuple[Instant, Instant]
"""The seconds that a date covers, as a half-open range."""


def rows(document: Document, claims: Iterable[Claim]) -> Iterator[list[Date]]:
    """Yield the dates of the entries of each chronology.

    Clock times without a known day get an arbitrary day.
    """
    for (role, _), listed in groupby(claims, lambda claim: (claim.role, claim.section)):
        dates = _heads(document, listed) if role is Role.CHRONOLOGY else []
        placed = [_on_some_day(one, document.words(one.span)) for one in dates]
        yield [one for one in placed if has_place(one)]


def _heads(document: Document, claims: Iterable[Claim]) -> list[Date]:
    """Return the date of each entry; for a table row with a cell for the time, that time."""
    found = dict[int, Date]()
    for date in filter(None, (claim.date for claim in claims)):
        entry = document.entry_at(date.span.start)
        start = entry.span.start if entry else date.span.start
        is_cell = (
            entry is not None
            and date.kind is DateKind.CLOCK
            and _CELLS.fullmatch(document.text, entry.body.start, date.span.start)
            and _CELL_END.match(document.text, date.span.end, entry.body.end)
        )
        if is_cell:
            found[start] = date
        elif date.role is DateRole.HEAD:
            found.setdefault(start, date)
    return [found[start] for start in sorted(found)]


def _on_some_day(date: Date, words: str) -> Date:
    clock = _CLOCK.fullmatch(words)
    if date.value is not None or date.problem or clock is None:
        return date
    return evolve(date, value=Edtf.at(_SOME_DAY, int(clock[1]), int(clock[2])))


def has_place(date: Date) -> bool:
    """Return True if a date has both a start and an end, and so can be ordered."""
    return date.value is not None and None not in (date.value.lower, date.value.upper)


def out_of_order(document: Document, dates: Sequence[Date]) -> Iterator[Proved]:
    """Yield a proof for each date that is out of order in a series.

    A long series of full dates or of days and times ("4 May", "5pm"), or one with several dates
    out of order, is considered loosely ordered, and nothing is yielded.
    """
    places = misplaced(dates) if len(dates) >= _LEAST else []
    is_loose = len(places) > 1 or len(dates) >= _LONG
    is_dated = all(date.stated >= _DATED for date in dates)
    is_diary = 0 < sum(Unit.DAY in date.stated for date in dates) < len(dates)
    if len(places) > max(1, len(dates) // _SHARE) or (is_loose and (is_dated or is_diary)):
        return
    for at in places:
        day = max((to for to in range(at) if Unit.DAY in dates[to].stated), default=at)
        run = [_stretch(date)[0] for date in dates[day : at + 1]]
        if day < at and _DATED.isdisjoint(dates[at].stated) and run == sorted(run):
            continue  # a time that follows its day
        before, after = at - 1, at + 1
        while before in places:
            before -= 1
        while after in places:
            after += 1
        beside = [dates[place] for place in (before, after) if 0 <= place < len(dates)]
        this, *others = [document.words(date.span) for date in (dates[at], *beside)]
        where = (
            f"between {others[0]} and" if len(others) > 1 else "after" if before >= 0 else "before"
        )
        told = f"{this} is out of order: it comes {where} {others[-1]}"
        related = tuple(Related(date.span) for date in beside)
        yield Proved("CHR02", dates[at].span, told, (), related)


def misplaced(dates: Sequence[Date]) -> list[int]:
    """Return the indexes, from 0, of the dates that are out of order.

    The order is ascending or descending, whichever is more frequent among adjacent dates. A range
    is in order if it overlaps the dates next to it. If two dates are swapped, the second is out of
    order.

    Args:
        dates: Dates that have a start and an end.
    """
    run = [_stretch(date) for date in dates]
    if sum((a[0] > b[0]) - (a[0] < b[0]) for a, b in pairwise(run)) > 0:
        run = [(-start, -end) for start, end in run]
    run = _unrolled(dates, run)
    kept = longest_run([start for start, _ in run])
    held = set(kept)
    return [at for at in range(len(run)) if at not in held and _strays(run, at, kept)]


def _stretch(date: Date) -> Stretch:
    value = date.value
    if value is None or value.lower is None or value.upper is None:
        raise ValueError("cannot order a date that has no start or no end")
    return value.lower, value.upper


def _unrolled(dates: Sequence[Date], run: Sequence[Stretch]) -> list[Stretch]:
    """Shift dates and times that follow a midnight or new year that the list does not state."""
    moved: list[Stretch] = []
    shift = 0
    for date, (start, end) in zip(dates, run, strict=True):
        is_time = Unit.DAY not in date.stated and date.value is not None and date.value.has_time
        cycle = _DAY if is_time else 0 if Unit.YEAR in date.stated else _YEAR
        shift = shift if cycle else 0
        if moved and cycle and start + shift - moved[-1][0] < -(cycle // 2):
            shift += cycle
        moved.append((start + shift, end + shift))
    return moved


def longest_run(keys: Sequence[int]) -> list[int]:
    """Return the indexes of a longest non-decreasing subsequence.

    If two neighbors are swapped, the first of them is kept.
    """
    tails, ends, following = list[int](), list[int](), [-1] * len(keys)
    for at in range(len(keys) - 1, -1, -1):
        length = bisect_right(tails, -keys[at])
        tails[length : length + 1], ends[length : length + 1] = [-keys[at]], [at]
        following[at] = ends[length - 1] if length else -1
    kept = ends[-1:]
    while kept and following[kept[-1]] >= 0:
        kept.append(following[kept[-1]])
    return kept


def _strays(run: Sequence[Stretch], at: int, kept: Sequence[int]) -> bool:
    """Return True if a range does not overlap its position in the order."""
    after = bisect_left(kept, at)
    low, high = sorted(run[at])
    too_early = after > 0 and high <= min(run[kept[after - 1]])
    return too_early or (after < len(kept) and low >= max(run[kept[after]]))
