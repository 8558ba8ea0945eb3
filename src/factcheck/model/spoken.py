"""Dates in English, for proofs."""

from factcheck import lexicon
from factcheck.model.bounded import Bounded
from factcheck.model.calendar import MONTHS
from factcheck.model.points import HOLE, OPEN, Clock, Gap, Point

_PARTS = {int(number): words for number, words in lexicon.table("dates.spoken parts").items()}


def spoken_ends(start: Point | Bounded | Gap, end: Point | Bounded | Gap) -> str:
    """Return an interval: "4 February 2020 to 6 February 2020", "from 1985 on"."""
    if start == OPEN == end:
        return "any time"
    if not isinstance(end, Gap):
        return _until(start, end)
    first = "an unknown start" if isinstance(start, Gap) else spoken_end(start)
    return f"from {first} on" if end == OPEN else f"from {first} to an unknown end"


def spoken_end(end: Point | Bounded) -> str:
    """Return a single date, or the bounds between which it lies: "between 1560 and 1569"."""
    if isinstance(end, Point):
        return spoken_point(end)
    hedge = ("perhaps " if end.is_uncertain else "") + ("about " if end.is_approximate else "")
    if end.first is None:
        return f"{hedge}until {spoken_point(end.last)}" if end.last else "any time"
    if end.last is None:
        return f"{hedge}from {spoken_point(end.first)} on"
    if end.first == end.last:
        return hedge + spoken_point(end.first)
    return f"{hedge}between {spoken_point(end.first)} and {spoken_point(end.last)}"


def _until(start: Point | Bounded | Gap, end: Point | Bounded) -> str:
    last = spoken_end(end)
    if start == OPEN:
        return f"until {last}"
    if isinstance(start, Gap):
        return f"from an unknown start to {last}"
    return f"{spoken_end(start)} to {last}"


def spoken_point(point: Point) -> str:
    """Return a single date: "about 4 February 2020", "perhaps 1850", "4 July 1776 at 14:02"."""
    hedge = ("perhaps " if point.is_uncertain else "") + ("about " if point.is_approximate else "")
    clock = f" at {_clock(point.clock)}" if point.clock else ""
    return f"{hedge}{_day(point)}{clock}"


def _day(point: Point) -> str:
    if point.month is None:
        return _years(point)
    if point.month == HOLE:
        return f"some {'month' if point.day is None else 'day'} of {_year(point.year)}"
    if point.month in _PARTS:
        return f"{_PARTS[point.month]} {_year(point.year)}"
    month = f"{MONTHS[point.month - 1]} {_year(point.year)}"
    if point.day is None:
        return month
    return f"some day of {month}" if point.day == HOLE else f"{point.day} {month}"


def _years(point: Point) -> str:
    if not point.blank:
        return _year(point.year)
    decade = 1
    if point.blank == decade:
        return f"the {point.year}s"
    return f"the years {point.year} to {point.year + 99}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _clock(clock: Clock) -> str:
    seconds = "" if clock.second is None else f":{clock.second:02}"
    time = f"{clock.hour:02}:{clock.minute:02}{seconds}"
    if clock.offset is None:
        return time
    return f"{time} UTC{clock.zone}" if clock.offset else f"{time} UTC"
