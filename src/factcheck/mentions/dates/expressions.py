"""What the finder hands to the resolver: expressions with the fields they state, and holes."""

import enum
from functools import cache

from attrs import frozen

from factcheck.model import Unit


@frozen
class Moment:
    """Calendar fields as far as they are known; None is a hole that context may fill."""

    year: int | None = None
    """Astronomical: 0 is 1 BC. Of a decade or century its first year."""
    month: int | None = None
    day: int | None = None
    season: int | None = None
    """A code of EDTF: seasons 21-24, quarters 33-36, halves 40 and 41."""
    width: int = 1
    """Years that it covers: 10 for a decade, 100 for a century, otherwise 1."""
    clock: str = ""
    """hh:mm or hh:mm:ss, perhaps with Z or an offset."""

    @property
    def units(self) -> frozenset[Unit]:
        """The units that are filled."""
        width = self.width if self.year is not None else 0
        has_seconds = self.clock[5:6] == ":"
        filled = self.season is not None, self.month is not None, self.day is not None
        return _units(width, *filled, bool(self.clock), has_seconds)


@cache
def _units(width: int, *filled: bool) -> frozenset[Unit]:
    years = {0: set[Unit](), 1: {Unit.YEAR}, 10: {Unit.DECADE}, 100: {Unit.CENTURY}}[width]
    smaller = (Unit.SEASON, Unit.MONTH, Unit.DAY, Unit.HOUR, Unit.SECOND)
    units = years | {unit for unit, is_filled in zip(smaller, filled, strict=True) if is_filled}
    return frozenset(units | ({Unit.MINUTE} if Unit.HOUR in units else set()))


ANNIVERSARY = "anniversary"
"""The event of "the sixth anniversary"."""


class Basis(enum.Enum):
    """What an expression leans on."""

    CALENDAR = enum.auto()
    """Nothing but the calendar; holes are filled from what was told before."""
    TOLD = enum.auto()
    """The last date told: "the next day"."""
    NOW = enum.auto()
    """The time of writing: "last year"."""
    AHEAD = enum.auto()
    """A date or an event named behind it: "a day after the flood of 3 May"."""
    PERIOD = enum.auto()
    """The year or month that is being told of: "the end of the year"."""


@frozen
class Mention:
    """A date expression as it was found, not yet resolved."""

    first: Moment = Moment()
    last: "Mention | None" = None
    """The end of a range, which belongs to it."""
    basis: Basis = Basis.CALENDAR
    count: int = 0
    """Of how many units it lies behind (or, negative, before) what it leans on."""
    unit: Unit | None = None
    whole: bool = False
    """It means a whole week and not a day at a distance of weeks: "the next week"."""
    weekday: int | None = None
    """0 for Monday; without any other field it is the whole expression."""
    part: str = ""
    """Which part of a period is meant; see `values.part`."""
    soft: bool = False
    """A hedge stands with it: "around 1850", "nearly six years ago"."""
    limit: str = ""
    """Which side is open: "from", "until", "before", "after"; "between" opens a range."""
    to_the_day: bool = False
    """Years are counted to the very day: "a year to the day after"."""
    rule: str = ""
    """How to find its day once the year is known, for a feast that moves: "easter -2"."""
    event: str = ""
    """The name of the day that it is counted from, as in "D+3"."""
    short_year: int | None = None
    """Two digits of a year; the century is a hole."""
    fiscal: tuple[int, int] | None = None
    """A fiscal year, and which quarter of it or 0 for all."""
    aside: bool = False
    """It leans on what is told and dates nothing: "now", "soon"."""
    choices: tuple[Moment, ...] = ()
    """Day-first and month-first reading of a numeric date that allows both."""
    start: int = 0
    """First code point in the document's text."""
    end: int = 0

    @property
    def is_bare_weekday(self) -> bool:
        """Whether a weekday is all that it says."""
        return self.weekday is not None and self.first == Moment() and self.unit is None

    @property
    def is_weekday(self) -> bool:
        """Whether a weekday is all that it says, perhaps with a time of day."""
        if self.weekday is None or self.unit is not None:
            return False
        return self.first == Moment(clock=self.first.clock)

    @property
    def is_clock(self) -> bool:
        """Whether a time of day is all that it says."""
        if not self.first.clock or self.weekday is not None or self.basis is not Basis.CALENDAR:
            return False
        return self.first == Moment(clock=self.first.clock)

    @property
    def names_day(self) -> bool:
        """Whether it means a single day, directly or counted from another."""
        counted = self.unit in (Unit.DAY, Unit.WEEK) and not self.whole
        is_month_of_a_letter = self.unit is Unit.MONTH and self.first.day is not None
        return (
            self.last is None
            and not is_month_of_a_letter
            and (self.first.day is not None or self.weekday is not None or counted)
        )

    def placed(self, start: int, end: int) -> "Mention":
        """Return it with another span; written out, since all of an unchanged block are moved."""
        return Mention(
            self.first,
            self.last,
            self.basis,
            self.count,
            self.unit,
            self.whole,
            self.weekday,
            self.part,
            self.soft,
            self.limit,
            self.to_the_day,
            self.rule,
            self.event,
            self.short_year,
            self.fiscal,
            self.aside,
            self.choices,
            start,
            end,
        )
