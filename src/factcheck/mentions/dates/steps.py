"""Arithmetic on moments: so many days or months from another, the next spring, last Sunday."""

from attrs import evolve

from factcheck.mentions.dates.expressions import Basis, Mention, Moment
from factcheck.mentions.dates.values import SEASON_MONTHS
from factcheck.model import Unit, days_in_month
from factcheck.model.calendar import SECONDS_IN, date_of, day_number, weekday_of

_WEEK = 7
_DECADE = 10
_YEARS = {Unit.DECADE: _DECADE, Unit.CENTURY: 100}
_MINUTES = {Unit.HOUR: 60, Unit.MINUTE: 1}


def number_of_day(moment: Moment) -> int | None:
    """Return the running number of a day; None for longer periods and days that do not exist."""
    if moment.year is None or moment.month is None or moment.day is None:
        return None
    number = day_number(moment.year, moment.month, 1) + moment.day - 1
    return number if date_of(number) == (moment.year, moment.month, moment.day) else None


def day_of(number: int, clock: str = "") -> Moment:
    """Return the day of a running number."""
    year, month, day = date_of(number)
    return Moment(year, month, day, clock=clock)


def stepped(mention: Mention, base: Moment) -> tuple[Moment, Moment | None] | None:
    """Return what a counted mention means, seen from `base`.

    Returns:
        Its moment, or the first and last day of a week; None if `base` is not precise enough.
    """
    if base.year is None:
        return None
    if mention.weekday is not None:
        return _single(_weekday(mention, base))
    if mention.unit is None:
        return _single(_named(mention, base))
    if mention.unit in SECONDS_IN:
        return _days(mention, base)
    return _single(_periods(mention, mention.unit, base))


def _single(moment: Moment | None) -> tuple[Moment, None] | None:
    return None if moment is None else (moment, None)


def _weekday(mention: Mention, base: Moment) -> Moment | None:
    """Return the weekday before, after or at the base; "a week ago Tuesday" goes back first."""
    today = number_of_day(base)
    if today is None or mention.weekday is None:
        return None
    if mention.unit is Unit.WEEK:
        today += _WEEK * mention.count
    back = (weekday_of(today) - mention.weekday) % _WEEK
    clock = mention.first.clock
    if mention.unit is None and mention.count > 0:
        return day_of(today - back + _WEEK, clock)
    if mention.unit is None and mention.count < 0:
        return day_of(today - (back or _WEEK), clock)
    return day_of(today - back, clock)


def _named(mention: Mention, base: Moment) -> Moment | None:
    """Return "the following May", "last summer", "that autumn"."""
    first = mention.first
    begin = first.month or SEASON_MONTHS.get(first.season or 0)
    if begin is None or base.year is None:
        return None
    now = base.month or SEASON_MONTHS.get(base.season or 0, 0)
    year = base.year
    if mention.count > 0 and (begin <= now or not now):
        year += 1
    long = 2 if first.season else 0
    if mention.count < 0 and begin + long >= (now or 1):
        year -= 1
    return evolve(first, year=year)


def _days(mention: Mention, base: Moment) -> tuple[Moment, Moment | None] | None:
    today = number_of_day(base)
    if today is None or mention.unit is None:
        return None
    if mention.unit in _MINUTES:
        return _single(_minutes(base, today, mention.count * _MINUTES[mention.unit]))
    if mention.unit is Unit.SECOND:
        return None
    if mention.whole:
        monday = today - weekday_of(today) + _WEEK * mention.count
        return day_of(monday), day_of(monday + _WEEK - 1)
    length = _WEEK if mention.unit is Unit.WEEK else 1
    return day_of(today + mention.count * length, mention.first.clock), None


def _minutes(base: Moment, today: int, minutes: int) -> Moment | None:
    """Return a time so many minutes from a time; seconds and zone are kept."""
    if not base.clock:
        return None
    since = int(base.clock[:2]) * 60 + int(base.clock[3:5]) + minutes
    days, rest = divmod(since, 1440)
    return day_of(today + days, f"{rest // 60:02}:{rest % 60:02}{base.clock[5:]}")


def _periods(mention: Mention, unit: Unit, base: Moment) -> Moment | None:
    year, first = base.year or 0, mention.first
    if unit is Unit.YEAR and mention.to_the_day:
        return _to_the_day(base, year + mention.count)
    if unit is Unit.YEAR:
        return evolve(first, year=year + mention.count)
    if unit in _YEARS:
        return _wide(year, _YEARS[unit], mention.count)
    if unit is not Unit.MONTH or base.month is None:
        return None
    months = 12 * year + base.month - 1 + mention.count
    return Moment(months // 12, months % 12 + 1, first.day)


def _wide(year: int, width: int, count: int) -> Moment:
    """Return the decade or century so many from that of a year.

    Before our era those are counted in years BC: the 470s BC begin with 479 BC, -478.
    """
    first = year - year % width
    if year <= 0:
        before = 1 - year
        lowest = before // 10 * 10 if width == _DECADE else (before - 1) // width * width + 1
        first = 2 - lowest - width
    return Moment(first + width * count, width=width)


def _to_the_day(base: Moment, year: int) -> Moment:
    """Return the same day in another year; of a leap day the last day of its February."""
    longest = days_in_month(year, base.month) if base.month else None
    day = min(base.day, longest) if base.day and longest else None
    return Moment(year, base.month, day)


def is_enough(mention: Mention, moment: Moment) -> bool:
    """Say whether a moment is precise enough to count a mention from it."""
    if mention.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
        return bool(moment.clock)
    if mention.weekday is not None or mention.unit in (Unit.DAY, Unit.WEEK):
        return moment.day is not None
    if mention.unit is Unit.MONTH:
        return moment.month is not None
    return moment.year is not None


def reckoning(mention: Mention, base: str) -> str:
    """Return the arithmetic in words: "1 February 2020 + 4 days"; `base` is the anchor in words."""
    if mention.unit is None or mention.basis is Basis.CALENDAR or not mention.count:
        return base if mention.basis is not Basis.CALENDAR else ""
    sign = "+" if mention.count > 0 else "-"
    count = abs(mention.count)
    return f"{base} {sign} {count} {mention.unit}{'s' if count > 1 else ''}"
