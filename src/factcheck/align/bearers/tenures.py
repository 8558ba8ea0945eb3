"""When names and their offices are told of: whether one office can have followed the other."""

import math
from collections.abc import Iterable

from factcheck.align.bearers.context import Context
from factcheck.align.bearers.posts import Holding
from factcheck.model import Date, DateKind, DateRole, Name
from factcheck.model.calendar import DAY_SECONDS

_DATING = (DateRole.OWN, DateRole.HEAD)
_TERM = 366 * DAY_SECONDS
"""Seconds within which an office hardly changes hands without a word of it."""
Bounds = tuple[float, float]


def when(context: Context, name: Name) -> Date | None:
    """Return the date of what is told where a name stands; None where none is near.

    It is the head of its entry, the nearest in its sentence, or the last before in its section.
    """
    document, start = context.document, name.span.start
    entry = document.entry_at(start)
    if entry:
        return next((one for one in context.dates if entry.head.overlaps(one.span)), None)
    sentence = context.sentence(name)
    dated = [one for one in context.dates if _is_dating(one)]
    own = [one for one in dated if sentence.contains(one.span)]
    if own:
        return min(own, key=lambda one: abs(one.span.start - start))
    section = document.section_at(start)
    before = [
        one
        for one in dated
        if one.span.end <= start and document.section_at(one.span.start) == section
    ]
    return before[-1] if before else None


def _is_dating(date: Date) -> bool:
    return date.role in _DATING and date.kind is not DateKind.VAGUE and date.value is not None


def bounds(date: Date | None) -> Bounds | None:
    """Return the first and last moment of a date, in seconds."""
    if date is None or date.value is None:
        return None
    lower, upper = date.value.lower, date.value.upper
    return None if lower is None or upper is None else (float(lower), float(upper))


def of_one_term(context: Context, rare: list[Holding], usual: list[Holding]) -> bool:
    """Say whether offices are told of one time, in which nobody changes them without a word.

    Where one is not dated, all dates of the document must lie within a term; a document without
    any date may tell of a whole life.
    """
    told = [[bounds(when(context, one.name)) for one in side] for side in (rare, usual)]
    if any(None in side for side in told):
        every = [found for one in context.dates if (found := bounds(one))]
        return bool(every) and _hull(every)[1] - _hull(every)[0] <= _TERM
    (first, last), (start, end) = (_hull([one for one in side if one]) for side in told)
    return max(first - end, start - last) <= _TERM and last - first <= _TERM


def _hull(found: list[Bounds]) -> Bounds:
    return (
        min((one for one, _ in found), default=math.inf),
        max((one for _, one in found), default=-math.inf),
    )


def is_amid(context: Context, rare: list[Holding], usual: list[Holding]) -> bool:
    """Say whether the rarer office is told of a time before and after which the other is held."""
    ours = [bounds(when(context, one.name)) for one in rare]
    theirs = [found for one in usual if (found := bounds(when(context, one.name)))]
    return bool(theirs) and all(
        one
        and any(other[1] <= one[0] for other in theirs)
        and any(one[1] <= other[0] for other in theirs)
        for one in ours
    )


def of_one_day(context: Context, rare: Iterable[Name], usual: Iterable[Name]) -> str:
    """Return the day of which both sides are told, in two places; empty if there is none."""
    others = [(when(context, other)) for other in usual]
    for one in rare:
        ours = when(context, one)
        for theirs in others:
            value = ours.value if ours and ours != theirs else None
            is_day = value is not None and (value.is_day or value.has_time)
            if is_day and theirs and theirs.value == value:
                return context.document.words(theirs.span)
    return ""
