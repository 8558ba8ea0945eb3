"""The time of a statement that gives its day apart: "On 4 March the wall burst at 14:25"."""

from collections.abc import Sequence

from attrs import evolve

from factcheck.model import Date, DateKind, DateRole, Span, Unit
from factcheck.patterns import lazy

_APART = lazy(
    r"[,;:()—–]|\b(?:which|who|whose|where|that|after|before|until|till|since|when|while|because|if"
    r"|for|from|by|as|and|but|or)\b"
)
"""What puts a day and a time into two clauses, or leaves one of them open."""
_OWN = frozenset({DateRole.OWN, DateRole.HEAD})


def time_of(text: str, day: Date | None, dates: Sequence[Date], span: Span) -> Date | None:
    """Return the one time that a statement tells on its day, as one of a stated day; else the day.

    Args:
        text: Of the document.
        day: The date of the statement.
        dates: All dates in it.
        span: Where it stands; the head of an entry lies outside.
    """
    if day is None or not _is_day(day) or day.role not in _OWN:
        return day
    times = [one for one in dates if one.kind is DateKind.CLOCK and one.value]
    if len(times) != 1 or not _is_on(times[0], day) or times[0].role is not DateRole.OWN:
        return day
    start = day.span.end if day.span.start >= span.start else span.start
    low, high = sorted((start, times[0].span.start))
    if _APART.search(text, low, high) or times[0].span.start < start:
        return day
    return evolve(times[0], stated=times[0].stated | day.stated)


def _is_day(date: Date) -> bool:
    plain = date.value is not None and not date.value.is_interval
    return plain and date.value is not None and date.value.precision is Unit.DAY


def _is_on(time: Date, day: Date) -> bool:
    """Say whether a single time lies on a day."""
    value = time.value
    single = value is not None and value.single is not None and value.has_time
    return single and day.value is not None and value is not None and value.overlaps(day.value)
