"""Two times of a day that is not told, and the length between them: "for 8 hours (09:00–17:00)"."""

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
    if found is None:
        return None
    one, two = (found[name].replace(".", ":") for name in ("one", "two"))
    day = _FIRST if one < two else _NEXT
    value = Edtf.parse(f"{_FIRST}T{one}/{day}T{two}")
    return Date(Span(*found.span("range")), value, DateKind.CLOCK)
