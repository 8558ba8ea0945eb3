"""EDTF values of calendar fields, and reasons why a day or a time is impossible."""

from attrs import evolve

from factcheck.document.text import kept_by_words
from factcheck.extract.dates.expressions import Moment
from factcheck.model import MONTHS, Edtf, EdtfError, days_in_month

_FEBRUARY = 2
NO_YEAR = 10_000
"""A placeholder for a year with too many or too few digits."""
_LEAP_YEAR = 2000
_IN_SWEDEN = (1712, 2, 30)
"""The only 30 February that existed: in Sweden, whose calendar was irregular from 1700 to 1712."""
_LAST_JULIAN_CENTURY = 1900
"""The last century year that had a 29 February, in the Julian calendar."""
_MONTHS = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}
"""First and last month of the early, middle and late part of a year."""
_DAYS = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, 31)}
_DAYS |= {"half 1": (1, 15), "half 2": (16, 31)}
_TENTHS = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}
_TENTHS |= {"half 1": (0, 4), "half 2": (5, 9)}
SOFT_PARTS = frozenset({"early", "mid", "late", "start", "end"})
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each season of the northern hemisphere."""


@kept_by_words
def edtf(text: str) -> Edtf | None:
    """Return the value of an EDTF text, or None if there is no such date."""
    try:
        return Edtf.parse(text)
    except EdtfError:
        return None


def point(moment: Moment, *, soft: bool = False) -> str:
    """Return a moment with a known year as EDTF."""
    year = moment.year or 0
    mark = "~" if soft else ""
    digits = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    if moment.width > 1 and (year < 0 or soft):
        # EDTF allows neither a negative year nor "~" together with X.
        return _span(Moment(year), Moment(year + moment.width - 1), soft=soft)
    if moment.width > 1:
        return digits[:3] + "X" if moment.width == 10 else digits[:2] + "XX"  # noqa: PLR2004
    if moment.season or moment.month is None:
        return digits + (f"-{moment.season}" if moment.season else "") + mark
    if moment.day is None:
        return f"{digits}-{moment.month:02d}{mark}"
    clock = f"T{moment.clock}" if moment.clock else ""
    return f"{digits}-{moment.month:02d}-{moment.day:02d}{clock}{mark}"


def _span(first: Moment, last: Moment, *, soft: bool) -> str:
    return f"{point(first, soft=soft)}/{point(last, soft=soft)}"


def part(moment: Moment, label: str) -> str:
    """Return a part of a period as EDTF: "early", "mid", "late", "start", "end", "half 1"."""
    year, is_soft = moment.year or 0, label in SOFT_PARTS
    if moment.day is not None or moment.season:
        return point(moment, soft=is_soft and moment.day is None)
    if moment.width > 1:
        low, high = (moment.width // 10 * one for one in _TENTHS.get(label, (0, 9)))
        last = Moment(year + high + moment.width // 10 - 1)
        return _span(Moment(year + low), last, soft=is_soft) if label in _TENTHS else point(moment)
    if label == "end":
        month = moment.month or 12
        return point(evolve(moment, month=month, day=days_in_month(year, month)), soft=True)
    if label == "start" and not moment.month:
        moment = evolve(moment, month=1)
    longest = days_in_month(year, moment.month) if moment.month else 12
    bounds = (_DAYS if moment.month else _MONTHS).get(label)
    if bounds is None:
        return point(moment)
    ends = (min(one, longest) for one in bounds)
    first, last = (
        evolve(moment, day=one) if moment.month else evolve(moment, month=one) for one in ends
    )
    return _span(first, last, soft=is_soft)


def limited(text: str, limit: str) -> str:
    """Return an EDTF text with an open start or end."""
    first, _, last = text.partition("/")
    if limit in ("from", "after", "beyond"):
        return f"{first}/.."
    if limit == "until":
        return f"../{last or first}"
    return f"../{_unit_before(first)}" if limit == "before" else text


def _unit_before(text: str) -> str:
    """Return the unit before a date: 1913 for 1914. An approximate date is returned unchanged."""
    value = edtf(text)
    if value is None or value.is_approximate or value.has_time:
        return text
    return str(value.shift(-1, value.precision))


def problem(moment: Moment, *, sure: bool) -> str:
    """Return why a day does not exist; empty if it exists, or would exist in another year.

    Args:
        moment: The fields of a day.
        sure: Whether the year is stated or taken from the heading above. If not, another year may
            be meant.
    """
    fields = moment.year, moment.month, moment.day
    if moment.year == NO_YEAR or (moment.month or 0) > len(MONTHS):
        return "a year has four digits" if moment.year == NO_YEAR else "a year has 12 months"
    if moment.day is None or moment.month is None or fields == _IN_SWEDEN:
        return ""
    most = days_in_month(_LEAP_YEAR, moment.month)
    if moment.day > most:
        at_most = " at most" if moment.month == _FEBRUARY else ""
        return f"{MONTHS[moment.month - 1]} has {most} days{at_most}"
    year = moment.year if sure else None
    if year is None or (year <= _LAST_JULIAN_CENTURY and year % 100 == 0):
        return ""
    if moment.day <= days_in_month(year, moment.month):
        return ""
    return f"February {moment.year} has 28 days"


def clock_problem(clock: str) -> str:
    """Return why a clock time is impossible; empty if it is valid."""
    hour, minute = int(clock[:2]), int(clock[3:5])
    second = int(clock[6:8]) if clock[5:6] == ":" else 0
    if minute > 59:  # noqa: PLR2004
        return "an hour has 60 minutes"
    if second > 60:  # noqa: PLR2004 - with a leap second
        return "a minute has 60 seconds"
    is_late = hour > 24 or (hour == 24 and minute + second > 0)  # noqa: PLR2004 - hours of a day
    return "a day ends at 24:00" if is_late else ""
