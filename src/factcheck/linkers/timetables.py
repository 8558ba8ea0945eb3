"""Two times of a day that is not told, and the length between them: "for 8 hours (09:00–17:00)"."""

import re

from factcheck.model import Date, DateKind, Duration, Edtf, Span, Unit
from factcheck.patterns import lazy

_CLOCK = r"(?:[01]\d|2[0-3])[:.][0-5]\d"
"""Of two digits each: "9.14" may be of either half of a day, and need not be a time."""
_RANGE = (
    rf"(?:(?:from|between) )?(?P<one>{_CLOCK})(?: to | until | till | and |[–—-])(?P<two>{_CLOCK})"
)
_BEHIND = lazy(
    rf"(?:,? \(|, | – | — )(?:that is,? |namely,? )?(?P<range>{_RANGE})"
    r"(?=[),.;]|$| in (?:all|total))"
)
_IN_FRONT = lazy(
    rf"(?P<range>{_RANGE})(?:, | \(| – | — )(?:that is,? )?(?:for |lasting |in all )?$"
)
_CLOSED = lazy(r"[),.;]|$")
_TIME = lazy(r"\b\d{1,2}[:.][0-5]\d\b")
_ANYWHERE = lazy(
    rf"\b(?P<range>(?:from|between) (?P<one>{_CLOCK})(?: to | until | till | and |[–—-])"
    rf"(?P<two>{_CLOCK}))(?![\d:.]\d)"
)
_ENDS = 2
_REACH = 60
_HOURS = (Unit.HOUR, Unit.MINUTE)
_FIRST, _NEXT = "2001-01-03", "2001-01-04"
"""Two days in the middle of a week, as good as any others."""


def clocked(text: str, length: Duration) -> Date | None:
    """Return the times that touch a length of hours, as if they were of some day; None for none.

    An end that is earlier than its beginning is of the next day.
    """
    if length.unit not in _HOURS:
        return None
    start, end = length.span.start, length.span.end
    found = _BEHIND.match(text, end)
    if found is None and _CLOSED.match(text, end):
        found = _IN_FRONT.search(text, max(0, start - _REACH), start)
    return _of_some_day(found) if found else None


def clocked_in(text: str, place: Span, length: Duration) -> Date | None:
    """Return the one range of times that a sentence tells; None for none or several."""
    if length.unit not in _HOURS or len(_TIME.findall(text, place.start, place.end)) != _ENDS:
        return None
    found = _ANYWHERE.search(text, place.start, place.end)
    return _of_some_day(found) if found else None


def _of_some_day(found: "re.Match[str]") -> Date:
    one, two = (found[name].replace(".", ":") for name in ("one", "two"))
    day = _FIRST if one < two else _NEXT
    value = Edtf.parse(f"{_FIRST}T{one}/{day}T{two}")
    return Date(Span(*found.span("range")), value, DateKind.CLOCK)
