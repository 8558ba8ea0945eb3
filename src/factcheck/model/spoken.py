"""Dates in English words, for proofs."""

from factcheck import lexicon
from factcheck.model.bounded import Bounded
from factcheck.model.calendar import MONTHS
from factcheck.model.points import HOLE, OPEN, Clock, Gap, Point

_PARTS = {int(number): words for number, words in lexicon.table("dates.spoken parts").items()}


def spoken_ends(start: Point | Bounded | Gap, end: Point | Bounded | Gap) -> str:
    """Return an interval in words: "4 February 2020 to 6 February 2020", "from 1985 on"."""
    if start == OPEN == end:
        return "any time"
    first = "from an unknown start" if isinstance(start, Gap) else spoken_end(start)
    last = "an unknown end" if isinstance(end, Gap) else spoken_end(end)
    if start == OPEN:
        return f"until {last}"
    if isinstance(end, Gap):
        first = f"from {first.removeprefix('from ')}"
    return f"{first} on" if end == OPEN else f"{first} to {last}"


def spoken_end(end: Point | Bounded) -> str:
    """Return a single date in words, or its bounds: "between 1560 and 1569"."""
    if isinstance(end, Point):
        return spoken_point(end)
    if end.first == end.last:
        return _hedge(end) + (spoken_point(end.first) if end.first else "any time")
    if end.first and end.last:
        return f"{_hedge(end)}between {spoken_point(end.first)} and {spoken_point(end.last)}"
    return _hedge(end) + spoken_ends(end.first or OPEN, end.last or OPEN)


def _hedge(end: Point | Bounded) -> str:
    return ("perhaps " if end.is_uncertain else "") + ("about " if end.is_approximate else "")


def spoken_point(point: Point) -> str:
    """Return a date in words: "about 4 February 2020", "perhaps 1850", "4 July 1776 at 14:02"."""
    clock = f" at {_clock(point.clock)}" if point.clock else ""
    return f"{_hedge(point)}{_day(point)}{clock}"


def _day(point: Point) -> str:
    year = _year(point.year)
    if point.blank:
        return f"the {point.year}s" if point.blank == 1 else f"the years {year} to {year[:-2]}99"
    if point.month is None:
        return year
    if point.month == HOLE:
        return f"some {'month' if point.day is None else 'day'} of {year}"
    month = f"{_PARTS.get(point.month) or MONTHS[point.month - 1]} {year}"
    if point.day is None:
        return month
    return f"some day of {month}" if point.day == HOLE else f"{point.day} {month}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _clock(clock: Clock) -> str:
    seconds = "" if clock.second is None else f":{clock.second:02}"
    time = f"{clock.hour:02}:{clock.minute:02}{seconds}"
    if clock.offset is None:
        return time
    return f"{time} UTC{clock.zone}" if clock.offset else f"{time} UTC"
