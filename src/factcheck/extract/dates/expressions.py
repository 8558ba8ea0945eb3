"""Date expressions before resolution: the fields they state, and the fields that are missing."""

import enum

from attrs import frozen

from factcheck.model import Unit

_UNIT_OF_WIDTH = {1: Unit.YEAR, 10: Unit.DECADE, 100: Unit.CENTURY}


@frozen
class Moment:
    """Calendar fields. None marks a field that is not stated, which context may supply."""

    year: int | None = None
    """Astronomical year: 0 is 1 BC. For a decade or century, its first year."""
    month: int | None = None
    day: int | None = None
    season: int | None = None
    """An EDTF code: seasons 21-24, quarters 33-36, halves 40 and 41."""
    width: int = 1
    """Number of years covered: 10 for a decade, 100 for a century, otherwise 1."""
    clock: str = ""
    """hh:mm or hh:mm:ss, optionally with Z or an offset."""

    @property
    def units(self) -> frozenset[Unit]:
        """The units whose fields are stated."""
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
    """The date that an expression is counted from or completed with."""

    CALENDAR = enum.auto()
    """A calendar date. Earlier dates supply the missing fields."""
    TOLD = enum.auto()
    """The preceding date: "the next day"."""
    NOW = enum.auto()
    """The time of writing: "last year"."""
    AHEAD = enum.auto()
    """A date or event mentioned after the expression: "a day after the flood of 3 May"."""
    PERIOD = enum.auto()
    """The year or month under discussion: "the end of the year"."""


@frozen
class Mention:
    """A date expression, not yet resolved."""

    first: Moment = Moment()
    last: "Mention | None" = None
    """The end of a range."""
    basis: Basis = Basis.CALENDAR
    count: int = 0
    """Number of units after the reference point; negative if before it."""
    unit: Unit | None = None
    whole: bool = False
    """Whether the expression covers a whole week ("the next week") rather than a single day."""
    weekday: int | None = None
    """Number of the stated weekday; 0 is Monday."""
    part: str = ""
    """The part of a period, such as "early"; see `values.part`."""
    soft: bool = False
    """Whether the value is approximate: "around 1850", "nearly six years ago"."""
    limit: str = ""
    """The word that opens a period: "from", "until", "before", "after"; "between" opens a range."""
    aside: bool = False
    """Whether the expression is resolved but does not date a statement: "now"."""
    choices: tuple[Moment, ...] = ()
    """Day-first and month-first readings of a numeric date that allows both."""
    start: int = 0
    """Offset in the document's text."""
    end: int = 0

    @property
    def is_weekday(self) -> bool:
        """Whether the expression is only a weekday, possibly with a time of day."""
        is_named = self.weekday is not None and self.unit is None
        return is_named and self.first == Moment(clock=self.first.clock)

    @property
    def is_bare_weekday(self) -> bool:
        """Whether the expression is only a weekday."""
        return self.is_weekday and not self.first.clock

    @property
    def is_clock(self) -> bool:
        """Whether the expression is only a time of day."""
        is_timed = bool(self.first.clock) and self.first == Moment(clock=self.first.clock)
        return is_timed and self.weekday is None and self.basis is Basis.CALENDAR

    @property
    def names_day(self) -> bool:
        """Whether the expression denotes a single day, directly or counted from another day."""
        is_counted = self.unit in (Unit.DAY, Unit.WEEK) and not self.whole
        is_day = self.first.day is not None or self.weekday is not None or is_counted
        return is_day and self.last is None
