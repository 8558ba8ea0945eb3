"""Date expressions as the finder hands them to the resolver: stated fields, and holes."""

import enum

from attrs import frozen

from factcheck.model import Unit

_UNIT_OF_WIDTH = {1: Unit.YEAR, 10: Unit.DECADE, 100: Unit.CENTURY}


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
        clock = self.clock or None
        filled = {
            _UNIT_OF_WIDTH[self.width]: self.year,
            Unit.SEASON: self.season,
            Unit.MONTH: self.month,
            Unit.DAY: self.day,
            Unit.HOUR: clock,
            Unit.MINUTE: clock,
            Unit.SECOND: True if self.clock[5:6] == ":" else None,
        }
        return frozenset(unit for unit, value in filled.items() if value is not None)


class Basis(enum.Enum):
    """What an expression is counted from."""

    CALENDAR = enum.auto()
    """The calendar; holes are filled from the dates before."""
    TOLD = enum.auto()
    """The preceding date: "the next day"."""
    NOW = enum.auto()
    """The time of writing: "last year"."""
    AHEAD = enum.auto()
    """A date or an event named after it: "a day after the flood of 3 May"."""
    PERIOD = enum.auto()
    """The year or month that the text is about: "the end of the year"."""


@frozen
class Mention:
    """A date expression as it was found, not yet resolved."""

    first: Moment = Moment()
    last: "Mention | None" = None
    """The end of a range."""
    basis: Basis = Basis.CALENDAR
    count: int = 0
    """How many units after (or, negative, before) its basis it is."""
    unit: Unit | None = None
    whole: bool = False
    """It means a whole week and not a day some weeks away: "the next week"."""
    weekday: int | None = None
    """0 for Monday."""
    part: str = ""
    """Which part of a period is meant; see `values.part`."""
    soft: bool = False
    """It has a hedge: "around 1850", "nearly six years ago"."""
    limit: str = ""
    """Which side is open: "from", "until", "before", "after"; "between" opens a range."""
    aside: bool = False
    """It is resolved but dates nothing: "now"."""
    choices: tuple[Moment, ...] = ()
    """Day-first and month-first reading of a numeric date that allows both."""
    start: int = 0
    """First code point in the document's text."""
    end: int = 0

    @property
    def is_weekday(self) -> bool:
        """Whether it is only a weekday, perhaps with a time of day."""
        is_named = self.weekday is not None and self.unit is None
        return is_named and self.first == Moment(clock=self.first.clock)

    @property
    def is_bare_weekday(self) -> bool:
        """Whether it is only a weekday."""
        return self.is_weekday and not self.first.clock

    @property
    def is_clock(self) -> bool:
        """Whether it is only a time of day."""
        is_timed = bool(self.first.clock) and self.first == Moment(clock=self.first.clock)
        return is_timed and self.weekday is None and self.basis is Basis.CALENDAR

    @property
    def names_day(self) -> bool:
        """Whether it means a single day, directly or counted from another."""
        is_counted = self.unit in (Unit.DAY, Unit.WEEK) and not self.whole
        is_day = self.first.day is not None or self.weekday is not None or is_counted
        return is_day and self.last is None
