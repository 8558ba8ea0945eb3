"""An age or an anniversary against its two dates: how many years they allow."""

import re

from factcheck.model.calendar import DAY_SECONDS, Unit, date_of
from factcheck.model.dates import Edtf
from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.reckonings import Age
from factcheck.model.text import Document, Span

_LIFE = re.compile(r"(?P<birth>[^–—]*[^–—\s])\s*[–—]\s*\S")
"""The dates of a life, or of any stretch told by its ends."""


def decide(one: Age, document: Document) -> Verdict:
    """Return whether the two dates allow an age or anniversary; the right years are integers."""
    since, at = _end(one.since.value, last=False), _end(one.at.value, last=True)
    possible = _possible(one, since, at) if since and at else ()
    if not possible or min(possible) < 0:
        return Refused(Reason.NO_VALUE, "the dates are not told for sure, or in this order")
    many = " or ".join(map(str, possible[:: max(1, len(possible) - 1)]))
    if one.years in possible:
        return Refused(Reason.HOLDS, f"the dates make {many} years")
    begins = one.since.span if one.since is one.at else _beginning(document, one.since.span)
    words = document.words
    ends = "" if one.since is one.at else f" to “{words(one.at.span)}”"
    places = [begins] if one.since is one.at else [begins, one.at.span]
    return Proved(
        "DAT05",
        one.span,
        f"“{words(one.span)}”: “{words(begins)}”{ends} makes {many} years",
        related=tuple(Related(place) for place in places),
        right=possible,
    )


def _end(value: Edtf | None, *, last: bool) -> Edtf | None:
    """Return the date, or the end of an interval that counts; None if it is not certain."""
    if value is not None and value.is_interval:
        value = value.end if last else value.start
    sure = value is not None and not (value.is_approximate or value.is_uncertain)
    return value if sure and value is not None and value.year is not None else None


def _possible(one: Age, since: Edtf, at: Edtf) -> tuple[int, ...]:
    """Return the numbers of years that the two dates allow."""
    if not one.is_completed:
        return ((at.year or 0) - (since.year or 0),)
    since, at = _whole(since), _whole(at)
    ends = since.lower, since.upper, at.lower, at.upper
    if None in ends:
        return ()
    born, youngest, first, last = (
        date_of(((end or 0) - is_end) // DAY_SECONDS)
        for end, is_end in zip(ends, (0, 1, 0, 1), strict=True)
    )
    fewest, most = _completed(youngest, first), _completed(born, last)
    return tuple(range(fewest, most + 1))


def _whole(date: Edtf) -> Edtf:
    """Return the year of a season: a winter has two of them."""
    return Edtf.parse(f"{date.year:04}") if date.precision is Unit.SEASON and date.year else date


def _completed(born: tuple[int, int, int], day: tuple[int, int, int]) -> int:
    """Return the birthdays from one day to another."""
    return day[0] - born[0] - (day[1:] < born[1:])


def _beginning(document: Document, span: Span) -> Span:
    """Return the first date of "17 April 1868 – 9 October 1951", or all of another."""
    first = _LIFE.match(document.words(span))
    return Span(span.start, span.start + first.end("birth")) if first else span
