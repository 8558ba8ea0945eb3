"""Proofs that two dates and the stated distance between them cannot all be right.

`decide` checks a stated distance against the resulting date, a duration against its start and end,
and an age against its dates.
"""

from functools import singledispatch

from attrs import evolve, frozen

from factcheck.model.calendar import DAY_SECONDS, MONTHS_IN, SECONDS_IN, Unit, date_of, weekday_of
from factcheck.model.dates import Edtf, EdtfError, spoken
from factcheck.model.facts import Date, Duration
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.reckonings import Age, Reckoning, Stretch
from factcheck.model.text import Document

_MINUTE, _HOUR, _DAY_MINUTES, _MONTH = 60, 60, 1_440, 30.436875
_SLACK = {
    Unit.WEEK: (3.0, 3.0),
    Unit.MONTH: (16.0, 20.0),
    Unit.YEAR: (220.0, 350.0),
    Unit.DECADE: (730.0, 900.0),
    Unit.HOUR: (30.0, 30.0),
}
"""Tolerance of a duration in days: how much shorter and how much longer it may be than stated.

About half a unit, and a little more for longer durations, because people count completed units.
Days and minutes are exact.
"""
_ROUND = 5
TO_THE_DAY = "to the day"
FIRM = frozenset(
    {"exactly", "precisely", TO_THE_DAY, "just", "only", "fully", "a full", "barely", ""}
)
"""Modifiers that do not make a duration approximate."""
_LATE_MONTH = 10
_LIKE = 6.0
"""A duration this many times as long as the calculated distance measures something else."""
_MOST_DAYS, _FRIDAY = 400, 4
_NEAR = {Unit.WEEK: 21, Unit.MONTH: 100, Unit.YEAR: 12 * 366}
_FEW_DAYS, _NEAR_MINUTES = 10, 90
"""How far a date may be from the calculated date and still be a typo."""
_SMALL_HOURS = 6


@frozen
class Reach:
    """The smallest and largest value of a distance, both included."""

    low: float
    high: float

    def meets(self, other: "Reach") -> bool:
        """Return True if both ranges may describe the same distance."""
        return self.low <= other.high and other.low <= self.high


def is_clocked(length: Duration) -> bool:
    """Return True if a duration is in hours, minutes or seconds; it is then compared in minutes."""
    return length.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def allowed(length: Duration) -> Reach:
    """Return the range that a duration allows: in minutes if it is clocked, otherwise in days."""
    grain = _MINUTE if is_clocked(length) else DAY_SECONDS
    months = MONTHS_IN.get(length.unit, 0) * _MONTH * DAY_SECONDS
    middle = length.count * SECONDS_IN.get(length.unit, months) / grain + length.days
    below, above = _SLACK.get(length.unit, (0.0, 0.0))
    return Reach(middle - below, middle + above)


def apart(base: Edtf, target: Edtf, *, minutes: bool) -> Reach | None:
    """Return how far `target` is after `base`, in minutes or days; None if unknown."""
    ends = base.lower, base.upper, target.lower, target.upper
    if None in ends:
        return None
    grain = _MINUTE if minutes else DAY_SECONDS
    lower, upper, first, last = (end or 0 for end in ends)
    return Reach(first // grain - (upper - 1) // grain, (last - 1) // grain - lower // grain)


def led_to(date: Edtf, length: Duration, sign: int) -> Edtf | None:
    """Return the date that is `length` after a date (`sign` 1) or before it (`sign` -1).

    None if the length is not a whole number of units, or if there is no such date.
    """
    try:
        if length.count == int(length.count):
            moved = date.shift(sign * int(length.count), length.unit)
            return moved.shift(sign * length.days, Unit.DAY) if length.days else moved
    except EdtfError:
        pass
    return None


def fits(base: Date, target: Date, length: Duration, sign: int) -> bool:
    """Return True if the distance between two dates may be `length`; unknown dates fit."""
    one, other = known_end(base.value), known_end(target.value)
    if one is None or other is None or one.is_approximate or other.is_approximate:
        return True
    if length.unit is Unit.YEAR and other.precision is Unit.YEAR:
        return _fits_years(one, other, length, sign)
    found = apart(*((one, other) if sign > 0 else (other, one)), minutes=is_clocked(length))
    return found is None or found.meets(allowed(length))


def _fits_years(base: Edtf, target: Edtf, length: Duration, sign: int) -> bool:
    """Return True if a year may be `length` years from a date, the way people count.

    Counted from late in a year, "two years later" may be in the third year; "ten years" may be
    rounded.
    """
    is_round = length.count % _ROUND == 0 or length.count != int(length.count) or length.hedge
    for end in filter(None, (base.start, base.end) if base.is_interval else (base,)):
        over = sign * ((target.year or 0) - (end.year or 0)) - length.count
        is_late = (end.month or 0) >= _LATE_MONTH
        if over == 0 or (over == sign and is_late) or (is_round and abs(over) <= 1):
            return True
    return False


def known_end(date: Edtf | None) -> Edtf | None:
    """Return a date; for an interval that is open on one side, return its known end."""
    if date is None or not date.is_interval or (date.start and date.end):
        return date
    return date.start or date.end


def _outer(value: Edtf | None, *, last: bool) -> Edtf | None:
    """Return a date, or the first or last day of an interval; None if the date is not certain."""
    if value is not None and value.is_interval:
        value = value.end if last else value.start
    is_sure = value is not None and not (value.is_approximate or value.is_uncertain)
    return value if is_sure else None


@singledispatch
def decide(one: Reckoning | Stretch | Age, document: Document) -> Verdict:
    """Return whether two dates can be as far apart as stated, with the proof."""
    raise TypeError(f"{one!r} is not a length between two dates in {document!r}")


# ---- a distance and the date that results ----


@decide.register
def _of_reckoning(one: Reckoning, document: Document) -> Verdict:
    due = _due(one)
    if due is None or one.distance.hedge not in FIRM:
        return Refused(Reason.NO_VALUE, "the distance is not exact")
    is_explained = any(_may_be(one, base) for base in (one.base, *one.others))
    if is_explained or not _is_near(one, due):
        return Refused(Reason.HOLDS, f"the distance can lead to this date: {spoken(due)}")
    length = document.words(one.distance.span)
    length = f"one {one.distance.unit}" if length.lower().startswith("the ") else length
    ends = (date.value and (date.value.end or date.value) for date in (one.base, one.target))
    base, target = (spoken(end) if end else "" for end in ends)
    sign = "+" if one.sign > 0 else "-"
    proof = f"{base} {sign} {length[:1].lower() + length[1:]} = {spoken(due)}, not {target}"
    message = f"“{document.words(one.span)}”: {proof}"
    return Proved("DAT03", one.span, message, related=(Related(one.base.span, "anchor"),))


def _due(one: Reckoning) -> Edtf | None:
    """Return the date that results from the distance; None if it is undefined."""
    value = one.base.value
    start = value and (value.end or value.start or value)
    if start and start.has_time and start.year and not is_clocked(one.distance):
        start = Edtf.of(start.year, start.month, start.day)
    return led_to(start, one.distance, one.sign) if start else None


def _may_be(one: Reckoning, base: Date) -> bool:
    """Return True if the distance may be counted from this date.

    A time after midnight may also count as the evening before.
    """
    if fits(base, one.target, one.distance, one.sign):
        return True
    is_time = base.value is not None and base.value.has_time and not is_clocked(one.distance)
    early = (
        led_to(base.value, Duration(base.span, _SMALL_HOURS, Unit.HOUR), -1)
        if is_time and base.value
        else None
    )
    return bool(early) and fits(evolve(base, value=early), one.target, one.distance, one.sign)


def _is_near(one: Reckoning, due: Edtf) -> bool:
    """Return True if the target is in the stated direction and close enough to be a typo."""
    base, other = known_end(one.base.value), known_end(one.target.value)
    if base is None or other is None or due.lower is None or other.lower is None:
        return False
    if not (base.before(other) if one.sign > 0 else other.before(base)):
        return False
    gap = abs(due.lower - other.lower)
    if due.has_time:
        return gap <= _NEAR_MINUTES * _MINUTE
    return gap <= _NEAR.get(one.distance.unit, _FEW_DAYS) * DAY_SECONDS


# ---- a length between two dates ----


@decide.register
def _of_stretch(one: Stretch, document: Document) -> Verdict:
    first, last = _outer(one.start.value, last=False), _outer(one.end.value, last=True)
    is_firm = one.length.hedge in FIRM
    if not (first and last and is_firm):
        return Refused(Reason.NO_VALUE, "the length, its start or its end is not exact")
    found = apart(first, last, minutes=is_clocked(one.length))
    if found is None or not 0 < found.low <= found.high:
        return Refused(
            Reason.NO_VALUE, "the start and end are given only as days, or are not in order"
        )
    lines = document.words(one.bounds).split("\n")
    bounds = f"{' to '.join(f'“{line}”' for line in lines)} is {_spoken(one, found)}"
    said, middle = allowed(one.length), (found.low + found.high) / 2
    # the first and last day or minute may count, and clocks may change
    shift = 1 + (is_clocked(one.length) and found.high > _DAY_MINUTES) * _HOUR
    begin = (first.lower or 0) // DAY_SECONDS
    days = range(begin, min((last.lower or 0) // DAY_SECONDS, begin + _MOST_DAYS) + 1)
    is_of_workdays = one.length.unit is Unit.DAY and one.length.count == sum(
        weekday_of(day) <= _FRIDAY for day in days
    )
    is_like = said.low <= _LIKE * middle and middle <= _LIKE * said.high
    fits_in = said.meets(Reach(found.low - shift, found.high + shift))
    if fits_in or is_of_workdays or not is_like:
        return Refused(Reason.HOLDS, bounds)
    message = f"“{document.words(one.span)}”: {bounds}"
    ends = (one.start.span, one.end.span) if len(lines) > 1 else (one.bounds,)
    return Proved("DAT06", one.span, message, related=tuple(map(Related, ends)))


def _spoken(one: Stretch, found: Reach) -> str:
    """Return the calculated distance in words, with units suited to the stated distance."""
    ends = sorted({round(found.low), round(found.high)})
    if is_clocked(one.length):
        pairs = (divmod(end, _HOUR) for end in ends)
        return " to ".join(_joined((hours, "hour"), (rest, "minute")) for hours, rest in pairs)
    if one.length.unit in (Unit.YEAR, Unit.DECADE) and len(ends) > 1:
        years = sorted({round(end / (12 * _MONTH)) for end in ends})
        return f"{' to '.join(map(str, years))} years"
    if one.length.unit in (Unit.DAY, Unit.WEEK):
        return f"{' to '.join(map(str, ends))} days"
    return " to ".join(map(_spoken_days, ends))


def _spoken_days(count: int) -> str:
    """Return days in words, with years and months if over two months: "2 years (731 days)"."""
    years, months = divmod(int(count / _MONTH), 12)
    days = _joined((count, "day"))
    return (
        f"{_joined((years, 'year'), (months, 'month'))} ({days})" if years or months > 1 else days
    )


def _joined(*parts: tuple[int, str]) -> str:
    words = [f"{count:,} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " and ".join(words) or f"0 {parts[-1][1]}s"


# ---- an age or an anniversary ----


@decide.register
def _of_age(one: Age, document: Document) -> Verdict:
    since, at = _outer(one.since.value, last=False), _outer(one.at.value, last=True)
    possible = _possible(one, since, at) if since and at else range(0)
    if not possible or possible[0] < 0:
        return Refused(Reason.NO_VALUE, "the dates are not exact, or not in this order")
    many = " or ".join(map(str, possible[:: max(1, len(possible) - 1)]))
    if one.years in possible:
        return Refused(Reason.HOLDS, f"the dates are {many} years apart")
    places = dict.fromkeys((one.since.span, one.at.span))
    ends = "” to “".join(map(document.words, places))
    message = f"“{document.words(one.span)}”: “{ends}” is {many} years"
    return Proved(
        "DAT05", one.span, message, (), tuple(map(Related, places)), right=tuple(possible)
    )


def _possible(one: Age, since: Edtf, at: Edtf) -> range:
    """Return the ages in years that the two dates allow."""
    if since.year is None or at.year is None:
        return range(0)
    if not one.is_completed:
        return range(at.year - since.year, at.year - since.year + 1)
    if Unit.SEASON in (since.precision, at.precision):  # a winter belongs to two years
        since, at = Edtf.of(since.year), Edtf.of(at.year)
    born, youngest, first, last = (
        date_of((end or 0) // DAY_SECONDS)
        for end in (since.lower, (since.upper or 1) - 1, at.lower, (at.upper or 1) - 1)
    )
    return range(_completed(youngest, first), _completed(born, last) + 1)


def _completed(born: tuple[int, int, int], day: tuple[int, int, int]) -> int:
    """Return the number of birthdays between a date of birth and a day."""
    return day[0] - born[0] - (day[1:] < born[1:])
