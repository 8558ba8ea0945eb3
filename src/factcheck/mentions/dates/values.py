"""From calendar fields to EDTF: points, parts of periods, open ends; why a day does not exist."""

from attrs import evolve

from factcheck.mentions.dates.expressions import Moment
from factcheck.model import MONTHS, Edtf, EdtfError, days_in_month
from factcheck.model.calendar import date_of, day_number
from factcheck.text import kept_by_words

FEBRUARY = 2
LEAP_DAY = 29
_LEAP_YEAR = 2000
_HALF_MONTH = 15
_MONTHS_OF_YEAR = 12
_FEW = {"day": 5, "week": 2, "month": 4, "months": 4}
"""How many "a few" of them are, at most."""
_DAYS_AFTER = 6
"""Days that follow the first of a week."""
_SWEDISH_DAY = (1712, 2, 30)
"""The one 30 February that a state's calendar has had."""
_MONTHS = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}
"""Months of a year that are called early, mid and late."""
_DAYS = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, 31)}
_TENTHS = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}
SOFT_PARTS = frozenset({"early", "mid", "late", "start", "end"})
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each season of the north."""


@kept_by_words
def edtf(text: str) -> Edtf | None:
    """Return an EDTF value, or None where no such date exists."""
    try:
        return Edtf.parse(text)
    except EdtfError:
        return None


def point(moment: Moment, *, soft: bool = False) -> str:
    """Return a moment whose year is known as EDTF."""
    year = moment.year or 0
    mark = "~" if soft else ""
    digits = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    if moment.width > 1:
        return _wide(moment, digits, soft=soft)
    if moment.season:
        return f"{digits}-{moment.season}{mark}"
    if moment.month is None:
        return digits + mark
    if moment.day is None:
        return f"{digits}-{moment.month:02d}{mark}"
    if moment.clock.startswith("24:00"):
        after = day_number(year, moment.month, moment.day) + 1
        return point(Moment(*date_of(after), clock=f"00{moment.clock[2:]}"), soft=soft)
    clock = f"T{moment.clock}" if moment.clock else ""
    return f"{digits}-{moment.month:02d}-{moment.day:02d}{clock}{mark}"


def _wide(moment: Moment, digits: str, *, soft: bool) -> str:
    """Return a decade or century; as an interval where EDTF has no X: before our era or hedged."""
    year = moment.year or 0
    if year >= 0 and not soft:
        return digits[:3] + "X" if moment.width == 10 else digits[:2] + "XX"  # noqa: PLR2004
    return "/".join(point(Moment(edge), soft=soft) for edge in (year, year + moment.width - 1))


def part(moment: Moment, label: str) -> str:
    """Return a part of a period as EDTF: "early", "mid", "2 week", "first 4 month"."""
    which, _, rest = label.partition(" ")
    if label == "week" and moment.day is not None and moment.month:
        after = day_number(moment.year or 0, moment.month, moment.day) + _DAYS_AFTER
        return _span(moment, Moment(*date_of(after)))
    if moment.day is not None or moment.season:
        return point(moment, soft=label in SOFT_PARTS and moment.day is None)
    if which == "half":
        return _half(moment, int(rest))
    if which in ("first", "last"):
        return _edge(moment, which, *rest.split(" "))
    if which[0].isdigit():
        return _numbered(moment, int(which), rest)
    return _part_of_years(moment, label) if moment.width > 1 else _part_within(moment, label)


def _span(first: Moment, last: Moment, *, soft: bool = True) -> str:
    return f"{point(first, soft=soft)}/{point(last, soft=soft)}"


def _within(moment: Moment, low: int, high: int, *, soft: bool = True) -> str:
    """Return some days of a month, or months of a year."""
    first, last = (
        evolve(moment, day=number) if moment.month else evolve(moment, month=number)
        for number in (low, min(high, _longest(moment)))
    )
    return _span(first, last, soft=soft)


def _longest(moment: Moment) -> int:
    """Return how many days a month has, or months a year."""
    return days_in_month(moment.year or 0, moment.month) if moment.month else _MONTHS_OF_YEAR


def _part_of_years(moment: Moment, label: str) -> str:
    step, start = moment.width // 10, moment.year or 0
    if label not in _TENTHS:
        return point(moment)
    low, high = _TENTHS[label]
    return _span(Moment(start + low * step), Moment(start + (high + 1) * step - 1))


def _part_within(moment: Moment, label: str) -> str:
    """Return the early, middle or late days of a month, or months of a year; its start, its end."""
    if label == "end":
        last = evolve(moment, month=moment.month or _MONTHS_OF_YEAR)
        return point(evolve(last, day=_longest(last)), soft=True)
    if label == "start" and not moment.month:
        moment = evolve(moment, month=1)
    parts = _DAYS if moment.month else _MONTHS
    return _within(moment, *parts[label]) if label in parts else point(moment)


def _numbered(moment: Moment, number: int, piece: str) -> str:
    """Return the bounds of "2 week", "0 week" (the last), "3 quarter"."""
    if piece == "quarter" and moment.width == 1 and not moment.month:
        return point(evolve(moment, season=32 + (number or 4)))
    if piece == "week" and moment.month:
        low = 7 * number - 6 if number else _longest(moment) - 6
        return _within(moment, low, low + 6)
    return part(moment, {1: "early", 0: "late"}.get(number, "mid"))


def _half(moment: Moment, which: int) -> str:
    if moment.width > 1:
        start, middle = moment.year or 0, moment.width // 2
        start += moment.width == 100  # noqa: PLR2004 - a century begins with its year 1
        begin = start if which == 1 else start + middle
        return _span(Moment(begin), Moment(begin + middle - 1), soft=False)
    if moment.month is None:
        return point(evolve(moment, season=39 + which))
    low, high = (1, _HALF_MONTH) if which == 1 else (_HALF_MONTH + 1, _longest(moment))
    return _within(moment, low, high, soft=False)


def _edge(moment: Moment, side: str, number: str, piece: str) -> str:
    """Return the first or last so many months of a year or days of a month; 0 for "few"."""
    of_year = moment.width == 1 and not moment.month
    if not (of_year if piece.startswith("month") else piece in ("day", "week") and moment.month):
        return part(moment, "early" if side == "first" else "late")
    longest = _longest(moment)
    count = min(longest, (int(number) or _FEW[piece]) * (7 if piece == "week" else 1))
    low, high = (1, count) if side == "first" else (longest - count + 1, longest)
    return _within(moment, low, high, soft=False)


def limited(text: str, limit: str) -> str:
    """Open one side of an EDTF text."""
    first, _, last = text.partition("/")
    if limit in ("from", "after", "beyond"):
        return f"{first}/.."
    if limit == "until":
        return f"../{last or first}"
    return f"../{_day_before(first)}" if limit == "before" else text


def _day_before(text: str) -> str:
    """Return one unit less: the year before 1914 is 1913; what is soft stays as it is."""
    value = edtf(text)
    if value is None or value.is_approximate or value.has_time:
        return text
    return str(value.shift(-1, value.precision))


def problem(moment: Moment, *, sure: bool) -> str:
    """Say why no such day exists; empty if one does, or if only an inferred year forbids it.

    Args:
        moment: The fields of a day.
        sure: Whether its year is stated, or stands in the heading above.
    """
    if moment.day is None or moment.month is None:
        return ""
    month = MONTHS[moment.month - 1]
    most = days_in_month(_LEAP_YEAR, moment.month)
    if (moment.year, moment.month, moment.day) == _SWEDISH_DAY:
        return ""
    if moment.day > most:
        return f"{month} has {most} days" + (" at most" if moment.month == FEBRUARY else "")
    if moment.year is None or not sure or moment.day <= days_in_month(moment.year, moment.month):
        return ""
    return f"{moment.year} is no leap year: February has 28 days"


def clock_problem(clock: str) -> str:
    """Say why a clock shows no such time; empty if one does."""
    hour, minute = int(clock[:2]), int(clock[3:5])
    second = int(clock[6:8]) if clock[5:6] == ":" else 0
    if minute > 59 or second > 60:  # noqa: PLR2004 - minutes, and seconds with a leap second
        return "an hour has 60 minutes" if minute > 59 else "a minute has 60 seconds"  # noqa: PLR2004
    if hour > 24 or (hour == 24 and minute + second > 0):  # noqa: PLR2004 - hours of a day
        return "a clock ends at 24:00"
    return ""
